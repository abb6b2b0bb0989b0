"""The slide of an indicator: its chart, its message, and what stands beside it."""

from dataclasses import replace

import pytest

from charts.palette import OWN as BLUE
from content.catalogue import Region
from content.judgement import NamedChange
from content.slides import BigNumber, Role, SlideChart
from domain.relative_change import Movement
from features.deck.chart import BREAK, make_indicator_chart
from features.deck.indicator import IndicatorContent, make_indicator_slide
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.published import PublishedTarget
from tests.support.cases import INDICATOR, REGIONS, TODAY
from tests.support.decks import DUEREN, make_change, make_topic
from texts import Language

HEINSBERG = REGIONS["05370"]
GERMAN = Language("de")
LAND = Region("05", "state", "Nordrhein-Westfalen", "NRW")
POINTS = {"05358": [(year, 15.0 - 0.5 * (year - 2015)) for year in range(2015, 2022)], "05": [(2021, 14.0)]}
BACKGROUND = Background({}, {}, {}, TODAY)


def aim(value: float = 7.0, is_own: bool = True) -> PublishedTarget:
    level = "district" if is_own else "state"
    return PublishedTarget(
        "less", level, is_own, "poverty", "Weniger Armut", value, "%", 2030, None, None, "decided", "Kreistag", "Plan",
        True, "",
    )  # fmt: skip


def assess(value: float = 7.0, is_own: bool = True) -> Assessment:
    return assess_target(INDICATOR, aim(value, is_own), POINTS["05358"], BACKGROUND)


def make_content(
    found: Assessment | None = None, moved: NamedChange | None = None, **other: object
) -> IndicatorContent:
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
    moved = replace(make_change(Movement.IMPROVED_LESS), last=(2021, 12.0))

    own = make_indicator_slide(make_content(assess(7.0), moved), DUEREN, [], GERMAN)
    foreign = make_indicator_slide(make_content(assess(7.0, is_own=False), moved), DUEREN, [], GERMAN)

    assert "Ziel" in own.title and isinstance(own.body, SlideChart) and own.body.alt == own.title
    assert foreign.title == "Armut: seit 2018 verbessert, aber weniger als anderswo"
    assert GERMAN("check.not_its_own") in foreign.notes


def test_a_change_that_does_not_reach_the_newest_value_or_is_disputed_makes_no_message() -> None:
    for moved in (
        make_change(Movement.IMPROVED_LESS),
        replace(make_change(Movement.IMPROVED_LESS, is_disputed=True), last=(2021, 1.0)),
    ):
        assert "anderswo" not in make_indicator_slide(make_content(moved=moved), DUEREN, [], GERMAN).title


def test_beside_the_chart_stand_one_big_number_rank_target_and_what_is_done_by_whom() -> None:
    slide = make_indicator_slide(make_content(topic=make_topic("A", 20)), DUEREN, [], GERMAN)

    assert slide.number == BigNumber("12,0", "%", "Düren 2021; Median 11,0\N{NO-BREAK SPACE}%")
    assert slide.facts == ("Rang 20 von 31 (2022)", "Zuständig für Maßnahmen: Amt 51")
    assert make_indicator_slide(make_content(owners=[]), DUEREN, [], GERMAN).facts == (
        "Was getan wird: [Maßnahme], [Amt], bis [Jahr]",
    )


def test_a_break_is_told_beside_the_chart_and_to_the_speaker() -> None:
    slide = make_indicator_slide(make_content(breaks={2018: "Zensus"}), DUEREN, [], GERMAN)

    assert slide.facts[-1] == f"{BREAK} Werte davor und danach sind nicht vergleichbar (neue Grundlage ab 2018)"
    assert "Neue Grundlage ab 2018: Zensus" in slide.notes
