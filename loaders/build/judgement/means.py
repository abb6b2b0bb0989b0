"""Means of the Länder and of Germany where nobody publishes them, computed from the districts."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from duckdb import DuckDBPyConnection

from domain.basis.reference_mean import compute_mean, is_close, is_covered
from loaders.build.judgement.material import Finding, Material, Measure, Observed

LAND = 2  # digits of its key, with which those of its districts begin


def list_means(
    measure: Measure,
    values: Mapping[str, list[Observed]],
    density: Mapping[int, Mapping[str, float]],
    material: Material,
) -> tuple[list[tuple[Any, ...]], list[Finding]]:
    """Rows of computed_mean, and a finding instead where those that can be held against published ones lie off."""
    if measure.mean_weight == "none" or measure.mean_precision is None:
        return [], []
    published = {(key, year): value for key, found in values.items() for year, value, _ in found}
    computed = _compute(measure, published, density, material)
    pairs = [(mean, published[of]) for of, (mean, _) in computed.items() if of in published]
    if not is_close(pairs, measure.mean_precision / 100):
        worst = max(abs(mean / value - 1) for mean, value in pairs if value)
        return [], [Finding("mean_off", measure.indicator_id, None, None, None, worst)]
    rows = [
        (measure.indicator_id, material.places[key].region_id, year, mean, count, measure.mean_precision)
        for (key, year), (mean, count) in computed.items()
        if (key, year) not in published
    ]
    return rows, []


def _compute(
    measure: Measure,
    published: Mapping[tuple[str, int], float],
    density: Mapping[int, Mapping[str, float]],
    material: Material,
) -> dict[tuple[str, int], tuple[float, int]]:
    larger = [place.key for place in material.places.values() if place.kind in ("state", "country")]
    inside: dict[int, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))  # by year and larger region
    for (key, year), value in published.items():
        if material.places[key].is_district:
            for region in (key[:LAND], "DE"):
                inside[year][region][key] = value
    found = {}
    for year, by_region in inside.items():
        people = material.inhabitants.get(year, {})
        weights = people if measure.mean_weight == "inhabitants" else _find_areas(people, density.get(year, {}))
        for region in larger:
            districts, whole = by_region.get(region), people.get(region)
            if not districts or not whole or not is_covered(districts, people, whole):
                continue
            mean = compute_mean(districts, weights)
            if mean is not None:
                found[region, year] = (mean, len(districts))
    return found


def _find_areas(people: Mapping[str, float], density: Mapping[str, float]) -> dict[str, float]:
    return {key: people[key] / value for key, value in density.items() if key in people and value > 0}


def read_density(connection: DuckDBPyConnection) -> dict[int, dict[str, float]]:
    """Inhabitants per square kilometre by year and region."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    rows = connection.execute(
        "SELECT year, region_key, value FROM preferred_observation WHERE indicator_key = 'population_density'"
    ).fetchall()
    for year, key, value in rows:
        if value is not None:
            found[year][key] = value
    return found
