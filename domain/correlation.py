"""How closely two indicators go together over districts, as a word.

Source: Spearman's rank correlation (C. Spearman, The Proof and Measurement of Association between Two Things, American
Journal of Psychology 15, 1904), equal values sharing the mean of their ranks. The words and their thresholds are ours.
"""

from enum import StrEnum

from domain.series import select_at_least

FEWEST = 10  # districts
MOST_TIED = 1 / 3  # of the districts with one and the same value
STRONG, CLEAR, WEAK = 0.7, 0.4, 0.2  # of the coefficient, whichever its sign


class Strength(StrEnum):
    """How closely two indicators go together, or why that is not said."""

    STRONG = "strong"
    CLEAR = "clear"
    WEAK = "weak"
    NONE = "none"
    TOO_FEW = "too_few"  # fewer than ten districts
    TOO_TIED = "too_tied"  # more than a third of the districts have the same value in one of the indicators


def strength(coefficient: float | None, districts: int, tied: int) -> Strength:
    """The word for a rank `coefficient` over so many `districts`, of which at most `tied` share a value in either
    indicator. The coefficient may be None only where no statement is made."""
    if districts < FEWEST:
        return Strength.TOO_FEW
    if coefficient is None or tied > districts * MOST_TIED:
        return Strength.TOO_TIED
    size = abs(coefficient)
    if select_at_least(size, STRONG):
        return Strength.STRONG
    if select_at_least(size, CLEAR):
        return Strength.CLEAR
    return Strength.WEAK if select_at_least(size, WEAK) else Strength.NONE
