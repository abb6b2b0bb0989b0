"""The verdict on a target in words: sentence, table, remarks, count, chart and districts, from rows made by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

import queries
from charts.base import Look, Scale
from charts.target import draw_target
from content import catalogue
from content.catalogue import Indicator, Region
from content.judgement import read_breaks, read_trends
from content.series import read_series
from domain.course import Point
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.chart import describe_forecast, make_target_numbers, make_target_picture
from features.targets.districts import (
    assess_districts,
    describe_districts,
    describe_districts_remark,
    make_districts_table,
)
from features.targets.published import PublishedTarget, describe_demand, read_targets
from features.targets.verdict import count_verdicts, describe_verdict, list_remarks, make_verdicts_table
from tests.support.built import build_small_world
from tests.support.charted import check_figure
from tests.support.small_world import TARGETS
from texts import Language

TODAY = 2022
ALONE = Background({}, {}, {}, TODAY)  # no trends of the database: the district is judged by its own values
STEADY: list[Point] = [(year, round(9.9 - 0.3 * (year - 2014), 1)) for year in range(2014, 2022)]  # 7.8 in 2021
NOISE: list[Point] = [(2014, 8.0), (2015, 9.0), (2016, 8.0), (2017, 9.0), (2018, 8.0), (2019, 9.0), (2021, 8.2)]
RISING: list[Point] = [(year, round(7.5 + 0.4 * (year - 2014), 1)) for year in range(2014, 2022)]
BELOW: list[Point] = [(year, round(5.0 - 0.1 * (year - 2014), 1)) for year in range(2014, 2022)]
OWN_BASE = (
    TARGETS + "half,05370,district,poverty,Halb,Half,4,%,%,2030,8,2020,decided,Kreistag,Council,Plan,S. 3,line,,\n"
)


@pytest.fixture
def small(request: pytest.FixtureRequest) -> None:
    build_small_world(**getattr(request, "param", {}))


def indicator(key: str, language: Language) -> Indicator:
    return catalogue.read_indicators(queries.run_query("indicators"), language)[key]


def region(key: str, language: Language) -> Region:
    return catalogue.read_regions(queries.run_query("regions"), language)[key]


def targets_of(key: str, language: Language) -> list[PublishedTarget]:
    return read_targets(queries.run_query("targets_of_region", region=key), False, language)


def poverty_of(points: Sequence[Point], language: Language, value: float = 7.0, year: int | None = 2030) -> Assessment:
    """Held against 'at most 7 until 2030', or against another value or year."""
    (target, *_) = targets_of("05370", language)
    return assess_target(indicator("poverty", language), replace(target, value=value, year=year), points, ALONE)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("points", "value", "year", "said"),
    [
        ([], 7.0, 2030, "keine Aussage, weil kein Wert vorliegt"),
        (
            [(2021, 9.0)],
            7.0,
            2030,
            "keine Aussage zum Ziel (höchstens 7 % bis 2030), weil im Zeitraum zu wenige Werte liegen; "
            "letzter Wert 9,0 % (2021)",
        ),
        (
            [(2021, 6.5)],
            7.0,
            2030,
            "Das Ziel (höchstens 7 % bis 2030) ist mit 6,5 % (2021) erreicht, aber nicht gesichert",
        ),
        (BELOW, 7.0, 2030, "Das Ziel (höchstens 7 % bis 2030) ist mit 4,3 % (2021) erreicht und dürfte es bleiben"),
        (STEADY, 7.0, 2030, "Das Ziel (höchstens 7 % bis 2030) wird nach der Projektion sehr wahrscheinlich erreicht"),
        (NOISE, 8.0, 2030, "Ob das Ziel (höchstens 8 % bis 2030) erreicht wird, ist offen; beides ist möglich"),
        (RISING, 7.0, 2030, "Der Wert bewegt sich vom Ziel weg (höchstens 7 % bis 2030)"),
        (STEADY, 2.0, 2030, "Das Tempo reicht voraussichtlich nicht für das Ziel (höchstens 2 % bis 2030)"),
        (STEADY, 5.0, 2021, "Das Zieljahr 2021 ist vorbei; der letzte Wert (7,8 %, 2021) verfehlt das Ziel (5 %)"),
        (STEADY, 5.0, None, "Das Ziel (5 %, ohne Zieljahr) ist mit 7,8 % (2021) nicht erfüllt"),
    ],
)
def test_the_sentence_for_every_verdict(
    points: list[Point], value: float, year: int | None, said: str, german: Language
) -> None:
    found = poverty_of(points, german, value, year)

    told = describe_verdict(found, region("05370", german), german).replace("\u00a0", " ")
    assert told == f"Kreis Heinsberg, Armut: {said}"


@pytest.mark.usefixtures("small")
def test_the_pace_needed_counts_from_today(german: Language) -> None:
    found = poverty_of([(2018, 9.4)], german)

    # (9.4 - 7.0) / (2030 - 2022) = 0.3
    assert list_remarks(found, german)[0].replace("\u00a0", " ") == (
        "Ab 2022 wären −0,3 %-Punkte je Jahr nötig, wenn der Wert seit 2018 gleich geblieben ist."
    )
    (row,) = make_verdicts_table([found], region("05370", german), "forecast", 5, "", german).rows
    assert (row[3].text, row[4].text, row[4].note) == ("2,4", "−0,3", "wenn seit 2018 unverändert")


@pytest.mark.usefixtures("small")
def test_a_row_has_the_verdict_and_on_demand_what_others_say(german: Language) -> None:
    heinsberg = region("05370", german)
    found = [poverty_of(STEADY, german), poverty_of([], german)]

    table = make_verdicts_table(found, heinsberg, "forecast", 5, "x?i={indicator}", german)
    signs = [(row[5].sign.shape, row[5].sign.word) for row in table.rows if row[5].sign]
    assert signs == [("↗", "Auf Kurs (wahrscheinlich)"), ("–", "Keine Aussage: kein Wert")]
    assert [tuple(cell.text for cell in row[1:5]) for row in table.rows] == [
        ("7,8", "höchstens 7 bis 2030", "0,8", "−0,1"),
        ("–", "höchstens 7 bis 2030", "–", "–"),
    ]
    assert table.rows[0][0].link == "x?i=poverty"
    beside = make_verdicts_table(found, heinsberg, "all", 5, "", german)
    assert len(beside.columns) == len(beside.rows[0]) == 7


@pytest.mark.usefixtures("small")
def test_that_others_judge_otherwise_stands_below_the_verdict(german: Language) -> None:
    # nothing is said on five values, but the linear pace sees them fall and the weather, within five years, rise
    turned: list[Point] = [(2012, 12.0), (2017, 7.5), (2019, 8.0), (2020, 8.5), (2021, 9.0)]
    agreed, disputed = poverty_of(STEADY, german), poverty_of(turned, german)

    assert (agreed.is_disputed, disputed.is_disputed) == (False, True)
    rows = make_verdicts_table([agreed, disputed], region("05370", german), "forecast", 5, "", german).rows
    assert ["Andere Verfahren urteilen anders" in row[5].note for row in rows] == [False, True]


@pytest.mark.usefixtures("small")
def test_the_count_names_what_is_open_and_what_has_no_statement(german: Language) -> None:
    found = [poverty_of(points, german) for points in (STEADY, BELOW, [(2021, 9.0)], [(2021, 8.0)])]

    assert count_verdicts(found, region("05370", german), german) == (
        "Kreis Heinsberg hat 4 Ziele, zu denen Werte vorliegen: 1 × Erreicht, dürfte so bleiben, "
        "1 × Auf Kurs (wahrscheinlich), 2 × Keine Aussage."
    )
    assert count_verdicts(found[:1], region("05370", german), german) == (
        "Kreis Heinsberg hat ein Ziel, zu dem Werte vorliegen: 1 × Auf Kurs (wahrscheinlich)."
    )


@pytest.mark.usefixtures("small")
def test_the_chart_starts_the_way_needed_today_and_the_forecast_at_the_newest_value(german: Language) -> None:
    found, heinsberg = poverty_of(STEADY, german), region("05370", german)
    forecast = found.forecast(0, 100)
    drawn = make_target_picture(found, heinsberg, forecast, [], german)

    assert drawn.needed == ((TODAY, 7.8), (2030, 7.0))
    assert [step.year for step in drawn.trend] == list(range(2022, 2029))
    assert drawn.trend[0].value == pytest.approx(7.8 - 0.3 * 0.9)
    assert describe_forecast(found, forecast, german).startswith("Projektion ab dem neuesten Wert, aus 8 Werten")
    few = poverty_of(STEADY[:3], german)
    assert describe_forecast(few, few.forecast(0, 100), german) == (
        "Keine Projektion, weil im Zeitraum zu wenige Werte liegen."
    )
    met = poverty_of(BELOW, german)
    assert make_target_picture(met, heinsberg, met.forecast(0, 100), [], german).needed == ()


@pytest.mark.usefixtures("small")
def test_a_target_is_named_in_the_legend_in_two_lines_and_in_the_table_in_one(german: Language) -> None:
    found = poverty_of(STEADY, german)
    shown = make_target_picture(found, region("05370", german), found.forecast(0, 100), [], german)

    drawn = check_figure(draw_target(shown, Scale("%", 1), [], Look(german, "light")))

    assert "Ziel des Landes, beschlossen:<br>höchstens 7 bis 2030" in [trace.name for trace in drawn.data]
    columns = make_target_numbers(shown, found.indicator, german).columns
    assert "Ziel des Landes, beschlossen: höchstens 7 bis 2030" in columns


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("value", "points", "edge", "said"),
    [
        (48.0, [(2019, 40.0), (2021, 44.0)], 48.0, "zwischen 48 und 52"),  # from below
        (48.0, [(2019, 60.0), (2021, 56.0)], 52.0, "zwischen 48 und 52"),  # from above: 52 is as near as 48
        (52.0, [(2019, 40.0), (2021, 44.0)], 48.0, "zwischen 48 und 52"),  # set on the far side
        (50.0, [(2019, 60.0), (2021, 56.0)], 50.0, "genau 50"),
    ],
)
def test_towards_a_value_picture_and_sentence_say_the_same(
    value: float, points: list[Point], edge: float, said: str, german: Language
) -> None:
    (less, *_) = targets_of("05370", german)
    target = replace(less, key="half", indicator_key="parity", value=value, year=2030)
    given, heinsberg = indicator("parity", german), region("05370", german)
    found = assess_target(given, target, points, ALONE)
    drawn = make_target_picture(found, heinsberg, found.forecast(0, 100), [], german)

    assert [goal.value for goal in drawn.goals] == [edge]
    assert drawn.needed[-1] == (2030, edge)
    assert describe_demand(target, given, german) == f"{said} bis 2030"
    assert f"({said}\u00a0% bis 2030)" in describe_verdict(found, heinsberg, german)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"targets": OWN_BASE}], indirect=True)
def test_districts_towards_one_target_and_the_base_value_of_its_owner_alone(german: Language) -> None:
    (half, *_) = targets_of("05370", german)
    poverty = indicator("poverty", german)
    regions = [region(key, german) for key in ("05370", "05358", "05334")]
    points = {"05370": [(2020, 9.0), (2021, 7.5)], "05358": [(2020, 4.0), (2021, 4.0)]}
    alone = dict.fromkeys(("05370", "05358", "05334"), ALONE)
    held = assess_districts(poverty, half, points, regions, owner=regions[0], backgrounds=alone)

    assert [found.linear.base_value for _, found in held] == [8, 4, None]  # 8 is the base value of the target
    rows = make_districts_table(held, poverty, german).rows
    assert [(row[0].text, row[1].text, row[2].text, row[4].sign and row[4].sign.shape) for row in rows] == [
        ("Kreis Heinsberg", "7,5", "3,5", "–"),
        ("Kreis Düren", "4,0", "–", "✓?"),
        ("StädteRegion Aachen", "–", "–", "–"),
    ]
    assert describe_districts(held, half, poverty, german) == (
        "Armut: Das Ziel (höchstens 4\u00a0% bis 2030) ist in 1 von 2 gewählten Gebieten erfüllt: Kreis Düren"
    )
    assert "bindet nur" in describe_districts_remark(half, german)


def judge(district: str, key: str, value: float, year: int, german: Language) -> Assessment:
    """An indicator of a district in the shipped figures against a value in a year, as of 2026."""
    background = Background(
        read_trends(queries.run_query("trends", region=district)),
        read_breaks(queries.run_query("region_breaks", region=district)),
        {},
        2026,
    )
    points = read_series(queries.run_query("histories", regions=[district]))[key]
    (target,) = (one for one in targets_of("05370", german) if one.key == "heinsberg_climate_neutral_2035")
    asked = replace(target, indicator_key=key, value=value, year=year, base_year=None, base_value=None)
    return assess_target(indicator(key, german), asked, points, background)


@pytest.mark.usefixtures("shipped_database")
def test_heinsbergs_emissions_are_not_judged_on_three_values_and_need_more_from_today(german: Language) -> None:
    found = judge("05370", "greenhouse_gas_emissions", 0.0, 2035, german)

    told = describe_verdict(found, region("05370", german), german).replace("\u00a0", " ")
    assert told.startswith(
        "Kreis Heinsberg, Treibhausgasemissionen: keine Aussage zum Ziel (höchstens 0 Tsd. t CO₂-Äq."
    )
    assert told.endswith("letzter Wert 1.595 Tsd. t CO₂-Äq. (2018)")
    assert found.verdict.needed == pytest.approx(1595 / 9)  # 177 from 2026 on, not 94 from 2018 on


@pytest.mark.usefixtures("shipped_database")
def test_nothing_is_said_on_a_pay_ratio_of_2019(german: Language) -> None:
    found = judge("05370", "median_pay_ratio_women_men", 90.0, 2030, german)

    assert found.verdict.word == "no_statement"
