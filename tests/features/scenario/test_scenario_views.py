"""What-if as a reader sees it: sentences, table, chart and file of a case made by hand."""

from collections import Counter
from dataclasses import replace

import pytest

import queries
from charts.base import Look, Scale
from charts.end_labels import spread_labels
from charts.future import ExpectedYear, Future, FuturePath, TargetMark
from charts.scenario import choose_path_colours, draw_scenarios
from content import catalogue
from content.catalogue import Region
from content.judgement import read_trends
from content.rows import read_rows
from content.series import read_points
from content.table import Cell
from domain.assumption import YearlyChange
from domain.change import Direction
from domain.scenario import Scenario
from features.scenario.case import make_case, make_default_plan
from features.scenario.chart import make_future
from features.scenario.download import make_scenario_rows
from features.scenario.draft import Draft, Kind, MeasureDraft, Plan
from features.scenario.model import Case, ScenarioOutcome, compute_outcome, list_kinds, list_models
from features.scenario.steps import find_slider_ends, list_slider_stops
from features.scenario.table import describe_scenarios, make_result_table
from features.scenario.words import (
    describe_assumption,
    describe_consequence,
    describe_conversion,
    describe_reached,
    describe_trend_end,
    name_drafts,
)
from features.scenario.yardstick import (
    describe_bounds,
    describe_change,
    describe_judgement,
    describe_models,
    describe_needed,
    describe_target,
)
from features.targets.assessment import Background, make_verdict_cell
from features.targets.published import read_targets, select_measurable
from features.targets.verdict import describe_verdict
from tests.support.cases import COURSE, TODAY, case, make_aim
from tests.support.charted import checked
from texts import Language

FALL = Draft(Kind.CHANGE, -0.2)
PACE = Draft(Kind.PACE, district="05358")
BLANK = "\u00a0"


def played(drafts: list[Draft], given: Case, target: str = "less") -> tuple[list[ScenarioOutcome], Plan]:
    plan = replace(make_default_plan(given, target), drafts=tuple(drafts))
    return [compute_outcome(draft, given, plan) for draft in drafts], plan


def told(draft: Draft, german: Language, given: Case | None = None, target: str = "less") -> tuple[str, str]:
    given = given or case()
    (found,), plan = played([draft], given, target)
    words = (describe_assumption(found, given, plan, german), describe_consequence(found, given, plan, german))
    return words[0].replace(BLANK, " "), words[1].replace(BLANK, " ")


def test_an_amount_in_persons_names_the_number_of_inhabitants_with_its_year_and_source(german: Language) -> None:
    year, _ = (given := replace(case(), population_source="Amt A, frei")).population or (0, 0)

    assert describe_conversion(given, german) == (
        f"Umgerechnet mit der Einwohnerzahl von {year} (250.000; Amt A, frei), die unverändert bleibt."
    )
    assert (
        describe_conversion(replace(given, population=None), german)
        == describe_conversion(replace(given, natural=None), german)
        == ""
    )


def test_a_change_is_told_with_what_follows_in_persons_the_target_and_who_managed_it(german: Language) -> None:
    assert told(FALL, german) == (
        "−0,2 %-Punkte je Jahr ab 2021",
        "2030 wären es 7,2 %, 1,8 %-Punkte weniger als 2021. Bei der Einwohnerzahl von 2021 sind das 4.500 Personen "
        "weniger. Gerechnet mit den Daten bis 2021 wäre das Ziel erst 2031 erreicht, nach dem Zieljahr 2030. Dieses "
        "Tempo schafften bisher 2 von 2 anderen Kreisen in Deutschland über 5 Jahre (2011–2021).",
    )


def test_the_pace_of_another_district_names_it_and_its_years(german: Language) -> None:
    assert told(replace(PACE, start=2025), german) == (
        "Tempo von Kreis Düren (2016–2021): −0,5 %-Punkte je Jahr ab 2025",
        "2030 wären es 6,5 %, 2,5 %-Punkte weniger als 2021. Bei der Einwohnerzahl von 2021 sind das 6.250 Personen "
        "weniger. Gerechnet mit den Daten bis 2021 wäre das Ziel 2029 erreicht. Dieses Tempo schafften bisher 1 von 2 "
        "anderen Kreisen in Deutschland über 5 Jahre (2011–2021).",
    )


