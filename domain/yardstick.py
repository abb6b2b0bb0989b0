"""Yardsticks: what a larger territory's target would mean here, as if it applied to the district.

Nobody has set it for the district: a yardstick is no target, and no verdict is given on it. Shares of an amount by
inhabitants or by area are only arithmetic; where it depends on the site (wind, forest) that has to be said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.course import Point
from domain.series import Reason, select_comparable


class YardstickKind(StrEnum):
    """How the target of a larger territory is carried over."""

    THRESHOLD = "threshold"  # the same value: a rate, a share, a limit
    REDUCTION = "reduction"  # the same share less than in the base year
    REMAINING = "remaining"  # the same share less than in a later year, as far as the larger territory still has to go
    PER_HEAD = "per_head"  # the amount by inhabitants
    PER_AREA = "per_area"  # the amount by area


@dataclass(frozen=True)
class Yardstick:
    """`value` (unit of the indicator) that would have to be reached in `year`, None if at all times. `base_year` and
    `base_value`: the own value that a reduction starts from, the mean of so many values up to that year as
    `base_values` says."""

    kind: YardstickKind
    value: float
    year: int | None
    base_year: int | None = None
    base_value: float | None = None
    base_values: int = 1


def apply_threshold(value: float, year: int | None) -> Yardstick:
    """The same value in the same unit."""
    return Yardstick(YardstickKind.THRESHOLD, value, year)


def apply_reduction(
    points: Sequence[Point],
    reduction: float,
    base_year: int,
    year: int,
    breaks: Sequence[int] = (),
    there: Sequence[Point] = (),
) -> Yardstick | Reason:
    """The same `reduction` (0.65 = 65 % less than in `base_year`) of the own `points` (year, value; in order, those
    since the last of `breaks` count).

    Own value in the base year v: v (1 - reduction). If they begin later in C, and the larger territory's own values
    `there` are known for the base year and C: v(C) times what it may still have by then, G(base) (1 - reduction) /
    G(C). Else the reason why none can be computed.
    """
    own = select_comparable(points, breaks)
    if not own:
        return Reason.NO_VALUE
    known, larger = dict(own), dict(there)
    if base_year in known:
        value = known[base_year] * (1 - reduction)
        return Yardstick(YardstickKind.REDUCTION, value, year, base_year, known[base_year])
    start = next((first for first in sorted(known) if first > base_year and larger.get(first)), None)
    if start is None or base_year not in larger:
        return Reason.BREAK if len(own) < len(points) else Reason.NO_BASE
    value = known[start] * larger[base_year] * (1 - reduction) / larger[start]
    return Yardstick(YardstickKind.REMAINING, value, year, start, known[start])


def share_amount(amount: float, own: float, whole: float, kind: YardstickKind, year: int | None) -> Yardstick:
    """The part of an `amount` of the larger territory that falls to a district by inhabitants or by area: `own` of the
    `whole` (> 0), both in one unit."""
    return Yardstick(kind, amount * own / whole, year)
