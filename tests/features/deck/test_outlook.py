"""The slide "what if" by rule: a pace held against what a target needs, or against the fastest; all of it assumed."""

from dataclasses import replace

import pytest

from content.catalogue import Region
from content.slides import Role, Slide, SlideChart
from domain.trend import Trend
from features.deck.outlook import Compared, make_outlook_plan, make_outlook_slide
from features.deck.scenario_words import work_out_scenarios
from features.scenario.assumptions import Case
from features.scenario.draft import Kind
from features.targets.assessment import Background
from tests.support.cases import COURSE, TODAY, case
from texts import Language

GERMAN = Language("de")
AMONG = Compared(2021, {"05370": 9.0, "05358": 8.0, "05362": 7.0, "05111": 6.0, "x": 20.0})


def slide(target: str = "", of: Case | None = None, compared: Compared | None = None) -> Slide | None:
    told = of or case()
    plan = make_outlook_plan(told, target)
    assert plan is not None
    return make_outlook_slide(work_out_scenarios(told, plan, None, GERMAN), compared, [], "Quelle: A", GERMAN)


def read(found: Slide | None) -> tuple[str, list[str]]:
    assert found is not None
    title, *facts = (text.replace("\N{NO-BREAK SPACE}", " ") for text in (found.title, *found.facts))
    return title, facts


def test_a_target_is_told_with_where_the_own_pace_leads_and_what_it_would_need_from_today() -> None:
    title, facts = read(slide("less"))

    assert title == (
        "Was wäre, wenn? Armut 2030: mit unserem Tempo 9,6 %; für das Ziel (höchstens 7 bis 2030) wären ab 2023 "
        "−0,29 %-Punkte je Jahr nötig"
    )
    assert facts == [
        "Annahmen für 2030, keine Vorhersage",
        "◆ Alles bleibt, wie es ist: 9,0 %",
        "■ Unser Tempo: 9,6 %",
        "▲ Ziel erreichen: 7,0 %",
        "Was getan wird: [Maßnahme], [Amt], bis [Jahr]",
    ]


def test_without_a_target_the_fastest_of_its_kind_is_assumed_with_the_rank_that_would_be() -> None:
    title, facts = read(slide(compared=AMONG))

    assert title == (
        "Was wäre, wenn? Armut 2028: mit unserem Tempo 9,5 %, so schnell wie Kreis Düren 5,5 %; 2021 hieße das: "
        "Rang 1 statt 4"
    )
    assert facts[2] == "■ Unser Tempo: 9,5 %; in vier von fünf Fällen 7,9 bis 11,1 (dünne Linien); Rang 4"
    assert facts[4] == "Ränge: gemessen an den Werten der anderen von 2021"


@pytest.mark.parametrize("compared", [None, replace(AMONG, year=2020)])
def test_of_a_group_without_values_in_that_year_no_rank_is_told(compared: Compared | None) -> None:
    title, facts = read(slide(compared=compared))

    assert "Rang" not in title and not [fact for fact in facts if "Rang" in fact or "Ränge" in fact]


def test_a_rank_that_would_stay_is_not_told_as_a_gain() -> None:
    first = Compared(2021, {"05370": 9.0, "05358": 30.0, "05362": 30.0})

    assert "statt" not in read(slide(compared=first))[0]


def test_every_line_after_the_newest_value_is_assumed_and_none_is_drawn_twice() -> None:
    found = slide("less")

    assert found is not None and isinstance(found.body, SlideChart)
    assert [(strand.name, strand.role) for strand in found.body.strands] == [
        ("Heinsberg", Role.FACT),
        ("Trend, untere Grenze", Role.RANGE),
        ("Trend, obere Grenze", Role.RANGE),
        ("◆ Alles bleibt, wie es ist", Role.ASSUMED),
        ("■ Unser Tempo", Role.ASSUMED),
        ("▲ Ziel erreichen", Role.ASSUMED),
        ("Ziel 7,0 (Land, 2030)", Role.TARGET),
    ]


def test_where_the_own_pace_leads_as_far_there_is_nothing_to_hold_against_it() -> None:
    fast = replace(COURSE, trend=Trend(2021, 9.0, -0.9, 0.2, 2011, 11))

    assert slide(of=replace(case(), background=Background({"poverty": fast}, {}, {}, TODAY))) is None


def test_better_is_what_is_shown_as_better() -> None:
    told = case()
    plan = make_outlook_plan(told, "less")
    assert plan is not None
    shown = work_out_scenarios(told, plan, None, GERMAN)

    def end_at(own: float, third: float) -> Slide | None:
        ends = [replace(one, result=replace(one.result, value=end)) for one, end in zip(
            shown.outcomes, (9.0, own, third), strict=True)]  # fmt: skip
        return make_outlook_slide(replace(shown, outcomes=ends), None, [], "Quelle: A", GERMAN)

    assert end_at(12.3, 12.25) is None  # both are shown as 12,3
    assert end_at(12.25, 12.2) is not None  # 12,3 and 12,2


def test_nothing_is_assumed_without_a_forecast_from_the_newest_value_or_of_money() -> None:
    few = replace(case(), points=case().points[-3:], background=Background({}, {}, {}, TODAY))
    money = replace(case(), background=Background({"poverty": replace(COURSE, prices_of=2021)}, {}, {}, TODAY))

    assert make_outlook_plan(few, "") is None and make_outlook_plan(money, "") is None
    assert make_outlook_plan(case(), "ever") is None  # no year to reach it in


def test_ten_that_improve_are_taken_before_the_fastest_alone() -> None:
    told = case()
    new = {f"0999{number}": Region(f"0999{number}", "district", "", "") for number in range(10)}
    falling = {key: [(year, 30.0 - 0.3 * (year - 2011)) for year in range(2011, 2022)] for key in new}
    among_more = replace(told, regions={**told.regions, **new}, districts={**told.districts, **falling})
    kinds = []
    for one in (told, among_more):
        plan = make_outlook_plan(one, "")
        assert plan is not None
        kinds.append([draft.kind for draft in plan.drafts])

    assert kinds == [[Kind.STILL, Kind.OWN, Kind.PACE], [Kind.STILL, Kind.OWN, Kind.BEST]]
