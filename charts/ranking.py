"""All districts of a Land on one indicator: a ranked dot plot with the spread behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts.base import Look, Scale, axis, figure, value_format
from charts.palette import QUIET, REFERENCE, TEXT, region_colours

ROW_HEIGHT = 13
LINE_LABEL_HEIGHT = 18


@dataclass(frozen=True)
class Line:
    """A value to compare with, drawn across all districts: name as shown and value in the indicator's unit."""

    name: str
    value: float


def ranking_chart(
    ranking: pd.DataFrame,
    names: Mapping[str, str],
    highlighted: Sequence[str],
    lines: Sequence[Line],
    scale: Scale,
    look: Look,
) -> go.Figure:
    """One dot per row of `ranking` (columns as queries/ranking.sql), best on top, `highlighted` regions in colour
    with name and value; the middle half of the districts as a band, the median and `lines` as lines."""
    rows = ranking.reset_index(drop=True)
    rows["label"] = [
        look.language(
            "chart.ranked",
            region=names[key],
            value=look.language.quantity(value, scale.decimals, scale.unit),
            rank=rank,
        )
        for key, value, rank in zip(rows["region_key"], rows["value"], rows["rank"], strict=True)
    ]
    first = rows.iloc[0]
    drawn = figure(look, 90 + ROW_HEIGHT * len(rows))
    drawn.add_vrect(
        x0=first["lower_quartile"],
        x1=first["upper_quartile"],
        fillcolor=QUIET,
        opacity=0.22,
        line_width=0,
        layer="below",
    )
    median = Line(look.language("chart.median"), first["median"])
    for level, line in enumerate([median, *lines]):
        _add_line(drawn, line, level, scale, look)
    quiet = rows[~rows["region_key"].isin(highlighted)]
    drawn.add_scatter(
        x=quiet["value"],
        y=quiet.index,
        mode="markers",
        marker={"size": 7, "color": QUIET},
        text=quiet["label"],
        hovertemplate="%{text}<extra></extra>",
    )
    middle = (rows["value"].min() + rows["value"].max()) / 2
    for key, colour in region_colours(highlighted).items():
        for position, row in rows[rows["region_key"] == key].iterrows():
            text = f"<b>{names[key]}</b> {look.language.number(row['value'], scale.decimals)}"
            side = "middle right" if row["value"] <= middle else "middle left"  # where there is more room
            drawn.add_scatter(
                x=[row["value"]],
                y=[position],
                mode="markers+text",
                marker={"size": 13, "color": colour, "line": {"width": 1.5, "color": TEXT[look.mode]}},
                text=[text],
                textposition=side,
                textfont={"color": TEXT[look.mode], "size": 14},
                hovertext=row["label"],
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
            )
    ticks = sorted({0, *range(9, len(rows), 10), len(rows) - 1})
    drawn.update_xaxes(axis(look, title_text=scale.unit, tickformat=value_format(rows["value"].tolist())))
    drawn.update_yaxes(
        axis(
            look,
            autorange=False,
            range=[len(rows), -1],
            tickvals=ticks,
            ticktext=[str(tick + 1) for tick in ticks],
            showgrid=False,
            title_text=look.language("compare.rank"),
        )
    )
    drawn.update_layout(margin={"t": 28 + LINE_LABEL_HEIGHT * (len(lines) + 1)})
    return drawn


def _add_line(drawn: go.Figure, line: Line, level: int, scale: Scale, look: Look) -> None:
    """A vertical line; its label `level` lines above the plot. The median (level 0) is solid, references dashed."""
    dash = "dash" if level else "solid"
    drawn.add_vline(x=line.value, line={"color": REFERENCE, "width": 1.5, "dash": dash}, layer="below")
    drawn.add_annotation(
        x=line.value,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=2 + LINE_LABEL_HEIGHT * level,
        showarrow=False,
        text=f"{line.name} {look.language.number(line.value, scale.decimals)}",
        font={"size": 12, "color": TEXT[look.mode]},
    )
