"""What was observed, where that leads, and where assumptions lead: solid, dotted with a band, dashed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from charts.base import Chart, Look, Part, Point, Scale, make_axis, make_chart, make_inert, write_value_format
from charts.end_labels import EndLabel, place_end_labels
from charts.future import ExpectedYear, Future, FuturePath
from charts.palette import QUIET, REFERENCE, SERIES, TEXT, choose_region_colours

HEIGHT = 480
NEAR, NEAR_YEARS = 0.12, 4  # of the height, and years: where observed values crowd a label
TOP = 34  # pixels above the plot
PLOT = HEIGHT - TOP - 40
SYMBOLS = {
    "diamond": "\N{BLACK DIAMOND}",
    "square": "\N{BLACK SQUARE}",
    "triangle-up": "\N{BLACK UP-POINTING TRIANGLE}",
    "x": "\N{HEAVY MULTIPLICATION X}",
}


def draw_scenarios(future: Future, scale: Scale, look: Look, span: tuple[float, float] | None = None) -> Chart:
    """Fact solid, the trend dotted with the band of its range, assumptions dashed, each named with its last value at
    the right edge. `span`: lowest and highest value of the axis, None for what is drawn. The assumed courses are the
    last of the traces, their names and that of the trend (`list_end_labels`) the last of the annotations."""
    newest, until = future.observed[-1][-1][0], future.until
    own = {"color": choose_region_colours([future.region_key])[future.region_key], "width": 3, "dash": "solid"}
    traces = [*_trend(future.trend, scale, look), *_star(future)]
    traces += [_course(FuturePath(future.name, run), own, "", scale, look) for run in future.observed]
    for path, colour, symbol in zip(future.paths, choose_path_colours(future.region_key), SYMBOLS, strict=False):
        traces.append(_course(path, {"color": colour, "width": 2.5, "dash": "dash"}, symbol, scale, look))
    labels = list_end_labels(future, scale, look)
    low, high = span or future.extent()
    first = min(future.observed[0][0][0] - 0.4, newest - (until - newest) / 3)  # room to say: observed
    return make_chart(
        look,
        HEIGHT,
        traces,
        annotations=[
            *_sides(newest, look),
            *_goal(future, (low, high), look),
            *place_end_labels(labels, (low, high), PLOT, look),
        ],
        shapes=_lines(future, look),
        xaxis=make_axis(look, tickformat="d", tickangle=0, showgrid=False, nticks=6, range=[first, until]),
        yaxis=make_axis(look, scale.label, nticks=6, tickformat=write_value_format([low, high]), range=[low, high]),
        margin={"r": 132, "t": TOP},
        hovermode="closest",
    )


def list_end_labels(future: Future, scale: Scale, look: Look) -> list[EndLabel]:
    """Of the assumed courses, then of the trend."""
    colours, until = choose_path_colours(future.region_key), future.until
    labels = [
        _end(path.name, path.points[-1], (mark, colour), until, scale, look)
        for path, colour, mark in zip(future.paths, colours, SYMBOLS.values(), strict=False)
    ]
    if future.trend:
        last = future.trend[-1]
        mark = (3 * "\N{MIDDLE DOT}", REFERENCE)
        label = _end(look.language("whatif.trend"), (last.year, last.value), mark, until, scale, look)
        low, high = (look.language.number(edge, scale.decimals) for edge in (last.low, last.high))
        labels.append(replace(label, value=f"{label.value}<br>{look.language('whatif.span', low=low, high=high)}"))
    return labels


def choose_path_colours(region_key: str) -> list[str]:
    """Colours for assumed courses, none of them that of the region."""
    own = choose_region_colours([region_key])[region_key]
    return [colour for colour in SERIES if colour != own]


def _end(name: str, point: Point, mark: tuple[str, str], until: int, scale: Scale, look: Look) -> EndLabel:
    """The label of a course; with the year where it ends before the last one shown."""
    value = look.language.number(point[1], scale.decimals) + ("" if point[0] == until else f" ({point[0]})")
    return EndLabel(name, value, point[1], *mark)


def _course(path: FuturePath, line: Part, symbol: str, scale: Scale, look: Look) -> Part:
    """A run of values; an assumed one (with a symbol) has a mark at its end, an observed one at each value."""
    name, points = make_inert(path.name), path.points
    told = "chart.assumed" if symbol else "chart.observed"
    return {
        "type": "scatter",
        "x": [year for year, _ in points],
        "y": [value for _, value in points],
        "mode": "lines+markers",
        "line": line,
        "marker": {
            "size": [0] * (len(points) - 1) + [10] if symbol else [6] * len(points),
            "symbol": symbol or "circle",
            "color": line["color"],
            "opacity": 1,
            "line": {"width": 0},
        },
        "text": [
            look.language(told, name=name, year=year, value=look.language.quantity(value, scale.decimals, scale.label))
            for year, value in points
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }


def _trend(trend: Sequence[ExpectedYear], scale: Scale, look: Look) -> list[Part]:
    """The band and the line in it; nothing where there is no trend."""
    years = [expected.year for expected in trend]
    band = {
        "type": "scatter",
        "x": [*years, *reversed(years)],
        "y": [*(expected.high for expected in trend), *(expected.low for expected in reversed(trend))],
        "fill": "toself",
        "fillcolor": QUIET,
        "opacity": 0.25,
        "mode": "none",
        "hoverinfo": "skip",
    }
    line = {
        "type": "scatter",
        "x": years,
        "y": [expected.value for expected in trend],
        "mode": "lines",
        "line": {"color": REFERENCE, "width": 2, "dash": "dot"},
        "text": [
            look.language(
                "chart.projected",
                year=expected.year,
                value=look.language.quantity(expected.value, scale.decimals, scale.label),
                low=look.language.number(expected.low, scale.decimals),
                high=look.language.number(expected.high, scale.decimals),
            )
            for expected in trend
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }
    return [band, line] if trend else []


def _star(future: Future) -> list[Part]:
    """Where the target is due, if that is shown."""
    goal, newest = future.goal, future.observed[-1][-1][0]
    if goal is None or goal.year is None or not newest < goal.year <= future.until:
        return []
    mark = {"symbol": "star", "size": 15, "color": REFERENCE}
    place = {"x": [goal.year], "y": [goal.value], "mode": "markers", "marker": mark, "text": [make_inert(goal.label)]}
    return [{"type": "scatter", **place, "hovertemplate": "%{text}<extra></extra>", "cliponaxis": False}]


def _goal(future: Future, span: tuple[float, float], look: Look) -> list[Part]:
    """The label of the target, at that end of its line where observed values leave more room."""
    if future.goal is None:
        return []
    low, high = span
    early = [value for year, value in future.observed[0] if year <= future.observed[0][0][0] + NEAR_YEARS]
    crowded = any(abs(value - future.goal.value) < NEAR * (high - low) for value in early)
    place = {"x": int(crowded), "xref": "paper", "xanchor": "right" if crowded else "left"}
    return [_words(make_inert(future.goal.label), look, **place, xshift=-12 * crowded, y=future.goal.value)]


def _sides(newest: int, look: Look) -> list[Part]:
    """What lies on either side of the newest value."""
    return [
        _words(look.language(f"chart.side_{side}"), look, x=newest, xanchor=anchor, xshift=shift, y=1, yref="paper")
        for side, anchor, shift in (("fact", "right", -6), ("assumption", "left", 6))
    ]


def _words(text: str, look: Look, **place: Any) -> Part:
    font = {"size": 12, "color": TEXT[look.mode]}
    return {"text": text, "showarrow": False, "yanchor": "bottom", "font": font, **place}


def _lines(future: Future, look: Look) -> list[Part]:
    """Upright between what was observed and what is assumed; across at the height of the target."""
    newest = future.observed[-1][-1][0]
    upright = {"x0": newest, "x1": newest, "y0": 0, "y1": 1, "yref": "paper"}
    lines: list[Part] = [{"type": "line", **upright, "line": {"color": REFERENCE, "width": 1, "dash": "dot"}}]
    if future.goal:
        across = {"x0": 0, "x1": 1, "xref": "paper", "y0": future.goal.value, "y1": future.goal.value}
        style = {"color": TEXT[look.mode], "width": 1.2, "dash": "longdashdot"}
        lines.append({"type": "line", **across, "line": style})
    return [{**line, "layer": "below"} for line in lines]