def test_a_value_in_a_year_goes_on_at_the_same_pace(german: Language) -> None:
    assert told(Draft(Kind.VALUE, 8.0, 2026), german)[0] == (
        "8,0 % im Jahr 2026, also −0,2 %-Punkte je Jahr ab 2021, danach im selben Tempo weiter"
    )


def test_measures_count_with_their_certainty(german: Language) -> None:
    draft = Draft(Kind.MEASURES, measures=(MeasureDraft(2025, -2.0, 50, "Fonds"), MeasureDraft(2028, -0.5)))

    assumed, follows = told(draft, german)

    assert assumed == (
        "sonst unverändert; Fonds ab 2025: −2,0 %-Punkte, 50 % wahrscheinlich; Maßnahme 2 ab 2028: −0,5 %-Punkte, "
        "100 % wahrscheinlich"
    )
    assert follows.startswith("2030 wären es 7,5 %, 1,5 %-Punkte weniger als 2021.")
    assert told(Draft(Kind.MEASURES), german)[0] == "noch keine Maßnahme, also unverändert"


def test_a_path_beyond_the_possible_ends_with_a_note(german: Language) -> None:
    assert told(Draft(Kind.VALUE, 0.0, 2025), german)[1].startswith(
        "Der Pfad endet 2025: Danach läge er unter der möglichen Grenze von 0,0 %."
    )


def test_a_target_met_already_stays_met_or_is_lost(german: Language) -> None:
    assert "Das Ziel, schon jetzt erfüllt, bliebe erfüllt." in told(FALL, german, target="ever")[1]
    assert (
        "Das Ziel, jetzt erfüllt, würde 2031 um 1,0 %-Punkte verfehlt."
        in told(Draft(Kind.CHANGE, 0.1), german, target="ever")[1]
    )


def test_the_target_is_told_with_whose_it_is_and_what_it_needs(german: Language) -> None:
    given = case()
    less, ever = given.targets

    assert describe_target(less, german) == "Weniger Armut. Gesetzt von: Landtag (Land); Plan."
    assert describe_needed(given, less, german).replace(BLANK, " ") == (
        "Nötig für 7,0 % im Jahr 2030: −0,29 %-Punkte je Jahr, gerechnet ab 2023, wenn der Wert seit 2021 gleich "
        "geblieben ist. Dieses Tempo schafften bisher 1 von 2 anderen Kreisen in Deutschland über 5 Jahre (2011–2021)."
    )
    assert describe_needed(given, ever, german).replace(BLANK, " ") == (
        "Für 9,0 % ist kein Tempo mehr nötig: Mit 9,0 % (2021) ist das Ziel schon erfüllt."
    )
    missed = make_aim("ever", 8.0, None)
    assert describe_needed(given, missed, german).endswith("weil das Ziel kein Jahr nennt.")


def test_scenarios_are_named_after_what_they_assume_and_numbered_where_alike(german: Language) -> None:
    drafts = (Draft(Kind.CHANGE), PACE, FALL, replace(PACE, start=2024))
    names = name_drafts(Plan(drafts, "", 2031), case(), german)

    assert [name.replace(BLANK, " ") for name in names] == [
        "Alles bleibt, wie es ist",
        "2. So schnell wie Kreis Düren",
        "−0,2 %-Punkte je Jahr",
        "4. So schnell wie Kreis Düren",
    ]
    assert name_drafts(Plan((replace(FALL, name="Wunsch"),), "", 2031), case(), german) == ["Wunsch"]


def soon() -> Case:
    """The case with a target within the seven years that the trend reaches."""
    return replace(case(), targets=[make_aim("soon", 7.0, 2028, name="Bald weniger")])


