"""The borders of districts from a topology (TopoJSON): arcs that neighbours share, as rings of points in degrees."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import hypot
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]


def decode_borders(topology: Mapping[str, Any], within: str, tolerance: float) -> dict[str, list[Ring]]:
    """The rings of each district whose key begins with `within`, '' for all, in the order of the file: outlines and
    holes alike, closed, in degrees east and north. An arc is drawn with as few of its points as keep it within
    `tolerance` degrees; its ends stay, so that neighbours still meet. A small island may be left as a line."""
    wanted = [shape for shape in topology["objects"]["kreise"]["geometries"] if _key(shape).startswith(within)]
    used = {number if number >= 0 else ~number for shape in wanted for ring in _rings(shape) for number in ring}
    arcs = {number: _thin(list(_decode(topology, number)), tolerance) for number in used}

    def walk(numbers: Sequence[int]) -> Ring:
        points: list[Point] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return tuple(points)

    return {_key(shape): [walk(ring) for ring in _rings(shape)] for shape in wanted}


def _key(shape: Mapping[str, Any]) -> str:
    key: str = shape["properties"]["ags"]
    return key


def _rings(shape: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for polygon in polygons:
        yield from polygon


def _decode(topology: Mapping[str, Any], number: int) -> Iterator[Point]:
    """Whole numbers, each the step from the one before, become degrees."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    steps = topology["arcs"][number]
    for x, y in zip(accumulate(step[0] for step in steps), accumulate(step[1] for step in steps), strict=True):
        yield x * scale[0] + move[0], y * scale[1] + move[1]


def _thin(arc: list[Point], tolerance: float) -> list[Point]:
    """Ramer, Douglas and Peucker; a closed arc keeps the point that is furthest from its ends."""
    kept = [False] * len(arc)
    kept[0] = kept[-1] = True
    open_parts = [(0, len(arc) - 1)]
    while open_parts:
        start, end = open_parts.pop()
        if end - start < 2:
            continue
        far = max(range(start + 1, end), key=lambda place: _distance(arc[place], arc[start], arc[end]))
        if _distance(arc[far], arc[start], arc[end]) > tolerance:
            kept[far] = True
            open_parts += [(start, far), (far, end)]
    return [point for point, stays in zip(arc, kept, strict=True) if stays]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line through two others, or to them where they are one."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if length == 0:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(dx * (point[1] - start[1]) - dy * (point[0] - start[0])) / length
