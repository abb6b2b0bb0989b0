"""What all methods ask of a series of observed values. Missing years are absent; nothing is interpolated."""

from collections.abc import Sequence
from enum import StrEnum

from domain.course import Point

ROUNDING = 1e-9  # what floating-point arithmetic may take from a ratio that stands exactly on a threshold


class Reason(StrEnum):
    """Why a method makes no statement."""

    NO_VALUE = "no_value"  # nothing was observed
    TOO_FEW = "too_few"  # fewer observations in the window than the method needs
    BREAK = "break"  # enough observations, but not since the last break in the series
    NO_DIRECTION = "no_direction"  # neither more nor less of it is better
    NO_TARGET = "no_target"
    EVERY_YEAR = "every_year"  # the target holds in every year, the method needs a target year
    TARGET_YEAR_PAST = "target_year_past"  # the newest value is of the target year or later, and misses the target
    TARGET_NOT_AFTER_BASE = "target_not_after_base"  # the target year is not after the base year
    BASE_AFTER_DATA = "base_after_data"  # there is no observation after the base year
    ALREADY_MET = "already_met"  # the target was met at the start: there is no way to it that could be measured
    TARGET_ZERO = "target_zero"  # no growth rate leads to 0
    BASE_ZERO = "base_zero"  # there is no growth rate from 0
    SIGN_CHANGE = "sign_change"  # there is no growth rate from a positive to a negative value or back
    AIM_CROSSED = "aim_crossed"  # the series went past the value that it is directed to
    AT_BOUND = "at_bound"  # the next year would already lie beyond a natural bound
    TOO_OLD = "too_old"  # the newest value is too old to tell of today
    OLD = "old"  # the newest value is old, and what it tells is not clear enough for its age
    NO_BASE = "no_base"  # no own value in the base year, and none to start from later
    NOT_STABLE = "not_stable"  # hangs on a single year: the newest one or the base year


def select_at_least(ratio: float, threshold: float) -> bool:
    """Whether `ratio` (without unit) reaches `threshold`, floating-point noise forgiven."""
    return ratio >= threshold - ROUNDING


def select_comparable(points: Sequence[Point], breaks: Sequence[int]) -> Sequence[Point]:
    """The part of `points` (year, value; in order of years) since the last break among them.

    `breaks`: years from which on the values are not comparable with those before. A break after the newest
    value or not after the oldest one separates nothing.
    """
    if not points or not breaks:
        return points
    last_break = max((year for year in breaks if year <= points[-1][0]), default=points[0][0])
    return [point for point in points if point[0] >= last_break] if last_break > points[0][0] else points
