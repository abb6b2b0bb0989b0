"""All districts of a Land on one indicator: a ranked dot plot with the spread behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts.base import Mode, axis, figure
from charts.palette import QUIET, REFERENCE, TEXT, region_colours
from texts import Language

ROW_HEIGHT = 13


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
    unit: str,
    decimals: int,
    language: Language,
    mode: Mode,
) -> go.Figure:
    """One dot per row of `ranking` (columns as queries/ranking.sql), best on top, `highlighted` regions in colour
    with name and value; the middle half of the districts as a band, the median and `lines` as lines."""
    height = 90 + ROW_HEIGHT * len(ranking)
    drawn = figure(language, mode, height)
    rows = ranking.reset_index(drop=True)
    first = rows.iloc[0]
    drawn.add_vrect(x0=first["lower_quartile"], x1=first["upper_quartile"], fillcolor=QUIET, opacity=0.22, line_width=0)
    _add_line(drawn, Line(language("chart.median"), first["median"]), "solid", 0, language, decimals, mode)
    for level, line in enumerate(lines, start=1):
        _add_line(drawn, line, "dash", level, language, decimals, mode)
    quiet = rows[~rows["region_key"].isin(highlighted)]
    drawn.add_scatter(
        x=quiet["value"],
        y=quiet.index,
        mode="markers",
        marker={"size": 7, "color": QUIET},
        text=[_label(row, names, language, decimals, unit) for _, row in quiet.iterrows()],
        hovertemplate="%{text}<extra></extra>",
    )
    middle = (rows["value"].min() + rows["value"].max()) / 2
    for key, colour in region_colours(highlighted).items():
        for position, row in rows[rows["region_key"] == key].iterrows():
            drawn.add_scatter(
                x=[row["value"]],
                y=[position],
                mode="markers+text",
                marker={"size": 13, "color": colour, "line": {"width": 1.5, "color": TEXT[mode]}},
                text=[f"<b>{names[key]}</b> {language.number(row['value'], decimals)}"],
                textposition="middle right" if row["value"] <= middle else "middle left",
                textfont={"color": TEXT[mode], "size": 14},
                hovertext=_label(row, names, language, decimals, unit),
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
            )
    count = len(rows)
    ticks = sorted({0, *range(9, count, 10), count - 1})
    drawn.update_xaxes(axis(mode, title_text=unit, side="bottom", tickformat=f",.{_tick_decimals(rows)}f"))
    drawn.update_yaxes(
        axis(
            mode,
            autorange=False,
            range=[count, -1],
            tickvals=ticks,
            ticktext=[str(tick + 1) for tick in ticks],
            showgrid=False,
            title_text=language("compare.rank"),
        )
    )
    drawn.update_layout(margin={"t": 28 + 18 * (len(lines) + 1)})
    return drawn


def _tick_decimals(rows: pd.DataFrame) -> int:
    """Axis labels with as many decimals as the spread of the values needs."""
    width = rows["value"].max() - rows["value"].min()
    return 0 if width >= 8 else 1 if width >= 0.8 else 2


def _label(row: pd.Series, names: Mapping[str, str], language: Language, decimals: int, unit: str) -> str:
    value = language.quantity(row["value"], decimals, unit)
    return language("chart.ranked", region=names[row["region_key"]], value=value, rank=row["rank"])


def _add_line(
    drawn: go.Figure, line: Line, dash: str, level: int, language: Language, decimals: int, mode: Mode
) -> None:
    drawn.add_vline(x=line.value, line={"color": REFERENCE, "width": 1.5, "dash": dash})
    drawn.add_annotation(
        x=line.value,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=2 + 18 * level,
        showarrow=False,
        text=f"{line.name} {language.number(line.value, decimals)}",
        font={"size": 12, "color": TEXT[mode]},
    )
