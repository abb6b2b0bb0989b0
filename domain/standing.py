"""Standing: the rank of a district among those of its kind, with the ranks that noise leaves possible.

Source: Goldstein and Spiegelhalter (1996), Mogstad et al. (2024): a rank without its interval tells more than the data
do. The interval of four out of five held next year's rank in 78 of 100 cases (docs/methods.md).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
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


def rank_districts(values: Sequence[tuple[float, float]], direction: Direction) -> list[RankInterval]:
    """The rank of each of `values` (value, noise) among all of them, in one unit; `noise` is the standard deviation of
    a value (of a mean over n years: divided by the root of n). Without a direction the highest value has rank 1; those
    directed towards a value are given as distances to it, with Direction.DOWN."""
    sign = 1.0 if direction is Direction.DOWN else -1.0
    group = len(values)
    order = sorted(range(group), key=lambda number: sign * values[number][0])
    ordered = [sign * values[number][0] for number in order]  # the best first
    squares = [values[number][1] ** 2 for number in order]
    noisiest = [*accumulate(reversed(squares), max)][::-1]  # of each and all behind it
    better, worse, all_from = [0] * group, [0] * group, [0] * (group + 1)  # beyond noise
    for place, value in enumerate(ordered):
        beyond_all = TOLD_APART * sqrt(squares[place] + noisiest[place])
        for other in range(place + 1, group):
            gap = ordered[other] - value
            if gap > beyond_all:  # and so are all behind
                worse[place] += group - other
                all_from[other] += 1
                break
            if gap > TOLD_APART * sqrt(squares[place] + squares[other]):
                worse[place] += 1
                better[other] += 1
    found = {}
    for place, (number, of_all) in enumerate(zip(order, accumulate(all_from), strict=False)):
        best, worst = 1 + better[place] + of_all, group - worse[place]
        rank = 1 + bisect_left(ordered, ordered[place])
        found[number] = RankInterval(rank, best, worst, group, name_fifths(best, worst, group))
    return [found[number] for number in range(group)]


def name_fifths(best: int, worst: int, group: int) -> tuple[Fifth, ...] | None:
    """The fifth of `best` and that of `worst`, one if they are the same; None where they lie more than two apart."""
    order = tuple(Fifth)
    first, last = (5 * (rank - 1) // group for rank in (best, worst))
    if last - first >= WIDEST_BAND:
        return None
    return (order[first],) if first == last else (order[first], order[last])
