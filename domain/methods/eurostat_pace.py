"""Pace by compound annual growth, as Eurostat judges the Union's indicators.

Source: Eurostat, Sustainable development in the European Union, monitoring report on progress towards the SDGs in an EU
context, annex on the method: growth rate so far against the growth rate that leads to the target.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from domain.change import compute_growth
from domain.course import Point
from domain.series import Reason, select_at_least, select_comparable
from domain.target import Target

Window = Literal[5, 15]  # years: the short and the long term
SHORTEST: dict[Window, int] = {5: 3, 15: 10}  # years that the observations must span within it; our own rule


class Pace(StrEnum):
    """The four judgements, best first."""

    SIGNIFICANT = "significant"
    MODERATE = "moderate"
    INSUFFICIENT = "insufficient"
    AWAY = "away"


@dataclass(frozen=True)
class EurostatPace:
    """A judgement and what it rests on, or the reason for none; None where a figure does not exist.

    `growth` and `required` are shares per year (0.02 = 2 % a year), from `base_year` to `year` and from `base_year` to
    the target year; `ratio` = growth / required. Values in the unit of the indicator.
    """

    pace: Pace | None
    reason: Reason | None = None
    base_year: int | None = None
    base_value: float | None = None
    year: int | None = None
    value: float | None = None
    growth: float | None = None
    required: float | None = None
    ratio: float | None = None


def compute_eurostat_pace(
    points: Sequence[Point], target: Target | None = None, window: Window = 5, breaks: Sequence[int] = ()
) -> EurostatPace:
    """The judgement of `points` (year, value; any order, gaps allowed, one value a year) against `target` (Eurostat).

    With v the newest value in y, v0 the oldest observation of the `window` (5 or 15 years) in y0, T the target in Y:
    growth g = (v / v0)^(1 / (y - y0)) - 1, required g* = (T / v0)^(1 / (Y - y0)) - 1. g / g* >= 95 % significant,
    60 to 95 % moderate, 0 to 60 % insufficient, below 0 away.

    Not applicable, with the reason: T or v0 of 0 (never replaced by a small number) and a change of sign; a target for
    every year or whose year is not after y; v0 and v both meeting the target (v0 met and v missed is away);
    observations that span less than 3 of 5, 10 of 15 years, counted since the last break (`breaks`: first years of a
    new basis). Without a target only `growth` is given: the method's thresholds without target are made for the Union,
    so show the direction alone. For 'towards', T is the edge of the target on the side of v0; if the series went past
    the value it is directed to, growth rates say nothing.
    """
    ordered = sorted(points)
    if not ordered:
        return EurostatPace(None, Reason.NO_VALUE)
    year, value = ordered[-1]
    base_year, base, growth = _so_far(ordered, window, breaks)
    seen = EurostatPace(None, None, base_year, base, year, value, None if isinstance(growth, Reason) else growth)
    if target is None:
        return replace(seen, reason=growth if isinstance(growth, Reason) else Reason.NO_TARGET)
    required = _compute_required(base_year, base, year, value, target)
    if isinstance(required, Reason):
        return replace(seen, reason=required)
    if isinstance(growth, Reason):
        return replace(seen, reason=growth)
    if target.is_met(base):
        return replace(seen, reason=Reason.ALREADY_MET) if target.is_met(value) else replace(seen, pace=Pace.AWAY)
    return replace(seen, pace=_pace(growth / required), required=required, ratio=growth / required)


def _so_far(ordered: Sequence[Point], window: Window, breaks: Sequence[int]) -> tuple[int, float, float | Reason]:
    """Base year, base and the yearly growth from there to the newest of `ordered`, or why there is none."""
    year, value = ordered[-1]
    held = [point for point in ordered if point[0] >= year - window]
    since = select_comparable(held, breaks)
    base_year, base = since[0]
    if year - base_year < SHORTEST[window]:
        return base_year, base, Reason.BREAK if len(since) < len(held) else Reason.TOO_FEW
    growth = compute_growth(base, value, year - base_year)
    return base_year, base, growth if growth is not None else _no_growth(base)


def _compute_required(base_year: int, base: float, year: int, value: float, target: Target) -> float | Reason:
    """The yearly growth that leads from the base to the target, or why none does."""
    ahead, edge, aim = target.years_ahead(year), target.edge(base), target.direction_value
    if isinstance(ahead, Reason):
        return ahead
    if edge == 0:
        return Reason.TARGET_ZERO
    if aim is not None and (base - aim) * (value - aim) < 0 and not target.is_met(base):
        return Reason.AIM_CROSSED
    growth = compute_growth(base, edge, year + ahead - base_year)
    return growth if growth is not None else _no_growth(base)


def _no_growth(base: float) -> Reason:
    return Reason.BASE_ZERO if base == 0 else Reason.SIGN_CHANGE


def _pace(ratio: float) -> Pace:
    if ratio < 0:
        return Pace.AWAY
    if select_at_least(ratio, 0.95):
        return Pace.SIGNIFICANT
    return Pace.MODERATE if select_at_least(ratio, 0.60) else Pace.INSUFFICIENT
