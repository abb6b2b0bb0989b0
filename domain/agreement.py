"""Do the linear pace and the projection tell the same? Both are shown beside each other, so a contradiction is named.

Own rule. The linear pace rests on the first and the newest value of its window, the Theil-Sen line on all of them; a
rebound in the newest year turns the one and hardly moves the other.
"""

from enum import StrEnum

from domain.progress import Progress, Status
from domain.projection import End, Projection
from domain.series import ROUNDING
from domain.target import Target

_MISSED = (Status.TOO_SLOW, Status.STAGNATING, Status.WRONG_WAY)


class Disagreement(StrEnum):
    """How the projection contradicts the verdict."""

    TREND_MEETS = "trend_meets"  # the pace misses the target, the projection meets it
    TREND_MISSES = "trend_misses"  # the pace meets the target, the projection misses it
    TREND_LEAVES = "trend_leaves"  # the target is met today, the projection misses it in its year
    TREND_NEARS = "trend_nears"  # both miss the target, but the pace leads away from it and the projection nearer


def find_disagreement(found: Progress, trend: Projection, target: Target) -> Disagreement | None:
    """The contradiction between the verdict and the trend in the target year; None without one, or where the trend
    says nothing of that year."""
    end = None if target.year is None else _line_in(trend, target.year)
    if end is None or trend.newest is None:
        return None
    if target.is_met(end):
        return Disagreement.TREND_MEETS if found.status in _MISSED else None
    if found.status is Status.ON_TRACK:
        return Disagreement.TREND_MISSES
    if found.status is Status.REACHED:
        return Disagreement.TREND_LEAVES
    nearer = target.remaining(end) < target.remaining(trend.newest.value)
    return Disagreement.TREND_NEARS if found.status is Status.WRONG_WAY and nearer else None


def is_off_trend(found: Progress, trend: Projection) -> bool:
    """Whether the newest value lies outside the range that the trend expects in its year."""
    if found.value is None or trend.newest is None:
        return False
    half = trend.newest.high - trend.newest.value
    return abs(found.value - trend.newest.value) > half + ROUNDING * max(1.0, abs(found.value))


def _line_in(trend: Projection, year: int) -> float | None:
    """The line in `year`. Where it ends at a natural bound it is followed beyond: only to tell on which side of the
    target it ends."""
    if trend.path and trend.slope is not None and trend.ends in (End.LOWER_BOUND, End.UPPER_BOUND):
        last = trend.path[-1]
        return last.value + trend.slope * (year - last.year)
    return trend.value_in(year)
