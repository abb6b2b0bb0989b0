"""A strategy as a reader sees it: values, ranks and gaps, bundles with what they shift and cost, tables and file."""

from dataclasses import replace

import pytest

from domain.bundle import Span
from domain.change import Direction
from features.deck.strategy import make_versus_table
from features.scenario.draft import Draft, Kind
from features.strategy.data import expect_others
from features.strategy.download import make_strategy_rows
from features.strategy.model import Field, StrategyOutcome, Subject, make_default_draft, work_out_strategy
from features.strategy.plan import (
    Assumption,
    Bundle,
    Course,
    PlannedEffect,
    PlannedMeasure,
    Strategy,
    add_measure,
    list_horizons,
    remove_measure,
)
from features.strategy.table import (
    make_bundles_table,
    make_costs_table,
    make_measures_table,
    make_strategy_table,
    make_targets_table,
)
from features.strategy.words import describe_costs, describe_prospects, describe_versus, write_unit_cost
from features.targets.assessment import Background
from tests.support.cases import COURSE, INDICATOR, TODAY, case
from texts import Language

DUE, LATER = 2030, 2035
MISSING = "es fehlen {}\u00a0%-Punkte"
# The case of support/cases.py: poverty of Heinsberg is 9.0 % in 2021, less is better; others are at 10, 8 and 7.
OTHERS = {"05358": 10.0, "05362": 8.0, "05366": 7.0}
FIELD = Field("Kreisen in NRW", 2021, 9.0, OTHERS, {DUE: {"05358": 6.0, "05362": 5.0, "05366": 4.0}})
PATH = PlannedMeasure(Bundle.A, 2027, "Weg", Span(1000, 2000), Span(100, 100), (PlannedEffect("poverty", -2.0, 50),))
HELP = PlannedMeasure(Bundle.B, 2028, "Hilfe", None, Span(500, 500), (PlannedEffect("poverty", -1.5, 100),))
BOTH = PlannedMeasure(Bundle.BOTH, 2029, "Amt", Span(0, 0), Span(10, 10))


def subject(**changed: object) -> Subject:
    return Subject(replace(case(), **changed), FIELD)  # type: ignore[arg-type]


def outcome(strategy: Strategy, of: Subject | None = None) -> StrategyOutcome:
    return work_out_strategy(strategy, {"poverty": of or subject()}, (DUE, LATER))


def assume(draft: Draft, *measures: PlannedMeasure, course: Course = Course.STILL) -> Strategy:
    return Strategy((Assumption("poverty", draft),), measures, course)


def read_row(found: StrategyOutcome, language: Language) -> list[tuple[str, str]]:
    return [(cell.text, cell.note) for cell in make_strategy_table(found, "Heinsberg", language).rows[0]]


def test_the_years_are_the_next_two_that_five_divides() -> None:
    assert [list_horizons(year) for year in (2026, 2029, 2030)] == [(2030, 2035), (2030, 2035), (2035, 2040)]


def test_a_row_tells_fact_assumption_value_rank_and_target(german: Language) -> None:
    name, now, assumed, then, later, rank, target = read_row(outcome(assume(Draft(Kind.VALUE, 7.5, DUE))), german)

    assert name == ("Armut", "%")
    assert now == ("9,0", "2021, Rang 3 von 4")
    assert assumed[0].startswith("7,5\u00a0% im Jahr 2030")
    assert then == ("7,5", "")
    assert later[0] == "6,7"  # at the same pace, as the assumption says
    assert rank == ("Rang 2 von 4", "machen die anderen weiter wie bisher: Rang 4 von 4")
    assert target == ("höchstens 7 bis 2030", "2030 (Annahme): es fehlen 0,5\u00a0%-Punkte")


def test_the_rank_of_today_is_that_of_the_year_of_comparison_named_where_it_is_another(
    german: Language,
) -> None:
    given = replace(subject(), field=replace(FIELD, year=2019, own=7.5))

    assert read_row(outcome(assume(Draft(Kind.STILL)), given), german)[1] == ("9,0", "2021, Rang 2 von 4 (2019)")


