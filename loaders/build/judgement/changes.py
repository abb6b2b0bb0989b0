"""What moved in the districts, against comparable ones."""

from itertools import pairwise
from math import log
from operator import itemgetter
from statistics import median
from typing import Any

from domain.course import Point
from domain.relative_change import YEARS, choose_comparable, compare_change
from loaders.build.judgement.few import has_few_events
from loaders.build.judgement.material import ENOUGH, Material, Measure
from loaders.build.judgement.seams import Joined
from loaders.build.judgement.trends import Trends

RARE = (6, 4)  # years, where a statistic comes every second one


def list_changes(measure: Measure, found: Trends, joined: Joined, material: Material) -> list[tuple[Any, ...]]:
    """Rows of district_change: none for amounts, for few events and fewer than thirty districts with both years."""
    if found.year is None or measure.is_amount or has_few_events(measure, found, material):
        return []
    bases = {key: points for key, points in found.bases.items() if key in found.trends and key in found.noise}
    bases = {key: points for key, points in bases.items() if points[-1][0] == found.year}
    first_year = _find_start(bases, found.year)
    if first_year is None:
        return []
    ends = {
        key: (dict(points)[first_year], points[-1][1]) for key, points in bases.items() if first_year in dict(points)
    }
    scale = log if found.is_log else float
    changes = {key: scale(last) - scale(first) for key, (first, last) in ends.items()}
    rows = []
    for kind in ("district", "independent_city"):
        starts = [(key, first) for key, (first, _) in ends.items() if material.places[key].kind == kind]
        in_order = sorted(starts, key=itemgetter(1))
        for key, first in starts:
            chosen = choose_comparable(in_order, key, first)
            noise = found.noise[key]
            change = (
                compare_change(changes[key], [changes[other] for other in chosen], noise, measure.direction)
                if noise
                else None
            )
            if change:
                shown = dict(joined.points[key])
                rows.append(
                    (
                        measure.indicator_id,
                        material.places[key].region_id,
                        first_year,
                        shown[first_year],
                        found.year,
                        shown[found.year],
                        len(chosen),
                        change.own,
                        change.elsewhere,
                        change.excess,
                        change.z_own,
                        change.z_relative,
                        change.percentile,
                        change.unusual,
                        change.word,
                        change.notable,
                        found.is_log,
                    )
                )
    return rows


def _find_start(bases: dict[str, list[Point]], year: int) -> int | None:
    """Five years before, for a statistic of every second year six or four; None where fewer than thirty districts have
    a value then."""
    steps = [later[0] - earlier[0] for points in bases.values() for earlier, later in pairwise(points)]
    spans = RARE if steps and median(steps) >= 2 else (YEARS,)
    for span in spans:
        if sum(any(then == year - span for then, _ in points) for points in bases.values()) >= ENOUGH:
            return year - span
    return None
