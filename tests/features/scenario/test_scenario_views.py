"""What-if as a reader sees it: sentences, table, chart and file of a case made by hand."""

from dataclasses import replace

from content.table import Cell
from features.scenario.assumptions import list_kinds
from features.scenario.case import make_default_plan
from features.scenario.chart import make_future
from features.scenario.download import make_scenario_rows
from features.scenario.draft import Draft, Kind, MeasureDraft, Plan
from features.scenario.table import describe_scenarios, make_result_table
from features.scenario.words import (
    describe_conversion,
    describe_trend_end,
    name_drafts,
)
from features.scenario.yardstick import (
    describe_judgement,
    describe_needed,
    describe_target,
)
from features.targets.assessment import Background, make_verdict_cell
from features.targets.verdict import describe_verdict
from tests.support.cases import COURSE, case, make_aim
from tests.support.scenarios import BLANK, FALL, PACE, play_scenarios, soon, tell_scenario
from texts import Language


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
    assert tell_scenario(FALL, german) == (
        "−0,2 %-Punkte je Jahr ab 2021",
        "2030 wären es 7,2 %, 1,8 %-Punkte weniger als 2021. Bei der Einwohnerzahl von 2021 sind das 4.500 Personen "
        "weniger. Gerechnet mit den Daten bis 2021 wäre das Ziel erst 2031 erreicht, nach dem Zieljahr 2030. Dieses "
        "Tempo schafften bisher 2 von 2 anderen Kreisen in Deutschland über 5 Jahre (2011–2021).",
    )


def test_the_pace_of_another_district_names_it_and_its_years(german: Language) -> None:
    assert tell_scenario(replace(PACE, start=2025), german) == (
        "Tempo von Kreis Düren (2016–2021): −0,5 %-Punkte je Jahr ab 2025",
        "2030 wären es 6,5 %, 2,5 %-Punkte weniger als 2021. Bei der Einwohnerzahl von 2021 sind das 6.250 Personen "
        "weniger. Gerechnet mit den Daten bis 2021 wäre das Ziel 2029 erreicht. Dieses Tempo schafften bisher 1 von 2 "
        "anderen Kreisen in Deutschland über 5 Jahre (2011–2021).",
    )


def test_a_value_in_a_year_goes_on_at_the_same_pace(german: Language) -> None:
    assert tell_scenario(Draft(Kind.VALUE, 8.0, 2026), german)[0] == (
        "8,0 % im Jahr 2026, also −0,2 %-Punkte je Jahr ab 2021, danach im selben Tempo weiter"
    )


def test_measures_count_with_their_certainty(german: Language) -> None:
    draft = Draft(Kind.MEASURES, measures=(MeasureDraft(2025, -2.0, 50, "Fonds"), MeasureDraft(2028, -0.5)))

    assumed, follows = tell_scenario(draft, german)

    assert assumed == (
        "sonst unverändert; Fonds ab 2025: −2,0 %-Punkte, 50 % wahrscheinlich; Maßnahme 2 ab 2028: −0,5 %-Punkte, "
        "100 % wahrscheinlich"
    )
    assert follows.startswith("2030 wären es 7,5 %, 1,5 %-Punkte weniger als 2021.")
    assert tell_scenario(Draft(Kind.MEASURES), german)[0] == "noch keine Maßnahme, also unverändert"


def test_a_measure_that_begins_after_the_last_year_says_so(german: Language) -> None:
    assumed, follows = tell_scenario(Draft(Kind.MEASURES, measures=(MeasureDraft(2032, -2.0, 50, "Fonds"),)), german)

    assert assumed == "sonst unverändert; Fonds erst ab 2032, nach 2030: −2,0 %-Punkte, 50 % wahrscheinlich"
    assert follows.startswith("2030 wären es 9,0 %")


def test_a_path_beyond_the_possible_ends_with_a_note(german: Language) -> None:
    assert tell_scenario(Draft(Kind.VALUE, 0.0, 2025), german)[1].startswith(
        "Der Pfad endet 2025: Danach läge er unter der möglichen Grenze von 0,0 %."
    )


def test_a_target_met_already_stays_met_or_is_lost(german: Language) -> None:
    assert "Das Ziel, schon jetzt erfüllt, bliebe erfüllt." in tell_scenario(FALL, german, target="ever")[1]
    assert (
        "Das Ziel, jetzt erfüllt, würde 2031 um 1,0 %-Punkte verfehlt."
        in tell_scenario(Draft(Kind.CHANGE, 0.1), german, target="ever")[1]
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


def test_the_table_tells_fact_trend_and_assumption_apart_and_the_trend_has_the_verdict(german: Language) -> None:
    given = soon()
    outcomes, plan = play_scenarios([FALL], given, "soon")
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
    outcomes, plan = play_scenarios([FALL, Draft(Kind.CHANGE, 0.1)], given, "ever")
    fact, _, *assumed = make_result_table(outcomes, ["Weniger", "Mehr"], given, plan, german).rows

    assert [[cell.text.replace(BLANK, " ") for cell in row[3:5]] for row in (fact, *assumed)] == [
        ["erfüllt", "schon 2021"],
        ["erfüllt", "schon 2021"],
        ["1,0 %-Punkte", "schon 2021, 2031 nicht mehr"],
    ]


def test_a_trend_that_ends_before_the_last_year_says_so_and_keeps_the_verdict(german: Language) -> None:
    given = case()
    outcomes, plan = play_scenarios([FALL], given)

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
    (found,), plan = play_scenarios([FALL], given, "soon")

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
    outcomes, plan = play_scenarios([FALL], given, "")
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
    outcomes, plan = play_scenarios([FALL, PACE], given, "soon")

    assert describe_scenarios(outcomes, given, plan, german).replace(BLANK, " ") == (
        "Kreis Heinsberg, Armut: 9,0 % (2021); bis 2028 führt der Trend auf 9,5 (7,9 bis 11,1), die Annahmen führen "
        "auf 5,5 bis 7,6 %"
    )
    one = play_scenarios([FALL], given, "soon")
    assert describe_scenarios(one[0], given, one[1], german).replace(BLANK, " ") == (
        "Kreis Heinsberg, Armut: 9,0 % (2021); bis 2028 führt der Trend auf 9,5 (7,9 bis 11,1), die Annahmen führen "
        "auf 7,6 %"
    )
    lost = play_scenarios([Draft(Kind.VALUE, 0.0, 2025)], given, "soon")
    assert describe_scenarios(lost[0], given, lost[1], german).endswith("keine der Annahmen reicht bis 2028")