def test_a_target_that_is_assumed_to_be_reached_is_met_and_counted(german: Language) -> None:
    found = outcome(assume(Draft(Kind.TARGET)))

    assert read_row(found, german)[-1][1] == "2030 (Annahme): erfüllt"
    assert describe_prospects(found, "Kreis Heinsberg", german) == (
        "Kreis Heinsberg: nach den neuesten Werten 0 von 1 Zielen erfüllt; "
        "träfen die Annahmen ein, 1 im Jahr 2030 und 1 im Jahr 2035"
    )


def test_a_target_is_met_where_the_path_ends_for_it_would_pass_the_bound_that_the_target_is(german: Language) -> None:
    none_poor = replace(case().targets[0], value=0.0, kind="decided")
    found = outcome(assume(Draft(Kind.TARGET)), subject(targets=[none_poor]))
    row = read_row(found, german)

    assert (row[3][0], row[4][0]) == ("0,0", "–")
    assert describe_prospects(found, "Kreis Heinsberg", german).endswith("1 im Jahr 2030 und 1 im Jahr 2035")
    table = make_targets_table(found, "Heinsberg", german)
    assert table is not None
    assert [cell.text for cell in table.rows[0][-2:]] == ["erfüllt", "erfüllt"]


def test_a_target_is_not_met_where_the_path_ends_at_the_other_bound(german: Language) -> None:
    met = replace(case().targets[1], value=10.0)
    found = outcome(assume(Draft(Kind.VALUE, 99.0, 2022)), subject(targets=[met]))

    assert describe_prospects(found, "Kreis Heinsberg", german) == (
        "Kreis Heinsberg: nach den neuesten Werten 1 von 1 Zielen erfüllt; "
        "träfen die Annahmen ein, 0 im Jahr 2030 und 0 im Jahr 2035"
    )


def test_without_targets_the_title_fits_any_number_of_indicators(german: Language) -> None:
    assert describe_prospects(outcome(assume(Draft(Kind.STILL)), subject(targets=())), "Kreis Heinsberg", german) == (
        "Kreis Heinsberg: wohin die Annahmen bis 2030 führen würden (Zahl der Indikatoren: 1)"
    )


def test_of_money_the_assumption_says_in_whose_prices_it_is(german: Language) -> None:
    course = replace(COURSE, prices_of=2021)
    given = subject(background=Background({"poverty": course}, {}, {}, TODAY))

    assert read_row(outcome(assume(Draft(Kind.STILL)), given), german)[2][0].endswith(
        "; um die Teuerung bereinigt (in Preisen von 2021)"
    )


def test_what_is_assumed_of_an_indicator_without_values_is_left_out() -> None:
    strategy = replace(
        assume(Draft(Kind.STILL), PATH),
        assumptions=(Assumption("own_gone", Draft(Kind.STILL)), Assumption("poverty", Draft(Kind.STILL))),
    )
    found = outcome(strategy)

    assert [one.subject.indicator.key for one in found.prospects] == ["poverty"]
    assert len(found.bundles[Bundle.A]) == 1


def test_a_path_that_ends_at_a_natural_bound_says_so_and_has_no_value_and_no_rank(german: Language) -> None:
    row = read_row(outcome(assume(Draft(Kind.VALUE, 0.5, 2023))), german)

    assert row[3][0] == row[4][0] == row[5][0] == "–"
    assert row[3][1] == "Der Pfad endet 2023: Danach läge er unter der möglichen Grenze von 0,0\u00a0%."


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, "kein Rang: Die anderen haben Werte nur von vor dem letzten Bruch der Reihe"),
        ({"is_amount": True}, "eine Menge, nicht verglichen"),
        ({"direction": Direction.NONE}, "weder mehr noch weniger ist besser"),
    ],
)
def test_what_cannot_be_ranked_says_why(changed: dict[str, object], reason: str, german: Language) -> None:
    given = replace(case(), indicator=replace(INDICATOR, **changed), targets=())  # type: ignore[arg-type]
    field = Field(is_other_basis=not changed) if "direction" not in changed else FIELD

    row = read_row(outcome(assume(Draft(Kind.STILL)), Subject(given, field)), german)

    assert row[5] == ("–", reason)
    assert len(row) == 6  # no target, no column for it


