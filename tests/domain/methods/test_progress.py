"""Progress by the linear pace, computed by hand; the arithmetic stands beside each case."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.change import Direction
from domain.methods.progress import Base, Status, compute_progress
from domain.series import Reason
from domain.target import Target
from tests.domain.methods.drawn import base_years, break_years, change_target, mirror_target, series, targets, value

UP, DOWN, TOWARDS = Direction.UP, Direction.DOWN, Direction.TOWARDS
EMISSIONS = [(2015, 2220.0), (2017, 1646.0), (2018, 1595.0)]  # Kreis Heinsberg, 1,000 t
CLIMATE_NEUTRAL = Target(0.0, DOWN, 2035)
YEARS = range(2014, 2021)
RANK = [Status.WRONG_WAY, Status.STAGNATING, Status.TOO_SLOW, Status.ON_TRACK, Status.REACHED]


def line(start: float, step: float, years: range = YEARS) -> list[tuple[int, float]]:
    return [(year, start + step * (year - years[0])) for year in years]


def test_emissions_of_heinsberg_from_2015_are_on_track() -> None:
    found = compute_progress(EMISSIONS, CLIMATE_NEUTRAL)

    assert (found.status, found.provisional) == (Status.ON_TRACK, True)  # three observations
    assert (found.base, found.base_year, found.base_value) == (Base.OLDEST, 2015, 2220)
    assert (found.year, found.value, found.gap) == (2018, 1595, 1595)
    assert found.actual_pace == pytest.approx(208.33, abs=0.01)  # (2220 - 1595) / (2018 - 2015) = 625 / 3
    assert found.original_pace == 111  # (2220 - 0) / (2035 - 2015) = 2220 / 20
    assert found.required_pace == pytest.approx(93.82, abs=0.01)  # (1595 - 0) / (2035 - 2018) = 1595 / 17
    assert found.ratio == pytest.approx(1.877, abs=0.001)  # 208.33 / 111
    assert found.expected_gap == 0  # 1595 - 17 * 208.33 is below 0


def test_emissions_of_heinsberg_from_2017_are_too_slow() -> None:
    found = compute_progress(EMISSIONS, CLIMATE_NEUTRAL, base_year=2017)

    assert (found.status, found.provisional, found.base) == (Status.TOO_SLOW, True, Base.CHOSEN)
    assert found.actual_pace == 51  # 1646 - 1595
    assert found.original_pace == pytest.approx(91.44, abs=0.01)  # 1646 / 18
    assert found.ratio == pytest.approx(0.558, abs=0.001)
    assert found.expected_gap == 728  # 1595 - 17 * 51


@pytest.mark.parametrize(
    ("newest", "status"),
    [  # from 100 in 2014 to 50 in 2034 takes 50 / 20 = 2.5 a year; six years later are observed
        (50.0, Status.REACHED),
        (49.0, Status.REACHED),
        (84.9, Status.ON_TRACK),
        (85.0, Status.ON_TRACK),  # 15 / 6 = 2.5: exactly the pace
        (85.1, Status.TOO_SLOW),  # 14.9 / 6 = 2.483
        (92.4, Status.TOO_SLOW),  # 7.6 / 6 = 1.267
        (92.5, Status.STAGNATING),  # 7.5 / 6 = 1.25: exactly half the pace
        (100.0, Status.STAGNATING),  # no change
        (100.1, Status.WRONG_WAY),
    ],
)
def test_thresholds(newest: float, status: Status) -> None:
    points = [(2014, 100.0), (2016, 99.0), (2018, 98.0), (2020, newest)]
    negative = [(year, -value) for year, value in points]

    assert compute_progress(points, Target(50.0, DOWN, 2034)).status is status
    assert compute_progress(negative, Target(-50.0, UP, 2034)).status is status


def test_floating_point_noise_costs_no_verdict() -> None:
    # from 0.2 to 0.4 in six years, 0.3 after three: exactly the pace, but computed 0.9999999999999998 of it
    assert compute_progress([(2014, 0.2), (2017, 0.3)], Target(0.4, UP, 2020)).status is Status.ON_TRACK


@pytest.mark.parametrize(
    ("count", "status", "provisional"),
    [
        (0, Status.NO_STATEMENT, False),
        (1, Status.NO_STATEMENT, False),
        (2, Status.ON_TRACK, True),
        (3, Status.ON_TRACK, True),
        (4, Status.ON_TRACK, False),
    ],
)
def test_two_or_three_observations_are_provisional(count: int, status: Status, provisional: bool) -> None:
    found = compute_progress(line(100.0, -5.0)[:count], Target(50.0, DOWN, 2030))

    assert (found.status, found.provisional, found.observations) == (status, provisional, count)
    assert found.reason is {0: Reason.NO_VALUE, 1: Reason.TOO_FEW}.get(count)


def test_a_single_value_is_no_course_though_it_meets_the_target_but_its_gap_is_told() -> None:
    found = compute_progress([(2020, 40.0)], Target(50.0, DOWN, 2030))

    assert (found.status, found.reason, found.value, found.gap) == (Status.NO_STATEMENT, Reason.TOO_FEW, 40, 0)


def test_the_window_goes_back_ten_years_at_most() -> None:
    points = [(2009, 500.0), (2010, 100.0), (2015, 90.0), (2018, 85.0), (2020, 80.0)]
    found = compute_progress(points, Target(50.0, DOWN, 2030))

    assert (found.base, found.base_year, found.base_value, found.observations) == (Base.OLDEST, 2010, 100, 4)
    assert found.actual_pace == 2  # (100 - 80) / 10


def test_two_values_more_than_ten_years_apart_make_no_window() -> None:
    found = compute_progress([(2005, 100.0), (2020, 80.0)], Target(50.0, DOWN, 2030))

    assert (found.status, found.reason, found.base_year) == (Status.NO_STATEMENT, Reason.TOO_FEW, None)
    assert compute_progress([(2005, 100.0), (2020, 50.0)], Target(50.0, DOWN, 2030)).status is Status.REACHED


def test_the_base_year_of_the_target_comes_first_and_a_choice_before_it() -> None:
    points = [(2005, 100.0), (2012, 95.0), (2018, 85.0), (2020, 80.0)]
    target = Target(50.0, DOWN, 2030, base_year=2005)

    assert (compute_progress(points, target).base, compute_progress(points, target).base_year) == (Base.TARGET, 2005)
    chosen = compute_progress(points, target, base_year=2012)
    assert (chosen.base, chosen.base_year) == (Base.CHOSEN, 2012)


def test_without_a_value_of_the_base_year_the_next_observation_is_the_base() -> None:
    found = compute_progress([(2012, 95.0), (2020, 80.0)], Target(50.0, DOWN, 2030, base_year=2010))

    assert (found.base, found.base_year, found.base_value) == (Base.TARGET, 2012, 95)


def test_the_base_value_of_the_target_stands_for_the_observation_of_its_year() -> None:
    target = Target(45.0, DOWN, 2030, base_year=1990, base_value=100.0)
    found = compute_progress([(1990, 97.0), (2020, 70.0)], target)

    assert (found.base_year, found.base_value, found.observations) == (1990, 100, 2)
    assert found.original_pace == 55 / 40
    assert found.actual_pace == 30 / 30
    assert found.status is Status.TOO_SLOW  # 1 / 1.375 = 0.727
    assert (
        compute_progress([(2020, 70.0)], target).status is Status.TOO_SLOW
    )  # one observation and the base value are two
    assert compute_progress([(1990, 97.0), (2020, 70.0)], target, base_year=1995).reason is Reason.TOO_FEW


@pytest.mark.parametrize(
    ("target", "base_year", "reason"),
    [
        (Target(50.0, DOWN), None, Reason.EVERY_YEAR),
        (Target(50.0, DOWN, 2019), None, Reason.TARGET_YEAR_PAST),
        (Target(50.0, DOWN, 2020), None, Reason.TARGET_YEAR_PAST),  # due with the newest value and missed
        (Target(50.0, DOWN, 2030, base_year=2030), None, Reason.TARGET_NOT_AFTER_BASE),
        (Target(50.0, DOWN, 2030), 2031, Reason.TARGET_NOT_AFTER_BASE),
        (Target(50.0, DOWN, 2030), 2020, Reason.BASE_AFTER_DATA),
        (Target(50.0, DOWN, 2030, base_year=2021), None, Reason.BASE_AFTER_DATA),
        (Target(50.0, DOWN, 2030, base_year=2021, base_value=80.0), None, Reason.BASE_AFTER_DATA),
    ],
)
def test_no_statement_and_why(target: Target, base_year: int | None, reason: Reason) -> None:
    points = line(100.0, -2.0)
    found = compute_progress(points, target, base_year=base_year)

    assert (found.status, found.reason, found.provisional) == (Status.NO_STATEMENT, reason, False)
    assert found.gap == 38  # 100 - 6 * 2 - 50: known all the same
    met = compute_progress([*points[:-1], (2020, 50.0)], target, base_year=base_year)
    assert (met.status, met.reason, met.provisional) == (Status.REACHED, None, False)  # met is met


def test_a_base_that_met_a_target_now_missed_is_the_wrong_way() -> None:
    found = compute_progress([(2014, 48.0), (2016, 49.0), (2018, 51.0), (2020, 53.0)], Target(50.0, DOWN, 2030))

    assert (found.status, found.ratio) == (Status.WRONG_WAY, None)
    assert found.required_pace == 0.3  # (53 - 50) / 10
    exactly = compute_progress([(2014, 50.0), (2016, 49.0), (2018, 51.0), (2020, 53.0)], Target(50.0, DOWN, 2030))
    assert (exactly.status, exactly.original_pace) == (Status.WRONG_WAY, 0)  # T = v0


def test_after_a_break_the_window_starts_anew_and_says_so() -> None:
    points = [(2014, 60.0), (2016, 58.0), (2018, 90.0), (2020, 84.0)]
    found = compute_progress(points, Target(50.0, DOWN, 2030), breaks=(2017,))

    assert (found.status, found.base, found.base_year) == (Status.TOO_SLOW, Base.AFTER_BREAK, 2018)
    assert found.actual_pace == 3  # (90 - 84) / 2, against (90 - 50) / 12 = 3.33
    assert found.provisional


def test_a_break_that_leaves_one_value_leaves_no_statement() -> None:
    found = compute_progress(line(100.0, -5.0), Target(50.0, DOWN, 2030), breaks=(2020,))

    assert (found.status, found.reason, found.base) == (Status.NO_STATEMENT, Reason.BREAK, Base.AFTER_BREAK)


def test_no_base_value_is_carried_across_a_break() -> None:
    target = Target(45.0, DOWN, 2030, base_year=1990, base_value=100.0)
    found = compute_progress([(2016, 90.0), (2018, 80.0), (2020, 70.0)], target, breaks=(2011,))

    assert (found.base, found.base_year) == (Base.AFTER_BREAK, 2016)


def test_a_break_before_the_window_changes_nothing() -> None:
    points = line(100.0, -5.0)

    assert compute_progress(points, Target(50.0, DOWN, 2030), (2014,)) == compute_progress(
        points, Target(50.0, DOWN, 2030)
    )


def test_towards_a_value_the_distance_counts_from_either_side() -> None:
    target = Target(90.0, TOWARDS, 2030, direction_value=100.0)
    below = compute_progress([(2014, 80.0), (2016, 81.0), (2018, 82.0), (2020, 84.0)], target)
    above = compute_progress([(2014, 120.0), (2016, 119.0), (2018, 118.0), (2020, 116.0)], target)

    assert below.original_pace == above.original_pace == 10 / 16  # distance 20, 10 allowed, 16 years
    assert below.actual_pace == above.actual_pace == 4 / 6
    assert below.status is above.status is Status.ON_TRACK
    beyond = compute_progress([(2014, 97.0), (2016, 105.0), (2018, 109.0), (2020, 112.0)], target)
    assert beyond.status is Status.WRONG_WAY  # it was near enough and went past


def test_order_of_the_observations_does_not_matter() -> None:
    assert compute_progress(EMISSIONS[::-1], CLIMATE_NEUTRAL) == compute_progress(EMISSIONS, CLIMATE_NEUTRAL)


@given(series, targets(), break_years, st.integers(-500, 500))
def test_shifting_the_years_changes_no_verdict(
    points: list[tuple[int, float]], target: Target, breaks: list[int], shift: int
) -> None:
    shifted = [(year + shift, number) for year, number in points]
    before = compute_progress(points, target, breaks)
    after = compute_progress(shifted, change_target(target, shift=shift), [year + shift for year in breaks])

    assert (after.status, after.reason, after.ratio) == (before.status, before.reason, before.ratio)


@given(series, targets(), break_years, st.sampled_from([0.001, 0.1, 3.0, 7.3, 1000.0]))
def test_other_units_change_no_verdict(
    points: list[tuple[int, float]], target: Target, breaks: list[int], factor: float
) -> None:
    scaled = [(year, number * factor) for year, number in points]
    if target.direction is TOWARDS:  # sums of rounded products: exactly met may become missed by noise
        assume(all(abs(target.remaining(number)) > 1e-6 for _, number in points))
    before, after = (
        compute_progress(points, target, breaks),
        compute_progress(scaled, change_target(target, factor), breaks),
    )

    assert (after.status, after.reason) == (before.status, before.reason)


@given(series, targets(), break_years)
def test_mirroring_values_and_direction_changes_no_verdict(
    points: list[tuple[int, float]], target: Target, breaks: list[int]
) -> None:
    negative = [(year, -number) for year, number in points]
    before, after = compute_progress(points, target, breaks), compute_progress(negative, mirror_target(target), breaks)

    assert (after.status, after.reason, after.ratio) == (before.status, before.reason, before.ratio)


@given(series, targets(), break_years, base_years, value)
def test_a_better_newest_value_never_worsens_the_verdict(
    points: list[tuple[int, float]], target: Target, breaks: list[int], base_year: int | None, other: float
) -> None:
    assume(points and target.remaining(other) < target.remaining(points[-1][1]))
    before = compute_progress(points, target, breaks, base_year)
    after = compute_progress([*points[:-1], (points[-1][0], other)], target, breaks, base_year)

    if before.status is Status.NO_STATEMENT:
        assert after.status in (Status.NO_STATEMENT, Status.REACHED)
    else:
        assert RANK.index(after.status) >= RANK.index(before.status)


@given(series, targets(), break_years, base_years)
def test_a_reason_is_given_exactly_where_there_is_no_statement(
    points: list[tuple[int, float]], target: Target, breaks: list[int], base_year: int | None
) -> None:
    found = compute_progress(points, target, breaks, base_year)

    assert (found.reason is not None) is (found.status is Status.NO_STATEMENT)
    assert found.gap is None or found.gap >= 0
