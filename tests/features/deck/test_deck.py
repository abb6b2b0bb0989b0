"""What stands on the slides: rows in, slides out; titles that are true for ties, for none in front and none behind."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from charts.ground import make_outlines
from charts.palette import OWN as BLUE
from content.catalogue import Region, Sdg
from content.judgement import NamedChange
from content.slides import BigNumber, Cards, MapBoard, Role, SlideChart, StripBoard
from content.table import Table
from domain.change import Direction
from domain.movers import Mover, Movers
from domain.position import Quarter
from domain.relative_change import Movement, RelativeChange
from features.deck.appendix import UsedSource, describe_foot, make_gaps_slide, make_sources_slide
from features.deck.chart import BREAK, make_indicator_chart
from features.deck.decision import make_decision_slide
from features.deck.indicator import IndicatorContent, make_indicator_slide
from features.deck.map_slide import find_neighbours, make_place_slide
from features.deck.measures import make_measures_slide
from features.deck.position import (
    Best,
    Surroundings,
    describe_position,
    find_best,
    make_cards_slide,
    make_position_slide,
    pick_cards,
    pick_rows,
)
from features.profile.topic import Topic, read_topics
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.published import PublishedTarget
from tests.support.cases import INDICATOR, REGIONS
from tests.support.measure_cases import on, programme
from texts import Language

GERMAN = Language("de")
DUEREN, HEINSBERG = REGIONS["05358"], REGIONS["05370"]
LAND = Region("05", "state", "Nordrhein-Westfalen", "NRW")
POINTS = {"05358": [(year, 15.0 - 0.5 * (year - 2015)) for year in range(2015, 2022)], "05": [(2021, 14.0)]}
TODAY = 2023
BACKGROUND = Background({}, {}, {}, TODAY)
NO_MOVERS: tuple[Movers, Mapping[str, str]] = (Movers((), (), ()), {})


def topic(name: str, place: int, *, count: int = 31, ties: int = 1, year: int = 2022, variant_of: str = "") -> Topic:
    """Düren on a place among so many districts, with as many others of the same value; less is better."""
    values = [float(number) for number in range(1, count + 1)]
    for other in range(place, place + ties - 1):
        values[other] = values[place - 1]
    keys = [f"x{number}" for number in range(1, count + 1)]
    keys[place - 1] = DUEREN.key
    frame = pd.DataFrame(
        {
            "indicator_key": name,
            "region_key": keys,
            "year": year,
            "value": values,
            "source_key": "s",
            "is_counted": True,
        }
    )
    indicator = replace(INDICATOR, key=name, name=name, short_name=name, variant_of=variant_of or None)
    [found] = read_topics(frame, DUEREN.key, [indicator])
    return found


def change(word: Movement, key: str = "A", is_disputed: bool = False) -> NamedChange:
    moved = RelativeChange(-1.0, 0.0, 1.0, 3.0, 3.0, 0.9, 2.0, word, True)
    return NamedChange((2018, 15.0), (2022, 12.0), 40, False, Mover(key, "t", 2022, moved, is_disputed))


def around(changes: Mapping[str, NamedChange] | None = None) -> Surroundings:
    return Surroundings(DUEREN, "Kreisen in NRW", TODAY, changes or {})


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
    assert describe_position([topic(name, place) for name, place in places.items()], DUEREN, GERMAN) == title


def test_a_tie_that_reaches_beyond_the_first_quarter_is_not_in_front() -> None:
    assert describe_position([topic("A", 8, ties=3), topic("B", 15)], DUEREN, GERMAN) == (
        "Kreis Düren: alle 2 Kernthemen in der mittleren Hälfte"
    )


def test_of_a_group_too_small_for_quarters_nothing_is_in_front_or_behind() -> None:
    few = [topic("A", 1, count=6), topic("B", 6, count=6)]

    assert describe_position(few, DUEREN, GERMAN) == "Kreis Düren: 2 Kernthemen im Vergleich"


def test_the_board_holds_all_outer_topics_and_the_newest_of_the_rest_best_first() -> None:
    outer = [topic(f"o{number}", number) for number in (1, 2, 29, 30, 31)]
    rest = [topic(f"m{year}", 10, year=year) for year in range(2013, 2023)]

    assert [one.indicator.key for one in pick_rows([*rest, *outer])] == [
        "o1", "o2", "m2018", "m2019", "m2020", "m2021", "m2022", "o29", "o30", "o31",
    ]  # fmt: skip


def test_the_board_tells_value_rank_ties_old_years_and_how_many_lie_where() -> None:
    shown = [topic("A", 2), topic("B", 12, ties=2), topic("C", 15, year=2018), topic("D", 30), topic("E", 31)]

    slide = make_position_slide(shown, NO_MOVERS, around({"A": change(Movement.HARDLY_CHANGED)}), "Q", GERMAN)

    assert slide is not None and isinstance(slide.body, StripBoard)
    assert [(row.name, row.value, row.year, row.rank, row.of) for row in slide.body.rows] == [
        ("A", "2,0\N{NO-BREAK SPACE}%", "", "2.", "von 31"),
        ("B", "12,0\N{NO-BREAK SPACE}%", "", "= 12.", "von 31"),
        ("C", "15,0\N{NO-BREAK SPACE}%", "2018", "15.", "von 31"),
        ("D", "30,0\N{NO-BREAK SPACE}%", "", "30.", "von 31"),
        ("E", "31,0\N{NO-BREAK SPACE}%", "", "31.", "von 31"),
    ]
    assert slide.body.tallies == (("first", 1), ("middle", 2), ("last", 2))
    assert [remark.text for remark in slide.body.remarks] == [
        "Von 5 Themen 1 im vorderen Viertel, 2 in der Mitte, 2 im hinteren Viertel.",
        "Nichts Auffälliges: alles im Rahmen vergleichbarer Gebiete",
    ]
    assert "E: 31,0\N{NO-BREAK SPACE}% (2022); Rang 31 von 31, hinteres Viertel" in slide.notes


def test_what_moved_stands_beside_the_board_as_the_movers_say() -> None:
    moved = Movers((change(Movement.IMPROVED_MORE).mover,), (change(Movement.LEFT_BEHIND, "B").mover,), ())

    slide = make_position_slide(
        [topic(n, 15) for n in "ABCDE"], (moved, {"A": "Armut", "B": "Bus"}), around(), "Q", GERMAN
    )

    assert slide is not None and isinstance(slide.body, StripBoard)
    assert [(remark.tone, remark.head, remark.text) for remark in slide.body.remarks[1:]] == [
        ("first", "▲ Besser entwickelt als anderswo", "Armut (2022)"),
        ("last", "▼ Schlechter entwickelt als anderswo", "Bus (2022)"),
    ]


def test_where_nothing_could_be_compared_nothing_is_said_to_be_usual() -> None:
    slide = make_position_slide([topic(n, 15) for n in "ABCDE"], NO_MOVERS, around(), "Q", GERMAN)

    assert slide is not None and isinstance(slide.body, StripBoard)
    assert [remark.text for remark in slide.body.remarks] == [
        "Von 5 Themen 0 im vorderen Viertel, 5 in der Mitte, 0 im hinteren Viertel."
    ]


def test_topics_without_a_rank_and_those_that_found_no_room_are_counted() -> None:
    topics = [*(topic(f"m{place}", place) for place in range(10, 21)), replace(topic("Z", 15), is_blurred=True)]

    slide = make_position_slide(topics, NO_MOVERS, around(), "Q", GERMAN)

    assert slide is not None and isinstance(slide.body, StripBoard)
    assert slide.body.remarks[0].text == (
        "Von 12 Themen 0 im vorderen Viertel, 11 in der Mitte, 0 im hinteren Viertel, 1 ohne Rang; gezeigt: 10."
    )
    assert all(f"{one.indicator.name}: " in slide.notes for one in topics)


def test_with_fewer_than_five_ranked_topics_there_is_no_board() -> None:
    assert make_position_slide([topic(n, 15) for n in "ABCD"], NO_MOVERS, around(), "Q", GERMAN) is None


def test_cards_show_one_topic_a_goal_first_none_old_disputed_or_twice() -> None:
    topics = [
        topic("first", 1),
        topic("same_goal", 2),
        topic("other", 3),
        topic("old", 1, year=TODAY - 6),
        topic("disputed", 1),
        topic("first_otherwise", 1, variant_of="first"),
        topic("middle", 15),
        topic("third", 4),
        topic("fourth", 5),
    ]
    goals = {"first": 1, "same_goal": 1, "other": 2, "third": 3, "fourth": 4}

    def keys(quarter: Quarter) -> list[str]:
        return [one.indicator.key for one in pick_cards(topics, goals, frozenset({"disputed"}), quarter, TODAY)]

    assert keys(Quarter.FIRST) == ["first", "other", "third", "fourth"]
    assert keys(Quarter.LAST) == []


def test_a_card_tells_value_rank_median_best_value_and_how_it_moved_against_others() -> None:
    shown = [topic("A", 3), topic("B", 1)]

    slide = make_cards_slide(
        "better", shown, {"A": Best(1.0, "Höxter"), "B": Best(1.0, "Düren")},
        around({"A": change(Movement.IMPROVED_MORE), "B": change(Movement.IMPROVED_MORE, is_disputed=True)}), "Q",
        GERMAN,
    )  # fmt: skip

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
    assert make_cards_slide("worse", [], {}, around(), "Q", GERMAN) is None


@pytest.mark.parametrize(
    ("direction", "best"),
    [(Direction.DOWN, Best(1.0, "Höxter")), (Direction.UP, Best(9.01, "")), (Direction.NONE, None)],
)
def test_the_best_value_follows_the_direction_and_is_nobodys_where_several_share_it(
    direction: Direction, best: Best | None
) -> None:
    indicator = replace(INDICATOR, direction=direction)

    assert find_best({"a": 1.0, "b": 9.0, "c": 9.01}, indicator, {"a": "Höxter", "b": "B", "c": "C"}) == best


def test_the_decision_asks_for_a_target_measures_and_a_report_with_places_to_fill_in() -> None:
    slide = make_decision_slide([topic("A", 31), topic("B", 30), topic("C", 29)], [], ["A"], around(), GERMAN)

    assert isinstance(slide.body, Table)
    assert [[cell.text for cell in row] for row in slide.body.rows] == [
        ["1", "Ziel setzen: B bis [Jahr] höchstens [Wert] (Median von Kreisen in NRW 2022: 16,0\N{NO-BREAK SPACE}%)",
         "[Amt]", "[Quartal, Jahr]"],
        ["2", "Maßnahmen zuordnen: zu den Themen A, B und C", "[Amt]", "[Quartal, Jahr]"],
        ["3", "Jährlich berichten: dieselben 3 Themen, derselbe Vergleich", "[Stabsstelle]", "[Quartal, Jahr]"],
    ]  # fmt: skip


def test_measures_are_proposed_for_what_the_slide_before_shows_as_worse_than_elsewhere_too() -> None:
    behind, worse = topic("A", 31), [topic("A", 31), topic("D", 30), topic("E", 30), topic("F", 29)]
    slide = make_decision_slide([behind, topic("B", 3)], worse, [], around(), GERMAN)

    assert isinstance(slide.body, Table)
    assert slide.body.rows[1][1].text == "Maßnahmen zuordnen: zu den Themen im hinteren Viertel, zuerst A, D und E"


def test_where_nothing_lies_behind_no_proposal_says_so() -> None:
    slide = make_decision_slide([topic("A", 3)], [], [], around(), GERMAN)

    assert isinstance(slide.body, Table)
    assert slide.body.rows[1][1].text.startswith("Maßnahmen fortführen: Kein Kernthema liegt im hinteren Viertel")


def test_where_no_topic_has_a_rank_nothing_is_said_of_quarters() -> None:
    slide = make_decision_slide([], [], [], around(), GERMAN)

    assert isinstance(slide.body, Table)
    assert [row[1].text for row in slide.body.rows] == [
        "Ziele prüfen: welche gelten weiter, welche fehlen?",
        "Maßnahmen zuordnen: zu jedem eigenen Ziel mindestens eine",
        "Jährlich berichten: zu denselben Themen",
    ]


def propose(*topics: Topic) -> list[str]:
    slide = make_decision_slide(topics, [], [], around(), GERMAN)
    assert isinstance(slide.body, Table)
    return [row[1].text.replace("\N{NO-BREAK SPACE}", " ") for row in slide.body.rows]


def test_a_target_is_proposed_for_a_recent_value_and_in_the_whole_unit() -> None:
    old, new = topic("A", 31, year=2016), topic("B", 20)
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
    towards = topic("B", 31)
    indicator = replace(towards.indicator, direction=Direction.TOWARDS, direction_value=best)

    assert f"Ziel setzen: {proposed}" in propose(topic("A", 20), replace(towards, indicator=indicator))[0]


def test_only_topics_that_are_compared_are_reported_on_and_one_behind_is_a_topic_of_its_own() -> None:
    alone = topic("Kassenkredite", 31)
    unranked = replace(topic("B", 20), is_blurred=True)

    assert propose(alone, topic("C", 15), topic("D", 16), unranked)[1:] == [
        "Maßnahmen zuordnen: zum Thema Kassenkredite",
        "Jährlich berichten: dieselben 3 Themen, derselbe Vergleich",
    ]


def test_a_name_with_brackets_has_no_brackets_within_brackets() -> None:
    slide = make_cards_slide("worse", [topic("A", 31)], {"A": Best(1.0, "Hof (Landkreis)")}, around(), "Q", GERMAN)

    assert slide is not None and isinstance(slide.body, Cards)
    assert slide.body.cards[0].lines[0] == ("", "Bester Wert: 1,0 (Hof, Landkreis)")


@pytest.mark.parametrize(("unit", "heading"), [("%", "A in %, 2022"), ("je 10.000 Einw.", "A je 10.000 Einw., 2022")])
def test_the_classes_of_a_map_say_what_they_count(unit: str, heading: str) -> None:
    shown = topic("A", 20)
    ground = make_outlines({DUEREN.key: square(0, 50), HEINSBERG.key: square(1, 50)}, {})
    counted = replace(shown, indicator=replace(shown.indicator, unit=unit))

    slide = make_place_slide(counted, (ground, {DUEREN.key: 20.0, HEINSBERG.key: 9.0}), REGIONS, "Kreisen", "Q", GERMAN)

    assert slide is not None and isinstance(slide.body, MapBoard) and slide.body.heading == heading


def square(x: float, y: float) -> list[tuple[tuple[float, float], ...]]:
    return [((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))]


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


def aim(value: float = 7.0, is_own: bool = True) -> PublishedTarget:
    level = "district" if is_own else "state"
    return PublishedTarget(
        "less", level, is_own, "poverty", "Weniger Armut", value, "%", 2030, None, None, "decided", "Kreistag", "Plan",
        True, "",
    )  # fmt: skip


def assess(value: float = 7.0, is_own: bool = True) -> Assessment:
    return assess_target(INDICATOR, aim(value, is_own), POINTS["05358"], BACKGROUND)


def told(found: Assessment | None = None, moved: NamedChange | None = None, **other: object) -> IndicatorContent:
    content = IndicatorContent(
        INDICATOR, POINTS, found, None, [(2021, 11.0)], moved, ["Amt 51"], "Q", "Quelle: A (B).", {}
    )
    return replace(content, **other)  # type: ignore[arg-type]


def test_a_chart_has_a_line_per_region_the_median_the_way_needed_and_the_target() -> None:
    chart = make_indicator_chart(INDICATOR, POINTS, ([DUEREN, HEINSBERG, LAND], [(2021, 11.0)]), assess(), [], GERMAN)

    assert chart.categories == tuple(str(year) for year in range(2015, 2031))
    assert [(strand.name, strand.role) for strand in chart.strands] == [
        ("Düren", Role.FACT),
        ("NRW", Role.REFERENCE),
        ("Median", Role.REFERENCE),
        ("nötiger Weg", Role.NEEDED),
        ("Ziel: höchstens 7 bis 2030", Role.TARGET),
    ]
    own, land, median, way, target = (strand.values for strand in chart.strands)
    assert chart.strands[0].colour == BLUE
    assert own[:7] == (15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0) and own[7:] == (None,) * 9
    assert (land, median) == tuple((None,) * 6 + (value,) + (None,) * 9 for value in (14.0, 11.0))
    assert way[:8] == (None,) * 8 and way[8] == 12.0 and way[-1] == pytest.approx(7.0)  # from today on
    needed = assess().verdict.needed  # as the sentence says, told without the sign
    assert needed is not None and way[9] is not None and way[8] - way[9] == pytest.approx(needed)
    assert target == (7.0,) * 16


def test_a_line_ends_at_a_break_which_has_its_own_place() -> None:
    points = {"05358": [(2019, 1.0), (2020, 2.0), (2021, 3.0)]}

    chart = make_indicator_chart(INDICATOR, points, ([DUEREN], []), None, [2021], GERMAN)
    without = make_indicator_chart(INDICATOR, points, ([DUEREN], []), None, [2010, 2019, 2024], GERMAN)

    assert chart.categories == ("2019", "2020", BREAK, "2021")
    assert chart.strands[0].values == (1.0, 2.0, None, 3.0)
    assert without.categories == ("2019", "2020", "2021")


def test_a_region_without_a_value_in_the_years_shown_has_no_line() -> None:
    points = {"05358": POINTS["05358"], "05370": [(2009, 11.0), (2010, 12.0)]}

    chart = make_indicator_chart(INDICATOR, points, ([DUEREN, HEINSBERG], []), None, [], GERMAN)

    assert [strand.name for strand in chart.strands] == ["Düren"]


def test_only_a_target_of_the_district_itself_makes_the_message() -> None:
    moved = replace(change(Movement.IMPROVED_LESS), last=(2021, 12.0))

    own = make_indicator_slide(told(assess(7.0), moved), DUEREN, [], GERMAN)
    foreign = make_indicator_slide(told(assess(7.0, is_own=False), moved), DUEREN, [], GERMAN)

    assert "Ziel" in own.title and isinstance(own.body, SlideChart) and own.body.alt == own.title
    assert foreign.title == "Armut: seit 2018 verbessert, aber weniger als anderswo"
    assert GERMAN("check.not_its_own") in foreign.notes


def test_a_change_that_does_not_reach_the_newest_value_or_is_disputed_makes_no_message() -> None:
    for moved in (
        change(Movement.IMPROVED_LESS),
        replace(change(Movement.IMPROVED_LESS, is_disputed=True), last=(2021, 1.0)),
    ):
        assert "anderswo" not in make_indicator_slide(told(moved=moved), DUEREN, [], GERMAN).title


def test_beside_the_chart_stand_one_big_number_rank_target_and_what_is_done_by_whom() -> None:
    slide = make_indicator_slide(told(topic=topic("A", 20)), DUEREN, [], GERMAN)

    assert slide.number == BigNumber("12,0", "%", "Düren 2021; Median 11,0\N{NO-BREAK SPACE}%")
    assert slide.facts == ("Rang 20 von 31 (2022)", "Zuständig für Maßnahmen: Amt 51")
    assert make_indicator_slide(told(owners=[]), DUEREN, [], GERMAN).facts == (
        "Was getan wird: [Maßnahme], [Amt], bis [Jahr]",
    )


def test_a_break_is_told_beside_the_chart_and_to_the_speaker() -> None:
    slide = make_indicator_slide(told(breaks={2018: "Zensus"}), DUEREN, [], GERMAN)

    assert slide.facts[-1] == f"{BREAK} Werte davor und danach sind nicht vergleichbar (neue Grundlage ab 2018)"
    assert "Neue Grundlage ab 2018: Zensus" in slide.notes


def test_gaps_are_counted_by_goal_and_named_with_the_reason_in_the_notes() -> None:
    indicators = {name: replace(INDICATOR, key=name, name=name) for name in ("Bus", "Rad", "Bahn")}
    goals = [
        Sdg(9, "Verkehr", "#FD6925", ("Bus", "Rad")),
        Sdg(13, "Klima", "#3F7E44", ("Rad",)),
        Sdg(14, "Meer", "#0A97D9", ()),
    ]

    slide = make_gaps_slide(indicators, {"Rad": "nicht erhoben"}, goals, DUEREN, "Q", GERMAN)

    assert slide.title == "Kreis Düren: Zahlen zu 2 von 3 Indikatoren, keine zu den Zielen 13 und 14"
    assert isinstance(slide.body, SlideChart) and slide.body.kind == "stacked"
    assert [strand.values for strand in slide.body.strands] == [(1.0, 0.0, 0.0), (1.0, 1.0, 0.0)]
    assert slide.notes.splitlines()[:2] == ["9 Verkehr: Rad (nicht erhoben).", "13 Klima: Rad (nicht erhoben)."]


def source(number: int, topics: int = 1) -> UsedSource:
    names = tuple(f"T{topic}" for topic in range(topics))
    return UsedSource(f"s{number}", f"Werk {number}", "Amt", "dl-de/by-2-0", f"Amt {number}", names, (2020, 2022))


def test_sources_stand_in_at_most_eight_rows_and_all_of_them_in_the_notes() -> None:
    slide = make_sources_slide([source(number, number) for number in range(1, 12)], "1.1.2026", GERMAN)

    assert isinstance(slide.body, Table) and len(slide.body.rows) == 8
    assert [cell.text for cell in slide.body.rows[0]] == [
        "T0, T1, T2 und 8 mehr",
        "Werk 11",
        "2020–2022",
        "dl-de/by-2-0",
    ]
    assert slide.body.rows[-1][0].text == "4 weitere"
    assert all(f"Amt {number} (dl-de/by-2-0)" in slide.notes for number in range(1, 12))


def test_what_is_said_of_a_licence_in_brackets_stands_in_the_notes() -> None:
    slide = make_sources_slide([replace(source(1), licence="dl-de/by-2-0 (laut GovData)")], "1.1.2026", GERMAN)

    assert isinstance(slide.body, Table) and slide.body.rows[0][3].text == "dl-de/by-2-0 (siehe Notizen)"
    assert "Amt 1 (dl-de/by-2-0 (laut GovData))" in slide.notes


def test_the_foot_is_one_line_with_few_publishers() -> None:
    assert (
        describe_foot([source(1), source(2)], [2021, 2019], GERMAN) == "Quelle: Amt 1, Amt 2 · 2019–2021 · dl-de/by-2-0"
    )
    many = [replace(source(number), attribution=f"Amt {number} für alles Mögliche im Lande") for number in range(5)]
    assert describe_foot(many, [2021], GERMAN).endswith(" u. a. · 2021 · dl-de/by-2-0")
    assert len(describe_foot(many, [2021], GERMAN)) <= 130


def test_measures_are_counted_by_field_in_the_states_that_occur() -> None:
    shown = on(date(2025, 6, 30), GERMAN)  # nobody has reported on any of the four

    slide = make_measures_slide(shown, programme(GERMAN), GERMAN)

    assert isinstance(slide.body, Table)
    assert [[cell.text for cell in row] for row in slide.body.rows][-1][1] == "4"
    assert "0" not in [cell.text for cell in slide.body.rows[-1]]
    assert all(len(row) == len(slide.body.columns) for row in slide.body.rows)
