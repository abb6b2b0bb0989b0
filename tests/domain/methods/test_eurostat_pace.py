"""Pace by compound annual growth, computed by hand; the arithmetic stands beside each case."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from domain.change import Direction, compute_growth
from domain.methods.eurostat_pace import Pace, Window, compute_eurostat_pace
from domain.series import Reason
from domain.target import Target
from tests.domain.methods.drawn import break_years, change_target, mirror_target, recent_series, series, targets, value

UP, DOWN, TOWARDS = Direction.UP, Direction.DOWN, Direction.TOWARDS
GROWN = [(2015, 100.0), (2016, 90.0), (2018, 133.1)]  # 10 % a year: 1.1^3 = 1.331
RANK = [Pace.AWAY, Pace.INSUFFICIENT, Pace.MODERATE, Pace.SIGNIFICANT]


@pytest.mark.parametrize(
    ("base", "result", "years", "growth"),
    [
        (100.0, 133.1, 3, 0.1),
        (100.0, 81.0, 2, -0.1),  # 0.9^2
        (100.0, 0.0, 5, -1.0),
        (-100.0, -121.0, 2, 0.1),  # the amount grows
        (0.0, 5.0, 5, None),
        (0.0, 0.0, 5, None),
        (5.0, -5.0, 5, None),
        (-5.0, 5.0, 5, None),
    ],
)
def test_compound_growth(base: float, result: float, years: int, growth: float | None) -> None:
    assert compute_growth(base, result, years) == (None if growth is None else pytest.approx(growth))


@pytest.mark.parametrize(
    ("required", "pace"),
    [
        (0.10, Pace.SIGNIFICANT),
        (0.05, Pace.SIGNIFICANT),
        (0.10 / 0.95, Pace.SIGNIFICANT),  # exactly 95 %
        (0.106, Pace.MODERATE),  # 94.3 %
        (0.10 / 0.60, Pace.MODERATE),  # exactly 60 %
        (0.168, Pace.INSUFFICIENT),  # 59.5 %
        (0.20, Pace.INSUFFICIENT),  # 50 %
    ],
)
def test_growth_against_required_growth(required: float, pace: Pace) -> None:
    found = compute_eurostat_pace(GROWN, Target(100 * (1 + required) ** 6, UP, 2021))  # six years from 2015

    assert (found.pace, found.base_year, found.base_value) == (pace, 2015, 100)
    assert (found.growth, found.required) == (pytest.approx(0.1), pytest.approx(required))
    assert found.ratio == pytest.approx(0.1 / required)


def test_without_a_judgement_what_was_observed_is_given_all_the_same() -> None:
    no_target, every_year = compute_eurostat_pace(GROWN), compute_eurostat_pace(GROWN, Target(300.0, UP))
    from_zero = compute_eurostat_pace([(2015, 0.0), (2018, 5.0)])

    assert (no_target.reason, every_year.reason) == (Reason.NO_TARGET, Reason.EVERY_YEAR)
    for found in (no_target, every_year):
        assert (found.base_year, found.base_value, found.year, found.value) == (2015, 100.0, 2018, 133.1)
        assert found.growth == pytest.approx(0.1)
    assert (from_zero.reason, from_zero.growth, from_zero.value) == (Reason.BASE_ZERO, None, 5.0)


@pytest.mark.parametrize(
    ("newest", "pace"),
    [(100.0, Pace.INSUFFICIENT), (99.0, Pace.AWAY), (0.0, Pace.AWAY), (101.0, Pace.INSUFFICIENT)],
)
def test_no_growth_is_insufficient_and_the_wrong_one_leads_away(newest: float, pace: Pace) -> None:
    assert compute_eurostat_pace([(2015, 100.0), (2018, newest)], Target(300.0, UP, 2021)).pace is pace


def test_a_falling_target() -> None:
    # 100 to 72.9 in three years is -10 % a year, 100 to 26.2144 in six is -20 % a year
    found = compute_eurostat_pace([(2015, 100.0), (2018, 72.9)], Target(26.2144, DOWN, 2021))

    assert (found.pace, found.ratio) == (Pace.INSUFFICIENT, pytest.approx(0.5))
    assert compute_eurostat_pace([(2015, 100.0), (2018, 0.0)], Target(26.2144, DOWN, 2021)).pace is Pace.SIGNIFICANT


@pytest.mark.parametrize(
    ("points", "target", "reason"),
    [
        ([], Target(50.0, DOWN, 2030), Reason.NO_VALUE),
        (GROWN, None, Reason.NO_TARGET),
        (GROWN, Target(50.0, DOWN), Reason.EVERY_YEAR),
        (GROWN, Target(50.0, DOWN, 2018), Reason.TARGET_YEAR_PAST),
        (GROWN, Target(0.0, DOWN, 2030), Reason.TARGET_ZERO),
        (GROWN, Target(-5.0, DOWN, 2030), Reason.SIGN_CHANGE),  # from 100 to -5
        ([(2015, 100.0), (2018, -3.0)], Target(50.0, DOWN, 2030), Reason.SIGN_CHANGE),
        ([(2015, 0.0), (2018, 3.0)], Target(50.0, UP, 2030), Reason.BASE_ZERO),
        ([(2016, 100.0), (2018, 90.0)], Target(50.0, DOWN, 2030), Reason.TOO_FEW),  # two years of five
        ([(2018, 90.0)], Target(50.0, DOWN, 2030), Reason.TOO_FEW),
        ([(2015, 45.0), (2018, 40.0)], Target(50.0, DOWN, 2030), Reason.ALREADY_MET),
        ([(2015, 80.0), (2018, 125.0)], Target(90.0, TOWARDS, 2030, 100.0), Reason.AIM_CROSSED),
        ([(2015, 10.0), (2018, 9.0)], Target(5.0, TOWARDS, 2030, 5.0), None),
    ],
)
def test_not_applicable_and_why(points: list[tuple[int, float]], target: Target | None, reason: Reason | None) -> None:
    found = compute_eurostat_pace(points, target)

    assert (found.pace is None, found.reason) == (reason is not None, reason)


def test_without_a_target_the_growth_is_shown_alone() -> None:
    assert compute_eurostat_pace(GROWN).growth == pytest.approx(0.1)


def test_a_target_met_at_the_start_and_missed_now_is_a_movement_away() -> None:
    # both growth rates are positive, from 45 up to 60 and up to 50: their ratio would read as progress
    assert compute_eurostat_pace([(2015, 45.0), (2018, 60.0)], Target(50.0, DOWN, 2030)).pace is Pace.AWAY
    assert compute_eurostat_pace([(2015, 50.0), (2018, 60.0)], Target(50.0, DOWN, 2030)).pace is Pace.AWAY  # T = v0


def test_towards_a_value_the_near_edge_of_the_target_counts() -> None:
    target = Target(90.0, TOWARDS, 2021, 100.0)

    above = compute_eurostat_pace([(2015, 160.0), (2018, 145.0)], target)
    assert above.required == pytest.approx((110 / 160) ** (1 / 6) - 1)
    below = compute_eurostat_pace([(2015, 60.0), (2018, 70.0)], target)
    assert below.required == pytest.approx((90 / 60) ** (1 / 6) - 1)
    assert compute_eurostat_pace([(2015, 95.0), (2018, 120.0)], target).pace is Pace.AWAY


@pytest.mark.parametrize(
    ("years", "window", "base_year"),
    [
        (range(2000, 2021), 5, 2015),
        (range(2000, 2021), 15, 2005),
        ((2014, 2017, 2020), 5, 2017),  # 2014 is outside, three of five years do
        ((2014, 2018, 2020), 5, None),  # two do not
        ((2010, 2020), 15, 2010),
        ((2011, 2020), 15, None),
    ],
)
def test_windows(years: list[int], window: Window, base_year: int | None) -> None:
    found = compute_eurostat_pace([(year, 3000.0 - year) for year in years], Target(500.0, DOWN, 2030), window)

    if base_year is None:
        assert (found.pace, found.reason) == (None, Reason.TOO_FEW)
    else:
        assert (found.reason, found.base_year) == (None, base_year)


def test_after_a_break_the_window_starts_anew_if_long_enough() -> None:
    points = [(year, 3000.0 - year) for year in range(2015, 2021)]
    target = Target(500.0, DOWN, 2030)

    assert compute_eurostat_pace(points, target, breaks=(2017,)).base_year == 2017
    assert compute_eurostat_pace(points, target, breaks=(2018,)).reason is Reason.BREAK
    assert compute_eurostat_pace(points, target, breaks=(2015,)).base_year == 2015


def test_emissions_of_heinsberg_have_no_growth_rate_to_zero() -> None:
    points = [(2015, 2220.0), (2017, 1646.0), (2018, 1595.0)]

    assert compute_eurostat_pace(points, Target(0.0, DOWN, 2035)).reason is Reason.TARGET_ZERO
    # what a small number instead of 0 would give depends on that number alone:
    assert compute_eurostat_pace(points, Target(0.001, DOWN, 2035)).ratio == pytest.approx(0.20, abs=0.005)
    assert compute_eurostat_pace(points, Target(1.0, DOWN, 2035)).ratio == pytest.approx(0.33, abs=0.005)


@given(recent_series, targets(), break_years, st.integers(-500, 500))
def test_shifting_the_years_changes_no_verdict(
    points: list[tuple[int, float]], target: Target, breaks: list[int], shift: int
) -> None:
    shifted = [(year + shift, number) for year, number in points]
    before = compute_eurostat_pace(points, target, 5, breaks)
    after = compute_eurostat_pace(shifted, change_target(target, shift=shift), 5, [year + shift for year in breaks])

    assert (after.pace, after.reason, after.ratio) == (before.pace, before.reason, before.ratio)


@given(recent_series, targets(), st.sampled_from([0.001, 0.1, 3.0, 7.3, 1000.0]))
def test_other_units_change_no_verdict(points: list[tuple[int, float]], target: Target, factor: float) -> None:
    if target.direction is TOWARDS:  # sums of rounded products: exactly met or zero may become nearly so
        numbers = [number for _, number in points]
        assume(all(abs(target.remaining(number)) > 1e-6 and abs(target.edge(number)) > 1e-6 for number in numbers))
    before = compute_eurostat_pace(points, target)
    after = compute_eurostat_pace([(year, number * factor) for year, number in points], change_target(target, factor))

    assert (after.pace, after.reason) == (before.pace, before.reason)


@given(recent_series, targets())
@example([(2010, 0.01), (2015, 0.015)], Target(0.0, TOWARDS, 2019, direction_value=0.01))  # from the middle
def test_mirroring_values_and_direction_changes_no_verdict(points: list[tuple[int, float]], target: Target) -> None:
    before = compute_eurostat_pace(points, target)
    after = compute_eurostat_pace([(year, -number) for year, number in points], mirror_target(target))

    assert (after.pace, after.reason, after.ratio) == (before.pace, before.reason, before.ratio)


@given(recent_series, targets(), value)
def test_a_better_newest_value_never_worsens_the_verdict(
    points: list[tuple[int, float]], target: Target, other: float
) -> None:
    assume(target.remaining(other) < target.remaining(points[-1][1]))
    before = compute_eurostat_pace(points, target).pace
    after = compute_eurostat_pace([*points[:-1], (points[-1][0], other)], target).pace

    if before is not None and after is not None:
        assert RANK.index(after) >= RANK.index(before)


@given(series, targets(), break_years, st.sampled_from([5, 15]))
def test_there_is_a_verdict_or_a_reason(
    points: list[tuple[int, float]], target: Target, breaks: list[int], window: Window
) -> None:
    found = compute_eurostat_pace(points, target, window, breaks)

    assert (found.pace is None) is (found.reason is not None)