def test_all_targets_are_told_with_what_is_missing_today_and_then(german: Language) -> None:
    decided = [replace(aim, kind="decided") for aim in case().targets]
    found = outcome(assume(Draft(Kind.VALUE, 7.5, DUE)), subject(targets=decided))
    table = make_targets_table(found, "Heinsberg", german)

    assert table is not None
    assert [[cell.text for cell in row[1:]] for row in table.rows] == [
        ["Weniger Armut", "höchstens 7\u00a0% bis 2030", MISSING.format("2,0"), MISSING.format("0,5"), "erfüllt"],
        ["Nie mehr als 9 %", "höchstens 9\u00a0%, ohne Zieljahr", "erfüllt", "erfüllt", "erfüllt"],
    ]


def test_a_bundle_shifts_the_value_by_size_times_certainty_and_may_fail_or_come_whole(german: Language) -> None:
    found = outcome(assume(Draft(Kind.TARGET), PATH, HELP, BOTH))
    (first,), (second,) = found.bundles.values()

    assert (first.without.value, first.middle.value, first.span, first.gain) == (9.0, 8.0, Span(7.0, 9.0), 1.0)
    assert (second.middle.value, second.span, second.gain) == (7.5, Span(7.5, 7.5), 1.5)
    ((_, without, a, b),) = make_bundles_table(found, "Heinsberg", german).rows
    assert (without.text, a.text, b.text) == ("9,0", "8,0", "7,5")
    assert a.note == "7,0 bis 9,0\u00a0%; geteilter Rang 2 von 4; zum Ziel: es fehlen 1,0\u00a0%-Punkte"
    assert describe_versus(found, german) == (
        "Zahl der Indikatoren, deren Wert mit A besser wäre als mit B: 0; mit B besser als mit A: 1; "
        "mit beiden gleich: 0."
    )


def test_a_measure_that_begins_after_the_year_looked_at_says_so(german: Language) -> None:
    late = replace(PATH, from_year=DUE + 1)
    found = outcome(assume(Draft(Kind.TARGET), late))
    ((_, without, a),) = make_bundles_table(found, "Heinsberg", german).rows
    unit = make_costs_table(found, german).rows[-1][1]

    assert (without.text, a.text, a.note) == ("9,0", "9,0", "wirkt erst nach 2030: 1")
    assert (unit.text, unit.note) == ("–", "wirkt erst nach 2030")


def test_a_cost_of_a_unit_is_told_to_three_digits(german: Language) -> None:
    exact, not_exact = Span(1240.0, 1500.0), Span(41_153_846.15, 41_153_846.15)

    assert write_unit_cost(exact, german) == "1.240 bis 1.500\u00a0€"
    assert write_unit_cost(not_exact, german) == "rund 41.200.000\u00a0€"
    assert write_unit_cost(Span(3_225_000.0, 3_525_000.0), german) == "rund 3.230.000 bis 3.530.000\u00a0€"


def test_costs_are_summed_up_to_the_first_year_and_what_is_not_known_makes_them_the_least(german: Language) -> None:
    found = outcome(assume(Draft(Kind.TARGET), PATH, HELP, BOTH))
    once, yearly, whole, unit = ([(cell.text, cell.note) for cell in row[1:]] for row in rows_of(found, german))

    assert once == [("1.000 bis 2.000\u00a0€", ""), ("nicht bekannt", "Angaben zu Kosten fehlen: 1")]
    assert yearly == [("110\u00a0€", ""), ("510\u00a0€", "")]
    assert whole == [("1.420 bis 2.420\u00a0€", ""), ("mindestens 1.520\u00a0€", "Angaben zu Kosten fehlen: 1")]
    # One percentage point of 250,000 persons is 2,500 persons.
    assert unit[0][0] == "1.400 bis 2.400\u00a0€"
    assert unit[0][1] == "umgerechnet 0,56 bis 0,96\u00a0€ je Einheit (Personen, Einwohnerzahl von 2021)"
    assert unit[1] == ("–", "Kosten nicht vollständig bekannt")
    assert describe_costs(found, german) == (
        "Kosten bis Ende 2030 (Annahme): Bündel A 1.420 bis 2.420\u00a0€ und Bündel B mindestens 1.520\u00a0€"
    )


