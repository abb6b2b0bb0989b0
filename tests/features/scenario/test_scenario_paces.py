"""Which paces are offered as an assumption, and how each is told: one's own, those of others, the way to a target."""

from dataclasses import replace

import pytest

from content.catalogue import Region
from domain.assumption import YearlyChange
from domain.change import Direction
from features.scenario.assumptions import Case, list_kinds, list_models
from features.scenario.case import make_default_plan
from features.scenario.download import make_scenario_rows
from features.scenario.draft import Draft, Kind, Plan
from features.scenario.steps import find_slider_ends, list_slider_stops
from features.scenario.table import describe_scenarios, make_result_table
from features.scenario.words import (
    name_drafts,
)
from features.scenario.yardstick import (
    describe_bounds,
    describe_change,
    describe_models,
    describe_needed,
)
from tests.support.cases import case, make_aim
from tests.support.scenarios import BLANK, FALL, PACE, play_scenarios, soon, tell_scenario
from texts import Language


def test_the_own_pace_is_that_of_the_projection_and_nobody_is_counted_for_it(german: Language) -> None:
    assumed, follows = tell_scenario(Draft(Kind.OWN), german, soon(), "soon")

    assert assumed == (
        "zunächst +0,09 %-Punkte je Jahr, von Jahr zu Jahr um ein Zehntel schwächer (Tempo der Projektion, 2011–2021)"
    )
    assert follows.startswith("2028 wären es 9,5 %, 0,5 %-Punkte mehr als 2021.") and "schafften" not in follows
    assert play_scenarios([Draft(Kind.OWN)], soon(), "soon")[0][0].result.difference_to_trend == pytest.approx(0)


def test_a_target_is_reached_from_today_on_with_the_pace_that_is_needed(german: Language) -> None:
    assumed, follows = tell_scenario(Draft(Kind.TARGET), german)

    assert assumed == "7,0 % im Jahr 2030, also −0,29 %-Punkte je Jahr ab 2023"
    assert "wäre das Ziel 2030 erreicht" in follows
    assert (
        tell_scenario(Draft(Kind.TARGET, start=2026), german)[0]
        == "7,0 % im Jahr 2030, also −0,5 %-Punkte je Jahr ab 2026"
    )
    nothing = "hier ist kein Ziel mit einem künftigen Jahr gewählt, das noch zu erreichen wäre, also keine Änderung"
    assert (
        tell_scenario(Draft(Kind.TARGET), german, target="")[0]
        == tell_scenario(Draft(Kind.TARGET), german, target="ever")[0]
        == nothing
    )


def test_halving_begins_today_and_standstill_changes_nothing(german: Language) -> None:
    assert tell_scenario(Draft(Kind.HALF, year=2028), german)[0] == (
        "4,5 % im Jahr 2028, die Hälfte von 2021, also −0,9 %-Punkte je Jahr ab 2023, danach im selben Tempo weiter"
    )
    assert tell_scenario(Draft(Kind.STILL), german)[0] == "keine Änderung"
    plan = Plan((Draft(Kind.OWN), Draft(Kind.BEST), Draft(Kind.TARGET), Draft(Kind.HALF, year=2028)), "less", 2030)
    assert name_drafts(plan, case(), german) == [
        "Unser Tempo",
        "So schnell wie die zehn besten",
        "Ziel erreichen",
        "Halbierung bis 2028",
    ]


def many() -> Case:
    """Twelve more districts: the first falls by 0.1 a year, the second by 0.2, ..."""
    keys = [f"05{number}" for number in range(500, 512)]
    regions = {key: Region(key, "district", f"Kreis {key}", key) for key in keys}
    falling = {
        key: [(year, round(20 - 0.1 * number * (year - 2011), 1)) for year in range(2011, 2022)]
        for number, key in enumerate(keys, 1)
    }
    given = case()
    return replace(given, regions=given.regions | regions, districts={**given.districts, **falling})


def test_the_ten_best_are_ten_others_that_improved_lately_and_their_pace_is_the_median(german: Language) -> None:
    given = many()

    # the ten best of 1.2, 1.1, 1.0, ... 0.1 and 0.5, 0.2: down to 0.4, the median between 0.8 and 0.7
    assert tell_scenario(Draft(Kind.BEST), german, given)[0] == (
        "Median der zehn besten unter 14 anderen Kreisen in Deutschland (2016–2021): −0,75 %-Punkte je Jahr ab 2021"
    )
    assert case().best_pace is None
    assert replace(given, background=replace(given.background, today=2028)).best_pace is None


def test_a_pace_of_one_or_two_years_is_not_offered() -> None:
    given = replace(case(), district_breaks={"05358": [2020], "05362": [2018]})

    assert given.paces["05358"].since == 2020 and "05358" not in given.recent_paces
    assert given.paces["05362"].since == 2018 and list_models(given) == ["05362"]


def test_only_paces_that_end_within_six_years_are_offered_and_a_link_may_name_older_ones(german: Language) -> None:
    given = case()
    later = replace(given, background=replace(given.background, today=2028))

    assert (len(given.recent_paces), len(later.recent_paces)) == (4, 0)
    assert make_default_plan(later).drafts == (Draft(Kind.CHANGE),)
    assert Kind.PACE not in list_kinds(later)
    assert tell_scenario(PACE, german, later)[0] == "Tempo von Kreis Düren (2016–2021): −0,5 %-Punkte je Jahr ab 2021"


