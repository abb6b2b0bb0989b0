"""Districts on one indicator: a ranked dot plot with the spread behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from charts.base import Chart, Look, Part, Scale, make_axis, make_chart, make_dot, set_upright, write_value_format
from charts.palette import BACKGROUND, QUIET, REFERENCE, TEXT, choose_region_colours

ROW_HEIGHT, NAMED_HEIGHT = 13, 25  # pixels
MOST_HEIGHT = 330  # of all rows without a name each: the picture is seen as a whole
LABEL_HEIGHT = 15
MOST_NAMED = 20  # rows with room for a name each
_MOST_RANKS = 11  # at the axis
BESIDE = 64  # pixels for the value beside the last dot
LINE_LABEL_HEIGHT = 18


@dataclass(frozen=True)
class ReferenceLine:
    """A value to compare with, drawn across all rows: name as shown and value in the indicator's unit."""

    name: str
    value: float


@dataclass(frozen=True)
class _Dot:
    """A region at its `place`, counted from 0 at the top; `rank` is None for who has none, `told` is said when pointed
    at, `side` where the label stands, `picks` the key that a click hands on, if any."""

    place: int
    key: str
    value: float
    rank: int | None
    label: str
    side: str
    told: str
    picks: str


def draw_ranking(
    ranking: pd.DataFrame,
    names: Mapping[str, str],
    highlighted: Sequence[str],
    lines: Sequence[ReferenceLine],
    scale: Scale,
    look: Look,
) -> Chart:
    """One dot per row of `ranking` (columns as queries/ranking.sql, at least one of them ranked), best on top,
    `highlighted` regions in colour with name and value, a ring for who has no rank; the middle half of the ranked as a
    band, the median and `lines` as lines. Where there are few rows, each has its name at the axis and its value beside
    the dot. A dot has as `customdata` whom a click on it chooses, or no longer: nobody where that would leave none."""
    dots, first = _dots(ranking, names, highlighted, scale, look), ranking.iloc[0]
    named = len(dots) <= MOST_NAMED
    compared = [ReferenceLine(look.language("chart.median"), first["median"]), *lines]
    row = NAMED_HEIGHT if named else min(ROW_HEIGHT, MOST_HEIGHT / len(dots))
    if not named:
        dots = _part_labels(dots, highlighted, row)
    quiet = [one for one in dots if one.key not in highlighted]
    traces = _trace(quiet, {"size": 7, "color": QUIET}, [one.label for one in quiet] if named else [], look)
    for key, colour in choose_region_colours(highlighted).items():
        chosen = [one for one in dots if one.key == key]
        shown = [f"<b>{one.label}</b>" if named else f"<b>{names[key]}</b> {one.label}" for one in chosen]
        traces += _trace(chosen, make_dot(colour, all(one.rank for one in chosen), look), shown, look)
    return make_chart(
        look,
        round(90 + row * len(dots)),
        traces,
        shapes=[*_band(first["lower_quartile"], first["upper_quartile"]), *_lines(compared)],
        annotations=[_label(line, level, scale, look) for level, line in enumerate(compared)],
        xaxis=make_axis(look, scale.label, tickformat=write_value_format([one.value for one in dots])),
        yaxis=make_axis(
            look,
            "" if named else look.language("compare.rank"),
            **(_names(dots, names) if named else _ranks(dots)),
            autorange=False,
            range=[len(dots), -1],
            showgrid=False,
        ),
        margin={"t": 28 + LINE_LABEL_HEIGHT * len(compared), "r": BESIDE if named else 8},
    )


def _dots(
    ranking: pd.DataFrame, names: Mapping[str, str], highlighted: Sequence[str], scale: Scale, look: Look
) -> list[_Dot]:
    """The rows in their order. Values alone stand at one side; a name goes where there is more room."""
    keys, values = ranking["region_key"].tolist(), ranking["value"].tolist()
    ranks = [None if pd.isna(rank) else int(rank) for rank in ranking["rank"].tolist()]
    middle, named = (min(values) + max(values)) / 2, len(values) <= MOST_NAMED
    return [
        _Dot(
            place,
            key,
            value,
            rank,
            look.language.number(value, scale.decimals),
            "middle right" if named or value <= middle else "middle left",
            look.language(
                "chart.ranked" if rank else "chart.unranked",
                region=names[key],
                value=look.language.quantity(value, scale.decimals, scale.label),
                rank=rank,
            ),
            "" if [key] == [*highlighted] else key,
        )
        for place, (key, value, rank) in enumerate(zip(keys, values, ranks, strict=True))
    ]


def _part_labels(dots: Sequence[_Dot], highlighted: Sequence[str], row: float) -> list[_Dot]:
    """With the labels of two highlighted dots that lie closer than a line of text on either side of them."""
    parted, before = [], None
    for one in dots:
        shown = one
        if one.key in highlighted:
            if before and (one.place - before.place) * row < LABEL_HEIGHT and before.side == one.side:
                shown = replace(one, side="middle right" if one.side == "middle left" else "middle left")
            before = shown
        parted.append(shown)
    return parted


def _trace(dots: Sequence[_Dot], marker: Part, labels: Sequence[str], look: Look) -> list[Part]:
    """The dots with the labels beside them, if there are any, as one trace; none without dots."""
    if not dots:
        return []
    sides = [one.side for one in dots]
    return [
        {
            "type": "scatter",
            "x": [one.value for one in dots],
            "y": [one.place for one in dots],
            "mode": "markers+text" if labels else "markers",
            "marker": marker,
            **({"text": labels} if labels else {}),
            "textposition": sides[0] if len(sides) == 1 else sides,
            "textfont": {"color": TEXT[look.mode], "size": 14, "shadow": _halo(look)},
            "customdata": [one.picks for one in dots],
            "hovertext": [one.told for one in dots],
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


def _names(dots: Sequence[_Dot], names: Mapping[str, str]) -> Part:
    """Rank and name of every row at the axis."""
    labels = [f"{one.rank}  {names[one.key]}" if one.rank else names[one.key] for one in dots]
    return {"tickvals": [one.place for one in dots], "ticktext": labels}


def _ranks(dots: Sequence[_Dot]) -> Part:
    """The first rank at the axis, every tenth (of many every 20th or 50th), and the last one with room beside it."""
    ranked = [one for one in dots if one.rank]
    last = len(ranked) - 1
    step = next(step for step in (10, 20, 50) if step == 50 or last <= _MOST_RANKS * step)
    chosen = [ranked[number] for number in (0, *range(step - 1, last - step // 4, step), last)]
    return {"tickvals": [one.place for one in chosen], "ticktext": [str(one.rank) for one in chosen]}


def _lines(compared: Sequence[ReferenceLine]) -> list[Part]:
    """A vertical line for each value; the median, which comes first, is solid, references are dashed."""
    return [
        set_upright(line.value, {"color": REFERENCE, "width": 1.5, "dash": "dash" if level else "solid"}, "below")
        for level, line in enumerate(compared)
    ]


def _label(line: ReferenceLine, level: int, scale: Scale, look: Look) -> Part:
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
