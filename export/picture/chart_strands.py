"""The lines or bars of a deck's chart on matplotlib's axes."""

from typing import Any

from matplotlib.axes import Axes

from charts.palette import choose_ink
from content.slides import SlideChart, Strand
from export.picture.chart_look import FROM_LYING, LOOKS, SIZE, TEXT, find_scale, list_end_marks, list_lone
from export.picture.plot_parts import DASHES
from texts import Language

_END_MARKS = {"diamond": "D", "square": "s", "triangle": "^", "x": "X"}


def find_place(shown: SlideChart) -> bool:
    """Whether there are so many bars that they lie, with room for their names."""
    return shown.kind == "stacked" or (shown.kind == "bars" and len(shown.categories) >= FROM_LYING)


def draw_lines(axes: Axes, shown: SlideChart) -> None:
    """Lines over the places of the categories; a missing value is a gap."""
    ends = list_end_marks(shown.strands)
    for order, strand in enumerate(shown.strands):
        look, values = LOOKS[strand.role], _numbers(strand)
        style: dict[str, Any] = {
            "color": strand.colour,
            "markersize": 6,
            "zorder": (3 if look.is_marked else 2) + order / 100,
            "clip_on": False,
        }
        line = {"lw": look.width, "ls": DASHES[look.dash], "dash_capstyle": "butt"}
        mark = "o" if look.is_marked else "none"
        label = strand.name if look.is_named else "_"  # matplotlib leaves these out of the legend
        axes.plot(range(len(values)), values, marker=mark, label=label, **line, **style)
        if strand.name in ends:
            kind, last = ends[strand.name]
            axes.plot([last], [values[last]], _END_MARKS[kind], **style | {"markersize": 10})
        if not look.is_marked:
            places = list_lone(strand.values)
            axes.plot(places, [values[place] for place in places], "o", **style)
    axes.set_xlim(-0.5, len(shown.categories) - 0.5)
    if scale := find_scale(shown):
        axes.set_ylim(scale[:2])


def draw_bars(axes: Axes, shown: SlideChart, language: Language) -> None:
    """Bars from zero with their values; a missing one has the sign for that instead."""
    lying, thick = find_place(shown), 0.7 / len(shown.strands)
    for order, strand in enumerate(shown.strands):
        places = [place - 0.35 + (order + 0.5) * thick for place in range(len(strand.values))]
        hatched = LOOKS[strand.role].is_hatched
        style: dict[str, Any] = {
            "label": strand.name,
            "facecolor": "white" if hatched else strand.colour,
            "edgecolor": strand.colour,
            "hatch": "///" if hatched else None,
            "linewidth": [float(hatched and value is not None) for value in strand.values],
        }
        lengths = [value or 0.0 for value in strand.values]
        bars = axes.barh(places, lengths, thick, **style) if lying else axes.bar(places, lengths, thick, **style)
        written = [language.number(value, shown.decimals) for value in strand.values]
        axes.bar_label(bars, written, padding=3, fontsize=SIZE, color=TEXT, parse_math=False)
    bounds = [0, *_values(shown)]
    room = 1.12
    low, high = min(bounds) * room, max(bounds) * room
    (axes.set_xlim if lying else axes.set_ylim)(low, high if high > low else 1)
    across = (-0.5, len(shown.categories) - 0.5)
    axes.set_ylim(across[::-1]) if lying else axes.set_xlim(across)


def draw_stacks(axes: Axes, shown: SlideChart) -> None:
    """Lying bars, one strand after another, each with its number; none for nothing."""
    starts = [0.0] * len(shown.categories)
    for strand in shown.strands:
        lengths = [value or 0.0 for value in strand.values]
        bars = axes.barh(range(len(lengths)), lengths, 0.74, starts, label=strand.name, facecolor=strand.colour)
        written = [f"{length:.0f}" if length else "" for length in lengths]
        axes.bar_label(bars, written, label_type="center", fontsize=SIZE - 2, color=choose_ink(strand.colour))
        starts = [start + length for start, length in zip(starts, lengths, strict=True)]
    axes.set_xlim(0, max(starts, default=0) or 1)
    axes.set_ylim(len(shown.categories) - 0.5, -0.5)


def _numbers(strand: Strand) -> list[float]:
    return [float("nan") if value is None else value for value in strand.values]


def _values(shown: SlideChart) -> list[float]:
    return [value for strand in shown.strands for value in strand.values if value is not None]
