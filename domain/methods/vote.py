"""Six simple paces that are asked whether they reach the target: a verdict that hangs on one of them is not stable.

Linear pace from the first, the second and the third value of the window (the base year and two later ones), from the
first one without the newest value; the last five years, which must leave less than 5 % of the gap (Statistisches
Bundesamt, Indikatorenbericht zur Deutschen Nachhaltigkeitsstrategie), with and without the newest value.
"""

from collections.abc import Sequence

from domain.course import Point
from domain.series import ROUNDING

RECENT = 5  # years
GAP_LEFT = 0.05


def vote_paces(window: Sequence[Point], edge: float, sign: int, target_year: int) -> tuple[bool, ...]:
    """Whether each of the six paces of a `window` (year, value; in order, at least four) reaches `edge` or better in
    `target_year`; `sign`: 1 if more is better, -1 if less. The newest value misses it, and the year lies after it."""
    first, second, third = window[:3]
    before = window[:-1]
    linear = [(first, window[-1]), (second, window[-1]), (third, window[-1]), (first, before[-1])]
    recent = [(_start_recent(points), points[-1]) for points in (window, before)]
    reached = [_find_gap(*pair, edge, sign, target_year) <= ROUNDING for pair in linear]
    for start, end in recent:
        left, gap = _find_gap(start, end, edge, sign, target_year), sign * (edge - end[1])
        reached.append(left < GAP_LEFT * gap if gap > 0 else left <= ROUNDING)
    return tuple(reached)


def _start_recent(points: Sequence[Point]) -> Point:
    return next(point for point in points if point[0] >= points[-1][0] - RECENT)


def _find_gap(start: Point, end: Point, edge: float, sign: int, target_year: int) -> float:
    """What the target year misses if the pace from `start` to `end` is carried on; negative = bettered."""
    pace = (end[1] - start[1]) / (end[0] - start[0])
    return sign * (edge - end[1] - pace * (target_year - end[0]))


def leads_away(window: Sequence[Point], edge: float) -> bool:
    """Whether both the last five years and the whole window lead away from `edge`."""
    end = window[-1]
    toward = edge - end[1]
    return all((end[1] - start[1]) * toward < 0 for start in (_start_recent(window), window[0]))