def test_the_table_tells_fact_trend_and_assumption_apart_and_the_trend_has_the_verdict(german: Language) -> None:
    given = soon()
    outcomes, plan = played([FALL], given, "soon")
    table = make_result_table(outcomes, ["Wunsch"], given, plan, german)

    assert table.columns == (
        "Szenario",
        "Art",
        "Wert 2028",
        "Fehlt zum Ziel",
        "Ziel wäre erreicht",
        "Unterschied zum Trend",
        "Unterschied zu 2021 (Personen)",
    )
    fact, expected, assumed = [[cell.text.replace(BLANK, " ") for cell in row] for row in table.rows]
    assert fact == ["Beobachtet 2021", "Tatsache", "9,0", "2,0 %-Punkte", "–", "–", "–"]
    # 9 + 0.1 * (0.9 + ... + 0.9^7) = 9.47; half the range 0.2 * 7.94 = 1.59
    assert expected == ["Trend", "Projektion", "9,5", "2,5 %-Punkte", "", "–", "+1.174"]
    assert table.rows[1][0].note == "aus 2011 bis 2021; Vorhersagebereich 7,9 bis 11,1"
    assert table.rows[1][4] == make_verdict_cell(given.assessments["soon"], german)
    assert assumed == ["Wunsch", "Annahme", "7,6", "0,6 %-Punkte", "2031", "−1,9 %-Punkte", "−3.500"]


def test_the_table_tells_that_a_target_is_met_already_and_whether_it_stays_met(german: Language) -> None:
    given = case()
    outcomes, plan = played([FALL, Draft(Kind.CHANGE, 0.1)], given, "ever")
    fact, _, *assumed = make_result_table(outcomes, ["Weniger", "Mehr"], given, plan, german).rows

    assert [[cell.text.replace(BLANK, " ") for cell in row[3:5]] for row in (fact, *assumed)] == [
        ["erfüllt", "schon 2021"],
        ["erfüllt", "schon 2021"],
        ["1,0 %-Punkte", "schon 2021, 2031 nicht mehr"],
    ]


def test_a_trend_that_ends_before_the_last_year_says_so_and_keeps_the_verdict(german: Language) -> None:
    given = case()
    outcomes, plan = played([FALL], given)

    row = make_result_table(outcomes, ["Wunsch"], given, plan, german).rows[1]

    early = "Der Trend endet 2028: Weiter als sieben Jahre nach dem neuesten Wert schauen wir nicht voraus."
    nothing, verdict = Cell("–"), make_verdict_cell(given.assessments["less"], german)
    assert row == (Cell("Trend", early), Cell("Projektion"), nothing, nothing, verdict, nothing, nothing)
    assert verdict.sign is not None and verdict.sign.word == "Bewegt sich vom Ziel weg"


def test_the_verdict_reads_as_on_zielcheck(german: Language) -> None:
    given = case()
    found = given.assessments["less"]

    assert describe_judgement(found, given, german) == f"{describe_verdict(found, given.region, german)}."
    older = replace(COURSE, trend=replace(COURSE.trend, year=2019))
    moved = replace(given, background=replace(given.background, trends={"poverty": older}))
    assert describe_judgement(moved.assessments["less"], moved, german).endswith(
        "der neueste Wert (2021) stammt aus anderer Quelle oder Zählung und ist nicht vergleichbar"
    )


def test_a_course_of_another_count_is_no_yardstick_for_assumptions(german: Language) -> None:
    older = replace(COURSE, trend=replace(COURSE.trend, year=2019))
    given = soon()
    given = replace(given, background=replace(given.background, trends={"poverty": older}))
    (found,), plan = played([FALL], given, "soon")

    assert (given.comparable, found.result.difference_to_trend) == (None, None)
    assert Kind.OWN not in list_kinds(given)
    row = make_result_table([found], ["Wunsch"], given, plan, german).rows[1]
    assert row[2] == Cell("–") and "Verlauf 2011 bis 2019; der neueste Wert (2021)" in row[0].note
    assert make_future([found], ["Wunsch"], given, plan, german).trend == []  # nor drawn or given on beside them
    table = make_scenario_rows([found], ["Wunsch"], given, plan, german)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["Jahr"].text for row in rows if row["Art"].text == "Projektion" and row["Wert"].text] == []


def test_without_a_target_and_a_trend_the_table_says_why(german: Language) -> None:
    few = Background({}, {}, {}, 2023)
    given = replace(case(), points=[(2020, 9.0), (2021, 9.0)], targets=(), natural=None, background=few)
    outcomes, plan = played([FALL], given, "")
    table = make_result_table(outcomes, ["Wunsch"], given, plan, german)

    assert table.columns == ("Szenario", "Art", "Wert 2031", "Unterschied zum Trend")
    assert table.rows[1][0] == Cell("Trend", "Kein Trend, weil im Zeitraum zu wenige Werte liegen.")
    assert describe_scenarios(outcomes, given, plan, german).replace(BLANK, " ") == (
        "Kreis Heinsberg, Armut: 9,0 % (2021); die Annahmen führen bis 2031 auf 7,0 %"
    )


