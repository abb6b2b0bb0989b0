"""Where the districts stand among those of their kind."""

from collections.abc import Mapping
from math import log, sqrt
from statistics import fmean, median
from typing import Any

from domain.change import Direction
from domain.course import Point
from domain.standing import SMALLEST_GROUP, rank_districts
from loaders.build.judgement.material import Material, Measure, find_common_year
from loaders.build.judgement.seams import Joined
from loaders.build.judgement.trends import Trends

Mean = tuple[int, int, float]  # first year, last year, mean of the values as published


def list_standings(measure: Measure, found: Trends, joined: Joined, material: Material) -> list[tuple[Any, ...]]:
    """Rows of district_standing: none for amounts and for what is not ranked."""
    if measure.is_amount or not measure.is_ranked:
        return []
    rows = []
    for kind in ("district", "independent_city"):
        bases = {
            key: [(year, published[year]) for year, _ in points]
            for key, points in found.bases.items()
            if material.places[key].kind == kind
            for published in (dict(joined.points[key]),)
        }
        lasting = {key: points for key, points in bases.items() if key in found.trends}
        year = find_common_year(lasting if len(lasting) >= SMALLEST_GROUP else bases)
        means = {} if year is None else _take_means(bases, year, measure.years_together)
        if len(means) >= SMALLEST_GROUP:
            rows += _rank(measure, found, means, material)
    return rows


def _take_means(bases: Mapping[str, list[Point]], year: int, years: int) -> dict[str, Mean]:
    """The mean of so many of the newest values up to `year` by district, of those that have one then."""
    means = {}
    for key, points in bases.items():
        until = [point for point in points if point[0] <= year][-years:]
        if len(until) == years and until[-1][0] == year:
            means[key] = (until[0][0], year, fmean(value for _, value in until))
    return means


def _rank(measure: Measure, found: Trends, means: Mapping[str, Mean], material: Material) -> list[tuple[Any, ...]]:
    scaled = {key: _scale(measure, value, found.is_log) for key, (_, _, value) in means.items()}
    noise = {key: (found.noise.get(key) or 0.0) / sqrt(measure.years_together) for key in means}
    direction = Direction.DOWN if measure.direction is Direction.TOWARDS else measure.direction
    middle = median(value for _, _, value in means.values())
    ranks = rank_districts([(scaled[key], noise[key]) for key in means], direction)
    rows = []
    for (key, (first, last, value)), rank in zip(means.items(), ranks, strict=True):
        fifths = (rank.fifths[0], rank.fifths[-1]) if rank.fifths else (None, None)
        place = (measure.indicator_id, material.places[key].region_id, first, last, value, middle)
        interval = (rank.rank, rank.best, rank.worst, rank.group, *fifths, found.noise.get(key) is not None)
        rows.append((*place, *interval))
    return rows


def _scale(measure: Measure, value: float, is_log: bool) -> float:
    if measure.direction is Direction.TOWARDS and measure.direction_value is not None:
        return abs(value - measure.direction_value)
    return log(value) if is_log else value
