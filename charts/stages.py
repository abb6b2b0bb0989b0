"""Measures and where they stand: time frames against today's line, and counts as stacked bars."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from charts.base import Chart, Look, Part, make_axis, make_chart, make_inert, set_upright
from charts.palette import GRID, REFERENCE, TEXT

_ROW = 26  # pixels
_LINE = 19  # pixels
_LONGEST_LINE = 26  # signs of a label
_DAY = 86_400_000  # milliseconds, in which plotly counts the length of a bar over time
_PLACED = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal", "font": {"size": 13}}
_LEGEND = {"showlegend": True, "legend": _PLACED}  # of the stages that occur


@dataclass(frozen=True)
class Stage:
    """A state with its shape, its word and its colour ('' for an empty bar with an outline)."""

    key: str
    shape: str
    word: str
    colour: str


@dataclass(frozen=True)
class Span:
    """A measure from the first day of `first_year` to the last of `last_year`, None for no beginning or no end; `told`
    when pointed at."""

    label: str
    first_year: int | None
    last_year: int | None
    stage: str
    told: str


@dataclass(frozen=True)
class Stack:
    """How many of a field or an office are in each stage, by the key of the stage."""

    label: str
    counts: dict[str, int]


def draw_timeline(spans: Sequence[Span], stages: Sequence[Stage], today: date, look: Look) -> Chart:
    """A bar per measure over the years, in the colour of its stage, whose shape stands before its number; one without
    a beginning or an end runs out of the picture with an arrow; a line for today."""
    shapes = {stage.key: stage.shape for stage in stages}
    years = [year for span in spans for year in (span.first_year, span.last_year) if year]
    first, last = min(years), max([today.year + 1, *years])
    of_stage = {stage: [row for row, span in enumerate(spans) if span.stage == stage.key] for stage in stages}
    frames = [_frames(stage, rows, spans, first, last, look) for stage, rows in of_stage.items() if rows]
    now = {
        "x": today.isoformat(),
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -22,
        "showarrow": False,
        "text": look.language("measures.chart.today", day=look.language.date(today)),
        "font": {"size": 12, "color": TEXT[look.mode]},
    }
    return make_chart(
        look,
        110 + _ROW * len(spans),
        [*frames, _arrows(spans, first, last, {stage.key: _ink(stage.colour, look) for stage in stages})],
        shapes=[set_upright(today.isoformat(), {"color": TEXT[look.mode], "width": 2, "dash": "dash"})],
        annotations=[now],
        xaxis=make_axis(
            look,
            type="date",
            range=[f"{first}-01-01", f"{last + 1}-01-01"],
            dtick="M12" if last - first < 12 else "M24",
            tick0=f"{first}-01-01",
            tickformat="%Y",
            ticklabelmode="period",
            tickangle=0,
        ),
        yaxis=_rows([f"{shapes[span.stage]} {span.label}" for span in spans], look),
        margin={"b": 60, "t": 56},
        barmode="overlay",
        **_LEGEND,
    )


def draw_stacks(stacks: Sequence[Stack], stages: Sequence[Stage], look: Look) -> Chart:
    """A bar per field or office from 0, one part per stage; the number of each stage stands with its shape below the
    name, where it can be read on any screen."""
    labels = ["\n".join([*textwrap.wrap(stack.label, _LONGEST_LINE), _write_counts(stack, stages)]) for stack in stacks]
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    bars = []
    for stage in stages:
        counts = [stack.counts.get(stage.key, 0) for stack in stacks]
        if any(counts):
            told = [f"{stack.label}: {count} {stage.word}" for stack, count in zip(stacks, counts, strict=True)]
            bars.append(_bars(stage, range(len(stacks)), counts, told, look))
    return make_chart(
        look,
        110 + (_LINE * lines + 10) * len(stacks),
        bars,
        xaxis=make_axis(look, rangemode="tozero", tickformat="d", nticks=6),
        yaxis=_rows(labels, look),
        margin={"t": 56},
        barmode="stack",
        **_LEGEND,
    )


def _write_counts(stack: Stack, stages: Sequence[Stage]) -> str:
    """'● 2  ◇ 16'."""
    return "  ".join(f"{stage.shape} {count}" for stage in stages if (count := stack.counts.get(stage.key, 0)))


def _ink(colour: str, look: Look) -> str:
    """Black or white, whichever reads better on the colour; that of the text where there is none."""
    if not colour:
        return TEXT[look.mode]
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return TEXT["light"] if 0.299 * red + 0.587 * green + 0.114 * blue > 115 else "#FFFFFF"


def _arrows(spans: Sequence[Span], first: int, last: int, inks: Mapping[str, str]) -> Part:
    """An arrow where a bar has no beginning or no end."""
    open_ends = [(row, span, "←") for row, span in enumerate(spans) if span.first_year is None]
    open_ends += [(row, span, "→") for row, span in enumerate(spans) if span.last_year is None]
    return {
        "type": "scatter",
        "x": [f"{first}-01-01" if arrow == "←" else f"{last + 1}-01-01" for _, _, arrow in open_ends],
        "y": [row for row, _, _ in open_ends],
        "mode": "text",
        "text": [arrow for _, _, arrow in open_ends],
        "textposition": ["middle right" if arrow == "←" else "middle left" for _, _, arrow in open_ends],
        "textfont": {"size": 16, "color": [inks[span.stage] for _, span, _ in open_ends]},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _frames(stage: Stage, rows: Sequence[int], spans: Sequence[Span], first: int, last: int, look: Look) -> Part:
    """The time frames of a stage, which are in these rows."""
    starts = [date(spans[row].first_year or first, 1, 1) for row in rows]
    ends = [date((spans[row].last_year or last) + 1, 1, 1) for row in rows]
    lengths = [(end - start).days * _DAY for start, end in zip(starts, ends, strict=True)]
    bars = _bars(stage, rows, lengths, [spans[row].told for row in rows], look)
    return {**bars, "base": [start.isoformat() for start in starts]}


def _bars(stage: Stage, rows: Sequence[int], lengths: Sequence[int], told: Sequence[str], look: Look) -> Part:
    """The bars of a stage, told when pointed at."""
    outline = {"color": REFERENCE, "width": 1.5} if not stage.colour else {"width": 0}
    return {
        "type": "bar",
        "orientation": "h",
        "name": f"{stage.shape} {stage.word}",
        "y": list(rows),
        "x": lengths,
        "width": 0.75,
        "marker": {"color": stage.colour or GRID[look.mode], "line": outline},
        "hovertext": [make_inert(one) for one in told],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _rows(labels: Sequence[str], look: Look) -> Part:
    """An axis with the first row on top, each with its label."""
    return make_axis(
        look,
        autorange=False,
        range=[len(labels) - 0.4, -0.6],
        tickvals=list(range(len(labels))),
        ticktext=[make_inert(label) for label in labels],
        showgrid=False,
    )
