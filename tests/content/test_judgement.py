"""What the build computes of made-up districts, as pages read it: rows in, judgements and words out."""

import random
from dataclasses import replace

import pandas as pd
import pytest

import queries
from content.judgement import (
    FewEvents,
    find_lead,
    judge_region,
    measure_alone,
    read_breaks,
    read_changes,
    read_standings,
    read_trends,
)
from content.judgement_words import (
    describe_coverage,
    describe_few_events,
    describe_missing_lead,
    describe_needed,
    describe_rank_interval,
    name_verdict,
)
from content.rows import read_rows
from domain.change import Direction
from domain.few_events import FunnelPlace
from domain.movers import pick_movers
from domain.relative_change import Movement
from domain.series import Reason
from domain.standing import Fifth
from domain.target import Target
from domain.verdict import VerdictWord
from tests.support.cases import INDICATOR
from tests.support.district_world import build_districts
from texts import NO_BREAK, Language

KEYS = [f"05{place:02}2" for place in range(10, 60)]
YEARS = range(2014, 2024)


def build_fifty(mover: str = KEYS[25]) -> None:
    """Fifty districts whose poverty falls by 0.5 a year beside chance; that of `mover` rises by 0.5."""
    chance = random.Random(7)
    poverty = {
        year: {
            key: round(30 + place / 5 + (0.5 if key == mover else -0.5) * (year - 2014) + chance.gauss(0, 0.1), 1)
            for place, key in enumerate(KEYS)
        }
        for year in YEARS
    }
    build_districts(poverty)


def test_a_trend_of_the_database_gives_the_verdict_of_the_methods() -> None:
    build_fifty()
    known = read_trends(queries.run_query("trends", region=KEYS[0]))["poverty"]
    points = [(row.year, row.value) for row in queries.run_query("histories", regions=[KEYS[0]]).itertuples()]

    assert known.trend.year == 2023 and known.trend.observations == 10
    assert known.peers.tide == pytest.approx(-0.5, abs=0.03)
    assert known.trend.slope == pytest.approx(-0.5, abs=0.05)
    assert known.prices_of is None and known.factors[1] == 2.16
    verdict = judge_region(points, Target(25.0, Direction.DOWN, 2027), 2024, (), known, {})
    assert (verdict.word, verdict.needed) == (VerdictWord.ON_TRACK, pytest.approx((points[-1][1] - 25) / 3))


def test_the_district_that_went_another_way_is_named() -> None:
    build_fifty()
    changes = read_changes(queries.run_query("changes", region=KEYS[25]), is_city=False)
    found = pick_movers([change.mover for change in changes.values()], 2024)

    assert [mover.indicator for mover in found.worse] == ["poverty"] and not found.better
    assert changes["poverty"].mover.change.word is Movement.WORSENED_MORE
    assert (changes["poverty"].first[0], changes["poverty"].last[0], changes["poverty"].comparable) == (2018, 2023, 40)
    usual = read_changes(queries.run_query("changes", region=KEYS[3]), is_city=False)
    assert usual["poverty"].mover.change.word is Movement.IMPROVED_AS_ELSEWHERE
    others = queries.run_query("comparable_districts", indicator="poverty", region=KEYS[25])
    assert len(others) == 40 and KEYS[25] not in set(others["region_key"])


def test_what_is_too_old_is_not_named() -> None:
    build_fifty()
    movers = [change.mover for change in read_changes(queries.run_query("changes", region=KEYS[25]), False).values()]

    assert pick_movers(movers, 2029).worse and not pick_movers(movers, 2030).worse


def test_a_standing_has_its_interval_or_says_why_not() -> None:
    build_fifty()
    german = Language("de")
    standings = read_standings(read_rows(queries.run_query("standings", region=KEYS[0])))["poverty"]
    lead = find_lead(standings, 2024)

    assert lead and lead.rank and (lead.rank.best, lead.rank.group, lead.rank.fifths) == (1, 50, (Fifth.TOP,))
    assert describe_rank_interval(lead, german).startswith("Rang 1 von 50 (möglich: 1 bis ")
    assert find_lead(standings, 2029) is None
    assert describe_missing_lead(standings, 2029, german) == "veraltet: 2023"
    country = read_standings(read_rows(queries.run_query("standings", region="DE")))["poverty"]
    assert describe_rank_interval(country[0], german) == "keine Zahl"


