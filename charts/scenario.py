"""What was observed, where that leads, and where assumptions lead: solid, dotted with a band, dashed."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.base import Look, Point, Scale, axis, figure, value_format
from charts.end_labels import EndLabel, add_end_labels, inert
from charts.future import Expectation, Future, Goal, Path
from charts.palette import QUIET, REFERENCE, SERIES, TEXT, region_colours

HEIGHT = 480
NEAR, NEAR_YEARS = 0.12, 4  # of the height, and years: where observed values crowd a label
TOP = 34  # pixels above the plot
SYMBOLS = {
    "diamond": "\N{BLACK DIAMOND}",
    "square": "\N{BLACK SQUARE}",
    "triangle-up": "\N{BLACK UP-POINTING TRIANGLE}",
    "x": "\N{HEAVY MULTIPLICATION X}",
}


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
        _add_trend(drawn, future.trend, scale, look)
    if future.goal:
        _add_goal(drawn, future.goal, future, look)
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
        mark = (3 * "\N{MIDDLE DOT}", REFERENCE)
        labels.append(_end(look.language("whatif.trend"), last, mark, future.until, scale, look))
    low, high = future.extent()
    _divide(drawn, newest[0], look)
    add_end_labels(drawn, labels, (low, high), HEIGHT - TOP - 40, look)
    first = min(future.observed[0][0][0] - 0.4, newest[0] - (future.until - newest[0]) / 3)  # room to say: observed
    drawn.update_xaxes(axis(look, tickformat="d", tickangle=0, showgrid=False, nticks=6, range=[first, future.until]))
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
    solid = {"color": line["color"], "opacity": 1, "line": {"width": 0}}
    sizes = [0] * (len(points) - 1) + [10] if symbol else [6] * len(points)
    told = "chart.assumed" if symbol else "chart.observed"
    drawn.add_scatter(
        x=[year for year, _ in points],
        y=[value for _, value in points],
        mode="lines+markers",
        line=line,
        marker={"size": sizes, "symbol": symbol or "circle", **solid},
        text=[
            look.language(told, name=name, year=year, value=look.language.quantity(value, scale.decimals, scale.unit))
            for year, value in points
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _add_trend(drawn: go.Figure, trend: Sequence[Expectation], scale: Scale, look: Look) -> None:
    years = [expected.year for expected in trend]
    drawn.add_scatter(
        x=[*years, *reversed(years)],
        y=[*(expected.high for expected in trend), *(expected.low for expected in reversed(trend))],
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


def _add_goal(drawn: go.Figure, goal: Goal, future: Future, look: Look) -> None:
    """A thin line across with its label at the end where more room is, and a star where the target is due."""
    low, high = future.extent()
    early = [value for year, value in future.observed[0] if year <= future.observed[0][0][0] + NEAR_YEARS]
    crowded = any(abs(value - goal.value) < NEAR * (high - low) for value in early)
    newest, until = future.observed[-1][-1][0], future.until
    drawn.add_hline(y=goal.value, line={"color": TEXT[look.mode], "width": 1.2, "dash": "longdashdot"}, layer="below")
    drawn.add_annotation(
        x=int(crowded),
        xref="paper",
        xanchor="right" if crowded else "left",
        xshift=-12 if crowded else 0,
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