def rows_of(found: StrategyOutcome, language: Language) -> list[tuple]:  # type: ignore[type-arg]
    return make_costs_table(found, language).rows


def test_a_measure_costs_the_same_per_unit_in_both_bundles_whatever_else_they_hold(german: Language) -> None:
    road = PlannedMeasure(Bundle.A, 2027, "Straße", Span(9000, 9000), None, (PlannedEffect("car_density", -5.0, 100),))
    no_effect = PlannedMeasure(Bundle.B, 2027, "Amt", None, None, (PlannedEffect("poverty", 0.0, 100),))
    found = outcome(assume(Draft(Kind.STILL), replace(PATH, bundle=Bundle.BOTH), road, no_effect))
    *_, (_, first, second) = rows_of(found, german)

    assert first == second
    assert first.text == "1.400 bis 2.400\u00a0€"


def test_without_an_improvement_a_unit_has_no_cost(german: Language) -> None:
    worse = replace(PATH, effects=(PlannedEffect("poverty", 1.0, 100),))

    assert rows_of(outcome(assume(Draft(Kind.STILL), worse)), german)[-1][1].note == "keine Verbesserung angenommen"


def test_a_measure_that_began_before_the_newest_value_counts_nothing_and_says_so(german: Language) -> None:
    early = replace(PATH, from_year=2021)
    ((_, _, cell),) = make_bundles_table(outcome(assume(Draft(Kind.STILL), early)), "Heinsberg", german).rows

    assert cell.text == "9,0"
    assert cell.note == (
        "keine Wirkung angenommen; ohne Wirkung gerechnet, da spätestens 2021 begonnen "
        "und so im neuesten Wert enthalten: 1"
    )


def test_where_the_effect_of_a_measure_counts_nothing_its_costs_are_not_charged_to_a_unit(german: Language) -> None:
    found = outcome(assume(Draft(Kind.STILL), PATH, replace(PATH, from_year=2020)))
    unit = rows_of(found, german)[-1]

    assert unit[0].text == "Armut: Kosten je Verbesserung um 1 (%-Punkte)"
    assert (unit[1].text, unit[1].note) == (
        "–",
        "nicht zu sagen: Im Bündel sind Maßnahmen, deren Wirkung schon im neuesten Wert steckt",
    )


@pytest.mark.parametrize(
    ("course", "without"),
    [
        (Course.STILL, "2030 ohne Maßnahmen, unverändert"),
        (Course.OWN, "2030 ohne Maßnahmen, laut Projektion"),
        (Course.ASSUMED, "2030 ohne Maßnahmen, laut Annahmen"),
    ],
)
def test_the_slide_of_the_bundles_says_of_what_year_and_on_what_they_come(
    course: Course, without: str, german: Language
) -> None:
    found = outcome(assume(Draft(Kind.TARGET), PATH, HELP, course=course))

    assert make_versus_table(found, "Heinsberg", german).columns == (
        "Indikator",
        without,
        "2030 mit Bündel A",
        "2030 mit Bündel B",
    )


def test_measures_come_on_top_of_the_projection_where_that_is_chosen() -> None:
    (found,) = outcome(assume(Draft(Kind.STILL), PATH, course=Course.OWN)).bundles[Bundle.A]

    assert found.without.value == pytest.approx(9.0 + 0.1 * sum(0.9**year for year in range(1, 10)))
    assert found.middle.value == pytest.approx(found.without.value - 1.0)


@pytest.mark.parametrize(
    "draft",
    [Draft(Kind.STILL), Draft(Kind.VALUE, 7.5, DUE), Draft(Kind.TARGET), Draft(Kind.OWN), Draft(Kind.HALF, year=LATER)],
)
def test_measures_come_on_top_of_what_is_assumed_where_that_is_chosen(draft: Draft) -> None:
    strategy = outcome(assume(draft, PATH, course=Course.ASSUMED))
    (found,) = strategy.bundles[Bundle.A]

    assert found.without.value == pytest.approx(strategy.prospects[0].value(DUE))
    assert found.middle.value == pytest.approx(found.without.value - 1.0)