def test_a_value_that_is_too_old_has_no_trend(german: Language) -> None:
    given = replace(case(), background=replace(case().background, today=2028))

    assert (
        describe_trend_end(given, make_default_plan(given), german) == "Kein Trend, weil der neueste Wert zu alt ist."
    )
    assert list_kinds(given) == [
        Kind.CHANGE,
        Kind.PERCENT,
        Kind.TARGET,
        Kind.VALUE,
        Kind.HALF,
        Kind.STILL,
        Kind.MEASURES,
    ]


def test_the_finding_names_trend_and_range_of_the_assumptions(german: Language) -> None:
    given = soon()
    outcomes, plan = played([FALL, PACE], given, "soon")

    assert describe_scenarios(outcomes, given, plan, german).replace(BLANK, " ") == (
        "Kreis Heinsberg, Armut: 9,0 % (2021); bis 2028 führt der Trend auf 9,5 (7,9 bis 11,1), die Annahmen führen "
        "auf 5,5 bis 7,6 %"
    )
    one = played([FALL], given, "soon")
    assert describe_scenarios(one[0], given, one[1], german).replace(BLANK, " ") == (
        "Kreis Heinsberg, Armut: 9,0 % (2021); bis 2028 führt der Trend auf 9,5 (7,9 bis 11,1), die Annahmen führen "
        "auf 7,6 %"
    )
    lost = played([Draft(Kind.VALUE, 0.0, 2025)], given, "soon")
    assert describe_scenarios(lost[0], given, lost[1], german).endswith("keine der Annahmen reicht bis 2028")


def test_the_own_pace_is_that_of_the_projection_and_nobody_is_counted_for_it(german: Language) -> None:
    assumed, follows = told(Draft(Kind.OWN), german, soon(), "soon")

    assert assumed == (
        "zunächst +0,09 %-Punkte je Jahr, von Jahr zu Jahr um ein Zehntel schwächer (Tempo der Projektion, 2011–2021)"
    )
    assert follows.startswith("2028 wären es 9,5 %, 0,5 %-Punkte mehr als 2021.") and "schafften" not in follows
    assert played([Draft(Kind.OWN)], soon(), "soon")[0][0].result.difference_to_trend == pytest.approx(0)


def test_a_target_is_reached_from_today_on_with_the_pace_that_is_needed(german: Language) -> None:
    assumed, follows = told(Draft(Kind.TARGET), german)

    assert assumed == "7,0 % im Jahr 2030, also −0,29 %-Punkte je Jahr ab 2023"
    assert "wäre das Ziel 2030 erreicht" in follows
    assert told(Draft(Kind.TARGET, start=2026), german)[0] == "7,0 % im Jahr 2030, also −0,5 %-Punkte je Jahr ab 2026"
    nothing = "hier ist kein Ziel mit einem künftigen Jahr gewählt, das noch zu erreichen wäre, also keine Änderung"
    assert (
        told(Draft(Kind.TARGET), german, target="")[0] == told(Draft(Kind.TARGET), german, target="ever")[0] == nothing
    )


