"""The boundaries of the districts, for the map: asked for once per Land, read as outlines in degrees."""

from collections.abc import Iterable, Iterator
from typing import Any

from loaders.errors import SourceChanged
from loaders.fetch.http import Answer, Client
from loaders.fetch.run import Run
from loaders.fetch.snapshots import Sidecar, find_newest_of
from loaders.sources.parse import json_of, member, number
from loaders.sources.rows import Boundary, region_key
from loaders.sources.wegweiser.areas import SOURCE, Area
from loaders.sources.wegweiser.read import read

ABOUT = "boundaries"
# Germany in degrees (WGS 84), generously: coordinates in another order or system lie outside.
EAST, NORTH = (5.0, 16.0), (47.0, 56.0)


def boundaries(run: Run, client: Client, service: str, slug: str, areas: Iterable[Area]) -> None:
    """Keep the boundaries of the districts of each Land that was asked for. An answer that cannot be drawn, or lacks a
    district that was there before, is noted in run.problems; the one before stays."""
    for land in sorted({area.key[:2] for area in areas if area.key[:2].isdigit()}):
        state = next((area.slug for area in areas if area.key == land), None)
        item = f"map-{land}"
        if state is None or run.has(item):
            continue
        answer = client.get(map_address(service, slug, state), {"layer": "DISTRICT"}, absent_is_fine=True)
        if answer.status == 404:
            run.watch.tell("no_boundaries", region=land)
            continue
        try:
            found = {boundary.region_key for boundary in boundaries_in(answer)}
            kept = find_newest_of(SOURCE, item)
            if kept and not run.wanted.again:
                before = {boundary.region_key for boundary in read_boundaries(kept.read(), kept.about)}
                _refuse_loss(before - found, item)
            run.keep(item, "json", answer, {"about": ABOUT, "land": land}, read)
        except SourceChanged as error:
            run.problems.append(error)


def map_address(service: str, slug: str, state: str) -> str:
    """Address of the boundaries of a Land, asked for as recorded: with an indicator and a year, which do not matter."""
    return f"{service}/map/data/{slug}+{state}+2020+karte"


def boundaries_in(answer: Answer) -> list[Boundary]:
    """The outlines in an answer to `map_address`. Raises SourceChanged."""
    about = Sidecar(answer.url, "", "", "", answer.status, answer.media_type, "", {"about": ABOUT})
    return list(read_boundaries(answer.body, about))


def read_boundaries(body: bytes, about: Sidecar) -> Iterator[Boundary]:
    """The outlines in a kept answer, each region once; none in an answer about something else.

    Raises SourceChanged with the place in the answer: for an answer without areas, another geometry than polygons, a
    ring that is not closed, a point outside Germany.
    """
    if about.request.get("about") != ABOUT:
        return
    answer = json_of(SOURCE, about.url, about.media_type, body)
    features = member(SOURCE, "$.regions", member(SOURCE, "$", answer, "regions", dict), "features", list)
    if not features:
        raise SourceChanged(SOURCE, "$.regions.features", "missing_key", "features")
    seen: set[str] = set()
    for index, feature in enumerate(features):
        path = f"$.regions.features[{index}]"
        told = member(SOURCE, path, feature, "properties", dict)
        key = region_key(str(told.get("ags") or member(SOURCE, f"{path}.properties", told, "gkz", str)))
        if key in seen:
            raise SourceChanged(SOURCE, path, "twice", key)
        seen.add(key)
        yield Boundary(key, _polygons(member(SOURCE, path, feature, "geometry", dict), f"{path}.geometry"))


def _polygons(geometry: dict[str, Any], path: str) -> list[list[list[list[float]]]]:
    kind = member(SOURCE, path, geometry, "type", str)
    coordinates = member(SOURCE, path, geometry, "coordinates", list)
    if kind not in ("Polygon", "MultiPolygon"):
        raise SourceChanged(SOURCE, f"{path}.type", "wrong_type", kind)
    polygons = [coordinates] if kind == "Polygon" else coordinates
    at = f"{path}.coordinates"
    return [[_ring(ring, at) for ring in _some(polygon, at)] for polygon in _some(polygons, at)]


def _ring(ring: Any, path: str) -> list[list[float]]:
    points = [_point(point, path) for point in _some(ring, path)]
    if len(points) < 4 or points[0] != points[-1]:
        raise SourceChanged(SOURCE, path, "open_ring", f"{points[0]} … {points[-1]}")
    return points


def _point(point: Any, path: str) -> list[float]:
    if not isinstance(point, list) or len(point) < 2:
        raise SourceChanged(SOURCE, path, "wrong_type", repr(point)[:60])
    east, north = (number(SOURCE, path, part) for part in point[:2])  # a third would be the height
    if east is None or north is None or not (EAST[0] <= east <= EAST[1] and NORTH[0] <= north <= NORTH[1]):
        raise SourceChanged(SOURCE, path, "not_in_germany", repr(point)[:60])
    return [east, north]


def _some(listed: Any, path: str) -> list[Any]:
    if not isinstance(listed, list) or not listed:
        raise SourceChanged(SOURCE, path, "wrong_type", repr(listed)[:60])
    return listed


def _refuse_loss(lost: set[str], item: str) -> None:
    if lost:
        raise SourceChanged(SOURCE, item, "lost", ", ".join(sorted(lost)))
