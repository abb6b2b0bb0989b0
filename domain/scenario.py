"""What if: where assumptions would lead. Nothing here is observed or expected; it is arithmetic on what is assumed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf

from domain.assumption import UNCHANGED, AssumedMeasure, YearlyChange
from domain.course import Point
from domain.forecast import Forecast, PathEnd
from domain.series import ROUNDING, Reason
from domain.target import Target

FARTHEST = 100  # years after the newest value within which the year of reaching is looked for


@dataclass(frozen=True)
class Scenario:
    """`path`: (year, assumed value) for every year after the newest observation; none of it is a fact.

    `value` and `gap` (>= 0, None without target) in the last year asked for; `reached`: first year in which the target
    is met or passed, also beyond the path, None within a hundred years; `difference_to_trend`: `value` minus the middle
    of the forecast, None where that does not reach. `ends`: the natural bound before which the path breaks off
    (then there is no `value`). `note`: ALREADY_MET if the newest value meets the target, BASE_ZERO if a percentage is
    to change a 0, TARGET_YEAR_PAST if the year asked for has been observed already.
    """

    path: tuple[Point, ...]
    value: float | None = None
    gap: float | None = None
    reached: int | None = None
    difference_to_trend: float | None = None
    ends: PathEnd | None = None
    note: Reason | None = None


def compute_scenario(
    newest: Point,
    until: int,
    change: YearlyChange,
    target: Target | None = None,
    *,
    measures: Sequence[AssumedMeasure] = (),
    start_year: int | None = None,
    before: YearlyChange = UNCHANGED,
    lower: float | None = None,
    upper: float | None = None,
    trend: Forecast | None = None,
) -> Scenario:
    """The path from the `newest` observation (year, value) to the year `until` (of the target, as a rule).

    Up to `start_year` (default: the newest observation's) the value goes by `before` (default: stays), then by
    `change`; `measures` come on top. A value wanted in a year becomes a `change` with `compute_yearly_change`,
    another district's pace with `compute_pace`. A path is ended, not bent, by the natural bounds `lower` and `upper`.
    `trend` is the forecast to compare with. Raises ValueError for a start or a measure before the newest observation:
    what it did is in that value already.
    """
    year, value = newest
    start = year if start_year is None else start_year
    if start < year or any(measure.from_year <= year for measure in measures):
        raise ValueError(f"An assumption begins after the newest observation of {year}.")
    if until <= year:
        return Scenario((), note=Reason.TARGET_YEAR_PAST)
    start_value = before.after(value, start - year)

    def compute_assumed(then: int) -> float:
        drift = before.after(value, then - year) if then <= start else change.after(start_value, then - start)
        return drift + sum(measure.size * measure.certainty for measure in measures if measure.from_year <= then)

    path: list[Point] = []
    ends: PathEnd | None = None
    reached = year if target is not None and target.is_met(value) else None
    previous = value
    for then in range(year + 1, max(until, year + FARTHEST) + 1):
        current = compute_assumed(then)
        bound = _find_end(current, lower, upper)
        possible = current if bound is None else lower if bound is PathEnd.LOWER_BOUND else upper
        if reached is None and target is not None and possible is not None:
            reached = then if _meets(target, previous, possible) else None
        if bound is not None or isinf(current):
            ends = bound if then <= until else None
            break
        if then <= until:
            path.append((then, current))
        previous = current
    last = path[-1][1] if path and path[-1][0] == until else None
    expected = trend.find_year(until) if trend is not None else None
    return Scenario(
        path=tuple(path),
        value=last,
        gap=None if target is None or last is None else _gap(target, value, last),
        reached=reached,
        difference_to_trend=None if last is None or expected is None else last - expected.middle,
        ends=ends,
        note=_note(start_value, change, reached == year),
    )


def _find_end(value: float, lower: float | None, upper: float | None) -> PathEnd | None:
    """Which of the natural bounds `value` lies beyond, None if it lies within."""
    if lower is not None and value < lower:
        return PathEnd.LOWER_BOUND
    return PathEnd.UPPER_BOUND if upper is not None and value > upper else None


def _gap(target: Target, newest: float, value: float) -> float:
    """The shortfall of a computed `value`, 0 where it misses the target by floating-point noise alone."""
    shortfall = target.shortfall(value)
    return shortfall if shortfall > ROUNDING * max(abs(newest), abs(target.value)) else 0.0


def _meets(target: Target, before: float, after: float) -> bool:
    """Whether a path from `before` to `after` meets the target at `after` or passes the value it is directed to."""
    aim = target.direction_value
    passes = aim is not None and min(before, after) <= aim <= max(before, after)
    return passes or _gap(target, before, after) == 0


def _note(start_value: float, change: YearlyChange, met: bool) -> Reason | None:
    if met:
        return Reason.ALREADY_MET
    return Reason.BASE_ZERO if change.relative and start_value == 0 else None


def convert_natural(amount: float, population: float, per: float) -> float:
    """What `amount`, a value or a difference per so many inhabitants, means in cars, tonnes or persons.

    `per`: 1000 for a rate per 1,000 inhabitants, 100 for a percentage of them. `population` is that of a stated year
    and held constant.
    """
    return amount * population / per
