"""A chart as SVG or PNG that stands on its own: with its finding as title, and source, licence and year below."""

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from charts.base import Chart
from export.fonts import wrap_text
from export.picture.canvas import open_drawing, save_drawing
from export.picture.plot import plot_chart
from export.picture.plot_parts import POINT

WIDTH = 960  # pixels
EDGE = 24
_TITLE, _NOTE = 19, 12  # pixels
_LINE = 1.35
_INK, _QUIET = "#1B2329", "#4A545C"
_PIXELS_PER_INCH = 96
FORMATS = ("svg", "png")


@dataclass(frozen=True)
class Frame:
    """What stands around a chart: its finding; unit, source, licence and data year."""

    title: str
    note: str


def draw_picture(figure: Chart, frame: Frame, kind: str) -> bytes:
    """A figure of charts/ on white as 'svg' or 'png'; ValueError for a kind of trace no chart here uses."""

    def draw(drawn: Figure, above: float, below: float) -> None:
        _place(drawn, figure, EDGE, above, below)

    return add_frame(draw, figure["layout"]["height"], frame, kind)


def add_frame(draw: Callable[[Figure, float, float], None], room: float, frame: Frame, kind: str) -> bytes:
    """A drawing on white with the frame around it, as 'svg' or 'png'. `draw` is given the sheet and the pixels taken
    above and below, between which it has `room`."""
    width = (WIDTH - 2 * EDGE) * POINT
    title = wrap_text(frame.title, width, _TITLE * POINT, bold=True)
    note = wrap_text(frame.note, width, _NOTE * POINT)
    above = EDGE + len(title) * _TITLE * _LINE + 10
    below = EDGE + len(note) * _NOTE * _LINE + 6
    with open_drawing():
        drawn = _sheet(WIDTH, above + room + below, "white")
        x, height = EDGE / WIDTH, drawn.bbox.height
        style = {"linespacing": _LINE - 0.15, "parse_math": False}
        head = {"va": "top", "size": _TITLE * POINT, "weight": "bold", "color": _INK}
        drawn.text(x, 1 - EDGE / height, "\n".join(title), fontdict=head, **style)
        foot = {"va": "bottom", "size": _NOTE * POINT, "color": _QUIET}
        drawn.text(x, EDGE / height, "\n".join(note), fontdict=foot, **style)
        draw(drawn, above, below)
        return save_drawing(drawn, kind, frame.title, frame.note)


def draw_bare_svg(figure: Chart, frame: Frame, width: int) -> bytes:
    """The figure alone as SVG on no ground, `width` pixels wide, for a page that tells title and sources itself."""
    with open_drawing():
        drawn = _sheet(width, figure["layout"]["height"], "none")
        _place(drawn, figure, 0, 0, 0)
        return save_drawing(drawn, "svg", frame.title, frame.note)


def _sheet(width: float, height: float, ground: str) -> Figure:
    """Of this size in pixels."""
    return Figure((width / _PIXELS_PER_INCH, height / _PIXELS_PER_INCH), dpi=_PIXELS_PER_INCH, facecolor=ground)


def _place(drawn: Figure, figure: Chart, edge: float, above: float, below: float) -> None:
    """Plot the figure in the room that edges, margins, ticks and titles of the axes leave; all in pixels."""
    axes = drawn.add_axes((0.1, 0.2, 0.6, 0.6), facecolor="none")
    plot_chart(axes, figure)
    margin, width, height = figure["layout"]["margin"], drawn.bbox.width, drawn.bbox.height
    renderer = FigureCanvasAgg(drawn).get_renderer()  # type: ignore[no-untyped-call]
    inside = axes.get_window_extent(renderer)
    ticks = [axis.get_tightbbox(renderer) for axis in (axes.xaxis, axes.yaxis)]
    left = max([inside.x0 - box.x0 for box in ticks if box is not None], default=0)
    low = max([inside.y0 - box.y0 for box in ticks if box is not None], default=0)
    x0, x1 = edge + max(left, margin.get("l", 0)), width - edge - margin.get("r", 0)
    y0, y1 = below + max(low, margin.get("b", 0)), height - above - margin.get("t", 0)
    axes.set_position((x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height))
