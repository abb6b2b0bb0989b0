"""Slides of where a district stands, board and cards: titles true for ties, for none in front and none behind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from content.judgement import NamedChange
from content.slides import Cards, StripBoard
from domain.change import Direction
from domain.movers import Movers
from domain.position import Quarter
from domain.relative_change import Movement
from features.deck.position import (
    Best,
    describe_position,
    find_best,
    make_cards_slide,
    make_position_slide,
    pick_cards,
    pick_rows,
)
from features.profile.topic import Topic
from tests.support.cases import INDICATOR, TODAY
from tests.support.decks import DUEREN, make_change, make_surroundings, make_topic
from texts import Language

GERMAN = Language("de")
NO_MOVERS = Movers((), (), ())


def make_board(
    topics: Sequence[Topic],
    movers: Movers = NO_MOVERS,
    names: Mapping[str, str] | None = None,
    changes: Mapping[str, NamedChange] | None = None,
) -> tuple[StripBoard, str]:
    """The board, and the notes of its slide."""
    slide = make_position_slide(topics, (movers, names or {}), make_surroundings(changes), "Q", GERMAN)
    assert slide is not None and isinstance(slide.body, StripBoard)
    return slide.body, slide.notes


@pytest.mark.parametrize(
    ("places", "title"),
    [
        ({"A": 2, "B": 5, "C": 8, "D": 15, "E": 31}, "Kernthemen vorn: A und B; hinten: E"),
        ({"A": 1, "B": 15}, "Kernthemen vorn: A; keines der 2 im hinteren Viertel"),
        ({"A": 31, "B": 30, "C": 29, "D": 16}, "Kernthemen hinten: A und B; keines der 4 im vorderen Viertel"),
        ({"A": 15, "B": 16, "C": 17}, "Kreis Düren: alle 3 Kernthemen in der mittleren Hälfte"),
    ],
)
def test_the_title_names_two_topics_in_front_and_two_behind_or_says_that_there_are_none(
    places: dict[str, int], title: str
) -> None:
    assert describe_position([make_topic(name, place) for name, place in places.items()], DUEREN, GERMAN) == title


def test_a_tie_that_reaches_beyond_the_first_quarter_is_not_in_front() -> None:
    assert describe_position([make_topic("A", 8, ties=3), make_topic("B", 15)], DUEREN, GERMAN) == (
        "Kreis Düren: alle 2 Kernthemen in der mittleren Hälfte"
    )


def test_of_a_group_too_small_for_quarters_nothing_is_in_front_or_behind() -> None:
    few = [make_topic("A", 1, count=6), make_topic("B", 6, count=6)]

    assert describe_position(few, DUEREN, GERMAN) == "Kreis Düren: 2 Kernthemen im Vergleich"


def test_the_board_holds_all_outer_topics_and_the_newest_of_the_rest_best_first() -> None:
    outer = [make_topic(f"o{number}", number) for number in (1, 2, 29, 30, 31)]
    rest = [make_topic(f"m{year}", 10, year=year) for year in range(2013, 2023)]

    assert [one.indicator.key for one in pick_rows([*rest, *outer])] == [
        "o1", "o2", "m2018", "m2019", "m2020", "m2021", "m2022", "o29", "o30", "o31",
    ]  # fmt: skip


def test_the_board_tells_value_rank_ties_old_years_and_how_many_lie_where() -> None:
    shown = [
        make_topic("A", 2),
        make_topic("B", 12, ties=2),
        make_topic("C", 15, year=2018),
        make_topic("D", 30),
        make_topic("E", 31),
    ]

    board, notes = make_board(shown, changes={"A": make_change(Movement.HARDLY_CHANGED)})

    assert [(row.name, row.value, row.year, row.rank, row.of) for row in board.rows] == [
        ("A", "2,0\N{NO-BREAK SPACE}%", "", "2.", "von 31"),
        ("B", "12,0\N{NO-BREAK SPACE}%", "", "= 12.", "von 31"),
        ("C", "15,0\N{NO-BREAK SPACE}%", "2018", "15.", "von 31"),
        ("D", "30,0\N{NO-BREAK SPACE}%", "", "30.", "von 31"),
        ("E", "31,0\N{NO-BREAK SPACE}%", "", "31.", "von 31"),
    ]
    assert board.tallies == (("first", 1), ("middle", 2), ("last", 2))
    assert [remark.text for remark in board.remarks] == [
        "Von 5 Themen 1 im vorderen Viertel, 2 in der Mitte, 2 im hinteren Viertel.",
        "Nichts Auffälliges: alles im Rahmen vergleichbarer Gebiete",
    ]
    assert "E: 31,0\N{NO-BREAK SPACE}% (2022); Rang 31 von 31, hinteres Viertel" in notes


def test_what_moved_stands_beside_the_board_as_the_movers_say() -> None:
    moved = Movers((make_change(Movement.IMPROVED_MORE).mover,), (make_change(Movement.LEFT_BEHIND, "B").mover,), ())

    board, _ = make_board([make_topic(n, 15) for n in "ABCDE"], moved, {"A": "Armut", "B": "Bus"})

    assert [(remark.tone, remark.head, remark.text) for remark in board.remarks[1:]] == [
        ("first", "▲ Besser entwickelt als anderswo", "Armut (2022)"),
        ("last", "▼ Schlechter entwickelt als anderswo", "Bus (2022)"),
    ]


def test_where_nothing_could_be_compared_nothing_is_said_to_be_usual() -> None:
    board, _ = make_board([make_topic(n, 15) for n in "ABCDE"])

    assert [remark.text for remark in board.remarks] == [
        "Von 5 Themen 0 im vorderen Viertel, 5 in der Mitte, 0 im hinteren Viertel."
    ]


def test_topics_without_a_rank_and_those_that_found_no_room_are_counted() -> None:
    topics = [
        *(make_topic(f"m{place}", place) for place in range(10, 21)),
        replace(make_topic("Z", 15), is_blurred=True),
    ]

    board, notes = make_board(topics)

    assert board.remarks[0].text == (
        "Von 12 Themen 0 im vorderen Viertel, 11 in der Mitte, 0 im hinteren Viertel, 1 ohne Rang; gezeigt: 10."
    )
    assert all(f"{one.indicator.name}: " in notes for one in topics)


def test_with_fewer_than_five_ranked_topics_there_is_no_board() -> None:
    assert (
        make_position_slide([make_topic(n, 15) for n in "ABCD"], (NO_MOVERS, {}), make_surroundings(), "Q", GERMAN)
        is None
    )


def test_cards_show_one_topic_a_goal_first_none_old_disputed_or_twice() -> None:
    topics = [
        make_topic("first", 1),
        make_topic("same_goal", 2),
        make_topic("other", 3),
        make_topic("old", 1, year=TODAY - 6),
        make_topic("disputed", 1),
        make_topic("first_otherwise", 1, variant_of="first"),
        make_topic("middle", 15),
        make_topic("third", 4),
        make_topic("fourth", 5),
    ]
    goals = {"first": 1, "same_goal": 1, "other": 2, "third": 3, "fourth": 4}

    def keys(quarter: Quarter) -> list[str]:
        return [one.indicator.key for one in pick_cards(topics, goals, frozenset({"disputed"}), quarter, TODAY)]

    assert keys(Quarter.FIRST) == ["first", "other", "third", "fourth"]
    assert keys(Quarter.LAST) == []


def test_a_card_tells_value_rank_median_best_value_and_how_it_moved_against_others() -> None:
    shown = [make_topic("A", 3), make_topic("B", 1)]
    changes = {"A": make_change(Movement.IMPROVED_MORE), "B": make_change(Movement.IMPROVED_MORE, is_disputed=True)}
    best = {"A": Best(1.0, "Höxter"), "B": Best(1.0, "Düren")}

    slide = make_cards_slide("better", shown, best, make_surroundings(changes), "Q", GERMAN)

    assert slide is not None and slide.title == "Besser als die meisten: A und B" and isinstance(slide.body, Cards)
    first, second = slide.body.cards
    assert (first.number, first.unit, first.rank, first.of, first.tone) == (
        "3,0",
        "%",
        "Rang 3",
        "von 31 (2022)",
        "first",
    )
    assert first.median == "Median 16,0\N{NO-BREAK SPACE}%"
    assert first.lines == (("", "Bester Wert: 1,0 (Höxter)"), ("Seit 2018", "stärker verbessert als anderswo"))
    assert second.lines == ()  # is the best itself; its direction is disputed
    assert make_cards_slide("worse", [], {}, make_surroundings(), "Q", GERMAN) is None


def test_a_name_with_brackets_has_no_brackets_within_brackets() -> None:
    slide = make_cards_slide(
        "worse", [make_topic("A", 31)], {"A": Best(1.0, "Hof (Landkreis)")}, make_surroundings(), "Q", GERMAN
    )

    assert slide is not None and isinstance(slide.body, Cards)
    assert slide.body.cards[0].lines[0] == ("", "Bester Wert: 1,0 (Hof, Landkreis)")


@pytest.mark.parametrize(
    ("direction", "best"),
    [(Direction.DOWN, Best(1.0, "Höxter")), (Direction.UP, Best(9.01, "")), (Direction.NONE, None)],
)
def test_the_best_value_follows_the_direction_and_is_nobodys_where_several_share_it(
    direction: Direction, best: Best | None
) -> None:
    indicator = replace(INDICATOR, direction=direction)

    assert find_best({"a": 1.0, "b": 9.0, "c": 9.01}, indicator, {"a": "Höxter", "b": "B", "c": "C"}) == best
