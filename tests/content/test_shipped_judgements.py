"""The judgements of the shipped figures, over all districts: what is named holds, the worked cases read as worked."""

import re
from collections import Counter
from functools import cache
from math import log

import pytest

import queries
from content.judgement import judge_region, read_breaks, read_few_events, read_trends
from content.rows import read_rows
from domain.change import Direction
from domain.few_events import FunnelPlace
from domain.series import Reason
from domain.target import Target
from domain.trend import find_basis
from domain.verdict import Verdict, VerdictWord
from settings import ROOT
from tests.support.facts import ask

TODAY = 2026
pytestmark = pytest.mark.usefixtures("shipped_database")


def test_no_mover_is_within_noise_or_in_the_middle() -> None:
    named = ask("SELECT z_relative, percentile, comparable FROM district_change WHERE is_notable")

    assert len(named) > 50
    assert all(abs(z) >= 2 and not 0.2 < percentile < 0.8 and count >= 29 for z, percentile, count in named)


def test_no_change_is_told_across_a_break() -> None:
    across = ask(
        """
        SELECT c.indicator_id, c.region_id
        FROM district_change AS c
        INNER JOIN (
            SELECT s.indicator_id, s.first_year, r.region_id
            FROM shown_break AS s
            INNER JOIN region AS r ON s.region_key = 'DE' OR starts_with(r.region_key, s.region_key)
            UNION ALL SELECT indicator_id, first_year, region_id FROM found_break
        ) AS b ON b.indicator_id = c.indicator_id AND b.region_id = c.region_id
        WHERE c.first_year < b.first_year AND b.first_year <= c.last_year
        """
    )

    assert across == []


def test_changes_of_money_are_real() -> None:
    money = ask(
        """
        SELECT c.own_change, c.last_value / c.first_value, q.value / p.value
        FROM district_change AS c
        INNER JOIN indicator AS i USING (indicator_id)
        INNER JOIN price_index AS p ON p.year = c.first_year
        INNER JOIN price_index AS q ON q.year = c.last_year
        WHERE i.unit_key LIKE 'eur%' AND c.is_log
        """
    )

    assert money
    assert all(change == pytest.approx(log(nominal / prices)) for change, nominal, prices in money)


def test_every_indicator_with_a_direction_has_a_rule_and_every_year_of_money_an_index() -> None:
    assert ask("SELECT indicator_key FROM indicator ANTI JOIN judgement_rule USING (indicator_key) "
               "WHERE direction <> 'none'") == []  # fmt: skip
    years = {
        year
        for (year,) in ask("SELECT DISTINCT year FROM observation INNER JOIN indicator USING (indicator_id) "
                           "WHERE unit_key LIKE 'eur%' AND year >= 2010")
    }  # fmt: skip
    assert years <= {year for (year,) in ask("SELECT year FROM price_index")}


def test_past_forecasts_held_what_the_range_promises() -> None:
    shares = ask("SELECT horizon, avg(coverage), count(*) FROM past_error GROUP BY horizon ORDER BY horizon")

    assert [horizon for horizon, _, _ in shares] == list(range(1, 8))
    assert all(0.75 <= share <= 0.87 for _, share, _ in shares)


def judge(region: str, indicator: str, target: Target) -> Verdict:
    points = [(row["year"], row["value"]) for row in histories(region) if row["indicator_key"] == indicator]
    breaks = read_breaks(queries.run_query("region_breaks", region=region)).get(indicator, ())
    known = read_trends(queries.run_query("trends", region=region)).get(indicator)
    return judge_region(points, target, TODAY, breaks, known, {})


@cache
def histories(region: str) -> list[dict[str, object]]:
    return read_rows(queries.run_query("histories", regions=[region]))


def districts_with(indicator: str) -> list[str]:
    rows = ask(f"""SELECT DISTINCT region_key FROM preferred_observation
                   WHERE indicator_key = '{indicator}' AND value IS NOT NULL
                   AND region_kind IN ('district', 'independent_city') AND region_key LIKE '05%'""")
    return sorted(str(key) for (key,) in rows)


def test_heinsbergs_greenhouse_gases_make_no_statement_and_need_more_than_was_said() -> None:
    found = judge("05370", "greenhouse_gas_emissions", Target(0, Direction.DOWN, 2035))

    assert (found.word, found.reason, found.year) == (VerdictWord.NO_STATEMENT, Reason.TOO_FEW, 2018)
    assert found.needed == pytest.approx(177.2, abs=0.05)


def test_the_pay_ratio_of_2019_is_too_old_everywhere_in_the_land() -> None:
    parity = Target(90, Direction.TOWARDS, 2030, direction_value=100)
    reasons = Counter(judge(key, "median_pay_ratio_women_men", parity).reason for key in districts_with(
        "median_pay_ratio_women_men"))  # fmt: skip

    assert set(reasons) <= {Reason.TOO_OLD, Reason.TOO_FEW, Reason.BREAK}
    assert reasons[Reason.TOO_OLD] >= 50


def test_crimes_in_dueren_stay_open() -> None:
    found = judge("05358", "crimes_recorded", Target(65, Direction.DOWN, 2030))

    assert (found.word, found.year, found.value) == (VerdictWord.OPEN, 2022, 65.43)
    assert found.milestone == pytest.approx(65.05, abs=0.01) and found.needed == pytest.approx(0.11, abs=0.005)


def test_a_basis_is_never_joined_over_a_break() -> None:
    for region in ("05370", "05358", "05334"):
        breaks = read_breaks(queries.run_query("region_breaks", region=region))
        for key, known in read_trends(queries.run_query("trends", region=region)).items():
            points = [(row["year"], row["value"]) for row in histories(region) if row["indicator_key"] == key]
            basis = find_basis(points, breaks.get(key, ()))  # type: ignore[arg-type]
            assert basis[-1][0] >= known.trend.year  # a repeated year may follow it
            assert not any(known.trend.since < year <= known.trend.year for year in breaks.get(key, ()))


def test_road_deaths_are_told_of_three_years_and_ranked_nowhere() -> None:
    heinsberg = read_few_events(queries.run_query("few_events", regions=["05370"]))["road_deaths", "05370"]

    assert (heinsberg.years, heinsberg.count, round(heinsberg.rate, 1)) == ((2016, 2018, 2019), 36, 4.7)
    assert heinsberg.place is FunnelPlace.USUAL and heinsberg.earlier and abs(heinsberg.earlier[2]) < 2
    assert ask("SELECT count(*) FROM district_standing INNER JOIN indicator USING (indicator_id) "
               "WHERE indicator_key = 'road_deaths'") == [(0,)]  # fmt: skip
    places = dict(ask("SELECT place, count(*) FROM few_events GROUP BY place"))
    assert places["usual"] > 300  # the limits are wide enough that few stand out


def test_the_calibration_shipped_keeps_what_the_methods_promise() -> None:
    told = (ROOT / "docs" / "calibration.md").read_text(encoding="utf-8")
    held, of = map(int, re.findall(r"(\d+) of (\d+) indicators have at least 70%", told)[0])
    by_years = [float(share) for share in re.findall(r"(?m)^\| [1-7] \| ([\d.]+)% \|", told)]
    reached = {word: int(share) for word, share in re.findall(r"(?m)^\| (\w+) \| [\d,]+ \| \d+% \| (\d+)% \|", told)}

    assert 10 * held >= 9 * of
    assert len(by_years) == 7 and all(75 <= share <= 87 for share in by_years)
    assert reached["on_track"] >= 80 and reached["off_track"] <= 25