def test_the_bounds_are_explained_or_their_absence_is(german: Language) -> None:
    given = case()

    assert describe_bounds(given, False, german).replace(BLANK, " ") == (
        "Der Regler reicht von −0,5 bis +0,1 %-Punkte: In diesem Bereich lagen die mittleren 90 % der 30 Änderungen "
        "von Jahr zu Jahr in Kreisen in Deutschland (2011–2021)."
    )
    assert list_slider_stops(given, False, -0.25) == [-0.5, -0.4, -0.3, -0.25, -0.2, -0.1, 0.0, 0.1]
    alone = replace(given, districts={"05370": given.points})
    assert describe_bounds(alone, True, german).startswith("Ohne Grenze: Aus Kreisen in Deutschland")
    amount = replace(given, indicator=replace(given.indicator, is_amount=True))
    assert describe_bounds(amount, False, german).startswith("Ohne Grenze: Eine Menge")
    assert (find_slider_ends(alone, True), list_slider_stops(amount, False, 0.0)) == (None, [])


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("kind", ["municipality", "state", "country"])
def test_a_region_that_is_no_district_has_words_and_no_yardstick(kind: str, code: str) -> None:
    language, region = Language(code), Region("05999", kind, "Anderswo", "Anderswo")
    given = replace(case(), region=region, regions={**case().regions, region.key: region})
    outcomes, plan = play_scenarios([FALL, PACE, Draft(Kind.VALUE, 5.0, 2030)], given)
    names = name_drafts(plan, given, language)

    assert {describe_bounds(given, relative, language) for relative in (False, True)} == {
        language("whatif.bounds_alone", region="Anderswo")
    }
    assert (
        describe_needed(given, given.targets[0], language).count(".") == {"de": 1, "en": 3}[code]
    )  # nobody is counted
    assert [found.precedent for found in outcomes] == [None, None, None]
    assert list_models(given) == ["05112", "05358", "05362"]
    assert describe_models(given, language) == ""
    assert describe_scenarios(outcomes, given, plan, language).startswith("Anderswo")
    assert len(make_result_table(outcomes, names, given, plan, language).rows) == 5
    assert make_scenario_rows(outcomes, names, given, plan, language).rows


def worsening() -> Case:
    """All districts rise, Rhein-Erft least; both cities fall."""
    given = case()
    rising = {"05358": 0.5, "05362": 0.2}
    return replace(
        given,
        districts={
            key: [(year, 9.0 + rising[key] * (year - 2011)) for year, _ in points] if key in rising else points
            for key, points in given.districts.items()
        },
    )


def test_where_no_district_of_the_kind_improves_none_is_assumed_and_that_is_said(german: Language) -> None:
    given = worsening()

    assert list(given.paces) == ["05112", "05111", "05362", "05358"]  # those that improve come first
    assert make_default_plan(given).drafts == (Draft(Kind.CHANGE),)
    assert describe_models(given, german) == (
        "**Kein Vorbild:** Unter den 2 anderen Kreisen in Deutschland hat sich der Wert zuletzt (Mittel aus fünf "
        "Jahren) nirgends verbessert."
    )
    assert describe_models(case(), german) == ""
    neutral = replace(given, indicator=replace(given.indicator, direction=Direction.NONE))
    assert describe_models(neutral, german) == ""


def test_a_pace_the_wrong_way_is_called_so(german: Language) -> None:
    given = worsening()

    assert tell_scenario(PACE, german, given)[0] == (
        "Tempo von Kreis Düren (2016–2021): +0,5 %-Punkte je Jahr ab 2021, also in die falsche Richtung"
    )
    assert "schafften" not in tell_scenario(PACE, german, given)[1]
    assert name_drafts(Plan((PACE,), "", 2031), given, german) == ["Wie Kreis Düren (falsche Richtung)"]


def test_a_pace_towards_a_value_is_judged_from_the_side_where_the_region_stands() -> None:
    given = worsening()
    towards = replace(given.indicator, direction=Direction.TOWARDS, direction_value=12.0)

    assert list_models(replace(given, indicator=towards, targets=())) == ["05358", "05362"]


def test_the_target_that_counts_on_zielcheck_is_the_first_one_here() -> None:
    plan = make_default_plan(replace(case(), targets=[make_aim("sooner", 5.0, 2030), make_aim("later", 5.0, 2040)]))

    assert (plan.target, plan.until) == ("sooner", 2030)


def test_what_differs_never_reads_alike(german: Language) -> None:
    given = case()
    target = replace(given.targets[0], value=7.2 - 1e-5)
    close = replace(given, targets=[target])
    (found,), plan = play_scenarios([FALL], close)

    assert "−0,2571443" in describe_needed(close, target, german, [replace(found.change, amount=-0.257144)])
    assert "−0,26\u00a0" in describe_needed(close, target, german)
    same = describe_change(YearlyChange(-0.2), given.indicator, german, [YearlyChange(-0.2)])
    assert same == f"−0,2{BLANK}%-Punkte je Jahr"
    share = YearlyChange(-0.03, relative=True)
    assert describe_change(share, given.indicator, german, [YearlyChange(-0.0301, True), YearlyChange(-3.0)]) == (
        f"−3,00{BLANK}% je Jahr"
    )
    row = make_result_table([found], ["Wunsch"], close, plan, german).rows[2]
    assert (row[2].text, row[3].text, row[4].text) == ("7,2", f"0,00001{BLANK}%-Punkte", "2031")
