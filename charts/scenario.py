"""What was observed, where that leads, and where assumptions lead: solid, dotted with a band, dashed."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.base import Look, Point, Scale, Segments, axis, figure, value_format
from charts.end_labels import EndLabel, add_end_labels, inert
from charts.palette import QUIET, REFERENCE, SERIES, TEXT, region_colours

HEIGHT = 480
TOP = 34  # pixels above the plot
SYMBOLS = {"diamond": "\N{BLACK DIAMOND}", "square": "\N{BLACK SQUARE}", "triangle-up": "\N{BLACK UP-POINTING TRIANGLE}",
           "x": "\N{HEAVY MULTIPLICATION X}"}


@dataclass(frozen=True)
class Expectation:
    """A projected value of a year with its range."""

    year: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Path:
    """An assumed course: its name and (year, value) from the newest observation on."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Goal:
    """A target: how it is labelled, its value and its year, None if it holds in every year."""

    label: str
    value: float
    year: int | None


def path_colours(region_key: str, count: int) -> list[str]:
    """Colours of `count` assumed courses, none of them that of the region."""
    own = region_colours([region_key])[region_key]
    return [colour for colour in SERIES if colour != own][:count]


def scenario_chart(
    region: tuple[str, str],
    observed: Segments,
    trend: Sequence[Expectation],
    paths: Sequence[Path],
    goal: Goal | None,
    until: int,
    scale: Scale,
    look: Look,
) -> go.Figure:
    """`region`: key and name; `observed`: its runs of (year, value) that may be joined. Fact solid, the trend dotted
    with the band of its range, assumptions dashed, each named with its last value at the right edge."""
    drawn = figure(look, HEIGHT)
    key, name = region
    colour = region_colours([key])[key]
    newest = observed[-1][-1]
    if trend:
        _add_trend(drawn, newest, trend, scale, look)
    if goal:
        _add_goal(drawn, goal, newest[0], until, look)
    for run in observed:
        _add_course(drawn, name, run, {"color": colour, "width": 3, "dash": "solid"}, scale, look)
    labels = []
    for path, dashed, symbol in zip(paths, path_colours(key, len(paths)), SYMBOLS, strict=False):
        _add_course(drawn, path.name, path.points, {"color": dashed, "width": 2.5, "dash": "dash"}, scale, look, symbol)
        labels.append(_end(path.name, path.points[-1], (SYMBOLS[symbol], dashed), until, scale, look))
    if trend:
        last = (trend[-1].year, trend[-1].value)
        labels.append(_end(look.language("whatif.trend"), last, ("\N{HORIZONTAL ELLIPSIS}", REFERENCE), until, scale, look))
    first = observed[0][0][0]
    values = [value for run in observed for _, value in run] + [value for path in paths for _, value in path.points]
    values += [edge for expected in trend for edge in (expected.low, expected.high)] + ([goal.value] if goal else [])
    pad = 0.06 * ((max(values) - min(values)) or 1.0)
    low, high = min(values) - pad, max(values) + pad
    _divide(drawn, newest[0], look)
    add_end_labels(drawn, labels, (low, high), HEIGHT - TOP - 40, look)
    drawn.update_xaxes(axis(look, tickformat="d", tickangle=0, showgrid=False, nticks=6, range=[first - 0.4, until]))
    drawn.update_yaxes(axis(look, title_text=scale.unit, nticks=6, tickformat=value_format(values), range=[low, high]))
    drawn.update_layout(margin={"r": 132, "t": TOP}, hovermode="closest")
    return drawn


def _end(name: str, point: Point, mark: tuple[str, str], until: int, scale: Scale, look: Look) -> EndLabel:
    """The label of a course; with the year where it ends before the last one shown."""
    value = look.language.number(point[1], scale.decimals) + ("" if point[0] == until else f" ({point[0]})")
    return EndLabel(name, value, point[1], *mark)


def _add_course(
    drawn: go.Figure,
    name: str,
    points: Sequence[Point],
    line: dict[str, object],
    scale: Scale,
    look: Look,
    symbol: str = "",
) -> None:
    """A run of values; an assumed one (with a symbol) has a mark at its end, an observed one at each value."""
    sizes = [0] * (len(points) - 1) + [10] if symbol else [6] * len(points)
    told = "chart.assumed" if symbol else "chart.observed"
    drawn.add_scatter(
        x=[year for year, _ in points],
        y=[value for _, value in points],
        mode="lines+markers",
        line=line,
        marker={"size": sizes, "symbol": symbol or "circle", "color": line["color"], "opacity": 1},
        text=[
            look.language(told, name=inert(name), year=year, value=look.language.quantity(value, scale.decimals, scale.unit))
            for year, value in points
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _add_trend(drawn: go.Figure, newest: Point, trend: Sequence[Expectation], scale: Scale, look: Look) -> None:
    years = [expected.year for expected in trend]
    drawn.add_scatter(
        x=[newest[0], *years, *reversed(years)],
        y=[newest[1], *(expected.high for expected in trend), *(expected.low for expected in reversed(trend))],
        fill="toself",
        fillcolor=QUIET,
        opacity=0.25,
        mode="none",
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=years,
        y=[expected.value for expected in trend],
        mode="lines",
        line={"color": REFERENCE, "width": 2, "dash": "dot"},
        text=[
            look.language(
                "chart.projected",
                year=expected.year,
                value=look.language.quantity(expected.value, scale.decimals, scale.unit),
                low=look.language.number(expected.low, scale.decimals),
                high=look.language.number(expected.high, scale.decimals),
            )
            for expected in trend
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _add_goal(drawn: go.Figure, goal: Goal, newest: int, until: int, look: Look) -> None:
    """A thin line across with its label on the left, and a star where the target is due."""
    drawn.add_hline(y=goal.value, line={"color": TEXT[look.mode], "width": 1.2, "dash": "longdashdot"}, layer="below")
    drawn.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=goal.value,
        yanchor="bottom",
        showarrow=False,
        text=goal.label,
        font={"size": 12, "color": TEXT[look.mode]},
    )
    if goal.year is not None and newest < goal.year <= until:
        drawn.add_scatter(
            x=[goal.year],
            y=[goal.value],
            mode="markers",
            marker={"symbol": "star", "size": 15, "color": TEXT[look.mode]},
            text=[goal.label],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )


def _divide(drawn: go.Figure, newest: int, look: Look) -> None:
    """The line between what was observed and what is assumed, both said above it."""
    drawn.add_vline(x=newest, line={"color": REFERENCE, "width": 1, "dash": "dot"}, layer="below")
    for words, anchor, shift in (("chart.side_fact", "right", -6), ("chart.side_assumption", "left", 6)):
        drawn.add_annotation(
            x=newest,
            xanchor=anchor,
            xshift=shift,
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text=look.language(words),
            font={"size": 12, "color": TEXT[look.mode]},
        )
