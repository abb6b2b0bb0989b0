"""Standing: the rank of a district among those of its kind, with the ranks that noise leaves possible.

Source: Goldstein and Spiegelhalter (1996), Mogstad et al. (2024): a rank without its interval tells more than the data
do. The interval of four out of five held next year's rank in 78 of 100 cases (docs/methods.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from domain.change import Direction

TOLD_APART = 1.28  # standard deviations of a difference, for four out of five
WIDEST_BAND = 3  # fifths
WIDEST_LEAD = 0.3  # of the group: a wider interval leads no topic
SMALLEST_GROUP = 30
OLDEST = 5  # years before today


class Fifth(StrEnum):
    """Where in the group, best first; of indicators without direction "best" is the highest value."""

    TOP = "top_fifth"
    UPPER = "upper_fifth"
    MIDDLE = "middle_fifth"
    LOWER = "lower_fifth"
    BOTTOM = "bottom_fifth"


@dataclass(frozen=True)
class RankInterval:
    """`rank` as the values stand, 1 = best; `best` and `worst` rank that noise leaves possible; `group`: how many are
    ranked. `fifths`: from that of the best to that of the worst, one or two; None where they cannot be told apart."""

    rank: int
    best: int
    worst: int
    group: int
    fifths: tuple[Fifth, ...] | None

    @property
    def is_distinct(self) -> bool:
        """Whether the interval is narrow enough to lead a topic."""
        return self.worst - self.best < WIDEST_LEAD * self.group


def rank_district(
    value: float, noise: float, others: Sequence[tuple[float, float]], direction: Direction
) -> RankInterval:
    """The rank of `value` among the `others` (value, noise), in one unit; `noise` is the standard deviation of a value
    (of a mean over n years: divided by the root of n). Without a direction the highest value has rank 1; those directed
    towards a value are given as distances to it, with Direction.DOWN."""
    sign = 1.0 if direction is Direction.DOWN else -1.0
    rank = best = 1
    group = worst = len(others) + 1
    for other, other_noise in others:
        gap = sign * (value - other)  # > 0: the other is better
        rank += gap > 0
        apart = TOLD_APART * sqrt(noise * noise + other_noise * other_noise)
        best += gap > apart
        worst -= -gap > apart
    return RankInterval(rank, best, worst, group, name_fifths(best, worst, group))


def name_fifths(best: int, worst: int, group: int) -> tuple[Fifth, ...] | None:
    """The fifth of `best` and that of `worst`, one if they are the same; None where they lie more than two apart."""
    order = tuple(Fifth)
    first, last = (5 * (rank - 1) // group for rank in (best, worst))
    if last - first >= WIDEST_BAND:
        return None
    return (order[first],) if first == last else (order[first], order[last])
