"""A map of districts as SVG or PNG: beside it what the classes mean and which districts are outlined."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from charts.base import Mode
from charts.district_map import CASING, DOWN, LETTERS, LINE, UP, DistrictMap
from charts.ground import MapArea
from charts.palette import BACKGROUND, EDGE, QUIET, TEXT, choose_ink
from export.fonts import wrap_text
from export.picture.picture import EDGE as MARGIN
from export.picture.picture import WIDTH, Frame, add_frame
from export.picture.plot_parts import POINT

_MAP = 580  # pixels of width
_ROW, _SWATCH, _SIZE = 27, 18, 15  # pixels of the legend
_BESIDE = MARGIN + _MAP + 28  # where it begins
_LIGHT: Mode = "light"


def draw_map_picture(shown: DistrictMap, frame: Frame, kind: str) -> bytes:
    """The map on white as 'svg' or 'png'."""
    scale = _MAP / shown.ground.width

    def draw(drawn: Figure, above: float, _below: float) -> None:
        tall, height = shown.ground.height * scale, drawn.bbox.height
        box = (MARGIN / WIDTH, 1 - (above + tall) / height, _MAP / WIDTH, tall / height)
        axes = drawn.add_axes(box, facecolor="none")
        axes.set_axis_off()
        axes.set_xlim(0, shown.ground.width)
        axes.set_ylim(shown.ground.height, 0)
        _add_map(axes, shown, scale)
        beside = drawn.add_axes((0, 0, 1, 1), facecolor="none")
        beside.set_axis_off()
        beside.set_xlim(0, WIDTH)
        beside.set_ylim(height, 0)
        _add_legend(beside, shown, above)

    return add_frame(draw, max(shown.ground.height * scale, _height_of_legend(shown)), frame, kind)


def _add_map(axes: Axes, shown: DistrictMap, scale: float) -> None:
    colours = shown.colours(_LIGHT)
    for area in shown.ground.areas:
        standing = shown.standings[area.key]
        fill = BACKGROUND[_LIGHT] if standing.place is None else colours[standing.place]
        ink = TEXT[_LIGHT] if standing.place is None else choose_ink(fill)
        axes.add_patch(_patch(area, facecolor=fill, edgecolor=EDGE[_LIGHT], lw=0.6))
        if standing.place is None:
            axes.add_patch(_patch(area, facecolor="none", edgecolor=QUIET, lw=0, hatch="///"))
        x, y = area.middle
        style: dict[str, Any] = {"ha": "center", "va": "baseline", "color": ink, "parse_math": False, "zorder": 4}
        up = UP if shown.ground.holds_numbers else 0.0
        letters = LETTERS * scale * POINT
        axes.text(x, y + up + LETTERS / 3, area.label, size=letters, weight="bold", **style)
        if shown.ground.holds_numbers:
            size = shown.size_of_number(standing.number)
            axes.text(x, y + DOWN + size / 3, standing.number, size=size * scale * POINT, **style)
    lines = shown.edges(_LIGHT)
    for area in shown.ground.areas:
        if area.key in lines:
            for colour, width in ((BACKGROUND[_LIGHT], CASING), (lines[area.key], LINE)):
                axes.add_patch(_patch(area, fill=False, edgecolor=colour, lw=width * scale * POINT, zorder=3))


def _patch(area: MapArea, **style: Any) -> PathPatch:
    """The rings as one shape: a ring inside another is a hole."""
    rings = [Path(list(ring), closed=True) for ring in area.rings]
    return PathPatch(Path.make_compound_path(*rings), clip_on=False, joinstyle="round", **style)


def _add_legend(axes: Axes, shown: DistrictMap, top: float) -> None:
    y = top
    for line in _heading(shown):
        axes.text(_BESIDE, y + _SIZE, line, **_choose_style())
        y += _SIZE * 1.35
    y += 8
    colours = shown.colours(_LIGHT)
    for entry in shown.legend:
        fill = BACKGROUND[_LIGHT] if entry.place is None else colours[entry.place]
        axes.add_patch(Rectangle((_BESIDE, y), _SWATCH, _SWATCH, facecolor=fill, edgecolor=EDGE[_LIGHT], lw=0.6))
        if entry.place is None:
            axes.add_patch(Rectangle((_BESIDE, y), _SWATCH, _SWATCH, fill=False, edgecolor=QUIET, lw=0, hatch="///"))
        axes.text(_BESIDE + _SWATCH + 8, y + _SWATCH * 0.78, entry.text, **_choose_style())
        y += _ROW
    y += 14
    lines = shown.edges(_LIGHT)
    for key in _list_outlined(shown):
        axes.add_patch(
            Rectangle((_BESIDE + 1, y + 1), _SWATCH - 2, _SWATCH - 2, fill=False, edgecolor=lines[key], lw=3)
        )
        axes.text(_BESIDE + _SWATCH + 8, y + _SWATCH * 0.78, _name_region(shown, key), **_choose_style())
        y += _ROW


def _name_region(shown: DistrictMap, key: str) -> str:
    label = next(area.label for area in shown.ground.areas if area.key == key)
    standing = shown.standings[key]
    return f"{label} {standing.name}: {standing.number}".strip()


def _heading(shown: DistrictMap) -> list[str]:
    return wrap_text(shown.heading, (WIDTH - MARGIN - _BESIDE) * POINT, _SIZE * POINT)


def _height_of_legend(shown: DistrictMap) -> float:
    rows = len(shown.legend) + len(_list_outlined(shown))
    return len(_heading(shown)) * _SIZE * 1.35 + 8 + rows * _ROW + 14


def _list_outlined(shown: DistrictMap) -> list[str]:
    return [key for key in shown.chosen if key in shown.standings]


def _choose_style() -> dict[str, Any]:
    return {"size": _SIZE * POINT, "color": TEXT[_LIGHT], "va": "baseline", "parse_math": False}
