"""Values in few classes, as a map colours them. Classes are formed of the values as they are shown: what looks equal is
never coloured differently, and no limit contradicts the number that stands beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

MOST = 5


class Division(StrEnum):
    """How the limits are set: about equally many values in each class, or classes of equal width."""

    QUANTILES = "quantiles"
    INTERVALS = "intervals"


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
    """
    shown = sorted(write_seen(value, decimals) for value in values)
    if not shown:
        return []
    return _quantiles(shown) if division is Division.QUANTILES else _intervals(shown, decimals)


def find_class(value: float, decimals: int, formed: Sequence[ValueClass]) -> int:
    """Place of the class, 0 for the lowest, in which a value lies that was among those the classes were formed of."""
    shown = float(write_seen(value, decimals))
    return max(place for place, one in enumerate(formed) if one.lower <= shown)


def _quantiles(shown: Sequence[Decimal]) -> list[ValueClass]:
    count = len(shown)
    possible = [place for place in range(1, count) if shown[place] != shown[place - 1]]
    wished = [Fraction(count * part, MOST) for part in range(1, MOST)]
    cuts = {min(possible, key=lambda place: abs(place - wish)) for wish in wished} if possible else set()
    return [
        ValueClass(float(shown[start]), float(shown[end - 1]), end - start)
        for start, end in pairwise([0, *sorted(cuts), count])
    ]


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
