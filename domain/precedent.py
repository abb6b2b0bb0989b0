"""What districts have achieved before: the yardstick for what an assumption asks for.

Source: our own descriptive statistics. The caller chooses the districts (the others of the same kind: nobody is a
precedent of itself) and names the window beside every result. Missing years are left out, never filled; no change is
taken across a break in the series.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import copysign
from statistics import median, quantiles

from domain.assumption import YearlyChange, compute_yearly_change
from domain.change import Direction, compute_change, compute_growth
from domain.course import Point
from domain.series import ROUNDING, Reason, select_comparable
from domain.target import measure_distance

Breaks = Mapping[str, Sequence[int]]  # by district: first years of a new basis
NO_BREAKS: Breaks = {}
FEWEST_CHANGES = 20  # below, a twentieth of them is less than one
WINDOW = 5  # years
RECENT = 6  # years that the end of a pace may lie back, to be an example for today
SHORTEST = 3  # years that an offered pace rests on: one odd year is none
MODELS = 10  # districts that count as the best ones


@dataclass(frozen=True)
class Bounds:
    """From the 5th to the 95th percentile of `changes` yearly changes between the years `first` and `last`, in the unit
    or as a share per year."""

    low: float
    high: float
    changes: int
    first: int
    last: int


@dataclass(frozen=True)
class Precedents:
    """The keys of the districts that `managed` a pace over `years`, of those `compared` (that have such a window). From
    the `first` to the `last` year one looked: where any such window begins and ends, None without one."""

    managed: tuple[str, ...]
    compared: int
    years: int
    first: int | None = None
    last: int | None = None


def find_bounds(
    districts: Mapping[str, Sequence[Point]], relative: bool = False, breaks: Breaks = NO_BREAKS
) -> Bounds | Reason:
    """What districts have ever achieved within one year: 5th to 95th percentile of all changes from a year to the next.

    `districts`: by key one series each of (year, value), any order, gaps allowed; `breaks`: theirs. `relative`: as
    shares of the earlier value; changes from 0 have none and are left out. Percentiles by linear interpolation between
    the sorted changes (they lie at ranks 0 to n - 1). TOO_FEW for fewer than twenty changes.
    """
    changes: list[float] = []
    ends: list[int] = []
    for key, points in districts.items():
        for before, after in pairwise(sorted(points)):
            if after[0] - before[0] == 1 and after[0] not in breaks.get(key, ()):
                step = compute_change(before[1], after[1])
                amount = step.relative if relative else step.absolute
                if amount is not None:
                    changes.append(amount)
                    ends.append(after[0])
    if len(changes) < FEWEST_CHANGES:
        return Reason.TOO_FEW
    twentieths = quantiles(changes, n=20, method="inclusive")
    return Bounds(twentieths[0], twentieths[-1], len(changes), min(ends) - 1, max(ends))


@dataclass(frozen=True)
class PaceOf:
    """The mean yearly `change` of a district from `since` to `year`."""

    change: YearlyChange
    since: int
    year: int


def compute_pace(
    points: Sequence[Point], years: int = WINDOW, relative: bool = False, breaks: Sequence[int] = ()
) -> PaceOf | Reason:
    """The pace of another district: its mean yearly change over the last `years` before its newest value.

    From the oldest observation of that window (and since the last of `breaks` in it) to the newest, divided by the
    years between; `relative`: as compound growth. For amounts that grow with the size of a district, only the relative
    pace can be transferred.
    """
    if not points:
        return Reason.NO_VALUE
    newest = max(points)
    window = [point for point in sorted(points) if point[0] >= newest[0] - years]
    since = select_comparable(window, breaks)
    if len(since) < 2:
        return Reason.TOO_FEW if len(window) < 2 else Reason.BREAK
    found = compute_yearly_change(since[0], newest, relative)
    if found is None:
        return Reason.BASE_ZERO if since[0][1] == 0 else Reason.SIGN_CHANGE
    return PaceOf(found, since[0][0], newest[0])


def join_paces(paces: Sequence[PaceOf]) -> PaceOf:
    """The median of at least one pace, all of one kind, from the first year of any of them to the last."""
    amounts = (pace.change.amount for pace in paces)
    change = YearlyChange(median(amounts), paces[0].change.relative)
    return PaceOf(change, min(pace.since for pace in paces), max(pace.year for pace in paces))


def find_precedents(
    districts: Mapping[str, Sequence[Point]],
    required: YearlyChange,
    direction: Direction,
    direction_value: float | None = None,
    years: int = WINDOW,
    breaks: Breaks = NO_BREAKS,
) -> Precedents:
    """Which districts have ever kept up the `required` yearly change for so many `years`.

    A district counts as compared if it has two observations exactly `years` apart without a break between, and as
    having managed it if between any such two the mean yearly change (the compound growth, if `required` is relative)
    was for the better and at least as large. `direction`, `direction_value`: of the indicator; for 'towards' what
    counts is how much nearer the value came, from whichever side.
    """
    managed: list[str] = []
    starts: list[int] = []
    compared = 0
    for key, points in districts.items():
        known: list[float] = []
        for first, before, after in _spans(points, years, breaks.get(key, ())):
            pace = _pace(before, after, years, required.relative, direction, direction_value)
            if pace is not None:
                known.append(pace)
                starts.append(first)
        compared += bool(known)
        if known and max(known) >= abs(required.amount) * (1 - ROUNDING):
            managed.append(key)
    looked_at = (min(starts), max(starts) + years) if starts else (None, None)
    return Precedents(tuple(managed), compared, years, *looked_at)


def _spans(points: Sequence[Point], years: int, breaks: Sequence[int]) -> Iterator[tuple[int, float, float]]:
    """All pairs of values exactly `years` apart with no break between, each after the year of the first one."""
    values = dict(points)
    for first, before in values.items():
        after = values.get(first + years)
        if after is not None and not any(first < year <= first + years for year in breaks):
            yield first, before, after


def _pace(
    before: float, after: float, years: int, relative: bool, direction: Direction, direction_value: float | None
) -> float | None:
    """Yearly change from `before` to `after`, positive for the better; None where there is no growth rate."""
    gain = measure_distance(before, direction, direction_value) - measure_distance(after, direction, direction_value)
    if not relative:
        return gain / years
    growth = compute_growth(before, after, years)
    return None if growth is None else copysign(growth, gain)
