"""Where the linear pace and the projection contradict each other, computed by hand."""

import pytest

from domain.agreement import Disagreement, find_disagreement, is_off_trend
from domain.change import Direction
from domain.course import Point
from domain.progress import Status, compute_progress
from domain.projection import End, project_line
from domain.target import Target


def line(values: list[float], first: int = 2015) -> list[Point]:
    return list(enumerate(values, start=first))


REBOUND = line([80.0, 78.0, 76.0, 74.0, 72.0, 79.0])  # the median slope is -2, from first to newest it is -1 in 5 years
DIP = line([80.0, 80.0, 80.0, 80.0, 80.0, 72.0])  # the median slope is 0, from first to newest -8 in 5 years
SINKING = line([60.0, 62.0, 64.0, 66.0, 68.0, 55.0])  # the median slope is 2; the newest value alone meets 65
RISEN = line([74.0, 78.0, 77.0, 76.0, 75.0, 75.0])  # from first to newest +1; 9 of 15 slopes are below 0


@pytest.mark.parametrize(
    ("points", "target", "status", "found"),
    [
        (REBOUND, 65.0, Status.STAGNATING, Disagreement.TREND_MEETS),  # the line stands at 70 in 2020, at 50 in 2030
        (REBOUND, 45.0, Status.STAGNATING, None),  # both miss it, in the same direction
        (DIP, 65.0, Status.ON_TRACK, Disagreement.TREND_MISSES),  # -1.6 a year, -1 is needed; the line stays at 80
        (SINKING, 65.0, Status.REACHED, Disagreement.TREND_LEAVES),  # the line stands at 90 in 2030
        (RISEN, 40.0, Status.WRONG_WAY, Disagreement.TREND_NEARS),
        (line([80.0, 78.0, 76.0, 74.0, 72.0, 70.0]), 65.0, Status.ON_TRACK, None),
    ],
)
def test_verdict_and_projection(points: list[Point], target: float, status: Status, found: Disagreement | None) -> None:
    wanted = Target(target, Direction.DOWN, 2030)
    judged, trend = compute_progress(points, wanted), project_line(points, target_year=2030)

    assert judged.status is status
    assert find_disagreement(judged, trend, wanted) is found


def test_a_line_that_ends_at_a_natural_bound_is_beyond_the_target_all_the_same() -> None:
    points = line([40.0, 36.0, 32.0, 28.0, 24.0, 38.0])  # the line stands at 20 in 2020, at 0 in 2025
    wanted = Target(1.0, Direction.DOWN, 2030)
    judged, trend = compute_progress(points, wanted), project_line(points, target_year=2030, lower=0.0)

    assert (trend.ends, trend.value_in(2030)) == (End.LOWER_BOUND, None)
    assert find_disagreement(judged, trend, wanted) is Disagreement.TREND_MEETS


@pytest.mark.parametrize("year", [None, 2031])
def test_no_contradiction_to_a_trend_that_says_nothing_of_the_target_year(year: int | None) -> None:
    wanted = Target(65.0, Direction.DOWN, year)  # ten years is the furthest that six values reach
    trend = project_line(REBOUND, target_year=year)

    assert find_disagreement(compute_progress(REBOUND, wanted), trend, wanted) is None
    short = project_line(REBOUND[:3], target_year=2030)
    assert find_disagreement(compute_progress(REBOUND[:3], wanted), short, wanted) is None


def test_the_newest_value_against_the_range_of_its_own_year() -> None:
    # the odd year lies 6 above the line at 5: half the range is 1.533 * 3 * sqrt(1 + 1/6 + 2.5 ** 2 / 17.5) = 5.68
    odd = line([0.0, 1.0, 2.0, 3.0, 4.0, 11.0])
    wanted = Target(50.0, Direction.UP, 2030)

    assert project_line(odd).newest is not None
    assert project_line(odd).newest.high == pytest.approx(5.0 + 5.677, abs=0.001)  # type: ignore[union-attr]
    assert is_off_trend(compute_progress(odd, wanted), project_line(odd))
    assert not is_off_trend(compute_progress(odd, wanted), project_line(odd, level=0.95))
    assert not is_off_trend(compute_progress(odd[:3], wanted), project_line(odd[:3]))  # no trend


def test_values_on_a_perfect_line_are_not_off_it_by_the_noise_of_the_arithmetic() -> None:
    exact = line([0.1 * step for step in range(12)])

    assert not is_off_trend(compute_progress(exact, Target(50.0, Direction.UP, 2030)), project_line(exact))
