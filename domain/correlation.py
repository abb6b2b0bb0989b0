"""How closely two indicators go together over districts, as a word.

Source: Spearman's rank correlation (C. Spearman, The Proof and Measurement of Association between Two Things, American
Journal of Psychology 15, 1904), equal values sharing the mean of their ranks; its 95 % interval by D. Bonett and
T. Wright (Sample size requirements for estimating Pearson, Kendall and Spearman correlations, Psychometrika 65, 2000).
The word follows the end of the interval that is nearer to 0, so that chance among few districts earns none.
"""

from enum import StrEnum
from math import atanh, sqrt, tanh

FEWEST = 10  # districts
MOST_TIED = 1 / 3  # of the districts with one and the same value
STRONG, CLEAR = 0.6, 0.3  # of the interval's nearer end, whichever its sign
NORMAL_95 = 1.96


class Strength(StrEnum):
    """How closely two indicators go together, or why that is not said."""

    STRONG = "strong"
    CLEAR = "clear"
    WEAK = "weak"
    CHANCE = "not_distinguishable_from_chance"
    TOO_FEW = "too_few"  # fewer than ten districts
    TOO_TIED = "too_tied"  # more than a third of the districts have the same value in one of the indicators


def find_interval(coefficient: float, districts: int) -> tuple[float, float]:
    """The 95 % interval of a rank `coefficient` (-1 to 1) over more than three `districts` (Bonett and Wright 2000)."""
    if abs(coefficient) >= 1:
        return coefficient, coefficient
    half = NORMAL_95 * sqrt((1 + coefficient**2 / 2) / (districts - 3))
    return tanh(atanh(coefficient) - half), tanh(atanh(coefficient) + half)


def strength(coefficient: float | None, districts: int, tied: int) -> Strength:
    """The word for a rank `coefficient` over so many `districts`, of which at most `tied` share a value in either
    indicator. The coefficient may be None only where no statement is made."""
    if districts < FEWEST:
        return Strength.TOO_FEW
    if coefficient is None or tied > districts * MOST_TIED:
        return Strength.TOO_TIED
    nearer = find_interval(abs(coefficient), districts)[0]
    if nearer >= STRONG:
        return Strength.STRONG
    if nearer >= CLEAR:
        return Strength.CLEAR
    return Strength.WEAK if nearer > 0 else Strength.CHANCE
