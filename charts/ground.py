"""Where the districts lie on a map, in units of the drawing: as tiles of equal size, or in their real outlines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

import pandas as pd

WIDTH = 1000
_TILE, _GAP = 100, 8
_MARGIN = 10
_ROOM_PER_LETTER = 24
_LOOKED_AT = (0.3, 0.4, 0.5, 0.6, 0.7)  # shares of an outline's height at which a label may stand

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class MapArea:
    """The shape of a district (y downwards), the middle of its label, and the label, '' where there is no room."""

    key: str
    rings: tuple[Ring, ...]
    middle: Point
    label: str


@dataclass(frozen=True)
class Ground:
    """All areas; `holds_numbers`: each has room for a number below its label."""

    width: float
    height: float
    areas: tuple[MapArea, ...]
    holds_numbers: bool


def make_tiles(places: pd.DataFrame) -> Ground:
    """A square per row of `places` (columns as queries/map_tiles.sql)."""
    first, last = places["tile_column"].min(), places["tile_column"].max()
    areas = []
    for key, column, row, label in places.itertuples(index=False):
        left, top = float((column - first) * _TILE + _GAP / 2), float((row - 1) * _TILE + _GAP / 2)
        right, bottom = left + _TILE - _GAP, top + _TILE - _GAP
        ring = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        areas.append(MapArea(key, (ring,), ((left + right) / 2, (top + bottom) / 2), label))
    return Ground(float(last - first + 1) * _TILE, float(places["tile_row"].max()) * _TILE, tuple(areas), True)


def make_outlines(polygons: Mapping[str, Sequence[Ring]], labels: Mapping[str, str]) -> Ground:
    """The outline of each district, from its rings in degrees east and north (charts/borders.py), as on a map of them
    all: degrees of longitude are shortened to the length they have in its middle. Points nearer than a unit become
    one. `labels` by key; a district without one has none."""
    points = [point for rings in polygons.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowing = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * _MARGIN) / ((east - west) * narrowing)

    def at(point: Point) -> Point:
        return (
            float(round(_MARGIN + (point[0] - west) * narrowing * scale)),
            float(round(_MARGIN + (north - point[1]) * scale)),
        )

    areas = []
    for key, rings in polygons.items():
        drawn = _visible([_thin_ring([at(point) for point in ring]) for ring in rings])
        middle, room = _widest(drawn)
        label = labels.get(key, "")
        if room < _ROOM_PER_LETTER * len(label):
            label = ""
        areas.append(MapArea(key, drawn, middle, label))
    return Ground(WIDTH, round((north - south) * scale) + 2.0 * _MARGIN, tuple(areas), False)


def _thin_ring(ring: Sequence[Point]) -> Ring:
    return tuple(point for number, point in enumerate(ring) if number == 0 or point != ring[number - 1])


def _visible(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """Without exclaves smaller than a unit; the longest ring stays in any case."""
    return tuple(ring for ring in rings if len(ring) > 3) or (max(rings, key=len),)


def _widest(rings: Sequence[Ring]) -> tuple[Point, float]:
    """The middle of the widest stretch inside the outline, looked for around half its height, and its width."""
    heights = [y for ring in rings for _, y in ring]
    low, high = min(heights), max(heights)
    found = [(rings[0][0], 0.0)]
    for share in _LOOKED_AT:
        y = low + share * (high - low) + 0.25  # never at the height of a point, which are whole numbers
        crossed = sorted(
            x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            for ring in rings
            for (x0, y0), (x1, y1) in pairwise(ring)
            if (y0 < y) != (y1 < y)
        )
        found += [(((start + end) / 2, y), end - start) for start, end in zip(crossed[::2], crossed[1::2], strict=True)]
    return max(found, key=lambda stretch: stretch[1])
