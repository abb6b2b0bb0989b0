"""The slide with proposals to decide: a target, measures and a report, with places to fill in."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from content.table import Table
from domain.change import Direction
from features.deck.decision import make_decision_slide
from features.profile.topic import Topic
from tests.support.decks import make_surroundings, make_topic
from texts import Language

GERMAN = Language("de")


def propose(*topics: Topic, worse: Sequence[Topic] = ()) -> list[str]:
    """What each row of the slide proposes."""
    slide = make_decision_slide(topics, worse, [], make_surroundings(), GERMAN)
    assert isinstance(slide.body, Table)
    return [row[1].text.replace("\N{NO-BREAK SPACE}", " ") for row in slide.body.rows]


def test_the_decision_asks_for_a_target_measures_and_a_report_with_places_to_fill_in() -> None:
    slide = make_decision_slide(
        [make_topic("A", 31), make_topic("B", 30), make_topic("C", 29)], [], ["A"], make_surroundings(), GERMAN
    )

    assert isinstance(slide.body, Table)
    assert [[cell.text for cell in row] for row in slide.body.rows] == [
        ["1", "Ziel setzen: B bis [Jahr] höchstens [Wert] (Median von Kreisen in NRW 2022: 16,0\N{NO-BREAK SPACE}%)",
         "[Amt]", "[Quartal, Jahr]"],
        ["2", "Maßnahmen zuordnen: zu den Themen A, B und C", "[Amt]", "[Quartal, Jahr]"],
        ["3", "Jährlich berichten: dieselben 3 Themen, derselbe Vergleich", "[Stabsstelle]", "[Quartal, Jahr]"],
    ]  # fmt: skip


def test_measures_are_proposed_for_what_the_slide_before_shows_as_worse_than_elsewhere_too() -> None:
    behind, worse = (
        make_topic("A", 31),
        [make_topic("A", 31), make_topic("D", 30), make_topic("E", 30), make_topic("F", 29)],
    )

    assert propose(behind, make_topic("B", 3), worse=worse)[1] == (
        "Maßnahmen zuordnen: zu den Themen im hinteren Viertel, zuerst A, D und E"
    )


def test_where_nothing_lies_behind_no_proposal_says_so() -> None:
    assert propose(make_topic("A", 3))[1].startswith("Maßnahmen fortführen: Kein Kernthema liegt im hinteren Viertel")


def test_where_no_topic_has_a_rank_nothing_is_said_of_quarters() -> None:
    assert propose() == [
        "Ziele prüfen: welche gelten weiter, welche fehlen?",
        "Maßnahmen zuordnen: zu jedem eigenen Ziel mindestens eine",
        "Jährlich berichten: zu denselben Themen",
    ]


def test_a_target_is_proposed_for_a_recent_value_and_in_the_whole_unit() -> None:
    old, new = make_topic("A", 31, year=2016), make_topic("B", 20)
    counted = replace(new, indicator=replace(new.indicator, unit="€ je Einw.", short_unit="€"))

    assert propose(old, counted)[0] == (
        "Ziel setzen: B bis [Jahr] höchstens [Wert] (Median von Kreisen in NRW 2022: 16,0 € je Einw.)"
    )
    assert propose(old)[0].startswith("Ziel setzen: A bis [Jahr] höchstens [Wert] ")


@pytest.mark.parametrize(
    ("best", "proposed"),
    [(100.0, "B bis [Jahr] mindestens [Wert]"), (0.0, "B bis [Jahr] höchstens [Wert]"), (20.0, "A bis [Jahr]")],
)
def test_what_is_to_come_near_a_value_has_a_target_on_its_own_side_of_it(best: float, proposed: str) -> None:
    towards = make_topic("B", 31)
    indicator = replace(towards.indicator, direction=Direction.TOWARDS, direction_value=best)

    assert f"Ziel setzen: {proposed}" in propose(make_topic("A", 20), replace(towards, indicator=indicator))[0]


def test_only_topics_that_are_compared_are_reported_on_and_one_behind_is_a_topic_of_its_own() -> None:
    alone = make_topic("Kassenkredite", 31)
    unranked = replace(make_topic("B", 20), is_blurred=True)

    assert propose(alone, make_topic("C", 15), make_topic("D", 16), unranked)[1:] == [
        "Maßnahmen zuordnen: zum Thema Kassenkredite",
        "Jährlich berichten: dieselben 3 Themen, derselbe Vergleich",
    ]
