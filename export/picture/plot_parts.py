"""The parts of a figure (traces, shapes, labels) as plotly describes them, put on matplotlib's axes."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.offsetbox import AnnotationBbox
from matplotlib.transforms import blended_transform_factory

from charts.base import Part
from export.document.marked_text import pack_lines

POINT = 0.75  # of a pixel of the screen
DASHES: dict[str, Any] = {
    "solid": "solid",
    "dash": (0, (4, 2.5)),
    "dot": (0, (1, 1.6)),
    "longdashdot": (0, (8, 2.5, 1, 2.5)),
}
_MARKS = {"circle": "o", "diamond": "D", "square": "s", "triangle-up": "^", "x": "X", "star": "*"}
_LEFT, _RIGHT, _MIDDLE = 0.0, 1.0, 0.5
_ANCHORS = {"left": _LEFT, "right": _RIGHT, "center": _MIDDLE, "bottom": _LEFT, "top": _RIGHT, "middle": _MIDDLE}
_AIR = {"bottom": 3, "top": -3, "middle": 0}  # pixels that plotly leaves between a label and its place


def add_trace(axes: Axes, trace: Part, layout: Part, order: int) -> None:
    """A line, marks, a band or bars; `order` lays later traces over earlier ones. Raises ValueError for other kinds."""
    if trace["type"] == "bar":
        _add_bars(axes, trace, layout)
    elif trace["type"] == "scatter" and trace.get("fill") == "toself":
        style = {"color": trace["fillcolor"], "alpha": trace.get("opacity", 1.0), "lw": 0}
        axes.fill(trace["x"], trace["y"], **style, label=trace.get("name"))
    elif trace["type"] == "scatter":
        _add_scatter(axes, trace, 2 + order / 100)
    else:
        raise ValueError(trace["type"])


def _add_scatter(axes: Axes, trace: Part, order: float) -> None:
    mode, line, marker = trace.get("mode", "lines"), trace.get("line", {}), trace.get("marker", {})
    x, y = trace["x"], trace["y"]
    colour = line.get("color") or marker.get("color")
    clip = trace.get("cliponaxis", True)
    if "lines" in mode:
        style = DASHES[line.get("dash", "solid")]
        drawn = axes.plot(x, y, color=colour, lw=line.get("width", 2) * POINT, ls=style, zorder=order, clip_on=clip)
        drawn[0].set_label(trace.get("name"))
        drawn[0].set_dash_capstyle("butt")
    if "markers" in mode:
        sizes = marker.get("size", 6)
        each = list(sizes) if isinstance(sizes, Sequence) else [sizes] * len(x)
        edge, symbol = marker.get("line", {}), marker.get("symbol", "circle")
        is_ring = symbol.endswith("-open")
        axes.scatter(
            x,
            y,
            s=[(size * POINT) ** 2 for size in each],
            c="none" if is_ring else marker.get("color", colour),
            marker=_MARKS[symbol.removesuffix("-open")],
            linewidths=edge.get("width", 0) * POINT,
            edgecolors=marker["color"] if is_ring else edge.get("color", "none"),
            zorder=order + 0.001,
            clip_on=clip,
        )
    if "text" in mode:
        places = trace["textposition"]
        sides = [places] * len(x) if isinstance(places, str) else places
        for across, up, text, side in zip(x, y, trace["text"], sides, strict=True):
            anchor, shift = ("left", 10) if side.endswith("right") else ("right", -10)
            label = {"x": across, "y": up, "text": text, "font": trace["textfont"]}
            add_label(axes, {**label, "xanchor": anchor, "xshift": shift}, trace["textfont"]["color"])


def _add_bars(axes: Axes, trace: Part, layout: Part) -> None:
    flat = trace.get("orientation") == "h"
    places, lengths = (trace["y"], trace["x"]) if flat else (trace["x"], trace["y"])
    marker = trace.get("marker", {})
    style = {"color": marker.get("color"), "label": trace.get("name"), "zorder": 2}
    starts = trace.get("base")
    width = 1 - layout.get("bargap", 0.2)
    if flat:
        bars = axes.barh(places, lengths, width, left=starts, **style)
    else:
        bars = axes.bar(places, lengths, width, bottom=starts, **style)
    if trace.get("text") is not None:
        texts = [str(text) for text in trace["text"]]
        inside = trace.get("textposition") == "inside"
        where: dict[str, Any] = {"label_type": "center"} if inside else {"label_type": "edge", "padding": 2}
        axes.bar_label(bars, texts, color=layout["font"]["color"], parse_math=False, **where)


def add_shape(axes: Axes, shape: Part) -> None:
    """A line or a band across the plot, in values or in shares of the plot."""
    across = axes.transAxes if _on_paper(shape.get("xref")) else axes.transData
    up = axes.transAxes if _on_paper(shape.get("yref")) else axes.transData
    placed = blended_transform_factory(across, up)
    line = shape.get("line", {})
    x, y = (shape["x0"], shape["x1"]), (shape["y0"], shape["y1"])
    if shape["type"] == "line":
        style = {"color": line["color"], "lw": line["width"] * POINT, "ls": DASHES[line.get("dash", "solid")]}
        axes.plot(x, y, transform=placed, zorder=1, scalex=False, scaley=False, **style)
    else:
        corners = (x[0], x[1], x[1], x[0]), (y[0], y[0], y[1], y[1])
        axes.fill(*corners, transform=placed, color=shape["fillcolor"], alpha=shape.get("opacity", 1), lw=0, zorder=0)


def _on_paper(reference: str | None) -> bool:
    return reference is not None and ("paper" in reference or "domain" in reference)


def add_label(axes: Axes, label: Part, colour: str) -> None:
    """A label at a place in values or in shares of the plot, moved by pixels."""
    across = "axes fraction" if _on_paper(label.get("xref")) else "data"
    up = "axes fraction" if _on_paper(label.get("yref")) else "data"
    font = label.get("font", {})
    side = label.get("xanchor", "center")
    align: Any = label.get("align", side if side in ("left", "right") else "center")
    side_up = label.get("yanchor", "middle")
    block = pack_lines(label["text"], font.get("size", 12) * POINT, font.get("color", colour), align)
    axes.add_artist(
        AnnotationBbox(
            block,
            (label["x"], label["y"]),
            xycoords=(across, up),
            xybox=(label.get("xshift", 0) * POINT, (label.get("yshift", 0) + _AIR[side_up]) * POINT),
            boxcoords="offset points",
            box_alignment=(_ANCHORS[side], _ANCHORS[side_up]),
            frameon=False,
            pad=0,
            annotation_clip=False,
            zorder=5,
        )
    )
