"""The trend of a region and its forecast: windows, bounds, breaks and what is too little."""

import pytest

from domain.forecast import UNIVERSAL_FACTORS, PathEnd, learn_factors, make_forecast
from domain.series import Reason
from domain.trend import ALONE, Peers, Trend, find_basis, measure_trend

RISING = [(2015, 10.0), (2016, 12.0), (2017, 11.0), (2018, 13.0), (2019, 12.0), (2020, 14.0)]


def trend_of(points: list[tuple[int, float]], peers: Peers = ALONE) -> Trend:
    found = measure_trend(points, peers)
    assert isinstance(found, Trend)
    return found


def test_six_values_within_ten_years_make_a_trend_five_do_not() -> None:
    assert trend_of(RISING) == Trend(2020, 14.0, 0.5, 1.5, 2015, 6)
    assert measure_trend(RISING[1:]) is Reason.TOO_FEW
    assert measure_trend([(2005, 9.0), *RISING[1:]]) is Reason.TOO_FEW
    assert measure_trend([(2010, 9.0), *RISING[1:]]) != Reason.TOO_FEW
    assert measure_trend([]) is Reason.NO_VALUE


def test_half_of_the_slope_is_that_of_all_districts() -> None:
    assert trend_of(RISING, Peers(tide=-1.5)).slope == pytest.approx(-0.5)


def test_ten_values_of_the_class_stand_beside_the_own_steps() -> None:
    assert trend_of(RISING, Peers(scale=3.0)).scale == pytest.approx((5 * 1.5 + 10 * 3.0) / 15)


def test_a_line_without_variation_has_a_range_all_the_same() -> None:
    exact = [(year, 2.0 * year) for year in range(2010, 2020)]

    assert trend_of(exact, Peers(step=0.1)).scale == 0.025


def test_the_basis_is_the_newest_stretch_with_six_values() -> None:
    after = [(2021, 30.0), (2022, 31.0)]

    assert find_basis(RISING + after, [2021]) == RISING
    assert find_basis(RISING + after) == RISING + after
    assert find_basis(RISING + after, [2018, 2021]) == after
    assert find_basis(RISING, [2011, 2025]) == RISING
    assert find_basis([]) == ()


def test_a_forecast_starts_at_the_newest_value_and_ends_after_seven_years() -> None:
    found = make_forecast(trend_of(RISING), 2021)

    assert [one.year for one in found.path] == list(range(2021, 2028))
    assert found.path[0].middle == pytest.approx(14.45)
    assert found.ends is PathEnd.FARTHEST and not found.range_cut
    assert found.find_year(2028) is None


@pytest.mark.parametrize(("today", "reason"), [(2026, None), (2027, Reason.TOO_OLD)])
def test_a_forecast_that_lies_only_in_the_past_is_none(today: int, reason: Reason | None) -> None:
    assert make_forecast(trend_of(RISING), today).reason is reason


def test_at_a_bound_the_range_is_cut_and_the_path_ends() -> None:
    falling = [(2015 + years, 6.0 - years) for years in range(6)]
    found = make_forecast(trend_of(falling, Peers(scale=0.3)), 2021, lower=0.0)

    assert found.range_cut and found.ends is PathEnd.LOWER_BOUND
    assert [one.middle for one in found.path] == pytest.approx([0.1, 0.0])
    assert all(one.low >= 0 for one in found.path)


def test_few_past_forecasts_are_drawn_to_the_factor_of_all_indicators() -> None:
    found = learn_factors({1: (3.0, 9), 2: (5.0, 6)})

    assert found[1] == pytest.approx(2.16 * (3.0 / 2.16) ** (9 / 15))
    assert found[2] == pytest.approx(3.34 * (5.0 / 3.34) ** 0.5)
    assert found[7] == pytest.approx(found[2] * 7.94 / 3.34)
    assert learn_factors({}) == UNIVERSAL_FACTORS
