"""Change between two points, and whether it is for the better.

Source: change over points as in the Berichtsrahmen Nachhaltige Kommune (absolute and relative change);
a base of 0 has no relative change. Relative = absolute / |base|, so that the sign tells the direction. Published
reports take the change from the oldest to the newest of the data points that they print, usually three.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.classes import write_seen
from domain.course import Point
from domain.series import Reason, select_comparable


class Direction(StrEnum):
    """Which way is better for an indicator."""

    UP = "up"
    DOWN = "down"
    TOWARDS = "towards"  # a value, such as 100 % for parity
    NONE = "none"


class Judgement(StrEnum):
    """What a difference means, given the indicator's direction."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEUTRAL = "neutral"  # the indicator has no direction


@dataclass(frozen=True)
class Change:
    """`absolute` in the unit of the values; `relative` as a share (0.1 = 10 %), None for a base of 0."""

    absolute: float
    relative: float | None


def compute_change(base: float, value: float) -> Change:
    """Change from `base` to `value`, both in the same unit and definition."""
    absolute = value - base
    return Change(absolute, absolute / abs(base) if base != 0 else None)


def compute_growth(base: float, value: float, years: int) -> float | None:
    """Growth per year, as a share, that leads from `base` to `value` in `years` > 0: (value / base)^(1 / years) - 1.

    None from 0 and where the sign changes. To 0 it is -1; between negative values it is the amount that grows.
    """
    if base == 0 or value / base < 0:
        return None
    return float((value / base) ** (1 / years)) - 1


def judge_change(
    base: float, value: float, direction: Direction, direction_value: float | None, decimals: int
) -> Judgement:
    """Whether `value` is better than `base`; a difference that reads 0 at the shown `decimals` is none.

    Serves a change over time (base = earlier) and a comparison (base = other region) alike.
    Raises ValueError for Direction.TOWARDS without its value.
    """
    if write_seen(value - base, decimals) == 0:
        return Judgement.SAME
    if direction is Direction.NONE:
        return Judgement.NEUTRAL
    gain = value - base
    if direction is Direction.DOWN:
        gain = -gain
    elif direction is Direction.TOWARDS:
        if direction_value is None:
            raise ValueError("Direction 'towards' needs the value it is directed to.")
        gain = abs(base - direction_value) - abs(value - direction_value)
    if gain == 0:
        return Judgement.SAME
    return Judgement.BETTER if gain > 0 else Judgement.WORSE


def compute_reported_change(points: Sequence[Point], breaks: Sequence[int] = ()) -> Change | Reason:
    """Change from the oldest to the newest of `points` (year, value; in order of years).

    No change is told without a value, of a single value, and across a break (`breaks`: years from which on values are
    not comparable with those before): then the reason is given instead.
    """
    if not points:
        return Reason.NO_VALUE
    if len(points) == 1:
        return Reason.TOO_FEW
    if len(select_comparable(points, breaks)) < len(points):
        return Reason.BREAK
    return compute_change(points[0][1], points[-1][1])
