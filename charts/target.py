"""A series and its target: what was observed is solid, what is wanted or expected is dashed and named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.base import (
    Chart,
    Look,
    Part,
    Point,
    Scale,
    Segments,
    make_axis,
    make_chart,
    make_inert,
    set_upright,
    write_value_format,
)
from charts.future import ExpectedYear, TargetMark
from charts.palette import GRID, REFERENCE, TEXT, choose_region_colours
from charts.trend import BELOW, TrendLine, draw_trend

HEIGHT = 460
_LEGEND = {"orientation": "h", "x": 0, "y": -0.12, "yanchor": "top", "font": {"size": 13}}


@dataclass(frozen=True)
class TargetPicture:
    """`observed`: runs of (year, value) that may be joined; `needed`: from base to target, empty if there is no such
    way; `trend`: empty if there is none; `goals`: one line, or the two edges of what meets the target."""

    key: str
    name: str
    observed: Segments
    goals: Sequence[TargetMark]
    needed: Sequence[Point]
    trend: Sequence[ExpectedYear]


def draw_target(shown: TargetPicture, scale: Scale, breaks: Sequence[int], look: Look) -> Chart:
    """Observed values as a solid line, the target as a thin line with a mark in its year, the way needed dashed, the
    trend dotted in its range; `breaks` are first years of a new basis."""
    colour = choose_region_colours([shown.key])[shown.key]
    observed = [point for run in shown.observed for point in run]
    years = [year for year, _ in observed]
    first = min(years)
    last = max([*years, *(step.year for step in shown.trend), *(goal.year or 0 for goal in shown.goals)])
    values = [value for _, value in observed] + [goal.value for goal in shown.goals]
    of_break = {"color": REFERENCE, "width": 1, "dash": "dot"}
    return make_chart(
        look,
        HEIGHT,
        [
            *_trend(shown.trend, colour, scale, look),
            *_goals(shown.goals, first, last, scale, look),
            *_draw_needed(shown.needed, look),
            *_draw_observed(shown, colour, scale, look),
        ],
        shapes=[set_upright(year - 0.5, of_break) for year in breaks],
        xaxis=make_axis(look, tickformat="d", tickangle=0, showgrid=False, range=[first - 0.6, last + 0.6], nticks=8),
        yaxis=make_axis(look, scale.label, nticks=6, tickformat=write_value_format(values)),
        showlegend=True,
        legend=_LEGEND,
        margin={"b": BELOW, "r": 16},
        hovermode="closest",
    )


def draw_districts(
    lines: Sequence[TrendLine], goals: Sequence[TargetMark], scale: Scale, breaks: Sequence[int], look: Look
) -> Chart:
    """Several districts over the years and the target they are held against: a thin named line, or its two edges."""
    trend = draw_trend(lines, scale, breaks, look, also=[goal.value for goal in goals])
    years = [year for line in lines for run in line.segments for year, _ in run]
    always = [replace(goal, year=None) for goal in goals]
    return {
        "data": [
            *({**trace, "showlegend": False} for trace in trend["data"]),
            *_goals(always, min(years), max(years), scale, look),
        ],
        "layout": {**trend["layout"], "showlegend": True, "legend": _LEGEND},
    }


def _draw_observed(shown: TargetPicture, colour: str, scale: Scale, look: Look) -> list[Part]:
    return [
        {
            "type": "scatter",
            "x": [year for year, _ in run],
            "y": [value for _, value in run],
            "mode": "lines+markers",
            "line": {"color": colour, "width": 3, "dash": "solid"},
            "marker": {"size": 8},
            "name": look.language("check.chart.observed", region=shown.name),
            "legendrank": 1,
            "legendgroup": "observed",
            "showlegend": number == 0,
            "text": [f"{shown.name} {year}: {_write_value(value, scale, look)}" for year, value in run],
            "hovertemplate": "%{text}<extra></extra>",
        }
        for number, run in enumerate(shown.observed)
    ]


def _goals(goals: Sequence[TargetMark], first: int, last: int, scale: Scale, look: Look) -> list[Part]:
    """A thin line over all years, named once in the legend, with a diamond in the target year."""
    return [
        {
            "type": "scatter",
            "x": [first - 0.4, *([goal.year] if goal.year else []), last + 0.4],
            "y": [goal.value] * (3 if goal.year else 2),
            "mode": "lines+markers",
            "line": {"color": TEXT[look.mode], "width": 1.2},
            "marker": {"symbol": "diamond", "size": [0, 13, 0] if goal.year else 0, "color": TEXT[look.mode]},
            "name": make_inert(goal.label),
            "legendgroup": "goal",
            "legendrank": 2,
            "showlegend": number == 0,
            "text": [_write_value(goal.value, scale, look)] * 3,
            "hovertemplate": "%{text}<extra></extra>",
            "cliponaxis": False,
        }
        for number, goal in enumerate(goals)
    ]


def _draw_needed(way: Sequence[Point], look: Look) -> list[Part]:
    """The way to the target; nothing where there is none."""
    line = {
        "type": "scatter",
        "x": [year for year, _ in way],
        "y": [value for _, value in way],
        "mode": "lines",
        "line": {"color": TEXT[look.mode], "width": 2, "dash": "dash"},
        "name": look.language("check.chart.needed"),
        "legendrank": 3,
        "hoverinfo": "skip",
    }
    return [line] if way else []


def _trend(trend: Sequence[ExpectedYear], colour: str, scale: Scale, look: Look) -> list[Part]:
    """The range as a band, the trend dotted in it; both begin after the newest value and are not joined to it. Nothing
    where there is no trend."""
    years = [step.year for step in trend]
    band = {
        "type": "scatter",
        "x": [*years, *reversed(years)],
        "y": [*(step.high for step in trend), *(step.low for step in reversed(trend))],
        "fill": "toself",
        "fillcolor": GRID[look.mode],
        "line": {"width": 0},
        "mode": "lines",
        "name": look.language("check.chart.range"),
        "legendrank": 5,
        "hoverinfo": "skip",
    }
    line = {
        "type": "scatter",
        "x": years,
        "y": [step.value for step in trend],
        "mode": "lines",
        "line": {"color": colour, "width": 2.5, "dash": "dot"},
        "name": look.language("check.chart.trend"),
        "legendrank": 4,
        "text": [f"{step.year}: {_write_value(step.value, scale, look)}" for step in trend],
        "hovertemplate": "%{text}<extra></extra>",
    }
    return [band, line] if trend else []


def _write_value(value: float, scale: Scale, look: Look) -> str:
    return look.language.quantity(value, scale.decimals, scale.label)
