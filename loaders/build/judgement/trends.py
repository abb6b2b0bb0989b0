"""Trends of an indicator: the basis of every region, its own slope and noise, and what all districts tell."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import median
from typing import Any

from domain.basis.noise import draw_noise, measure_noise
from domain.course import Point
from domain.prices import convert_prices
from domain.trend import (
    ALONE,
    FEWEST,
    Peers,
    Trend,
    find_basis,
    join_peers,
    limit_window,
    measure_scale,
    measure_slope,
)
from loaders.build.judgement.material import ENOUGH, Material, Measure, find_common_year, median_of_class
from loaders.build.judgement.seams import Joined

CLASSES = (1, 2, 3)


@dataclass(frozen=True)
class OwnTrend:
    """What a region's own values tell: its window, slope and scale, in real units."""

    window: Sequence[Point]
    slope: float
    scale: float


@dataclass(frozen=True)
class Trends:
    """The trends of an indicator. `bases`: real values (money in prices of `price_year`) by region, of one basis;
    `noise`: standard deviation of a value by district, as ln where `is_log`; None where it is not known."""

    year: int | None
    price_year: int | None
    bases: Mapping[str, list[Point]]
    trends: Mapping[str, Trend]
    peers: Mapping[int, Peers]  # by size class
    noise: Mapping[str, float | None]
    is_log: bool


def find_trends(measure: Measure, joined: Joined, material: Material) -> Trends:
    """All of it from the values without repeats."""
    bases = {key: list(find_basis(points, joined.breaks[key])) for key, points in joined.points.items()}
    price_year = None
    if measure.is_money:
        price_year = max(material.prices, default=None)
        bases = {key: convert_prices(points, material.prices, price_year or 0) for key, points in bases.items()}
    bases = {key: points for key, points in bases.items() if points}
    own = {key: found for key, points in bases.items() if (found := measure_own(points, FEWEST))}
    peers = find_peers(measure, own, joined, material)
    trends = {
        key: join_peers(found.window, found.slope, found.scale, _peers_of(key, peers, material))
        for key, found in own.items()
    }
    lasting = {key: bases[key] for key in own if material.places[key].is_district}
    is_log = not measure.is_share and all(value > 0 for points in bases.values() for _, value in points)
    noise = _find_noise(measure, bases, is_log, _find_step(measure, joined), material)
    return Trends(find_common_year(lasting), price_year, bases, trends, peers, noise, is_log)


def measure_own(points: Sequence[Point], fewest: int) -> OwnTrend | None:
    """A region's own trend over the ten years up to its newest value; None for fewer than `fewest` values in them."""
    window = limit_window(points)
    if len(window) < fewest:
        return None
    slope = measure_slope(window)
    return OwnTrend(window, slope, measure_scale(window, slope))


def find_peers(
    measure: Measure, own: Mapping[str, OwnTrend], joined: Joined | None, material: Material
) -> dict[int, Peers]:
    """What the districts of each size class tell; nothing of amounts, which grow with the size of a district."""
    step = _find_step(measure, joined) if joined else max(measure.steps.values(), default=0.0)
    districts = {key: found for key, found in own.items() if material.places[key].is_district}
    if measure.is_amount or not districts:
        return {size_class: Peers(step=step) for size_class in CLASSES}
    tide = median(found.slope for found in districts.values()) if len(districts) >= ENOUGH else None
    scales = {key: found.scale for key, found in districts.items()}
    return {c: Peers(tide, median_of_class(scales, material.places, c), step) for c in CLASSES}


def _peers_of(key: str, peers: Mapping[int, Peers], material: Material) -> Peers:
    size_class = material.places[key].size_class
    return ALONE if size_class is None else peers[size_class]


def _find_step(measure: Measure, joined: Joined) -> float:
    """The step of publication of the source that most newest values are from."""
    newest = Counter(sources[-1] for sources in joined.sources.values())
    return max((measure.steps.get(source, 0.0) for source, _ in newest.most_common(1)), default=0.0)


def _find_noise(
    measure: Measure, bases: Mapping[str, list[Point]], is_log: bool, step: float, material: Material
) -> dict[str, float | None]:
    """Of districts: their noise relative to their kind, drawn to their size class."""
    if measure.is_amount:
        return {}
    scaled = {
        key: [(year, log(value) if is_log else value) for year, value in points]
        for key, points in bases.items()
        if material.places[key].is_district
    }
    medians = _find_medians(scaled, material)
    own, counts = {}, {}
    for key, points in scaled.items():
        kind = material.places[key].kind
        relative = [value - medians[kind, year] for year, value in points]
        counts[key] = max(0, len(relative) - 2)
        if (noise := measure_noise(relative)) is not None:
            own[key] = noise
    common = {size_class: median_of_class(own, material.places, size_class) for size_class in CLASSES}
    found: dict[str, float | None] = {}
    for key in scaled:
        newest = bases[key][-1][1]
        class_noise = common[material.places[key].size_class or 2]
        least = step / newest if is_log else step
        drawn = draw_noise(own.get(key), counts[key], class_noise, least)
        floor = _find_chance(measure, key, bases[key][-1], is_log, material)
        found[key] = None if key not in own and class_noise is None else max(drawn, floor)
    return found


def _find_medians(scaled: Mapping[str, list[Point]], material: Material) -> dict[tuple[str, int], float]:
    values: dict[tuple[str, int], list[float]] = defaultdict(list)
    for key, points in scaled.items():
        for year, value in points:
            values[material.places[key].kind, year].append(value)
    return {of: median(found) for of, found in values.items()}


def _find_chance(measure: Measure, key: str, newest: Point, is_log: bool, material: Material) -> float:
    """What chance alone makes of a count of events: its root, as a rate or as ln of it."""
    year, rate = newest
    people = material.inhabitants.get(year, {}).get(key)
    if not measure.counts_events or measure.per is None or people is None or rate <= 0:
        return 0.0
    count = rate * people / measure.per
    return 1 / sqrt(count) if is_log else rate / sqrt(count)


def list_trends(measure: Measure, found: Trends, joined: Joined, material: Material) -> list[tuple[Any, ...]]:
    """Rows of district_trend."""
    rows = []
    for key, trend in found.trends.items():
        place = material.places[key]
        value, factor = trend.value, 1.0
        if found.price_year is not None:  # in prices of its own newest year, so that it starts where the value stands
            value = dict(joined.points[key])[trend.year]
            factor = material.prices[trend.year] / material.prices[found.price_year]
        numbers = (trend.year, value, trend.slope * factor, trend.scale * factor, trend.since, trend.observations)
        rows.append(
            (measure.indicator_id, place.region_id, place.size_class, *numbers, found.noise.get(key), found.is_log)
        )
    return rows


def list_scales(measure: Measure, found: Trends, material: Material) -> list[tuple[Any, ...]]:
    """Rows of trend_scale; money in prices of the newest year of most districts."""
    if found.year is None:
        return []
    factor = 1.0
    if found.price_year is not None:
        factor = material.prices[found.year] / material.prices[found.price_year]
    return [
        (
            measure.indicator_id,
            size_class,
            found.year,
            None if peers.tide is None else peers.tide * factor,
            None if peers.scale is None else peers.scale * factor,
            peers.step,
        )
        for size_class, peers in found.peers.items()
    ]
