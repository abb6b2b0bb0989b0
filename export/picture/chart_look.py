"""How a line or bar of a deck's chart looks by what it is: the same in PowerPoint and in pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from content.slides import Role, SlideChart, Strand

TEXT, GRID = "#1B2329", "#D5DBE0"
SIZE = 14  # points
MOST_LABELS = 9  # of the categories, so that none has to be turned
FROM_LYING = 8  # categories of a bar chart from which the bars lie
_THOUSANDS = 1000  # from which the steps of the axis are whole numbers, with a sign between the thousands


@dataclass(frozen=True)
class PictureLook:
    """`dash` as in charts/, `width` in points; only what was observed has marks and solid bars, others are hatched.
    `is_named`: at its end or in a legend."""

    dash: str
    width: float
    is_marked: bool = False
    is_hatched: bool = False
    is_named: bool = True


LOOKS = {
    Role.FACT: PictureLook("solid", 3, is_marked=True),
    Role.REFERENCE: PictureLook("dash", 2),
    Role.TARGET: PictureLook("longdashdot", 2, is_hatched=True),
    Role.NEEDED: PictureLook("dash", 2, is_hatched=True),
    Role.TREND: PictureLook("dot", 2, is_hatched=True),
    Role.RANGE: PictureLook("dot", 1, is_hatched=True, is_named=False),
    Role.ASSUMED: PictureLook("dash", 2.5, is_hatched=True),
}
END_MARKS = ("diamond", "square", "triangle", "x")  # of assumed lines, in the order of charts/scenario.py


def find_label_step(categories: Sequence[str]) -> int:
    """Every how many categories one is named."""
    return -(-len(categories) // MOST_LABELS)


def find_scale(shown: SlideChart) -> tuple[float, float, float] | None:
    """Where the axis of lines begins and ends, and the step between two of its numbers: from a round number below all
    values, so that their differences show, or from zero where that is near. None without any value."""
    values = [value for strand in shown.strands for value in strand.values if value is not None]
    if not values:
        return None
    lowest, highest = min(values), max(values)
    spread = (highest - lowest) or abs(highest) or 1.0
    power = 10.0 ** floor(log10(spread / 4))
    step = next(round_one * power for round_one in (1, 2, 5, 10) if round_one * power >= spread / 4)
    low = 0.0 if 0 <= lowest <= spread / 2 else floor((lowest - spread / 20) / step) * step
    if lowest >= 0:
        low = max(low, 0.0)
    peak = ceil((highest + spread / 20) / step * 2) / 2 * step
    return round(low, 10), round(peak, 10), round(step, 10)


def is_large(shown: SlideChart) -> bool:
    """Whether the numbers of the axis need a sign between the thousands."""
    return any(abs(value or 0) >= _THOUSANDS for strand in shown.strands for value in strand.values)


def find_newest(values: Sequence[float | None]) -> int | None:
    """Place of the last value there is."""
    return max((place for place, value in enumerate(values) if value is not None), default=None)


def list_lone(values: Sequence[float | None]) -> list[int]:
    """Places of values with a gap on both sides: without a mark a line would not show them."""
    padded = [None, *values, None]
    return [
        place
        for place, (before, value, after) in enumerate(zip(padded, values, padded[2:], strict=False))
        if value is not None and before is None and after is None
    ]


def list_end_marks(strands: Sequence[Strand]) -> dict[str, tuple[str, int]]:
    """By the name of an assumed line its mark and the place of its last value, where it stands."""
    assumed = [strand for strand in strands if strand.role is Role.ASSUMED]
    return {
        strand.name: (mark, last)
        for strand, mark in zip(assumed, END_MARKS, strict=False)
        if (last := find_newest(strand.values)) is not None
    }
