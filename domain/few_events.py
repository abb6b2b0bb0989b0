"""Few events: rates behind which there are only some cases a year, where chance does most.

Several years are told together, with their count. Source of the limits: Poisson's distribution; the funnel by
D. Spiegelhalter (Funnel plots for comparing institutional performance, 2005), its limits widened where districts differ
more than chance alone would have it (overdispersion).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, sqrt

from domain.course import Point

FEW = 20  # median count of a district and year below which a rate is one of few events
YEARS = 3
PRINTED_FROM = 10  # cases: below, the count is told without a range
STRIKING, CLEARLY_STRIKING = 1.96, 3.09  # standard deviations: 95 % and 99.8 %
CHANGED = 2.0


class FunnelPlace(StrEnum):
    """How a count lies against that of all of its kind."""

    USUAL = "usual"
    STRIKING = "striking"
    CLEARLY_STRIKING = "clearly_striking"


@dataclass(frozen=True)
class SeveralYears:
    """`rate`, the mean of `years` (as published, of years that may lie apart); `count` of cases in all of them, None
    where the inhabitants are not known."""

    years: tuple[int, ...]
    rate: float
    count: int | None


def join_years(points: Sequence[Point], inhabitants: Sequence[Point], per: float, years: int = YEARS) -> SeveralYears:
    """The newest `years` of `points` (year, rate per `per` inhabitants; in order, at least one) together; `inhabitants`
    of the same years. Rates times inhabitants are whole cases, so each product is rounded."""
    newest = points[-years:]
    known = dict(inhabitants)
    counts = [round(rate * known[year] / per) for year, rate in newest if year in known]
    rate = sum(rate for _, rate in newest) / len(newest)
    return SeveralYears(tuple(year for year, _ in newest), rate, sum(counts) if len(counts) == len(newest) else None)


def average_years(points: Sequence[Point], years: int) -> list[Point]:
    """Each year of `points` (in order) with the mean of its value and those before, so many together; the first ones,
    for which there are too few, are left out."""
    return [
        (point[0], sum(value for _, value in points[place - years : place]) / years)
        for place, point in enumerate(points, 1)
        if place >= years
    ]


def find_count_range(count: int, level: float = 0.95) -> tuple[float, float]:
    """Between which expected counts a `count` of cases is no surprise: the exact limits of Poisson's distribution."""
    beyond = (1 - level) / 2
    low = 0.0 if count == 0 else _solve(lambda expected: 1 - _sum_poisson(count - 1, expected) < beyond, count)
    return low, _solve(lambda expected: _sum_poisson(count, expected) > beyond, count)


def _sum_poisson(most: int, expected: float) -> float:
    """Probability of at most so many cases."""
    term = total = exp(-expected)
    for count in range(1, most + 1):
        term *= expected / count
        total += term
    return total


def _solve(is_below: Callable[[float], bool], count: int) -> float:
    low, high = 0.0, 2.0 * count + 20
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return high


def measure_dispersion(counts: Sequence[float], expected: Sequence[float]) -> float:
    """How much more than by chance the `counts` of at least two districts differ from what is `expected` of them
    (> 0): chi square by degree of freedom, at least 1."""
    square = sum((count - mean) ** 2 / mean for count, mean in zip(counts, expected, strict=True))
    return max(1.0, square / (len(counts) - 1))


def place_in_funnel(count: float, expected: float, dispersion: float) -> FunnelPlace:
    """Whether a `count` is striking where `expected` (> 0) would be the mean rate of the kind."""
    distance = abs(count - expected) / sqrt(dispersion * expected)
    if distance > CLEARLY_STRIKING:
        return FunnelPlace.CLEARLY_STRIKING
    return FunnelPlace.STRIKING if distance > STRIKING else FunnelPlace.USUAL


def compare_counts(earlier: float, later: float, dispersion: float) -> float:
    """The change between two counts of equally many years in standard deviations; from 2 on it is one. 0 without any
    case."""
    return (later - earlier) / sqrt(dispersion * (later + earlier)) if later + earlier else 0.0
