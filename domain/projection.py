"""Projection: the trend of the observed years carried on, with the range in which the values are to be expected.

Source of the line: Theil (1950), Sen (1968): the median of the slopes between all pairs of observations, which single
odd years hardly move; the line lies so that half of the observations are above it. Source of the range: the prediction
interval of linear regression (Student's t with n - 2 degrees of freedom), taken around the Theil-Sen line with the
residuals from that line. It widens with the distance from the observed years. As no line has smaller squared residuals
than that of least squares, the range is scaled by a spread that is never smaller than in the classical interval. It
assumes that the trend goes on and that years deviate independently: what changes the trend is not in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import combinations
from math import atan, cos, pi, sin, sqrt
from statistics import fmean, median

from domain.course import Point
from domain.series import Reason, select_comparable

FEWEST = 6


class End(StrEnum):
    """What ends a line into the future."""

    TARGET_YEAR = "target_year"
    TWICE_THE_WINDOW = "twice_the_window"
    LOWER_BOUND = "lower_bound"
    UPPER_BOUND = "upper_bound"


@dataclass(frozen=True)
class Expected:
    """`value` on the line in `year`, and the range from `low` to `high` that belongs to it."""

    year: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Projection:
    """`path`: one entry per year after the newest observation, or empty with the `reason`.

    `slope` in the unit of the indicator per year; `since`, `year`, `observations`: the window it rests on; `ends`: why
    the path goes no further; `range_cut`: the range would reach beyond a natural bound and is shown up to it;
    `newest`: what the line expects in the year of the newest observation, its range not cut.
    """

    path: tuple[Expected, ...]
    reason: Reason | None = None
    slope: float | None = None
    since: int | None = None
    year: int | None = None
    observations: int = 0
    ends: End | None = None
    range_cut: bool = False
    newest: Expected | None = None

    def value_in(self, year: int) -> float | None:
        """The value on the line in `year`, None outside the path."""
        return next((expected.value for expected in self.path if expected.year == year), None)


def compute_theil_sen(points: Sequence[Point]) -> tuple[float, float]:
    """Slope (unit per year) and height in the year 0 of the line through at least two points (Theil 1950, Sen 1968)."""
    slope = median((after[1] - before[1]) / (after[0] - before[0]) for before, after in combinations(points, 2))
    return slope, median(value - slope * year for year, value in points)


def project_line(
    points: Sequence[Point],
    breaks: Sequence[int] = (),
    *,
    since: int | None = None,
    target_year: int | None = None,
    lower: float | None = None,
    upper: float | None = None,
    rounding_step: float = 0.0,
    level: float = 0.8,
) -> Projection:
    """The Theil-Sen line of `points` (year, value; any order, gaps allowed, one value a year) beyond the newest one.

    The window starts in the year `since` (default: the oldest value), or after the last of `breaks` (first years of a
    new basis) in it. Fewer than six observations in it: no projection. The path ends in `target_year` and at most twice
    as many years after the newest observation as the window is long (newest year - oldest year). At the natural bounds
    `lower` and `upper` (0; 100 %) it ends with the last year within; the line is never bent.

    In `level` (0.8: four of five) of all cases a value is expected in the range
    line ± t s sqrt(1 + 1/n + (year - mean year)^2 / sum of (years - mean year)^2), s^2 = sum of squared residuals /
    (n - 2). Values on a perfect line do not make the future certain: s is at least the spread that publishing in
    multiples of `rounding_step` causes (step / sqrt 12).
    """
    ordered = sorted(point for point in points if since is None or point[0] >= since)
    window = select_comparable(ordered, breaks)
    if len(window) < FEWEST:
        too_few = len(ordered) < FEWEST
        return Projection((), (Reason.TOO_FEW if too_few else Reason.BREAK) if points else Reason.NO_VALUE)
    first, newest = window[0][0], window[-1][0]
    if target_year is not None and target_year <= newest:
        return Projection((), Reason.TARGET_YEAR_PAST, since=first, year=newest, observations=len(window))
    slope, height = compute_theil_sen([(year - newest, value) for year, value in window])
    last, ends = newest + 2 * (newest - first), End.TWICE_THE_WINDOW
    if target_year is not None and target_year <= last:
        last, ends = target_year, End.TARGET_YEAR
    factor = compute_student_t(level, len(window) - 2) * _spread(window, newest, slope, height, rounding_step)
    mean_year = fmean(year for year, _ in window)
    squares = sum((year - mean_year) ** 2 for year, _ in window)

    def expected(year: int) -> Expected:
        value = height + slope * (year - newest)
        half = factor * sqrt(1 + 1 / len(window) + (year - mean_year) ** 2 / squares)
        return Expected(year, value, value - half, value + half)

    path: list[Expected] = []
    cut = False
    for step in map(expected, range(newest + 1, last + 1)):
        bound = find_natural_end(step.value, lower, upper)
        if bound is not None:
            ends = bound
            break
        low = step.low if lower is None else max(lower, step.low)
        high = step.high if upper is None else min(upper, step.high)
        cut = cut or low > step.low or high < step.high
        path.append(Expected(step.year, step.value, low, high))
    reason = None if path else Reason.AT_BOUND
    return Projection(tuple(path), reason, slope, first, newest, len(window), ends, cut, expected(newest))


def _spread(window: Sequence[Point], newest: int, slope: float, height: float, rounding_step: float) -> float:
    """Spread of the values around the line, at least that which rounding alone causes."""
    residuals = (value - height - slope * (year - newest) for year, value in window)
    return sqrt(max(sum(residual**2 for residual in residuals) / (len(window) - 2), rounding_step**2 / 12))


def find_natural_end(value: float, lower: float | None, upper: float | None) -> End | None:
    """Which of the natural bounds `value` lies beyond, None if it lies within."""
    if lower is not None and value < lower:
        return End.LOWER_BOUND
    return End.UPPER_BOUND if upper is not None and value > upper else None


@cache
def compute_student_t(level: float, freedom: int) -> float:
    """The t that Student's distribution with `freedom` >= 1 degrees of freedom exceeds to neither side with `level`.

    Source: the finite series of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4, inverted
    by bisection. `level` between 0 and 0.999.
    """
    low, high = 0.0, 1000.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < level else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """Probability that Student's t lies between -t and t."""
    angle = atan(t / sqrt(freedom))
    odd = freedom % 2
    term = cos(angle) if odd else 1.0
    total = 0.0
    for power in range(1 + odd, freedom, 2):
        total += term
        term *= cos(angle) ** 2 * power / (power + 1)
    total *= sin(angle)
    return 2 / pi * (angle + total) if odd else total