def test_halving_begins_today_and_standstill_changes_nothing(german: Language) -> None:
    assert told(Draft(Kind.HALF, year=2028), german)[0] == (
        "4,5 % im Jahr 2028, die Hälfte von 2021, also −0,9 %-Punkte je Jahr ab 2023, danach im selben Tempo weiter"
    )
    assert told(Draft(Kind.STILL), german)[0] == "keine Änderung"
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
    assert told(Draft(Kind.BEST), german, given)[0] == (
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
    assert told(PACE, german, later)[0] == "Tempo von Kreis Düren (2016–2021): −0,5 %-Punkte je Jahr ab 2021"


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
    outcomes, plan = played([FALL, PACE, Draft(Kind.VALUE, 5.0, 2030)], given)
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

    assert told(PACE, german, given)[0] == (
        "Tempo von Kreis Düren (2016–2021): +0,5 %-Punkte je Jahr ab 2021, also in die falsche Richtung"
    )
    assert "schafften" not in told(PACE, german, given)[1]
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
    (found,), plan = played([FALL], close)

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


@pytest.mark.usefixtures("shipped_database")
def test_a_slider_has_few_stops_whatever_the_unit(german: Language) -> None:
    indicators = catalogue.read_indicators(queries.run_query("indicators"), german)
    for indicator in indicators.values():
        for key in ("05370", "05111"):
            given = shipped_case(indicator.key, key, german)
            for relative in (False, True) if given else ():
                assert given is not None
                stops = list_slider_stops(given, relative, 0.0)
                assert len(stops) <= 203
                assert stops == sorted(set(stops))


def shipped_case(indicator: str, region: str, language: Language) -> Case | None:
    regions = catalogue.read_regions(queries.run_query("regions"), language)
    frames = {
        "values": queries.run_query("values", indicator=indicator, regions=[region]),
        "population": queries.run_query("values", indicator="population", regions=[region]),
        "district_values": queries.run_query("district_values", indicator=indicator, state="05"),
        "district_breaks": queries.run_query("district_breaks", indicator=indicator, state="05"),
        "scenario_basis": queries.run_query("scenario_basis", indicator=indicator),
        "sources": queries.run_query("sources"),
    }
    described = catalogue.read_indicators(queries.run_query("indicators"), language)[indicator]
    told = read_targets(queries.run_query("targets_of_region", region=region), False, language)
    points = read_points(frames["values"]).get(region, ())
    targets = select_measurable(told, {indicator: described}, {indicator: points}).get(indicator, ())
    prices = {row["year"]: row["value"] for row in read_rows(queries.run_query("prices"))}
    background = Background(read_trends(queries.run_query("trends", region=region)), {}, prices, 2026)
    return make_case(described, regions[region], regions, [], frames, language, background=background, targets=targets)


@pytest.mark.usefixtures("shipped_database")
def test_money_of_other_districts_is_in_prices_of_the_newest_year(german: Language) -> None:
    income = shipped_case("disposable_income", "05370", german)

    assert income is not None
    year, prices = income.newest[0], income.background.prices
    told = read_points(queries.run_query("district_values", indicator="disposable_income", state="05"))["05358"]
    assert dict(income.districts["05358"]) == pytest.approx(
        {then: value * prices[year] / prices[then] for then, value in told}
    )


@pytest.mark.usefixtures("shipped_database")
def test_a_case_holds_what_the_database_knows(german: Language) -> None:
    cars = shipped_case("car_density", "05370", german)
    assert cars is not None
    assert cars.newest == (2024, 642.2)
    assert (len(cars.peers), len(cars.districts), cars.lower, cars.upper) == (31, 53, 0.0, None)
    assert (cars.natural.label if cars.natural else "", cars.natural.per if cars.natural else 0) == ("Pkw", 1000)
    assert list(cars.targets) == []  # no district has set itself one
    assert cars.sources[2024].startswith("Deutschlandatlas")
    assert shipped_case("greenhouse_gas_emissions", "05358", german) is None
    climate = shipped_case("greenhouse_gas_emissions", "05370", german)
    assert climate is not None and [line.level for line in climate.targets] == ["district"]
    foreigners = shipped_case("foreign_population_share", "05370", german)
    assert foreigners is not None and (foreigners.upper, foreigners.targets) == (100.0, [])


def test_a_change_has_one_more_decimal_where_it_needs_it(german: Language) -> None:
    indicator = case().indicator

    assert describe_change(YearlyChange(-0.25), indicator, german) == f"−0,25{BLANK}%-Punkte je Jahr"
    assert describe_change(YearlyChange(-0.03, relative=True), indicator, german) == f"−3,0{BLANK}% je Jahr"


def test_without_a_direction_nobody_is_said_to_have_managed_anything() -> None:
    given = case()
    neutral = replace(given, indicator=replace(given.indicator, direction=Direction.NONE), targets=())
    (found,), plan = played([FALL], neutral, "")

    assert (found.precedent, make_default_plan(neutral).drafts) == (None, (Draft(Kind.CHANGE),))
    assert plan.until == 2031


def test_the_chart_draws_fact_solid_trend_dotted_and_assumptions_dashed(german: Language) -> None:
    paths = [FuturePath("<b>Wunsch", [(2021, 9.0), (2022, 8.0)]), FuturePath("Pfad", [(2021, 9.0), (2022, 9.5)])]
    trend = [ExpectedYear(2022, 9.1, 8.0, 10.2)]
    goal = TargetMark("Ziel 7,0", 7.0, 2022)
    future = Future("05370", "Heinsberg", [[(2019, 8.8)], [(2020, 8.9), (2021, 9.0)]], trend, paths, goal, 2022)

    figure = checked(draw_scenarios(future, Scale("%", 1), Look(german, "light")))

    lines = [(list(trace.x), trace.line.dash) for trace in figure.data if trace.mode != "markers" and not trace.fill]
    assert lines == [
        ([2022], "dot"),
        ([2019], "solid"),
        ([2020, 2021], "solid"),
        ([2021, 2022], "dash"),
        ([2021, 2022], "dash"),
    ]
    words = [note.text for note in figure.layout.annotations]
    assert words[-1].endswith("<b>Trend</b><br>9,1<br>8,0 bis 10,2")  # never without its range
    assert words[:3] == ["beobachtet", "angenommen", "Ziel 7,0"]
    assert ["&lt;b&gt;Wunsch" in word for word in words[3:]] == [True, False, False]
    assert len({trace.line.color for trace in figure.data[3:]}) == 3
    assert future.extent()[0] < 7.0 and future.extent()[1] > 10.2
    assert len(choose_path_colours("05370")) >= 4
    assert figure.layout.xaxis.tickformat == "d"


def test_labels_are_moved_apart_and_stay_inside() -> None:
    assert spread_labels([0.5, 0.2], [0.1, 0.1]) == pytest.approx([0.5, 0.2])
    assert spread_labels([0.5, 0.5], [0.2, 0.2]) == pytest.approx([0.4, 0.6])
    assert spread_labels([1.0, 0.99], [0.2, 0.2]) == pytest.approx([0.9, 0.7])
    assert spread_labels([], []) == []


def test_the_file_marks_every_row_as_fact_assumption_projection_or_target(german: Language) -> None:
    given = case()
    outcomes, plan = played([replace(FALL, name="Wunsch")], given)
    table = make_scenario_rows(outcomes, ["Wunsch"], given, plan, german)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    assert Counter(row["Art"].text for row in rows) == {"Tatsache": 12, "Projektion": 8, "Annahme": 12, "Ziel": 1}
    sources = {(row["Art"].text, row["Quelle"].text) for row in rows if row["Quelle"].text}
    assert sources == {("Tatsache", "Amt, frei"), ("Ziel", "Landtag, Plan")}
    path = [row for row in rows if row["Szenario"].text == "Wunsch" and row["Wert"].text]
    assert [row["Jahr"].number for row in path] == list(range(2022, 2031))
    assert path[-1]["Wert"].number == pytest.approx(7.2)
    assert {row["Einheit"].text for row in rows if row["Wert"].text} == {"%", "Personen"}


@pytest.mark.parametrize(
    ("text", "german_number", "english_number"),
    [
        ("1.234,5", 1234.5, None),
        ("1,234.5", None, 1234.5),
        ("1.234", 1234.0, 1.234),
        ("8.5", 8.5, 8.5),
        ("8,5", 8.5, 8.5),
        ("−3,25", -3.25, -3.25),
        (" +2 ", 2.0, 2.0),
        ("1.23,4", None, None),
        ("viel", None, None),
        ("nan", None, None),
        ("²", None, None),
        ("", None, None),
    ],
)
def test_a_typed_number_is_read(text: str, german_number: float | None, english_number: float | None) -> None:
    assert (Language("de").read_number(text), Language("en").read_number(text)) == (german_number, english_number)


def test_no_year_that_is_over_is_told_as_one_in_which_a_target_would_be_reached(german: Language) -> None:
    shown = case()  # data of 2021, today 2023
    plan, (aim, *_) = make_default_plan(shown), shown.targets

    assert plan.until > TODAY
    told = describe_reached(Scenario((), gap=1.0, reached=2022), aim, shown, plan, german)
    assert told == (
        "Nach dieser Annahme wäre das Ziel schon vor 2023 erreicht; ob es so kam, zeigen die Daten nicht, "
        "denn sie enden 2021."
    )
    assert "2024 erreicht" in describe_reached(Scenario((), gap=1.0, reached=2024), aim, shown, plan, german)
