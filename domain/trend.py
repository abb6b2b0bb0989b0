"""Trend of one region: its newest value, the slope it goes on with and how much it usually varies.

Source of the slope: Theil (1950), Sen (1968), the median of the slopes between all pairs of values; half of it is the
region's own, half that of all districts, because the pace of few values says little (docs/methods.md). The usual
variation is drawn to that of districts of the same size (Efron and Morris 1975).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import sqrt
from statistics import fmean, median

from domain.course import Point
from domain.series import Reason

FEWEST = 6  # values
LONGEST = 10  # years before the newest value
OWN_WEIGHT = 0.5  # of the region's own slope against that of all districts
CLASS_WEIGHT = 10  # values that the variation of the size class counts for
SMALLEST_SCALE = 0.25  # of a published step: rounding alone hides so much


@dataclass(frozen=True)
class Peers:
    """What all districts tell of an indicator: `tide`, their median slope (unit per year); `scale`, the median
    variation in the size class (unit); None where too few districts have a trend. `step`: values are published in
    multiples of it."""

    tide: float | None = None
    scale: float | None = None
    step: float = 0.0


ALONE = Peers()


@dataclass(frozen=True)
class Trend:
    """Newest `value` in `year`; `slope` (unit per year) and `scale` (unit) as they are carried on; the `observations`
    they rest on and the year `since`."""

    year: int
    value: float
    slope: float
    scale: float
    since: int
    observations: int


def find_basis(points: Sequence[Point], breaks: Sequence[int] = ()) -> Sequence[Point]:
    """The newest stretch of `points` (year, value; in order) without a break in it that has at least six values within
    ten years; the stretch since the last break if none has. `breaks`: first years of a new basis."""
    stretches: list[list[Point]] = []
    for point in points:
        new = not stretches or any(stretches[-1][-1][0] < year <= point[0] for year in breaks)
        stretches.append([point]) if new else stretches[-1].append(point)
    long = (stretch for stretch in reversed(stretches) if len(limit_window(stretch)) >= FEWEST)
    return next(long, stretches[-1] if stretches else ())


def limit_window(points: Sequence[Point]) -> Sequence[Point]:
    """The part of `points` (in order) not older than ten years before the newest."""
    return [point for point in points if point[0] >= points[-1][0] - LONGEST]


def measure_slope(points: Sequence[Point]) -> float:
    """The median of the slopes between all pairs of at least two `points` (unit per year)."""
    return median((after[1] - before[1]) / (after[0] - before[0]) for before, after in combinations(points, 2))


def measure_scale(points: Sequence[Point], slope: float) -> float:
    """How much the value varies from year to year beside its own `slope`: the mean of |step - slope * years| /
    sqrt(years) over consecutive `points` (unit)."""
    return fmean(
        abs(later[1] - earlier[1] - slope * (later[0] - earlier[0])) / sqrt(later[0] - earlier[0])
        for earlier, later in pairwise(points)
    )


def measure_trend(points: Sequence[Point], peers: Peers = ALONE) -> Trend | Reason:
    """The trend of `points` (year, value; in order of years, gaps allowed, one basis), or why there is none: fewer than
    six values in the ten years up to the newest."""
    if not points:
        return Reason.NO_VALUE
    window = limit_window(points)
    if len(window) < FEWEST:
        return Reason.TOO_FEW
    own = measure_slope(window)
    return join_peers(window, own, measure_scale(window, own), peers)


def join_peers(window: Sequence[Point], own_slope: float, own_scale: float, peers: Peers) -> Trend:
    """The trend of a `window` of at least six values whose own slope and scale are known."""
    year, value = window[-1]
    tide = own_slope if peers.tide is None else peers.tide
    steps = len(window) - 1
    common = own_scale if peers.scale is None else peers.scale
    scale = max((steps * own_scale + CLASS_WEIGHT * common) / (steps + CLASS_WEIGHT), SMALLEST_SCALE * peers.step)
    slope = OWN_WEIGHT * own_slope + (1 - OWN_WEIGHT) * tide
    return Trend(year, value, slope, scale, window[0][0], len(window))
