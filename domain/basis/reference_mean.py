"""Means of larger territories computed from their districts, where none is published.

Only right where the values are weighted with their own denominator: by inhabitants for rates per inhabitant, by area
for shares of an area; for other denominators there is no mean (docs/methods.md, data/reference/judgement_rules.csv).
"""

from collections.abc import Iterable, Mapping

FULL = 0.98  # of the inhabitants of the territory
CLOSE = 0.95  # of the published values that computed ones must lie near


def is_covered(districts: Iterable[str], inhabitants: Mapping[str, float], whole: float) -> bool:
    """Whether the `inhabitants` of the `districts` are 98 % of those of the `whole` territory."""
    return sum(inhabitants.get(district, 0.0) for district in districts) >= FULL * whole


def compute_mean(values: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """The mean of `values` by district, weighted; None where a weight is missing or without any value."""
    if not values or any(weights.get(district, 0.0) <= 0 for district in values):
        return None
    total = sum(weights[district] for district in values)
    return sum(value * weights[district] for district, value in values.items()) / total


def is_close(pairs: Iterable[tuple[float, float]], precision: float) -> bool:
    """Whether 95 % of the `pairs` (computed, published), or all but one, differ by at most `precision` (0.01 = 1 %);
    yes without any."""
    off = [abs(computed - published) > precision * abs(published) for computed, published in pairs]
    return sum(off) <= max(1, (1 - CLOSE) * len(off))
