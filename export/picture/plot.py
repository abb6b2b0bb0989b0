"""A figure of charts/ drawn by matplotlib: lines, marks, bands, bars, labels and legend, as far as they are used there.

So a picture is made in a tenth of a second and without a browser. What the charts do not use is not read; a kind of
trace that is not known raises ValueError rather than being left out.
"""

from collections.abc import Sequence
from html import unescape
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from charts.base import Chart, Part
from export.document.marked_text import split_lines
from export.picture.plot_parts import POINT, add_label, add_shape, add_trace


def plot_chart(axes: Axes, figure: Chart) -> None:
    """Draw `figure` onto the axes."""
    layout = figure["layout"]
    colour = layout["font"]["color"]
    for order, trace in enumerate(figure["data"]):
        add_trace(axes, trace, layout, order)
    for shape in layout.get("shapes", ()):
        add_shape(axes, shape)
    for annotation in layout.get("annotations", ()):
        add_label(axes, annotation, colour)
    _set_axis(axes, "x", layout.get("xaxis", {}), layout)
    _set_axis(axes, "y", layout.get("yaxis", {}), layout)
    for spine in axes.spines.values():
        spine.set_visible(False)
    if layout.get("showlegend"):
        _add_legend(axes, figure["data"], colour)


def _set_axis(axes: Axes, name: Literal["x", "y"], settings: Part, layout: Part) -> None:
    axis = axes.xaxis if name == "x" else axes.yaxis
    bounds = settings.get("range")
    if bounds is not None:
        (axes.set_xlim if name == "x" else axes.set_ylim)(*bounds)
    elif settings.get("rangemode") == "tozero":
        (axes.set_xlim if name == "x" else axes.set_ylim)(0, None)
    if settings.get("autorange") == "reversed":
        axis.set_inverted(True)
    if settings.get("visible") is False:
        axis.set_visible(False)
        return
    if settings.get("tickvals") is not None:
        axis.set_ticks(list(settings["tickvals"]), settings.get("ticktext"))
    elif settings.get("nticks"):
        axes.locator_params(axis=name, nbins=settings["nticks"])
    if settings.get("ticktext") is None and settings.get("tickformat"):
        axis.set_major_formatter(FuncFormatter(_make_format(settings["tickformat"], layout["separators"])))
    font = layout["font"]
    axis.set_tick_params(length=0, labelsize=(font["size"] - 1) * POINT, labelcolor=font["color"])
    if settings.get("showgrid", True):
        axis.grid(color=settings.get("gridcolor"), lw=0.8)
    axes.set_axisbelow(True)
    if title := settings.get("title", {}).get("text"):
        axis.set_label_text(unescape(title), color=font["color"], size=(font["size"] - 1) * POINT, parse_math=False)


def _make_format(pattern: str, separators: str) -> Any:
    """A tick as plotly's format writes it, with its separators (decimal mark, then the mark of thousands)."""
    signs = str.maketrans(".,-", f"{separators}\N{MINUS SIGN}")
    if pattern == "d":
        return lambda value, _: f"{value:.0f}" if float(value).is_integer() else ""
    return lambda value, _: format(value, pattern).translate(signs)


def _add_legend(axes: Axes, traces: Sequence[Part], colour: str) -> None:
    """Below the plot, in the order of the traces' ranks."""
    ranks: dict[str, int] = {
        trace["name"]: trace.get("legendrank", 1000)
        for trace in traces
        if trace.get("name") and trace.get("showlegend", True)
    }
    handles, names = axes.get_legend_handles_labels()
    found = dict(zip(names, handles, strict=True))
    shown = sorted((name for name in ranks if name in found), key=lambda name: ranks[name])
    told = ["".join(run.text for line in split_lines(name) for run in line) for name in shown]
    columns = 2 if max(map(len, told), default=0) > 40 else 3
    axes.legend(
        [found[name] for name in shown],
        told,
        ncols=columns,
        fontsize=13 * POINT,
        labelcolor=colour,
        loc="upper left",
        bbox_to_anchor=(0, -0.1),
        borderaxespad=0,
        frameon=False,
    )
