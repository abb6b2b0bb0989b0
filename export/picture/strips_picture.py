"""Position strips as SVG or PNG: a row each, with its name, the value and the rank beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Patch, Polygon, Rectangle

from charts.base import Mode
from charts.palette import BACKGROUND, BLOCK, GRID, TEXT, TICK
from charts.strip import CORNERS, RADIUS, Mark, Strip, choose_colour
from export.picture.picture import EDGE, WIDTH, Frame, add_frame
from export.picture.plot_parts import POINT

_ROW, _SIZE, _HEAD = 34, 15, 30  # pixels
_LEFT, _RIGHT = 250, 640  # of the strips
_VALUE, _RANK = 800, 820  # right end of the values, left end of the ranks
_TICK, _MEDIAN = 6, 12  # from the middle of a row
_LIGHT: Mode = "light"


@dataclass(frozen=True)
class StripRow:
    """A strip with what stands beside it."""

    name: str
    strip: Strip
    value: str
    rank: str


def draw_strips_picture(rows: Sequence[StripRow], ends: tuple[str, str, str], frame: Frame, kind: str) -> bytes:
    """The rows on white as 'svg' or 'png', under what the left end, the middle and the right end of them mean."""

    def draw(drawn: Figure, above: float, _below: float) -> None:
        axes = drawn.add_axes((0, 0, 1, 1), facecolor="none")
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(drawn.bbox.height, 0)
        places = ((_LEFT, "left"), ((_LEFT + _RIGHT) / 2, "center"), (_RIGHT, "right"))
        for text, (x, side) in zip(ends, places, strict=True):
            axes.text(x, above + _SIZE, text, ha=side, **_write(12))
        for place, row in enumerate(rows):
            _add_row(axes, row, above + _HEAD + (place + 0.5) * _ROW)

    return add_frame(draw, _HEAD + len(rows) * _ROW, frame, kind)


def _add_row(axes: Axes, row: StripRow, y: float) -> None:
    base = y + _SIZE / 3
    axes.text(EDGE, base, row.name, weight="bold", **_write(_SIZE))
    axes.text(_VALUE, base, row.value, ha="right", **_write(_SIZE))
    axes.text(_RANK, base, row.rank, **_write(_SIZE))
    axes.plot([EDGE, WIDTH - EDGE], [y + _ROW / 2] * 2, color=GRID[_LIGHT], lw=0.8)
    strip = row.strip
    axes.plot([_LEFT, _RIGHT], [y, y], color=GRID[_LIGHT], lw=1.5, zorder=1)
    if strip.block:
        left, right = map(_place, strip.block)
        _add(axes, Rectangle((left, y - _TICK), right - left, 2 * _TICK, facecolor=BLOCK[_LIGHT], lw=0), 2)
    places = [_place(tick) for tick in strip.ticks]
    axes.vlines(places, y - _TICK, y + _TICK, color=TICK[_LIGHT], lw=1.1, alpha=0.5, zorder=3)
    if strip.median is not None:
        axes.vlines([_place(strip.median)], y - _MEDIAN, y + _MEDIAN, color=TEXT[_LIGHT], lw=1.6, zorder=4)
    for ring in strip.rings:
        _add(axes, Circle((_place(ring.at), y), RADIUS, fc=BACKGROUND[_LIGHT], ec=ring.colour, lw=1.8), 5)
    if strip.own and strip.before:
        colour, start = choose_colour(strip.before.tone, _LIGHT), _place(strip.before.at)
        axes.plot([start, _place(strip.own.at)], [y, y], color=colour, lw=2.2, zorder=6)
        _add(axes, Circle((start, y), 3.5, fc=BACKGROUND[_LIGHT], ec=colour, lw=1.5), 7)
    if strip.own:
        _add_mark(axes, strip.own, y)


def _add_mark(axes: Axes, mark: Mark, y: float) -> None:
    x, colour = _place(mark.at), choose_colour(mark.tone, _LIGHT)
    style: dict[str, Any] = {"fc": colour, "ec": BACKGROUND[_LIGHT], "lw": 1.0}
    if mark.is_hollow:
        style = {"fc": BACKGROUND[_LIGHT], "ec": colour, "lw": 1.6}
    shape: Patch = Circle((x, y), RADIUS, **style)
    if mark.tone in CORNERS:
        shape = Polygon([(x + RADIUS * dx, y + RADIUS * dy) for dx, dy in CORNERS[mark.tone]], **style)
    _add(axes, shape, 8)
    if mark.beyond:
        corners = CORNERS["beyond_right" if mark.beyond > 0 else "beyond_left"]
        _add(axes, Polygon([(x + RADIUS * dx, y + RADIUS * dy) for dx, dy in corners], fc=colour, lw=0), 8)


def _add(axes: Axes, patch: Patch, order: int) -> None:
    patch.set_zorder(order)
    axes.add_patch(patch)


def _place(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def _write(size: float) -> dict[str, Any]:
    return {"size": size * POINT, "color": TEXT[_LIGHT], "va": "baseline", "parse_math": False}
