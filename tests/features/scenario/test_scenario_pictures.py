"""Sliders, chart and file of a case, made by hand and from the database."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

import queries
from charts.base import Look, Scale
from charts.end_labels import spread_labels
from charts.future import ExpectedYear, Future, FuturePath, TargetMark
from charts.scenario import choose_path_colours, draw_scenarios
from content import catalogue
from content.judgement import read_trends
from content.rows import read_rows
from content.series import read_points
from domain.assumption import YearlyChange
from domain.change import Direction
from domain.scenario import Scenario
from features.scenario.assumptions import Case
from features.scenario.case import make_case, make_default_plan
from features.scenario.download import make_scenario_rows
from features.scenario.draft import Draft, Kind
from features.scenario.steps import list_slider_stops
from features.scenario.words import (
    describe_reached,
)
from features.scenario.yardstick import (
    describe_change,
)
from features.targets.assessment import Background
from features.targets.published import read_targets, select_measurable
from tests.support.cases import TODAY, case
from tests.support.charted import check_figure
from tests.support.scenarios import BLANK, FALL, play_scenarios
from texts import Language


@pytest.mark.usefixtures("shipped_database")
def test_a_slider_has_few_stops_whatever_the_unit(german: Language) -> None:
    indicators = catalogue.read_indicators(queries.run_query("indicators"), german)
    for indicator in indicators.values():
        given = shipped_case(indicator.key, "05111", german)
        for relative in (False, True) if given else ():
            assert given is not None
            stops = list_slider_stops(given, relative, 0.0)
            assert len(stops) <= 203
            assert stops == sorted(set(stops))


@cache
def ask_shared(question: str, **parameters: str) -> pd.DataFrame:
    """What all indicators share, asked of the shipped data once."""
    return queries.run_query(question, **parameters)


def shipped_case(indicator: str, region: str, language: Language) -> Case | None:
    regions = catalogue.read_regions(ask_shared("regions"), language)
    frames = {
        "values": queries.run_query("values", indicator=indicator, regions=[region]),
        "population": queries.run_query("values", indicator="population", regions=[region]),
        "district_values": queries.run_query("district_values", indicator=indicator, state="05"),
        "district_breaks": queries.run_query("district_breaks", indicator=indicator, state="05"),
        "scenario_basis": queries.run_query("scenario_basis", indicator=indicator),
        "sources": ask_shared("sources"),
    }
    described = catalogue.read_indicators(ask_shared("indicators"), language)[indicator]
    told = read_targets(ask_shared("targets_of_region", region=region), False, language)
    points = read_points(frames["values"]).get(region, ())
    targets = select_measurable(told, {indicator: described}, {indicator: points}).get(indicator, ())
    prices = {row["year"]: row["value"] for row in read_rows(ask_shared("prices"))}
    background = Background(read_trends(ask_shared("trends", region=region)), {}, prices, 2026)
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
    (found,), plan = play_scenarios([FALL], neutral, "")

    assert (found.precedent, make_default_plan(neutral).drafts) == (None, (Draft(Kind.CHANGE),))
    assert plan.until == 2031


def test_the_chart_draws_fact_solid_trend_dotted_and_assumptions_dashed(german: Language) -> None:
    paths = [FuturePath("<b>Wunsch", [(2021, 9.0), (2022, 8.0)]), FuturePath("Pfad", [(2021, 9.0), (2022, 9.5)])]
    trend = [ExpectedYear(2022, 9.1, 8.0, 10.2)]
    goal = TargetMark("Ziel 7,0", 7.0, 2022)
    future = Future("05370", "Heinsberg", [[(2019, 8.8)], [(2020, 8.9), (2021, 9.0)]], trend, paths, goal, 2022)

    figure = check_figure(draw_scenarios(future, Scale("%", 1), Look(german, "light")))

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
    outcomes, plan = play_scenarios([replace(FALL, name="Wunsch")], given)
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
