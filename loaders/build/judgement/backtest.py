"""The back-test: every forecast that could have been made in the past, against what came (docs/calibration.md).

In each past year of each indicator all districts are forecast from what was known then. A range is only made of errors
that had come to light by that year; the errors shipped for the future are those of all years.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.course import Point
from domain.forecast import FARTHEST, UNIVERSAL_FACTORS, Factors, expect_value, learn_factors
from domain.trend import FEWEST, Peers, Trend, join_peers
from loaders.build.judgement.material import ENOUGH, Material, Measure
from loaders.build.judgement.trends import Trends, find_peers, measure_own

SHARE = 0.81  # of past values that the range is to hold: the middle of what is wished (75 to 87 %)
FEWEST_TRAINED = 4  # values that a forecast needs whose error is learnt from
Errors = dict[int, dict[int, list[float]]]  # by years ahead and year of departure: |error| in scales


@dataclass
class Origin:
    """One past year of an indicator: the trends of its districts then, what all told, and what came, by years ahead."""

    year: int
    trends: dict[str, Trend] = field(default_factory=dict)
    peers: dict[int, Peers] = field(default_factory=dict)
    windows: dict[str, Sequence[Point]] = field(default_factory=dict)


def list_origins(measure: Measure, found: Trends, material: Material) -> Iterator[Origin]:
    """Every past year in which at least thirty districts could be forecast, oldest first."""
    bases = {key: points for key, points in found.bases.items() if material.places[key].is_district}
    years = sorted({year for points in bases.values() for year, _ in points})
    for year in years[:-1]:
        until = {key: [point for point in points if point[0] <= year] for key, points in bases.items()}
        until = {key: points for key, points in until.items() if points and points[-1][0] == year}
        own = {key: trend for key, points in until.items() if (trend := measure_own(points, FEWEST_TRAINED))}
        if len(own) < ENOUGH:
            continue
        peers = find_peers(measure, own, None, material)
        origin = Origin(year, peers=peers, windows={key: until[key] for key in own})
        for key, trend in own.items():
            of_class = peers[material.places[key].size_class or 2]
            origin.trends[key] = join_peers(trend.window, trend.slope, trend.scale, of_class)
        yield origin


def measure_errors(origins: Sequence[Origin], bases: Mapping[str, Sequence[Point]]) -> Errors:
    """|error| in scales of all forecasts."""
    errors: Errors = defaultdict(lambda: defaultdict(list))
    known = {key: dict(points) for key, points in bases.items()}
    for origin in origins:
        for key, trend in origin.trends.items():
            for years in range(1, FARTHEST + 1):
                came = known[key].get(origin.year + years)
                if came is not None and trend.scale > 0:
                    errors[years][origin.year].append(abs(came - expect_value(trend, years)) / trend.scale)
    return {years: dict(by_year) for years, by_year in errors.items()}


def find_quantile(values: Sequence[float], share: float = SHARE) -> float:
    """The quantile of at least one value, between neighbours in proportion."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def learn_until(errors: Errors, year: int, of_all: Factors) -> dict[int, float]:
    """The factors from the errors that had come to light by `year`, drawn to those `of_all` indicators."""
    seen: dict[int, tuple[float, int]] = {}
    for years, by_origin in errors.items():
        known = [found for origin, found in by_origin.items() if origin + years <= year]
        if known:
            seen[years] = (find_quantile([error for found in known for error in found]), len(known))
    return learn_factors({years: found for years, found in seen.items() if found[0] > 0}, of_all)


def fit_common_factors(tested: Sequence[Mapping[int, Sequence[float]]]) -> dict[int, float]:
    """The factors that hold four of five past values over all indicators, each counting the same; `tested` gives for
    each by years ahead the sizes of its errors in scales. Never smaller for more years; those of the method where no
    indicator reaches so far."""
    factors: dict[int, float] = {}
    before = 0.0
    for years, usual in UNIVERSAL_FACTORS.items():
        of_year = [sorted(found[years]) for found in tested if found.get(years)]
        before = factors[years] = max(before, _fit_factor(of_year) if of_year else usual)
    return factors


def _fit_factor(errors: Sequence[Sequence[float]]) -> float:
    low, high = 0.0, max(found[-1] for found in errors) + 1
    while high - low > 0.001:
        middle = (low + high) / 2
        held = sum(bisect_right(found, middle) / len(found) for found in errors) / len(errors)
        low, high = (middle, high) if held < SHARE else (low, middle)
    return high


def list_tested_errors(origins: Sequence[Origin], bases: Mapping[str, Sequence[Point]]) -> dict[int, list[float]]:
    """The sizes of the errors in scales of all forecasts with six values, by years ahead."""
    full = [
        replace(origin, trends={key: one for key, one in origin.trends.items() if one.observations >= FEWEST})
        for origin in origins
    ]
    errors = measure_errors(full, bases)
    return {years: [error for found in by_origin.values() for error in found] for years, by_origin in errors.items()}


def count_held(
    origins: Sequence[Origin], errors: Errors, bases: Mapping[str, Sequence[Point]], of_all: Factors
) -> dict[int, tuple[int, int]]:
    """By years ahead: how many of the forecasts with six values lay in the range of their time, of how many."""
    held: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    known = {key: dict(points) for key, points in bases.items()}
    for origin in origins:
        factors = learn_until(errors, origin.year, of_all)
        for key, trend in origin.trends.items():
            if trend.observations < FEWEST:
                continue
            for years, factor in factors.items():
                came = known[key].get(origin.year + years)
                if came is not None:
                    held[years][0] += abs(came - expect_value(trend, years)) <= trend.scale * factor
                    held[years][1] += 1
    return {years: (inside, all_) for years, (inside, all_) in sorted(held.items())}
