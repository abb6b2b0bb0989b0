"""Projection: line and range, computed by hand; the arithmetic stands beside each case."""

import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.projection import End, compute_student_t, compute_theil_sen, find_natural_end, project_line
from domain.series import Reason


def line(values: list[float], first: int = 2015) -> list[tuple[int, float]]:
    return list(enumerate(values, start=first))


OUTLIER = line([0.0, 1.0, 2.0, 3.0, 4.0, 11.0])


def test_one_odd_year_does_not_move_the_line() -> None:
    # of 15 slopes ten are 1 and five, to the odd year, are 11/5, 10/4, 9/3, 8/2 and 7: the median is 1;
    # five observations lie on a line through 0 in 2015, one above: the median line is that of the five
    assert compute_theil_sen([(year - 2015, value) for year, value in OUTLIER]) == (1.0, 0.0)
    assert project_line(OUTLIER).value_in(2021) == 6.0


def test_slopes_over_gaps_are_per_year() -> None:
    assert compute_theil_sen([(0, 10.0), (4, 18.0)]) == (2.0, 10.0)


def test_the_range_around_the_line() -> None:
    # the odd year lies 6 above the line: s = sqrt(36 / (6 - 2)) = 3; years 0 to 5 have mean 2.5 and squares 17.5
    found = project_line(OUTLIER, level=0.8).path

    for ahead in (1, 10):
        half = 1.533206 * 3 * sqrt(1 + 1 / 6 + (2.5 + ahead) ** 2 / 17.5)  # t for 80 % and 4 degrees of freedom
        expected = found[ahead - 1]
        assert expected.year == 2020 + ahead
        assert expected.value - expected.low == pytest.approx(half, rel=1e-6)
        assert expected.high - expected.value == pytest.approx(half, rel=1e-6)


@pytest.fixture(autouse=True)
def calculate_anew() -> None:
    """What has been kept of another test would hide a mistake."""
    compute_student_t.cache_clear()


@pytest.mark.parametrize(
    ("level", "freedom", "t"),
    [  # as in every printed table
        (0.80, 4, 1.533),
        (0.80, 5, 1.476),
        (0.95, 1, 12.706),
        (0.95, 2, 4.303),
        (0.95, 4, 2.776),
        (0.95, 5, 2.571),
        (0.95, 11, 2.201),
        (0.95, 30, 2.042),
        (0.99, 10, 3.169),
    ],
)
def test_student_t(level: float, freedom: int, t: float) -> None:
    assert compute_student_t(level, freedom) == pytest.approx(t, abs=0.0005)


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_the_range_holds_what_it_promises(level: float) -> None:
    """Simulated: a trend with normal deviations, the first and the last year of the path."""
    draw = random.Random(7)
    hits = []
    for _ in range(1500):
        path = project_line([(year, 50 - 2 * year + draw.gauss(0, 3)) for year in range(8)], level=level).path
        for expected in (path[0], path[-1]):
            hits.append(expected.low <= 50 - 2 * expected.year + draw.gauss(0, 3) <= expected.high)

    assert sum(hits) / len(hits) == pytest.approx(level, abs=0.02)


def test_values_on_a_perfect_line_are_still_only_rounded_values() -> None:
    found = project_line(line([50.0, 49.0, 48.0, 47.0, 46.0, 45.0]), rounding_step=1.0).path[0]

    assert found.value == 44
    assert (
        project_line(line([50.0, 49.0, 48.0, 47.0, 46.0, 45.0])).path[0].high == 44
    )  # if nothing is known of rounding
    assert found.high - found.low == pytest.approx(2 * 1.533206 / sqrt(12) * sqrt(1 + 1 / 6 + 3.5**2 / 17.5), rel=1e-6)


@pytest.mark.parametrize(
    ("values", "breaks", "since", "reason"),
    [
        ([], (), None, Reason.NO_VALUE),
        ([5.0] * 5, (), None, Reason.TOO_FEW),
        ([5.0] * 6, (), None, None),
        ([5.0] * 8, (), 2018, Reason.TOO_FEW),  # 2018 to 2022
        ([5.0] * 8, (), 2017, None),
        ([5.0] * 8, (2018,), None, Reason.BREAK),
        ([5.0] * 6, (2016,), None, Reason.BREAK),
        ([5.0] * 8, (2017,), None, None),
        ([5.0] * 8, (2016,), 2017, None),  # a break before the window
    ],
)
def test_fewer_than_six_observations_make_no_projection(
    values: list[float], breaks: tuple[int, ...], since: int | None, reason: Reason | None
) -> None:
    found = project_line(line(values), breaks, since=since)

    assert (found.reason, bool(found.path)) == (reason, reason is None)


