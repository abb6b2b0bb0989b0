"""Borders from a topology: shared arcs in, closed rings in degrees out."""

import json
from itertools import pairwise

import pytest

from charts.borders import decode_borders
from settings import DATA

# Two squares side by side: the arc between them is shared, walked in opposite directions.
TWO = {
    "transform": {"scale": [0.5, 0.5], "translate": [6.0, 51.0]},
    "arcs": [
        [[2, 0], [0, 2]],  # between them, northwards
        [[2, 2], [-2, 0], [0, -2], [2, 0]],  # around the western one
        [[2, 0], [1, 0], [1, 0], [0, 2], [-2, 0]],  # around the eastern one, with a point on the way
    ],
    "objects": {
        "kreise": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"ags": "05001"}},
                {"type": "MultiPolygon", "arcs": [[[2, ~0]]], "properties": {"ags": "09001"}},
            ]
        }
    },
}


def test_arcs_are_joined_to_closed_rings_in_degrees() -> None:
    found = decode_borders(TWO, "", 0)

    assert found == {
        "05001": [((7.0, 51.0), (7.0, 52.0), (6.0, 52.0), (6.0, 51.0), (7.0, 51.0))],
        "09001": [((7.0, 51.0), (8.0, 51.0), (8.0, 52.0), (7.0, 52.0), (7.0, 51.0))],
    }


def test_only_the_districts_of_a_land_are_drawn() -> None:
    assert list(decode_borders(TWO, "09", 0)) == ["09001"]


@pytest.fixture(scope="module")
def shipped() -> dict[str, object]:
    found: dict[str, object] = json.loads((DATA / "reference" / "borders.topo.json").read_text(encoding="utf-8"))
    return found


def test_all_400_districts_have_a_border_and_every_ring_is_closed(shipped: dict[str, object]) -> None:
    found = decode_borders(shipped, "", 0.012)

    assert len(found) == 400 and len(decode_borders(shipped, "05", 0.004)) == 53
    assert all(ring[0] == ring[-1] for rings in found.values() for ring in rings)
    assert all(5 < x < 16 and 47 < y < 56 for rings in found.values() for ring in rings for x, y in ring)


def test_neighbours_still_meet_where_borders_are_drawn_with_few_points(shipped: dict[str, object]) -> None:
    """Every step along a border within the Land is walked twice, once from either side."""
    steps: dict[frozenset[tuple[float, float]], int] = {}
    for rings in decode_borders(shipped, "05", 0.02).values():
        for ring in rings:
            for start, end in pairwise(ring):
                steps[frozenset((start, end))] = steps.get(frozenset((start, end)), 0) + 1

    assert set(steps.values()) <= {1, 2}
    assert sum(count == 2 for count in steps.values()) > sum(count == 1 for count in steps.values())
