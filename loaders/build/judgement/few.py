"""Few events: the newest years of each district told together, beside its kind and beside the years before."""

from collections.abc import Mapping
from statistics import median
from typing import Any

from domain.course import Point
from domain.few_events import FEW, YEARS, SeveralYears, compare_counts, join_years, measure_dispersion, place_in_funnel
from loaders.build.judgement.material import ENOUGH, Material, Measure
from loaders.build.judgement.seams import Joined
from loaders.build.judgement.trends import Trends

People = Mapping[int, Mapping[str, float]]  # inhabitants, or inhabitants per square kilometre, by year and region


def has_few_events(measure: Measure, found: Trends, material: Material) -> bool:
    """Whether the median district counts fewer than twenty events in its newest year."""
    if not measure.counts_events or measure.per is None:
        return False
    counts = [
        rate * people / measure.per
        for key, trend in found.trends.items()
        if (people := material.inhabitants.get(trend.year, {}).get(key)) and material.places[key].is_district
        for rate in (trend.value,)
    ]
    return bool(counts) and median(counts) < FEW


def list_few_events(
    measure: Measure, found: Trends, joined: Joined, density: People, material: Material
) -> list[tuple[Any, ...]]:
    """Rows of few_events: none where events are many; of a kind with thirty districts that all have the same years."""
    if not has_few_events(measure, found, material):
        return []
    people, per = _find_people(density, material), measure.per or 1
    rows: list[tuple[Any, ...]] = []
    for kind in ("district", "independent_city"):
        bases = {
            key: [point for point in joined.points[key] if point[0] >= basis[0][0]]
            for key, basis in found.bases.items()
            if material.places[key].kind == kind and key in found.trends
        }
        newest = _join_all(bases, people, per, YEARS)
        if len(newest) < ENOUGH:
            continue
        spread = _measure_spread(newest, people)
        of_a_year = _measure_spread(_join_all(bases, people, per, 1), people)[1]
        before = _join_all({key: points[:-YEARS] for key, points in bases.items()}, people, per, YEARS)
        for key, now in newest.items():
            then = before.get(key)
            place = place_in_funnel(now.count or 0, spread[0][key], spread[1])
            told = (",".join(map(str, now.years)), now.rate, now.count, place)
            earlier = (None, None, None)
            if then is not None and then.count is not None:
                change = compare_counts(then.count, now.count or 0, of_a_year)
                earlier = (",".join(map(str, then.years)), then.count, change)  # type: ignore[assignment]
            rows.append((measure.indicator_id, material.places[key].region_id, *told, *earlier))
    return rows


def _find_people(density: People, material: Material) -> People:
    """Inhabitants by year and region: as published; in other years before the new census by density, with the area of
    the newest year before it that has both."""
    before = [year for year in material.inhabitants if year in density and year < (material.census_year or year + 1)]
    if not before:
        return material.inhabitants
    known, spread = material.inhabitants[max(before)], density[max(before)]
    areas = {key: known[key] / spread[key] for key in known if spread.get(key)}
    by_density = {
        year: {key: value * areas[key] for key, value in here.items() if key in areas}
        for year, here in density.items()
        if year <= max(before)
    }
    return {
        year: {**by_density.get(year, {}), **material.inhabitants.get(year, {})}
        for year in {*by_density, *material.inhabitants}
    }


def _join_all(bases: Mapping[str, list[Point]], people: People, per: int, years: int) -> dict[str, SeveralYears]:
    """The newest years of each district together, of those that have the years that most have."""
    joined = {}
    for key, points in bases.items():
        if len(points) >= years:
            here = [(year, found[key]) for year, found in people.items() if key in found]
            joined[key] = join_years(points, here, per, years)
    counted = {key: found for key, found in joined.items() if found.count is not None}
    usual = [found.years for found in counted.values()]
    most = max(set(usual), key=lambda one: (usual.count(one), one), default=())
    return {key: found for key, found in counted.items() if found.years == most}


def _measure_spread(found: Mapping[str, SeveralYears], people: People) -> tuple[dict[str, float], float]:
    """What the mean rate of the kind would make of each district, and how much more than by chance they differ."""
    years = {key: sum(people[year][key] for year in one.years) for key, one in found.items()}
    rate = sum(one.count or 0 for one in found.values()) / sum(years.values())
    expected = {key: rate * inhabitants for key, inhabitants in years.items()}
    return expected, measure_dispersion([one.count or 0 for one in found.values()], list(expected.values()))
