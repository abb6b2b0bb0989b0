"""Boundaries of the districts: from the answer of the service to the database; what cannot be drawn is refused."""

import json
from dataclasses import replace
from typing import Any

import pytest

import queries
from loaders.build.build import build
from loaders.errors import SourceChanged
from loaders.fetch.snapshots import Sidecar, find_newest_of
from loaders.sources.rows import Boundary
from loaders.sources.wegweiser.boundaries import read_boundaries
from tests.fake_services import FakeServices
from tests.fake_services.recorded_files import read_json
from tests.support.fetching import fetch_wanted
from tests.support.mapped_districts import WANTED, fetch_boundaries, with_all_districts

RING = [[6.0, 51.0], [6.2, 51.0], [6.2, 51.2], [6.0, 51.0]]
HOLE = [[6.1, 51.05], [6.15, 51.05], [6.15, 51.1], [6.1, 51.05]]


def feature(coordinates: Any, kind: str = "MultiPolygon", **properties: str) -> dict[str, Any]:
    return {"geometry": {"type": kind, "coordinates": coordinates}, "properties": properties or {"ags": "05370000"}}


def read(*features: dict[str, Any], about: str = "boundaries") -> list[Boundary]:
    body = json.dumps({"regions": {"type": "FeatureCollection", "features": list(features)}}).encode()
    return list(read_boundaries(body, Sidecar("http://x/map", "", "", "", request={"about": about})))


def test_an_outline_keeps_its_parts_its_holes_and_every_point() -> None:
    assert read(feature([[RING, HOLE], [RING]])) == [Boundary("05370", [[RING, HOLE], [RING]])]


def test_a_single_polygon_the_older_key_and_a_height_are_understood() -> None:
    with_height = [[*point, 84.0] for point in RING]

    assert read(feature([with_height], "Polygon", gkz="05358000")) == [Boundary("05358", [[RING]])]


def test_an_answer_about_something_else_has_no_boundaries() -> None:
    assert read(feature([[RING]]), about="regions") == []


@pytest.mark.parametrize(
    ("features", "what"),
    [
        ([], "missing_key"),
        ([feature([[RING[:-1]]])], "open_ring"),
        ([feature([[RING[:2] + RING[:1]]])], "open_ring"),
        ([feature([[[[51.0, 6.0], *RING[1:]]]])], "not_in_germany"),
        ([feature([[[["6", 51.0], *RING[1:]]]])], "not_a_number"),
        ([feature([[[[6.0], *RING[1:]]]])], "wrong_type"),
        ([feature([[]])], "wrong_type"),
        ([feature(RING, "LineString")], "wrong_type"),
        ([feature([[RING]]), feature([[RING]])], "twice"),
        ([feature([[RING]], name="Heinsberg")], "missing_key"),
        ([{"geometry": None, "properties": {"ags": "05370000"}}], "wrong_type"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_place(features: list[dict[str, Any]], what: str) -> None:
    with pytest.raises(SourceChanged) as raised:
        read(*features)

    assert raised.value.what == what
    assert raised.value.where.startswith("$.regions")


@pytest.mark.usefixtures("built_before")
def test_the_boundaries_of_every_district_reach_the_database(services: FakeServices) -> None:
    fetch_boundaries(services)
    build()

    found = queries.run_query("boundaries", state="05").set_index("region_key")
    assert len(found) == 53
    assert set(found["source_key"]) == {"wegweiser"}
    recorded = {
        f["properties"]["gkz"]: f["geometry"]["coordinates"]
        for f in read_json("map_district.json")["regions"]["features"]
    }
    assert json.loads(found.loc["05370", "coordinates"]) == recorded["05370000"]
    kept = find_newest_of("wegweiser", "map-05")
    assert kept is not None
    assert set(found["fetched_at"].map(lambda time: time.isoformat())) == {kept.about.fetched_at.removesuffix("+00:00")}
    loads = queries.run_query("loads").set_index("file")["row_count"]
    assert loads[loads.index.str.contains("map-05")].tolist() == [53]


@pytest.mark.usefixtures("built_before")
def test_with_a_district_missing_there_is_no_map_of_boundaries(services: FakeServices) -> None:
    with_all_districts(services, without="05113")
    assert fetch_wanted(wanted=WANTED) == []
    build()

    assert queries.run_query("boundaries", state="05").empty


def test_an_answer_that_cannot_be_drawn_leaves_the_one_before(services: FakeServices) -> None:
    fetch_boundaries(services)
    before = find_newest_of("wegweiser", "map-05")
    services.deviate("version_changed")
    services.plant("body", path_contains="map/data", text='{"regions": {"features": []}}')

    assert [getattr(problem, "what", "") for problem in fetch_wanted(wanted=WANTED)] == ["missing_key"]
    assert find_newest_of("wegweiser", "map-05") == before


def test_a_district_that_had_a_boundary_is_not_lost_to_a_stumble(services: FakeServices) -> None:
    fetch_boundaries(services)
    services.deviate("version_changed")
    with_all_districts(services, without="05113")

    (problem,) = fetch_wanted(wanted=WANTED)
    assert isinstance(problem, SourceChanged)
    assert (problem.what, problem.found) == ("lost", "05113")
    assert fetch_wanted(wanted=replace(WANTED, again=True)) == []  # on purpose
