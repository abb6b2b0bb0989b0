"""How a series has gone, told from its observed values alone: nothing is fitted or interpolated."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from domain.classes import write_seen

Point = tuple[int, float]

LONG_RUN = 5
LONGEST_STEP = 3


class Shape(StrEnum):
    """The word for a course. The steady ones need at least three points."""

    STEADY_RISE = "steady_rise"
    STEADY_FALL = "steady_fall"
    RISE = "rise"
    FALL = "fall"
    LEVEL = "level"
    SINGLE = "single"


@dataclass(frozen=True)
class Course:
    """From `first` in the year `since` to `value` in `year`."""

    shape: Shape
    since: int
    first: float
    year: int
    value: float


def describe_course(points: Sequence[Point], decimals: int, first_year: int | None = None) -> Course:
    """The course of `points` (year, value; any order, gaps allowed) as seen at `decimals`.

    A series whose last LONG_RUN values, or all of at least three, each rose (fell) is called steady since the
    first of that run; else the newest value is compared with the oldest. `first_year`, the start of a new basis
    after a break, leaves older values out. Raises ValueError without points.
    """
    kept = sorted(point for point in points if first_year is None or point[0] >= first_year)
    if not kept:
        raise ValueError("A course needs at least one value.")
    year, value = kept[-1]
    if len(kept) == 1:
        return Course(Shape.SINGLE, year, value, year, value)
    seen = [write_seen(point[1], decimals) for point in kept]
    for sign, shape in ((1, Shape.STEADY_RISE), (-1, Shape.STEADY_FALL)):
        run = 1
        while run < len(seen) and sign * (seen[-run] - seen[-run - 1]) > 0:
            run += 1
        if run >= LONG_RUN or run == len(kept) >= 3:
            since, first = kept[-run]
            return Course(shape, since, first, year, value)
    since, first = kept[0]
    difference = seen[-1] - seen[0]
    shape = Shape.LEVEL if difference == 0 else Shape.RISE if difference > 0 else Shape.FALL
    return Course(shape, since, first, year, value)


def split_segments(points: Sequence[Point], break_years: Sequence[int] = ()) -> list[list[Point]]:
    """Runs of consecutive years that may be joined by a line: no bridge over a gap or a break.

    Where three or more values come at one steady step of at most three years (as in biennial statistics), that step
    is no gap.
    """
    ordered = sorted(points)
    steps = {later[0] - earlier[0] for earlier, later in pairwise(ordered)}
    step = steps.pop() if len(steps) == 1 and len(ordered) >= 3 else 1
    step = step if step <= LONGEST_STEP else 1
    runs: list[list[Point]] = []
    for point in ordered:
        joined = bool(runs) and point[0] - runs[-1][-1][0] <= step
        if joined and not any(runs[-1][-1][0] < year <= point[0] for year in break_years):
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs
