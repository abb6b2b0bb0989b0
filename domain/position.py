"""Where each value stands among those of a group, so that better is always more and indicators of any unit line up:
linear in the value, nothing weighed, nothing summed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from statistics import median, quantiles

from domain.change import Direction
from domain.classes import write_seen

SMALLEST = 8  # a group of fewer has no quarters


class Quarter(StrEnum):
    """Which part of a group a rank lies in."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


class Scale(StrEnum):
    """What a place counts: distances between the quartiles from the median, shares of the way from the worst value to
    the best, or nothing, where the quartiles are equal."""

    SPREAD = "spread"
    ENDS = "ends"
    NONE = "none"


@dataclass(frozen=True)
class Rank:
    """A place in the order of `count` values, 1 for the best; `is_shared` with others of the same value. `quarter` is
    None in a small group; a tie that reaches beyond a quarter lies in the middle."""

    place: int
    count: int
    is_shared: bool
    quarter: Quarter | None


@dataclass(frozen=True)
class Positions:
    """Of each key its place on the `scale`, better being more ({} without a scale), and its rank ({} where nothing is
    better). `middle`: from where to where the middle half reaches; `count`: how many are compared; `width`: what one
    unit of the scale is in the unit of the values; `median` of the values."""

    scale: Scale
    places: Mapping[str, float]
    middle: tuple[float, float] | None
    ranks: Mapping[str, Rank]
    count: int
    width: float
    median: float


def find_positions(
    values: Mapping[str, float],
    direction: Direction,
    direction_value: float | None,
    decimals: int,
    beside: Mapping[str, float] | None = None,
) -> Positions:
    """The positions of `values`, at least one; those `beside` have a place on the same scale and count for nothing.

    Ranks are those of the values as shown with `decimals`; towards a value, it is the distance to it that is placed.
    Without a direction more is on the right. Quartiles as percentile_cont of SQL. Raises ValueError for
    Direction.TOWARDS without its value.
    """
    scores = {key: _score(value, direction, direction_value) for key, value in values.items()}
    placed = scores | {key: _score(value, direction, direction_value) for key, value in (beside or {}).items()}
    ranks = {} if direction is Direction.NONE else _rank(scores, decimals)
    count, centre_value = len(scores), median(values.values())
    if count < SMALLEST:
        low, high = min(scores.values()), max(scores.values())
        if low == high:
            return Positions(Scale.NONE, {}, None, ranks, count, 0.0, centre_value)
        places = {key: (score - low) / (high - low) for key, score in placed.items()}
        return Positions(Scale.ENDS, places, None, ranks, count, high - low, centre_value)
    lower, centre, upper = quantiles(scores.values(), method="inclusive")
    width = upper - lower
    if width <= 0:
        return Positions(Scale.NONE, {}, None, ranks, count, 0.0, centre_value)
    places = {key: (score - centre) / width for key, score in placed.items()}
    middle = ((lower - centre) / width, (upper - centre) / width)
    return Positions(Scale.SPREAD, places, middle, ranks, count, width, centre_value)


def _score(value: float, direction: Direction, direction_value: float | None) -> float:
    """The value turned so that more is better."""
    if direction is Direction.TOWARDS:
        if direction_value is None:
            raise ValueError("Direction 'towards' needs the value it is directed to.")
        return -abs(value - direction_value)
    return -value if direction is Direction.DOWN else value


def _rank(scores: Mapping[str, float], decimals: int) -> dict[str, Rank]:
    seen = {key: write_seen(score, decimals) for key, score in scores.items()}
    alike, count = Counter(seen.values()), len(seen)
    first, place = {}, 1
    for score in sorted(alike, reverse=True):
        first[score], place = place, place + alike[score]
    return {
        key: Rank(first[score], count, alike[score] > 1, _quarter(first[score], alike[score], count))
        for key, score in seen.items()
    }


def _quarter(place: int, alike: int, count: int) -> Quarter | None:
    if count < SMALLEST:
        return None
    size = ceil(count / 4)
    if place + alike - 1 <= size:
        return Quarter.FIRST
    return Quarter.LAST if place >= count + 1 - size else Quarter.MIDDLE