def test_a_change_of_source_that_nothing_can_test_is_a_break() -> None:
    build_fifty()

    assert read_breaks(queries.run_query("region_breaks", region=KEYS[0])) == {}


def test_a_region_without_peers_is_judged_alone_and_too_few_values_not_at_all() -> None:
    points = [(year, 50.0 - year + 2014) for year in range(2014, 2024)]
    few, target = points[-3:], Target(30.0, Direction.DOWN, 2030)

    assert measure_alone(few) is None
    assert judge_region(few, target, 2024, (), None, {}).reason is Reason.TOO_FEW
    assert judge_region(points, target, 2024, (2022,), measure_alone(points), {}).year == 2021
    assert judge_region(points, target, 2024, (2017, 2020), None, {}).reason is Reason.BREAK


def test_money_is_judged_in_prices_of_its_newest_year() -> None:
    prices = {year: 100 * 1.05 ** (year - 2014) for year in range(2014, 2024)}
    nominal = [(year, 1000 * prices[year] / 100) for year in range(2014, 2024)]
    known = measure_alone([(year, 1000 * prices[2023] / 100) for year, _ in nominal])
    assert known
    real = judge_region(nominal, Target(3000.0, Direction.UP, 2030), 2024, (), replace(known, prices_of=2023), prices)

    assert real.word in (VerdictWord.OFF_TRACK, VerdictWord.AWAY) and real.value == nominal[-1][1]


def test_words_of_a_verdict_and_of_past_forecasts() -> None:
    german = Language("de")
    points = [(2015, 2220.0), (2017, 1646.0), (2018, 1595.0)]
    verdict = judge_region(points, Target(0.0, Direction.DOWN, 2035), 2026, (), None, {})

    assert name_verdict(verdict, german) == "Keine Aussage: zu wenige Werte"
    assert describe_needed(verdict, 2026, german.quantity(verdict.needed, 1, "Tsd. t"), german) == (
        "Ab 2026 wären 177,2\N{NO-BREAK SPACE}Tsd. t je Jahr nötig, wenn der Wert seit 2018 gleich geblieben ist"
    )
    tested = pd.DataFrame({"horizon": [1, 2], "coverage": [0.823, 0.9], "origins": [8, 7], "errors": [3200, 2800]})
    assert describe_coverage(tested, german) == [
        "Ein Jahr voraus: In 82 von 100 früheren Vorhersagen lag der wahre Wert im Bereich (3.200 aus 8 Jahren).",
        "2 Jahre voraus: In 90 von 100 früheren Vorhersagen lag der wahre Wert im Bereich (2.800 aus 7 Jahren).",
    ]
    assert len(describe_coverage(tested.assign(coverage=None), german)) == 1


def test_few_events_are_told_together_with_their_count_and_without_a_rank() -> None:
    before = ((2013, 2014, 2015), 27, 0.76)
    found = FewEvents((2016, 2018, 2019), 4.72, 36, FunnelPlace.USUAL, before)
    deaths = replace(INDICATOR, unit="je 100.000 Einw.", decimals=1)

    told = describe_few_events(found, "Kreis Heinsberg", deaths, Language("de")).replace(NO_BREAK, " ")
    assert told == (
        "Kreis Heinsberg, 2016, 2018 und 2019 zusammen: 4,7 je 100.000 Einw. im Mittel (Fälle: 36); "
        "unter allen Gebieten gleicher Art nicht auffällig; gegenüber 2013, 2014 und 2015 (Fälle: 27) kaum verändert. "
        "Bei so wenigen Fällen im Jahr macht der Zufall das meiste; deshalb gibt es keinen Rang."
    )
    few = replace(found, count=9, place=FunnelPlace.STRIKING, earlier=((2013, 2014, 2015), 30, -2.4))
    told = describe_few_events(few, "A", deaths, Language("en"))
    assert told.startswith("A, 2016, 2018 and 2019 together: cases: 9; striking among all areas of the same kind; ")
    assert "fewer than in 2013, 2014 and 2015 (cases: 30)" in told
