"""What was observed, where that leads, and where assumptions lead: solid, dotted with a band, dashed."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.base import Look, Point, Scale, Segments, axis, figure, value_format
from charts.end_labels import EndLabel, add_end_labels, inert
from charts.palette import QUIET, REFERENCE, SERIES, TEXT, region_colours

HEIGHT = 480
TOP = 34  # pixels above the plot
SYMBOLS = {
    "diamond": "\N{BLACK DIAMOND}",
    "square": "\N{BLACK SQUARE}",
    "triangle-up": "\N{BLACK UP-POINTING TRIANGLE}",
    "x": "\N{HEAVY MULTIPLICATION X}",
}


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


@dataclass(frozen=True)
class Future:
    """All that is drawn of a region: `observed` runs of (year, value) that may be joined, where they lead, what is
    assumed, up to the year `until`."""

    region_key: str
    name: str
    observed: Segments
    trend: Sequence[Expectation]
    paths: Sequence[Path]
    goal: Goal | None
    until: int

    def extent(self) -> tuple[float, float]:
        """Lowest and highest value of everything, with some room."""
        values = [value for run in (*self.observed, *(path.points for path in self.paths)) for _, value in run]
        values += [edge for expected in self.trend for edge in (expected.low, expected.high)]
        values += [self.goal.value] if self.goal else []
        room = 0.06 * ((max(values) - min(values)) or 1.0)
        return min(values) - room, max(values) + room


def path_colours(region_key: str, count: int) -> list[str]:
    """Colours of `count` assumed courses, none of them that of the region."""
    own = region_colours([region_key])[region_key]
    return [colour for colour in SERIES if colour != own][:count]


def scenario_chart(future: Future, scale: Scale, look: Look) -> go.Figure:
    """Fact solid, the trend dotted with the band of its range, assumptions dashed, each named with its last value at
    the right edge."""
    drawn = figure(look, HEIGHT)
    newest = future.observed[-1][-1]
    colour = region_colours([future.region_key])[future.region_key]
    if future.trend:
        _add_trend(drawn, newest, future.trend, scale, look)
    if future.goal:
        _add_goal(drawn, future.goal, newest[0], future.until, look)
    for run in future.observed:
        line = {"color": colour, "width": 3, "dash": "solid"}
        _add_course(drawn, Path(future.name, run), line, "", scale=scale, look=look)
    labels = []
    colours = path_colours(future.region_key, len(future.paths))
    for path, dashed, symbol in zip(future.paths, colours, SYMBOLS, strict=False):
        line = {"color": dashed, "width": 2.5, "dash": "dash"}
        _add_course(drawn, path, line, symbol, scale=scale, look=look)
        labels.append(_end(path.name, path.points[-1], (SYMBOLS[symbol], dashed), future.until, scale, look))
    if future.trend:
        last = (future.trend[-1].year, future.trend[-1].value)
        mark = ("\N{HORIZONTAL ELLIPSIS}", REFERENCE)
        labels.append(_end(look.language("whatif.trend"), last, mark, future.until, scale, look))
    low, high = future.extent()
    _divide(drawn, newest[0], look)
    add_end_labels(drawn, labels, (low, high), HEIGHT - TOP - 40, look)
    years = [future.observed[0][0][0] - 0.4, future.until]
    drawn.update_xaxes(axis(look, tickformat="d", tickangle=0, showgrid=False, nticks=6, range=years))
    heights = {"tickformat": value_format([low, high]), "range": [low, high]}
    drawn.update_yaxes(axis(look, title_text=scale.unit, nticks=6, **heights))
    drawn.update_layout(margin={"r": 132, "t": TOP}, hovermode="closest")
    return drawn


def _end(name: str, point: Point, mark: tuple[str, str], until: int, scale: Scale, look: Look) -> EndLabel:
    """The label of a course; with the year where it ends before the last one shown."""
    value = look.language.number(point[1], scale.decimals) + ("" if point[0] == until else f" ({point[0]})")
    return EndLabel(name, value, point[1], *mark)


def _add_course(
    drawn: go.Figure, path: Path, line: dict[str, object], symbol: str, *, scale: Scale, look: Look
) -> None:
    """A run of values; an assumed one (with a symbol) has a mark at its end, an observed one at each value."""
    name, points = inert(path.name), path.points
    sizes = [0] * (len(points) - 1) + [10] if symbol else [6] * len(points)
    told = "chart.assumed" if symbol else "chart.observed"
    drawn.add_scatter(
        x=[year for year, _ in points],
        y=[value for _, value in points],
        mode="lines+markers",
        line=line,
        marker={"size": sizes, "symbol": symbol or "circle", "color": line["color"], "opacity": 1},
        text=[
            look.language(told, name=name, year=year, value=look.language.quantity(value, scale.decimals, scale.unit))
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
