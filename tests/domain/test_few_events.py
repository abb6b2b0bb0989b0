"""Few events: several years together, exact limits, the funnel. Heinsberg's road deaths as worked by hand."""

import pytest

from domain.few_events import (
    FunnelPlace,
    average_years,
    compare_counts,
    find_count_range,
    join_years,
    measure_dispersion,
    place_in_funnel,
)


def test_three_years_are_told_with_their_count() -> None:
    rates = [(2015, 3.94), (2016, 5.16), (2018, 5.11), (2019, 3.91)]
    inhabitants = [(2016, 252_000.0), (2018, 254_300.0), (2019, 255_600.0)]
    found = join_years(rates, inhabitants, 100_000)

    assert (found.years, found.count) == ((2016, 2018, 2019), 36)
    assert found.rate == pytest.approx((5.16 + 5.11 + 3.91) / 3)
    assert join_years(rates, inhabitants[1:], 100_000).count is None


def test_every_year_as_the_mean_of_three() -> None:
    assert average_years([(2016, 3.0), (2018, 6.0), (2019, 9.0)], 3) == [(2019, 6.0)]
    assert average_years([(2016, 3.0), (2018, 6.0)], 1) == [(2016, 3.0), (2018, 6.0)]
    assert average_years([(2016, 3.0)], 3) == []


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390)])
def test_exact_limits_of_a_count(count: int, low: float, high: float) -> None:
    assert find_count_range(count) == pytest.approx((low, high), abs=0.001)


def test_limits_are_widened_before_anybody_is_called_striking() -> None:
    assert place_in_funnel(36, 23, 1.0) is FunnelPlace.STRIKING
    assert place_in_funnel(36, 23, 2.3) is FunnelPlace.USUAL
    assert place_in_funnel(60, 23, 2.3) is FunnelPlace.CLEARLY_STRIKING
    assert place_in_funnel(0, 23, 2.3) is FunnelPlace.CLEARLY_STRIKING


def test_dispersion_is_one_where_districts_differ_by_chance_only() -> None:
    assert measure_dispersion([10, 10, 10], [10, 10, 10]) == 1
    assert measure_dispersion([0, 20], [10, 10]) == 20


def test_three_years_against_three_years() -> None:
    assert compare_counts(33, 36, 2.3) == pytest.approx(0.238, abs=0.001)
    assert compare_counts(0, 0, 2.3) == 0
