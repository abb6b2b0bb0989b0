"""Measures and where they stand: time frames against today's line, and counts as stacked bars."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from charts.base import Look, axis, figure
from charts.palette import GRID, REFERENCE, TEXT

_ROW = 26  # pixels
_LINE = 19  # pixels
_LONGEST_LINE = 26  # signs of a label
_DAY = 86_400_000  # milliseconds, in which plotly counts the length of a bar over time
_LEGEND = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal", "font": {"size": 13}}


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


def timeline_chart(spans: Sequence[Span], stages: Sequence[Stage], today: date, look: Look) -> go.Figure:
    """A bar per measure over the years, in the colour of its stage, whose shape stands before its number; one without
    a beginning or an end runs out of the picture with an arrow; a line for today."""
    shapes = {stage.key: stage.shape for stage in stages}
    years = [year for span in spans for year in (span.first_year, span.last_year) if year]
    first, last = min(years), max([today.year + 1, *years])
    drawn = figure(look, 110 + _ROW * len(spans))
    for stage in stages:
        positions = [position for position, span in enumerate(spans) if span.stage == stage.key]
        if not positions:
            continue
        chosen = [spans[position] for position in positions]
        starts = [date(span.first_year or first, 1, 1) for span in chosen]
        ends = [date((span.last_year or last) + 1, 1, 1) for span in chosen]
        drawn.add_bar(
            orientation="h",
            y=positions,
            base=[start.isoformat() for start in starts],
            x=[(end - start).days * _DAY for start, end in zip(starts, ends, strict=True)],
            hovertext=[span.told for span in chosen],
            hovertemplate="%{hovertext}<extra></extra>",
            **_drawn_as(stage, look),
        )
    _add_arrows(drawn, spans, first, last, {stage.key: _ink(stage.colour, look) for stage in stages})
    drawn.add_vline(x=today.isoformat(), line={"color": TEXT[look.mode], "width": 2, "dash": "dash"})
    drawn.add_annotation(
        x=today.isoformat(),
        y=0,
        yref="paper",
        yanchor="top",
        yshift=-22,
        showarrow=False,
        text=look.language("measures.chart.today", day=look.language.date(today)),
        font={"size": 12, "color": TEXT[look.mode]},
    )
    drawn.update_xaxes(
        axis(
            look,
            type="date",
            range=[f"{first}-01-01", f"{last + 1}-01-01"],
            dtick="M12" if last - first < 12 else "M24",
            tick0=f"{first}-01-01",
            tickformat="%Y",
            ticklabelmode="period",
            tickangle=0,
        )
    )
    labels = [f"{shapes[span.stage]} {span.label}" for span in spans]
    _name_rows(drawn, labels, look)
    drawn.update_layout(margin={"b": 60, "t": 56}, barmode="overlay")
    return drawn


def stacked_chart(stacks: Sequence[Stack], stages: Sequence[Stage], look: Look) -> go.Figure:
    """A bar per field or office from 0, one part per stage; the number of each stage stands with its shape below the
    name, where it can be read on any screen."""
    labels = [[*textwrap.wrap(stack.label, _LONGEST_LINE), _told(stack, stages)] for stack in stacks]
    lines = max(map(len, labels), default=1)
    drawn = figure(look, 110 + (_LINE * lines + 10) * len(stacks))
    for stage in stages:
        counts = [stack.counts.get(stage.key, 0) for stack in stacks]
        if not any(counts):
            continue
        drawn.add_bar(
            orientation="h",
            y=list(range(len(stacks))),
            x=counts,
            hovertext=[f"{stack.label}: {count} {stage.word}" for stack, count in zip(stacks, counts, strict=True)],
            hovertemplate="%{hovertext}<extra></extra>",
            **_drawn_as(stage, look),
        )
    drawn.update_xaxes(axis(look, rangemode="tozero", tickformat="d", nticks=6))
    _name_rows(drawn, ["<br>".join(label) for label in labels], look)
    drawn.update_layout(margin={"t": 56}, barmode="stack")
    return drawn


def _told(stack: Stack, stages: Sequence[Stage]) -> str:
    """'● 2  ◇ 16'."""
    return "  ".join(f"{stage.shape} {count}" for stage in stages if (count := stack.counts.get(stage.key, 0)))


def _ink(colour: str, look: Look) -> str:
    """Black or white, whichever reads better on the colour; that of the text where there is none."""
    if not colour:
        return TEXT[look.mode]
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return TEXT["light"] if 0.299 * red + 0.587 * green + 0.114 * blue > 115 else "#FFFFFF"


def _add_arrows(drawn: go.Figure, spans: Sequence[Span], first: int, last: int, inks: Mapping[str, str]) -> None:
    """An arrow where a bar has no beginning or no end."""
    open_ends = [(row, span, "←") for row, span in enumerate(spans) if span.first_year is None]
    open_ends += [(row, span, "→") for row, span in enumerate(spans) if span.last_year is None]
    drawn.add_scatter(
        x=[f"{first}-01-01" if arrow == "←" else f"{last + 1}-01-01" for _, _, arrow in open_ends],
        y=[row for row, _, _ in open_ends],
        mode="text",
        text=[arrow for _, _, arrow in open_ends],
        textposition=["middle right" if arrow == "←" else "middle left" for _, _, arrow in open_ends],
        textfont={"size": 16, "color": [inks[span.stage] for _, span, _ in open_ends]},
        hoverinfo="skip",
        showlegend=False,
    )


def _drawn_as(stage: Stage, look: Look) -> dict[str, object]:
    outline = {"color": REFERENCE, "width": 1.5} if not stage.colour else {"width": 0}
    return {
        "name": f"{stage.shape} {stage.word}",
        "width": 0.75,
        "marker": {"color": stage.colour or GRID[look.mode], "line": outline},
    }


def _name_rows(drawn: go.Figure, labels: Sequence[str], look: Look) -> None:
    """The first row on top, each with its label; a legend of the stages that occur."""
    drawn.update_yaxes(
        axis(
            look,
            autorange=False,
            range=[len(labels) - 0.4, -0.6],
            tickvals=list(range(len(labels))),
            ticktext=list(labels),
            showgrid=False,
        )
    )
    drawn.update_layout(showlegend=True, legend=_LEGEND)
