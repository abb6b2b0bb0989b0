"""A collection as a presentation: which views become slides on which region, and why others do not."""

import pytest

from features.collection.deck import list_regions, make_presentation
from features.collection.model import View

SETS = ("overview", "place", "indicators", "scenario", "measures", "decision")
TRENDS = View("trends", {"indicator": "car_density", "regions": "05370,05358"})
CHECK = View("zielcheck", {"indicator": "poverty", "region": "05358"})
MEASURES = View("massnahmen", {"region": "05358", "view": "open"})
OVERVIEW = View("ueberblick", {"region": "05358", "goals": "all"})
WHATIF = View("was-waere-wenn", {"indicator": "car_density", "region": "05358", "s1": "change~-8.1~2026"})
METHODS = View("methoden", {})
DECK = View("kreistag", {"region": "05358"})


def test_views_become_slides_on_their_region_with_all_they_compare() -> None:
    found = make_presentation([TRENDS, CHECK, MEASURES, OVERVIEW], "05358", SETS, 6, 12)

    assert found.selection == {
        "region": "05358",
        "regions": "05358,05370",
        "sets": "overview,indicators,measures",
        "indicators": "car_density,poverty",
    }
    assert (found.left_out, found.not_compared) == ([], [])


def test_what_becomes_no_slide_is_told_with_the_reason() -> None:
    found = make_presentation([TRENDS, METHODS, DECK, View("trends", {"regions": "05111"})], "05370", SETS, 6, 12)

    assert found.left_out == [(METHODS, "none"), (DECK, "deck"), (View("trends", {"regions": "05111"}), "region")]
    assert found.selection["sets"] == "indicators"


def test_of_what_ifs_the_first_becomes_a_slide() -> None:
    second = View("was-waere-wenn", {"indicator": "poverty", "region": "05358"})

    found = make_presentation([CHECK, WHATIF, second], "05358", SETS, 6, 12)

    assert found.selection == {
        "region": "05358",
        "regions": "05358",
        "sets": "indicators,scenario",
        "indicators": "poverty",
        "indicator": "car_density",
        "s1": "change~-8.1~2026",
    }
    assert found.left_out == [(second, "scenario")]


def test_without_a_view_on_the_region_there_is_nothing_to_open() -> None:
    assert make_presentation([METHODS], "05358", SETS, 6, 12).selection == {}


def test_more_indicators_and_regions_than_there_is_room_for_are_told() -> None:
    other = View("kreisvergleich", {"indicator": "crimes", "regions": "05370,05334"})

    found = make_presentation([TRENDS, CHECK, other], "05370", SETS, 2, 1)

    assert found.selection == {
        "region": "05370",
        "regions": "05370,05358",
        "sets": "indicators",
        "indicators": "car_density",
    }
    assert found.left_out == [(CHECK, "region"), (other, "many")]
    assert make_presentation([TRENDS, other], "05370", SETS, 2, 12).not_compared == ["05334"]


@pytest.mark.parametrize(
    ("views", "regions"),
    [
        ([TRENDS], ["05370"]),
        ([TRENDS, CHECK], ["05358", "05370"]),
        ([TRENDS, View("trends", {"regions": "05111"})], ["05370", "05111"]),
        ([METHODS, DECK], []),
    ],
)
def test_a_presentation_is_offered_on_what_views_are_about_most_often_first(
    views: list[View], regions: list[str]
) -> None:
    assert list_regions(views) == regions


def test_a_strategy_becomes_slides_beside_a_scenario_and_there_is_room_for_one() -> None:
    first, second = (View("strategie", {"region": "05358", "i1": f"poverty~{kind}"}) for kind in ("still", "own"))

    found = make_presentation([WHATIF, first, second], "05358", (*SETS, "strategy"), 6, 12)

    assert found.selection["sets"] == "scenario,strategy"
    assert (found.selection["i1"], found.selection["s1"]) == ("poverty~still", "change~-8.1~2026")
    assert found.left_out == [(second, "strategy")]