def test_the_window_is_told() -> None:
    found = project_line(line([float(value) for value in range(10)]), (2017,), since=2016)

    assert (found.since, found.year, found.observations, found.slope) == (2017, 2024, 8, 1.0)


@pytest.mark.parametrize(
    ("target_year", "last", "ends"),
    [
        (2024, 2024, End.TARGET_YEAR),
        (2030, 2030, End.TARGET_YEAR),  # 2015 to 2020 is five years, twice that is ten
        (2031, 2030, End.TWICE_THE_WINDOW),
        (None, 2030, End.TWICE_THE_WINDOW),
    ],
)
def test_the_path_ends(target_year: int | None, last: int, ends: End) -> None:
    found = project_line(OUTLIER, target_year=target_year)

    assert [expected.year for expected in found.path] == list(range(2021, last + 1))
    assert found.ends is ends
    assert found.value_in(last) == last - 2015
    assert found.value_in(last + 1) is None
    assert found.value_in(2020) is None


@pytest.mark.parametrize("year", [2019, 2020])
def test_to_a_year_already_observed_nothing_is_projected(year: int) -> None:
    assert project_line(OUTLIER, target_year=year).reason is Reason.TARGET_YEAR_PAST


def test_a_natural_bound_ends_the_line_and_does_not_bend_it() -> None:
    found = project_line(line([90.0, 91.0, 92.0, 93.0, 94.0, 95.0]), upper=100.0)

    assert [expected.value for expected in found.path] == [96, 97, 98, 99, 100]  # of ten years
    assert found.ends is End.UPPER_BOUND
    falling = project_line(line([10.0, 9.0, 8.0, 7.0, 6.0, 5.0]), lower=0.0)
    assert [expected.value for expected in falling.path] == [4, 3, 2, 1, 0]
    assert falling.ends is End.LOWER_BOUND


def test_at_the_bound_there_is_no_path() -> None:
    found = project_line(line([95.0, 96.0, 97.0, 98.0, 99.0, 100.0]), upper=100.0)

    assert (found.path, found.reason, found.ends) == ((), Reason.AT_BOUND, End.UPPER_BOUND)


def test_the_range_reaches_no_further_than_what_is_possible_and_says_so() -> None:
    free = project_line(OUTLIER, target_year=2022)
    bounded = project_line(OUTLIER, target_year=2022, lower=0.0, upper=9.0)

    assert (free.range_cut, bounded.range_cut) == (False, True)
    assert project_line(OUTLIER, target_year=2022, lower=0.0).range_cut
    assert project_line(OUTLIER, target_year=2022, upper=9.0).range_cut
    assert not project_line(OUTLIER, target_year=2022, lower=-99.0, upper=99.0).range_cut
    assert project_line(OUTLIER, target_year=2029, upper=22.0).range_cut  # 2021 is free up to 12.3, 2029 not
    assert free.path[0].low < 0
    assert free.path[0].high > 9
    assert (bounded.path[0].low, bounded.path[0].high) == (0.0, 9.0)
    assert [expected.value for expected in bounded.path] == [expected.value for expected in free.path]


@pytest.mark.parametrize(
    ("value", "lower", "upper", "end"),
    [
        (0.0, 0.0, 100.0, None),
        (-0.1, 0.0, 100.0, End.LOWER_BOUND),
        (100.1, 0.0, 100.0, End.UPPER_BOUND),
        (1e9, 0.0, None, None),
        (-1e9, None, 100.0, None),
    ],
)
def test_natural_end(value: float, lower: float | None, upper: float | None, end: End | None) -> None:
    assert find_natural_end(value, lower, upper) is end


numbers = st.lists(st.integers(-1000, 1000).map(float), min_size=6, max_size=12)


@given(numbers, st.integers(-500, 500), st.sampled_from([-1.0, 0.01, 3.0]))
def test_other_years_and_units_give_the_same_line(values: list[float], shift: int, factor: float) -> None:
    before = project_line(line(values)).path
    after = project_line(line([value * factor for value in values], 2015 + shift)).path

    for old, new in zip(before, after, strict=True):
        ends = sorted((old.low * factor, old.high * factor))
        assert new.year == old.year + shift
        assert (new.value, new.low, new.high) == pytest.approx((old.value * factor, *ends), rel=1e-6, abs=1e-6)


@given(numbers)
def test_the_range_widens_with_the_horizon_and_holds_the_line(values: list[float]) -> None:
    path = project_line(line(values), rounding_step=0.1).path
    widths = [expected.high - expected.low for expected in path]

    assert all(expected.low < expected.value < expected.high for expected in path)
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
