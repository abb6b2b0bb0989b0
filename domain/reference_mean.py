"""Means of larger territories computed from their districts, where none is published.

Only right where the values are weighted with their own denominator: by inhabitants for rates per inhabitant, by area
for shares of an area; for other denominators there is no mean (docs/methods.md, data/reference/judgement_rules.csv).
"""

from collections.abc import Mapping

FULL = 0.98  # of the weight of all districts
FARTHEST_OFF = 0.02  # relative, that a computed mean may lie beside a published one


def compute_mean(values: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """The mean of `values` by district, weighted with the `weights` of all districts of the territory (> 0); None
    unless the districts with a value have 98 % of the weight."""
    covered = sum(weights.get(district, 0.0) for district in values)
    if covered <= 0 or covered < FULL * sum(weights.values()):
        return None
    return sum(value * weights.get(district, 0.0) for district, value in values.items()) / covered
