"""Progress towards a target, judged by the linear pace.

Source: Sustainable Development Solutions Network (SDSN), SDG Index and Dashboards, Detailed Methodological Paper 2018,
trend arrows: the yearly change so far against the yearly change that leads to the target in a straight line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.course import Point
from domain.series import ROUNDING, Reason, select_at_least, select_comparable
from domain.target import Target

LONGEST_WINDOW = 10  # years, where the target names no base year
PROVISIONAL = 3  # up to so many observations a statement is provisional


class Status(StrEnum):
    """How a series stands against its target."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    TOO_SLOW = "too_slow"
    STAGNATING = "stagnating"
    WRONG_WAY = "wrong_way"
    NO_STATEMENT = "no_statement"


class Base(StrEnum):
    """Why the window starts where it does."""

    CHOSEN = "chosen"
    TARGET = "target"  # the target's own base year
    OLDEST = "oldest"  # the oldest observation within ten years
    AFTER_BREAK = "after_break"  # any of these, but later, because a break in the series lies behind it


@dataclass(frozen=True)
class Progress:
    """A status and all that it rests on; None where it does not exist.

    `reason` is given exactly with NO_STATEMENT. Values and `gap` (>= 0) are in the unit of the indicator, paces in that
    unit per year and counted towards the target: positive = nearer to it, for a falling target too. `required_pace` is
    the one needed from the newest value on, `original_pace` the one that was needed from the base on,
    `ratio` = `actual_pace` / `original_pace`, None if the base met the target. `observations`: how many in the window.
    `expected_gap`: what the target year misses if the actual pace continues.
    """

    status: Status
    reason: Reason | None = None
    provisional: bool = False
    year: int | None = None
    value: float | None = None
    gap: float | None = None
    base: Base | None = None
    base_year: int | None = None
    base_value: float | None = None
    observations: int = 0
    required_pace: float | None = None
    original_pace: float | None = None
    actual_pace: float | None = None
    ratio: float | None = None
    expected_gap: float | None = None


def compute_progress(
    points: Sequence[Point], target: Target, breaks: Sequence[int] = (), base_year: int | None = None
) -> Progress:
    """The status of `points` (year, value; any order, gaps allowed, one value a year) against `target` (SDSN 2018).

    With v the newest value in y, T the target in Y, v0 the base in y0: required from today (T - v) / (Y - y),
    originally (T - v0) / (Y - y0), actual (v - v0) / (y - y0), ratio = actual / originally required. Target met:
    reached; ratio >= 1: on track; above 0.5: too slow; 0 to 0.5: stagnating; below 0: wrong way.

    The window starts in `base_year`, else in the target's base year, else ten years before y; its base is the target's
    base value for that year (it counts as an observation), else its first observation. After a break (`breaks`: first
    years of a new basis) within the window it starts at the first observation since. Two or three observations are
    provisional, fewer make no statement. A target met is reached whatever the window holds. Base met and now missed:
    wrong way. No statement where the target has no year, its year is not after y, or not after the base year.
    """
    ordered = sorted(points)
    if not ordered:
        return Progress(Status.NO_STATEMENT, Reason.NO_VALUE)
    year, value = ordered[-1]
    base, first_year = _start(year, target, base_year)
    window = _window(ordered, target, first_year)
    since = select_comparable(window, breaks)
    if len(since) < len(window):
        base = Base.AFTER_BREAK
    missing = target.remaining(value)
    ahead = target.years_ahead(year)
    original = actual = ratio = start = start_value = expected = None
    if since and since[0][0] < year:
        start, start_value = since[0]
        missing_then = target.remaining(start_value)
        actual = (missing_then - missing) / (year - start)
        if target.year is not None and target.year > start:
            original = missing_then / (target.year - start)
            ratio = actual / original if original > 0 else None
        if not isinstance(ahead, Reason):
            expected = max(0.0, missing - actual * ahead)
    reason = None
    if len(ordered) < 2 and len(since) < 2:
        reason = Reason.TOO_FEW
    elif missing > 0:
        reason = _reason(year, target, first_year, len(since), base)
    status = Status.REACHED if missing <= 0 else _status(ratio)
    return Progress(
        status=Status.NO_STATEMENT if reason is not None else status,
        reason=reason,
        provisional=reason is None and (len(ordered) if start is None else len(since)) <= PROVISIONAL,
        year=year,
        value=value,
        gap=target.shortfall(value),
        base=base,
        base_year=start,
        base_value=start_value,
        observations=len(since),
        required_pace=None if isinstance(ahead, Reason) else target.shortfall(value) / ahead,
        original_pace=original,
        actual_pace=actual,
        ratio=ratio,
        expected_gap=expected,
    )


def _start(newest: int, target: Target, base_year: int | None) -> tuple[Base, int]:
    """The first year that the window may hold, and who says so."""
    if base_year is not None:
        return Base.CHOSEN, base_year
    if target.base_year is not None:
        return Base.TARGET, target.base_year
    return Base.OLDEST, newest - LONGEST_WINDOW


def _window(ordered: Sequence[Point], target: Target, first_year: int) -> Sequence[Point]:
    """The observations from `first_year` on, led by the target's base value if it is of that year."""
    if target.base_value is not None and first_year == target.base_year and first_year < ordered[-1][0]:
        return [(first_year, target.base_value), *(point for point in ordered if point[0] > first_year)]
    return [point for point in ordered if point[0] >= first_year]


def _reason(newest: int, target: Target, first_year: int, observations: int, base: Base) -> Reason | None:
    """Why the linear pace says nothing about a missed target; None if it does say something."""
    ahead = target.years_ahead(newest)
    if isinstance(ahead, Reason):
        return ahead
    if newest + ahead <= first_year:
        return Reason.TARGET_NOT_AFTER_BASE
    if first_year >= newest:
        return Reason.BASE_AFTER_DATA
    if observations < 2:
        return Reason.BREAK if base is Base.AFTER_BREAK else Reason.TOO_FEW
    return None


def _status(ratio: float | None) -> Status:
    """`ratio` None: the base met the target, which is now missed."""
    if ratio is None or ratio < 0:
        return Status.WRONG_WAY
    if select_at_least(ratio, 1.0):
        return Status.ON_TRACK
    return Status.TOO_SLOW if ratio > 0.5 + ROUNDING else Status.STAGNATING
