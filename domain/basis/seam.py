"""Seams: may two stretches of a series be joined where its source changes, and where has the count been begun anew?

S1 both sources overlap and agree; S2 they do not overlap, but the step between them looks like the steps within one
source; S3 the step follows the correction of a census, which parts them whatever S2 says. Else the seam is a break.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt
from statistics import correlation, fmean, median

from domain.basis.student import compute_student_t

ENOUGH = 30  # districts, or districts and years in common
AGREEING = 0.95
FEWEST_STEPS = 3
WIDER, LOOSER, LARGER = 1.5, 0.03, 2.0
CENSUS_LEVEL, CENSUS_SLOPE = 0.99999, 0.5

Step = Mapping[str, tuple[float, float]]  # by district: value before and after


class Seam(StrEnum):
    """What a change of source is."""

    OVERLAP = "overlap"  # joined: S1
    FITS = "fits"  # joined, with a note: S2
    CENSUS = "census"  # a break: S3
    ODD = "odd"  # a break: the step is not like others
    UNTESTABLE = "untestable"  # a break

    @property
    def is_break(self) -> bool:
        return self not in (Seam.OVERLAP, Seam.FITS)


@dataclass(frozen=True)
class StepShape:
    """A step over all districts: median absolute deviation and median of the differences (unit), rank correlation."""

    spread: float
    level: float
    order: float


def describe_step(step: Step) -> StepShape | None:
    """The shape of a step; None for fewer than thirty districts or values that are all alike."""
    if len(step) < ENOUGH:
        return None
    before, after = ([pair[side] for pair in step.values()] for side in (0, 1))
    if len(set(before)) < 2 or len(set(after)) < 2:
        return None
    differences = [later - earlier for earlier, later in step.values()]
    level = median(differences)
    spread = median(abs(difference - level) for difference in differences)
    return StepShape(spread, level, correlation(rank_values(before), rank_values(after)))


def rank_values(values: Sequence[float]) -> list[float]:
    """Ranks, equal values sharing the mean of theirs."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    ranks = {value: fmean(found) for value, found in places.items()}
    return [ranks[value] for value in values]


def judge_seam(
    step: Step, usual: Sequence[Step], common: Sequence[tuple[float, float]], rounding_step: float, census: float | None
) -> Seam:
    """What a change of source is: `step` from the last value of the old to the first of the new one; `usual` steps of
    as many years within one source; `common`: both sources' values of one district and year; `census`: the slope that
    `find_census` found in the step, None if none."""
    if len(common) >= ENOUGH:
        equal = sum(abs(one - other) <= rounding_step * 1.000001 for one, other in common)
        if equal >= AGREEING * len(common):
            return Seam.OVERLAP
    if census is not None:
        return Seam.CENSUS
    shape = describe_step(step)
    known = [found for found in map(describe_step, usual) if found]
    if shape is None or len(known) < FEWEST_STEPS:
        return Seam.UNTESTABLE
    is_usual = (
        shape.spread <= WIDER * max(one.spread for one in known)
        and shape.order >= min(one.order for one in known) - LOOSER
        and abs(shape.level) <= LARGER * max(abs(one.level) for one in known)
    )
    return Seam.FITS if is_usual else Seam.ODD


def find_census(step: Step, correction: Mapping[str, float], is_count: bool) -> float | None:
    """The slope of ln(after / before) on ln(inhabitants of the new census / of the old one), `correction` by district
    as that ratio; None unless it is a footprint: below -0.5 for a rate, above 0.5 for a count or a density, and not by
    chance (p < 0.00001)."""
    pairs = [
        (log(correction[district]), log(after / before))
        for district, (before, after) in step.items()
        if correction.get(district, 0) > 0 and before > 0 and after > 0
    ]
    if len(pairs) < ENOUGH:
        return None
    mean_x, mean_y = (fmean(pair[side] for pair in pairs) for side in (0, 1))
    squares = sum((x - mean_x) ** 2 for x, _ in pairs)
    if squares == 0:
        return None
    slope = sum((x - mean_x) * (y - mean_y) for x, y in pairs) / squares
    freedom = len(pairs) - 2
    left = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in pairs) / freedom
    is_chance = abs(slope) <= compute_student_t(CENSUS_LEVEL, freedom) * sqrt(left / squares)
    is_large = slope > CENSUS_SLOPE if is_count else slope < -CENSUS_SLOPE
    return slope if is_large and not is_chance else None