def test_measures_are_listed_with_costs_and_effects_as_the_register_names_them(german: Language) -> None:
    found = outcome(assume(Draft(Kind.STILL), replace(PATH, key="plan_1"), replace(BOTH, name="")))
    rows = make_measures_table(found, {"plan_1": "1 Radweg"}, german).rows

    assert [cell.text for cell in rows[0]] == [
        "1 Radweg",
        "A",
        "2027",
        "1.000 bis 2.000\u00a0€",
        "100\u00a0€",
        "Armut −2,0\u00a0%-Punkte (50 % wahrscheinlich)",
    ]
    assert [cell.text for cell in rows[1]][:2] == ["Maßnahme 2", "A und B"]


def test_in_the_file_only_what_was_observed_is_a_fact(german: Language) -> None:
    strategy = replace(assume(Draft(Kind.VALUE, 7.5, DUE), PATH, HELP), finds="Bericht Düren, S. 4")
    table = make_strategy_rows(outcome(strategy), "Heinsberg", {}, german)
    rows = [[cell.text for cell in row] for row in table.rows]

    assert [row for row in rows if row[0] == "Tatsache"] == [
        ["Tatsache", "Armut", "neuester Wert", "2021", "9,0", "", "", "%", "Amt, frei"],
        ["Tatsache", "Armut", "Rang unter 4 Kreisen in NRW", "2021", "3", "", "", "", ""],
    ]
    assert {row[0] for row in rows} == {"Tatsache", "Ziel", "Annahme"}
    assert ["Annahme", "Armut", "angenommen", "2030", "7,5", "", "", "%", ""] in rows
    assert ["Annahme", "Armut", "Bündel A", "2030", "8,0", "7,0", "9,0", "%", ""] in rows
    assert ["Annahme", "Armut", "Bündel A: Rang unter 4 Kreisen in NRW", "2030", "2", "", "", "", ""] in rows
    without = "Ohne Maßnahmen blieben die Werte, wie sie sind."
    assert rows.count(["Annahme", "Armut", without, "2030", "9,0", "", "", "%", ""]) == 1
    assert ["Annahme", "A: Weg", "Kosten einmalig", "2027", "", "1.000,00", "2.000,00", "€", ""] in rows
    assert ["Annahme", "B: Hilfe", "Kosten einmalig: nicht bekannt", "2028", "", "", "", "€", ""] in rows
    assert rows[-1][1:3] == ["Eigene Fundstellen", "Bericht Düren, S. 4"]


def test_of_others_the_middle_of_the_forecast_is_expected_within_natural_bounds_and_seven_years() -> None:
    trends = [
        {"region_key": "05358", "year": 2023, "value": 10.0, "slope": -1.0},
        {"region_key": "05362", "year": 2023, "value": 1.0, "slope": -1.0},
        {"region_key": "05366", "year": 2022, "value": 5.0, "slope": 0.0},
    ]

    expected = expect_others(trends, DUE, case())

    assert expected == {"05358": pytest.approx(10 - sum(0.9**year for year in range(1, 8))), "05362": 0.0}


def test_at_first_the_target_is_to_be_reached_else_what_is_known_of_paces() -> None:
    met = replace(case(), targets=case().targets[1:])

    assert make_default_draft(case()) == Draft(Kind.TARGET)
    assert make_default_draft(met) == Draft(Kind.OWN)


def test_measures_are_added_up_to_eight_and_removed() -> None:
    strategy = assume(Draft(Kind.STILL))
    for _ in range(9):
        strategy, number = add_measure(strategy, PATH)
    assert (len(strategy.measures), number) == (8, 7)

    strategy, number = remove_measure(replace(strategy, measures=(PATH, HELP, BOTH)), 1)
    assert (strategy.measures, number) == ((PATH, BOTH), 0)
    assert strategy.bundles == (Bundle.A, Bundle.B)
