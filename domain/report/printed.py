"""Printed numbers: what stands on paper, and which numbers it can stand for.

A printed number stands for every number that rounds to it. Intervals are closed, so that it does not matter whether
halves were rounded up or to even. Everything is exact (Fraction): no floating-point noise at the ends.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import gcd

_NUMBER = re.compile(r"(?P<sign>[+-]?)\s*(?P<digits>\d[\d.,]*\d|\d)\s*(?P<mark>[^\d.,+\-\s].*)?", re.DOTALL)
_GROUPED = {group: re.compile(rf"\d{{1,3}}(?:\{group}\d{{3}})+") for group in ".,"}
_LONGEST = 200  # signs of a number with what stands around it
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2013", "-"))
UNCHANGED = "\u00b1"  # the sign of a change of 0 that says so
_UNCHANGED = re.compile(r"^(?:\u00b1|\+[/ ]?-)\s?(?=0(?:[.,]0{1,12})?(?![\d.,]))")  # before a change of 0
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_BLANK_IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_PERCENT = re.compile(r"%|prozent|percent|per cent|v\.? ?h\.?", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:%|prozent|percent|percentage)[\s-]*(?:p|pp|pkte?\.?|punkten?|punkte|points?)|pp|p\.p\.", re.IGNORECASE
)


class PrintedMark(StrEnum):
    """The unit that stands behind a printed number."""

    NONE = "none"
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    OTHER = "other"


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def meets(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high

    def widened(self, by: Fraction) -> "Interval":
        return Interval(self.low - by, self.high + by)

    @property
    def width(self) -> Fraction:
        return self.high - self.low

    @property
    def holds_zero(self) -> bool:
        return self.low <= 0 <= self.high


@dataclass(frozen=True)
class Printed:
    """A number as printed: its value, the step of its last digit (0 for a count, which is exact), its sign as printed
    ('+', '-', UNCHANGED or '') and the unit behind it."""

    value: Fraction
    step: Fraction
    sign: str = ""
    mark: PrintedMark = PrintedMark.NONE

    @property
    def rounded(self) -> Interval:
        """What it can stand for if it was rounded."""
        return Interval(self.value - self.step / 2, self.value + self.step / 2)

    @property
    def cut_off(self) -> Interval:
        """What it can stand for if digits were cut off."""
        low = self.value - self.step if self.value <= 0 and self.sign != "+" else self.value
        high = self.value + self.step if self.value >= 0 and self.sign != "-" else self.value
        return Interval(low, high)


def read_printed(text: str, decimal: str = ",", exact: bool = False) -> Printed | None:
    """A printed number with the decimal mark ',' or '.', also '+/-0'; None for anything else. `exact`: without decimals
    it is a count and stands for itself alone."""
    if len(text) > _LONGEST:
        return None
    told = _BLANKS.sub(" ", text.strip()).translate(_MINUS)
    plain = _UNCHANGED.sub("", told)
    found = _NUMBER.fullmatch(_BLANK_IN_NUMBER.sub("", plain))
    if found is None:
        return None
    group = "." if decimal == "," else ","
    whole, comma, decimals = found["digits"].partition(decimal)
    if decimal in decimals or group in decimals or (comma and not decimals):
        return None
    if group in whole and not _GROUPED[group].fullmatch(whole):
        return None
    value = Fraction(int(whole.replace(group, "") + decimals), 10 ** len(decimals))
    step = Fraction(0) if exact and not decimals else Fraction(1, 10 ** len(decimals))
    sign = found["sign"] if plain == told else UNCHANGED
    return Printed(-value if sign == "-" else value, step, sign, read_mark(found["mark"] or ""))


def read_mark(text: str) -> PrintedMark:
    """Which unit a mark or the name of a unit means."""
    told = text.strip()
    if not told:
        return PrintedMark.NONE
    if _POINTS.fullmatch(told):
        return PrintedMark.POINTS
    return PrintedMark.PERCENT if _PERCENT.fullmatch(told) else PrintedMark.OTHER


def subtract_printed(later: Interval, earlier: Interval) -> Interval:
    """All that later − earlier can be."""
    return Interval(later.low - earlier.high, later.high - earlier.low)


def divide_printed(earlier: Interval, later: Interval, base: Callable[[Fraction, Fraction], Fraction]) -> Interval:
    """All that (later − earlier) ÷ |base| × 100 can be, `base` being one of the two (earlier, later).

    Exact where the base does not reach 0: the quotient then grows or falls with each of the two numbers alone.
    """
    corners = [100 * (b - a) / abs(base(a, b)) for a in (earlier.low, earlier.high) for b in (later.low, later.high)]
    return Interval(min(corners), max(corners))


def find_quotient(numerator: Interval, denominator: Interval) -> Interval:
    """All that numerator ÷ |denominator| × 100 can be, the two independent; the denominator must not reach 0."""
    corners = [
        100 * top / abs(bottom)
        for top in (numerator.low, numerator.high)
        for bottom in (denominator.low, denominator.high)
    ]
    return Interval(min(corners), max(corners))


def find_coarse_step(values: Sequence[Printed]) -> Fraction:
    """To what whole numbers may have been rounded together: to the largest of 10, 20, 50, 100, 200 ... that all are
    multiples of and that leaves each two digits; 0 where that is none. Of three numbers by chance, one in a thousand
    ends in 0 each."""
    amounts = [abs(value.value) for value in values if value.value]
    if not amounts or any(amount.denominator > 1 for amount in amounts) or any(value.step % 1 for value in values):
        return Fraction(0)
    common = gcd(*(amount.numerator for amount in amounts))
    steps = (digit * 10**power for power in range(1, len(str(common)) + 1) for digit in (1, 2, 5))
    fitting = [step for step in steps if common % step == 0 and 10 * step <= min(amounts)]
    return Fraction(max(fitting, default=0))


def do_agree(printed: Printed, value: float, step: float) -> bool:
    """Whether a printed number and a value published to a multiple of `step` can be roundings of the same number."""
    return printed.rounded.widened(Fraction(str(step)) / 2).meets(Interval(*[Fraction(str(value))] * 2))
