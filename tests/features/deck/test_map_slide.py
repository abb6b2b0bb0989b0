"""The slide with a map: classes that say what they count, and the neighbours in bars."""

from dataclasses import replace

import pytest

from charts.ground import make_outlines
from content.slides import MapBoard
from features.deck.map_slide import find_neighbours, make_place_slide
from tests.support.cases import REGIONS
from tests.support.decks import DUEREN, topic
from texts import Language

HEINSBERG = REGIONS["05370"]
GERMAN = Language("de")


def square(x: float, y: float) -> list[tuple[tuple[float, float], ...]]:
    return [((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))]


@pytest.mark.parametrize(("unit", "heading"), [("%", "A in %, 2022"), ("je 10.000 Einw.", "A je 10.000 Einw., 2022")])
def test_the_classes_of_a_map_say_what_they_count(unit: str, heading: str) -> None:
    shown = topic("A", 20)
    ground = make_outlines({DUEREN.key: square(0, 50), HEINSBERG.key: square(1, 50)}, {})
    counted = replace(shown, indicator=replace(shown.indicator, unit=unit))

    slide = make_place_slide(counted, (ground, {DUEREN.key: 20.0, HEINSBERG.key: 9.0}), REGIONS, "Kreisen", "Q", GERMAN)

    assert slide is not None and isinstance(slide.body, MapBoard) and slide.body.heading == heading


def test_a_place_slide_shows_the_land_in_classes_and_the_neighbours_best_first() -> None:
    shown = topic("A", 20)
    places = {DUEREN.key: (0, 50), HEINSBERG.key: (1, 50), "05362": (0, 51), "05111": (5, 50), "05112": (6, 51)}
    ground = make_outlines({key: square(*at) for key, at in places.items()}, {})
    values = {DUEREN.key: 20.0, HEINSBERG.key: 8.0, "05362": 25.0, "05111": 2.0, "05112": 40.0}

    slide = make_place_slide(shown, (ground, values), REGIONS, "Kreisen in NRW", "Q", GERMAN)

    assert set(find_neighbours(ground, DUEREN.key)) == {HEINSBERG.key, "05362"}
    assert slide is not None and isinstance(slide.body, MapBoard)
    assert slide.title.replace("\N{NO-BREAK SPACE}", " ") == (
        "A: Düren mit 20,0 %, Rang 20 von 31 Kreisen in NRW; auf der Karte reichen die Werte von 2,0 bis 40,0 %"
    )
    assert [(bar.name, bar.share, bar.is_own) for bar in slide.body.bars] == [
        ("Heinsberg", 0.32, False), ("Düren", 0.8, True), ("Rhein-Erft", 1.0, False),
    ]  # fmt: skip
    assert [is_own for _, _, is_own in slide.body.classes].count(True) == 1


def test_values_close_together_have_no_bars_that_would_look_alike() -> None:
    ground = make_outlines({DUEREN.key: square(0, 50), HEINSBERG.key: square(1, 50)}, {})

    slide = make_place_slide(
        topic("A", 20), (ground, {DUEREN.key: 20.0, HEINSBERG.key: 19.0}), REGIONS, "Kreisen", "Q", GERMAN
    )

    assert slide is not None and isinstance(slide.body, MapBoard)
    assert {bar.share for bar in slide.body.bars} == {0.0}
