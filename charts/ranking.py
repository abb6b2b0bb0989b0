"""Districts on one indicator: a ranked dot plot with the spread behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.base import Figure, Look, Part, Scale, axis, dot, figure, upright, value_format
from charts.palette import BACKGROUND, QUIET, REFERENCE, TEXT, region_colours

ROW_HEIGHT, NAMED_HEIGHT = 13, 25  # pixels
MOST_NAMED = 20  # rows with room for a name each
BESIDE = 64  # pixels for the value beside the last dot
LINE_LABEL_HEIGHT = 18


@dataclass(frozen=True)
class Line:
    """A value to compare with, drawn across all rows: name as shown and value in the indicator's unit."""

    name: str
    value: float


def ranking_chart(
    ranking: pd.DataFrame,
    names: Mapping[str, str],
    highlighted: Sequence[str],
    lines: Sequence[Line],
    scale: Scale,
    look: Look,
) -> Figure:
    """One dot per row of `ranking` (columns as queries/ranking.sql, at least one of them ranked), best on top,
    `highlighted` regions in colour with name and value, a ring for who has no rank; the middle half of the ranked as a
    band, the median and `lines` as lines. Where there are few rows, each has its name at the axis and its value beside
    the dot."""
    rows = ranking.reset_index(drop=True)
    named = len(rows) <= MOST_NAMED
    rows["told"] = [
        look.language(
            "chart.unranked" if pd.isna(rank) else "chart.ranked",
            region=names[key],
            value=look.language.quantity(value, scale.decimals, scale.label),
            rank=rank,
        )
        for key, value, rank in zip(rows["region_key"], rows["value"], rows["rank"], strict=True)
    ]
    rows["label"] = [look.language.number(value, scale.decimals) for value in rows["value"]]
    first = rows.iloc[0]
    compared = [Line(look.language("chart.median"), first["median"]), *lines]
    middle = (rows["value"].min() + rows["value"].max()) / 2
    # Values alone stand at one side; a name goes where there is more room.
    rows["side"] = ["middle right" if named or value <= middle else "middle left" for value in rows["value"]]
    quiet = rows[~rows["region_key"].isin(highlighted)]
    dots = _dots(quiet, {"size": 7, "color": QUIET}, quiet["label"] if named else None, look)
    for key, colour in region_colours(highlighted).items():
        row = rows[rows["region_key"] == key]
        shown = "<b>" + ("" if named else f"{names[key]}</b> ") + row["label"] + ("</b>" if named else "")
        dots += _dots(row, dot(colour, bool(row["rank"].notna().all()), look), shown, look)
    return figure(
        look,
        90 + (NAMED_HEIGHT if named else ROW_HEIGHT) * len(rows),
        dots,
        shapes=[*_band(first["lower_quartile"], first["upper_quartile"]), *_lines(compared)],
        annotations=[_label(line, level, scale, look) for level, line in enumerate(compared)],
        xaxis=axis(look, scale.label, tickformat=value_format(rows["value"].tolist())),
        yaxis=axis(
            look,
            "" if named else look.language("compare.rank"),
            **(_names(rows, names) if named else _ranks(rows)),
            autorange=False,
            range=[len(rows), -1],
            showgrid=False,
        ),
        margin={"t": 28 + LINE_LABEL_HEIGHT * len(compared), "r": BESIDE if named else 8},
    )


def _dots(rows: pd.DataFrame, marker: Part, labels: pd.Series | None, look: Look) -> list[Part]:
    """A dot per row at its place, with the labels beside it, as one trace; none without rows."""
    if rows.empty:
        return []
    sides = rows["side"].tolist()
    return [
        {
            "type": "scatter",
            "x": rows["value"].tolist(),
            "y": rows.index.tolist(),
            "mode": "markers" if labels is None else "markers+text",
            "marker": marker,
            **({} if labels is None else {"text": labels.tolist()}),
            "textposition": sides[0] if len(sides) == 1 else sides,
            "textfont": {"color": TEXT[look.mode], "size": 14, "shadow": _halo(look)},
            "hovertext": rows["told"].tolist(),
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
    ]


def _band(low: float, high: float) -> list[Part]:
    """The middle half; nothing where it is not known."""
    if pd.isna(low):
        return []
    places = {"xref": "x", "x0": low, "x1": high, "yref": "y domain", "y0": 0, "y1": 1}
    return [{"type": "rect", **places, "fillcolor": QUIET, "opacity": 0.22, "line": {"width": 0}, "layer": "below"}]


def _halo(look: Look) -> str:
    """Ground around letters, so that a line behind them does not cross them (CSS)."""
    return ", ".join([f"0 0 3px {BACKGROUND[look.mode]}"] * 6)


def _names(rows: pd.DataFrame, names: Mapping[str, str]) -> Part:
    """Rank and name of every row at the axis."""
    ranks = ["" if pd.isna(rank) else f"{rank}  " for rank in rows["rank"]]
    labels = [f"{rank}{names[key]}" for rank, key in zip(ranks, rows["region_key"], strict=True)]
    return {"tickvals": rows.index.tolist(), "ticktext": labels}


def _ranks(rows: pd.DataFrame) -> Part:
    """Every tenth rank at the axis, and the last one with room beside it."""
    ranked = rows.index[rows["rank"].notna()]
    last = len(ranked) - 1
    chosen = [0, *range(9, last - 2, 10), last]
    return {
        "tickvals": [int(ranked[place]) for place in chosen],
        "ticktext": [str(place + 1) for place in chosen],
    }


def _lines(compared: Sequence[Line]) -> list[Part]:
    """A vertical line for each value; the median, which comes first, is solid, references are dashed."""
    return [
        upright(line.value, {"color": REFERENCE, "width": 1.5, "dash": "dash" if level else "solid"}, "below")
        for level, line in enumerate(compared)
    ]


def _label(line: Line, level: int, scale: Scale, look: Look) -> Part:
    """Name and value of a line, `level` lines above the plot."""
    return {
        "x": line.value,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 2 + LINE_LABEL_HEIGHT * level,
        "showarrow": False,
        "text": f"{line.name} {look.language.number(line.value, scale.decimals)}",
        "font": {"size": 12, "color": TEXT[look.mode]},
    }
