"""What can be assumed: a yearly change, a value in a year, measures; and what would have to be assumed for a target.

Source: the yearly change that leads to a target is the linear pace of the SDSN (SDG Index methodology 2018) and the
compound growth of Eurostat's monitoring report on the SDGs, asked of the future instead of the past.
"""

from dataclasses import dataclass
from math import copysign, inf

from domain.change import compute_growth
from domain.course import Point
from domain.forecast import DAMPING, sum_damping
from domain.series import Reason
from domain.target import Target
from domain.trend import Trend


@dataclass(frozen=True)
class YearlyChange:
    """`amount` per year: in the unit of the indicator, or, if `relative`, a share of each year's value (-0.03 = -3 %).

    A negative share makes a value fall, a negative value too (a share counts of its size), but never beyond 0.
    `flattens`: the first year changes by as much, each later one by a tenth less, as in a forecast; never relative.
    """

    amount: float
    relative: bool = False
    flattens: bool = False

    def after(self, value: float, years: int) -> float:
        """What `value` has become after so many years."""
        if self.flattens:
            return value + self.amount * sum_damping(years) / DAMPING
        if not self.relative:
            return value + self.amount * years
        try:
            return value * max(0.0, 1 + (self.amount if value > 0 else -self.amount)) ** years
        except OverflowError:
            return copysign(inf, value)


UNCHANGED = YearlyChange(0.0)


def continue_trend(trend: Trend) -> YearlyChange:
    """The change that goes on as the middle of the forecast does."""
    return YearlyChange(trend.slope * DAMPING, flattens=True)


@dataclass(frozen=True)
class AssumedMeasure:
    """A measure that shifts the value by `size` (unit of the indicator, -40 = 40 less) in `from_year` and ever after.

    `certainty`, 0 to 1: how probable it is that it does; `size` times certainty is counted. All with 1 is the most the
    measures can do, all with 0 the course without them. Raises ValueError for a certainty outside.
    """

    from_year: int
    size: float
    certainty: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.certainty <= 1:
            raise ValueError(f"A certainty lies between 0 and 1, not at {self.certainty}.")


def compute_yearly_change(start: Point, goal: Point, relative: bool = False) -> YearlyChange | None:
    """The same change every year that leads from `start` to `goal` (year, value).

    `relative`: as compound growth; None where there is none (from or to 0, or with a change of sign). Raises ValueError
    if the goal is not after the start.
    """
    years = goal[0] - start[0]
    if years <= 0:
        raise ValueError(f"The year {goal[0]} is not after {start[0]}.")
    if not relative:
        return YearlyChange((goal[1] - start[1]) / years)
    growth = compute_growth(start[1], goal[1], years)
    if growth is None or goal[1] == 0:
        return None
    return YearlyChange(growth if start[1] > 0 else -growth, relative=True)


def compute_required_change(start: Point, target: Target, relative: bool = False) -> YearlyChange | Reason:
    """Back-casting: the same change every year that leads from `start` (year, value) to `target`, or why there is none.

    (T - v) / (Y - y), or as compound growth (T / v)^(1 / (Y - y)) - 1, T being the edge of the target seen from v.
    """
    year, value = start
    edge, years = target.edge(value), target.years_ahead(year)
    if target.is_met(value):
        return Reason.ALREADY_MET
    if isinstance(years, Reason):
        return years
    if relative and edge == 0:
        return Reason.TARGET_ZERO
    change = compute_yearly_change(start, (year + years, edge), relative)
    return change or (Reason.BASE_ZERO if value == 0 else Reason.SIGN_CHANGE)
