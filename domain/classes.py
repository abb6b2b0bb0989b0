"""Values in few classes, as a map colours them. Classes are formed of the values as they are shown: what looks equal is
never coloured differently, and no limit contradicts the number that stands beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, pairwise
from math import inf

MOST = 5


class Division(StrEnum):
    """How the limits are set: about equally many values in each class, classes of equal width, or limits where the
    values leave the widest gaps."""

    QUANTILES = "quantiles"
    INTERVALS = "intervals"
    BREAKS = "breaks"


@dataclass(frozen=True)
class ValueClass:
    """From `lower` to `upper`, in the unit of the values; with `is_open` the upper limit belongs to the next class."""

    lower: float
    upper: float
    count: int
    is_open: bool = False


def write_seen(value: float, decimals: int) -> Decimal:
    """The value as it is shown with so many decimals; halves are rounded up."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def make_classes(values: Iterable[float], decimals: int, division: Division) -> list[ValueClass]:
    """At most MOST classes of the values as seen with `decimals`, lowest first; none without values.

    Quantiles: the ordered values are cut where a fifth of them, two fifths and so on are reached, or as near to it as
    is possible without parting equal values; where ties leave nothing to cut there are fewer classes. Limits are values
    that occur. Intervals: the limits divide the range from the smallest to the largest value evenly, rounded to
    `decimals`; where rounding makes two of them equal there are fewer classes, and a class may be empty.

    Breaks: the natural breaks of Fisher (1958) and Jenks (1977), the cut of the ordered values with the smallest sum
    of squared distances from the means of the classes; limits are values that occur.
    """
    shown = sorted(write_seen(value, decimals) for value in values)
    if not shown:
        return []
    if division is Division.INTERVALS:
        return _intervals(shown, decimals)
    return _breaks(shown) if division is Division.BREAKS else _quantiles(shown)


@dataclass(frozen=True)
class ChangeClass:
    """Changes from `lower` to `upper`: `side` is -2 for a strong fall, -1 for a fall, 0 for none, 1 and 2 for rises."""

    side: int
    lower: float
    upper: float
    count: int


def change_classes(changes: Iterable[float], decimals: int) -> list[ChangeClass]:
    """Falls and rises as seen with `decimals`, each parted at the median size of all changes; those that are none
    apart. Classes without any are left out."""
    shown = [write_seen(change, decimals) for change in changes]
    sizes = sorted(abs(change) for change in shown if change)
    middle = sizes[(len(sizes) - 1) // 2] if sizes else Decimal(0)
    sides: dict[int, list[Decimal]] = {}
    for change in shown:
        side = 0 if not change else 1 if abs(change) <= middle else 2
        sides.setdefault(side if change > 0 else -side, []).append(change)
    return [ChangeClass(side, float(min(some)), float(max(some)), len(some)) for side, some in sorted(sides.items())]


def find_side(change: float, decimals: int, formed: Sequence[ChangeClass]) -> int:
    """The side of the class in which a change lies that was among those the classes were formed of."""
    shown = float(write_seen(change, decimals))
    return next(one.side for one in formed if one.lower <= shown <= one.upper)


def find_class(value: float, decimals: int, formed: Sequence[ValueClass]) -> int:
    """Place of the class, 0 for the lowest, in which a value lies that was among those the classes were formed of."""
    shown = float(write_seen(value, decimals))
    return max(place for place, one in enumerate(formed) if one.lower <= shown)


def _quantiles(shown: Sequence[Decimal]) -> list[ValueClass]:
    count = len(shown)
    possible = [place for place in range(1, count) if shown[place] != shown[place - 1]]
    wished = [Fraction(count * part, MOST) for part in range(1, MOST)]
    cuts = {min(possible, key=lambda place: abs(place - wish)) for wish in wished} if possible else set()
    return _cut_values(shown, sorted(cuts))


def _cut_values(shown: Sequence[Decimal], cuts: Sequence[int]) -> list[ValueClass]:
    """Classes of the ordered values that begin at these places."""
    return [
        ValueClass(float(shown[start]), float(shown[end - 1]), end - start)
        for start, end in pairwise([0, *cuts, len(shown)])
    ]


def _breaks(shown: Sequence[Decimal]) -> list[ValueClass]:
    """Dynamic programming over the different values: the best cut into so many classes extends a best cut into one
    fewer."""
    starts = [place for place in range(len(shown)) if place == 0 or shown[place] != shown[place - 1]]
    ends = [*starts[1:], len(shown)]
    sums, squares = ([0.0, *accumulate(float(value) ** power for value in shown)] for power in (1, 2))

    def spread(first: int, last: int) -> float:
        """Of the values from one different value to another: squared distances from their mean."""
        start, end = starts[first], ends[last]
        total = sums[end] - sums[start]
        return squares[end] - squares[start] - total * total / (end - start)

    count = len(starts)
    best = [spread(0, last) for last in range(count)]
    choices: list[list[int]] = []
    for classes_before in range(1, min(MOST, count)):
        found = [
            min((best[first - 1] + spread(first, last), first) for first in range(classes_before, last + 1))
            if last >= classes_before
            else (inf, 0)
            for last in range(count)
        ]
        best, choice = [cost for cost, _ in found], [first for _, first in found]
        choices.append(choice)
    cuts, last = [], count - 1
    for choice in reversed(choices):
        cuts.append(starts[choice[last]])
        last = choice[last] - 1
    return _cut_values(shown, cuts[::-1])


def _intervals(shown: Sequence[Decimal], decimals: int) -> list[ValueClass]:
    low, high = shown[0], shown[-1]
    step = Decimal(1).scaleb(-decimals)
    inner = {(low + (high - low) * part / MOST).quantize(step, ROUND_HALF_UP) for part in range(1, MOST)}
    lower = [low, *sorted(limit for limit in inner if low < limit)]
    formed = []
    for place, start in enumerate(lower):
        is_last = place == len(lower) - 1
        end = high if is_last else lower[place + 1]
        count = sum(start <= value and (is_last or value < end) for value in shown)
        formed.append(ValueClass(float(start), float(end), count, is_open=not is_last))
    return formed
