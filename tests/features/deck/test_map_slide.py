"""The slide with a map: classes that say what they count, and the neighbours in bars."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from charts.ground import Ground, make_outlines
from content.slides import MapBoard
from features.deck.map_slide import find_neighbours, make_place_slide
from features.profile.topic import Topic
from tests.support.cases import REGIONS
from tests.support.decks import DUEREN, make_topic
from texts import Language

HEINSBERG = REGIONS["05370"]
GERMAN = Language("de")


NEIGHBOURS = {DUEREN.key: (0.0, 50.0), HEINSBERG.key: (1.0, 50.0)}


def make_ground(places: Mapping[str, tuple[float, float]]) -> Ground:
    """Districts as squares, each with its corner at this place."""
    squares = {key: [((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))] for key, (x, y) in places.items()}
    return make_outlines(squares, {})


def make_map(topic: Topic, ground: Ground, values: Mapping[str, float]) -> tuple[str, MapBoard]:
    """The title of the slide, and its map."""
    slide = make_place_slide(topic, (ground, values), REGIONS, "Kreisen in NRW", "Q", GERMAN)
    assert slide is not None and isinstance(slide.body, MapBoard)
    return slide.title.replace("\N{NO-BREAK SPACE}", " "), slide.body


@pytest.mark.parametrize(("unit", "heading"), [("%", "A in %, 2022"), ("je 10.000 Einw.", "A je 10.000 Einw., 2022")])
def test_the_classes_of_a_map_say_what_they_count(unit: str, heading: str) -> None:
    shown = make_topic("A", 20)
    counted = replace(shown, indicator=replace(shown.indicator, unit=unit))

    _, board = make_map(counted, make_ground(NEIGHBOURS), {DUEREN.key: 20.0, HEINSBERG.key: 9.0})

    assert board.heading == heading


def test_a_place_slide_shows_the_land_in_classes_and_the_neighbours_best_first() -> None:
    ground = make_ground({**NEIGHBOURS, "05362": (0, 51), "05111": (5, 50), "05112": (6, 51)})
    values = {DUEREN.key: 20.0, HEINSBERG.key: 8.0, "05362": 25.0, "05111": 2.0, "05112": 40.0}

    title, board = make_map(make_topic("A", 20), ground, values)

    assert set(find_neighbours(ground, DUEREN.key)) == {HEINSBERG.key, "05362"}
    assert title == (
        "A: Düren mit 20,0 %, Rang 20 von 31 Kreisen in NRW; auf der Karte reichen die Werte von 2,0 bis 40,0 %"
    )
    assert [(bar.name, bar.share, bar.is_own) for bar in board.bars] == [
        ("Heinsberg", 0.32, False), ("Düren", 0.8, True), ("Rhein-Erft", 1.0, False),
    ]  # fmt: skip
    assert [is_own for _, _, is_own in board.classes].count(True) == 1


def test_values_close_together_have_no_bars_that_would_look_alike() -> None:
    _, board = make_map(make_topic("A", 20), make_ground(NEIGHBOURS), {DUEREN.key: 20.0, HEINSBERG.key: 19.0})

    assert {bar.share for bar in board.bars} == {0.0}
