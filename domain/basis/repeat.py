"""Repeats: a year for which a source printed the figures of the year before once more.

S4 the same counts behind changing numbers of inhabitants; S5 the same rates. Measured on 211 years of series: usual are
at most 32 of 100 districts with the same count and 25 with the same rate (docs/methods.md).
"""

from collections.abc import Mapping

from domain.basis.seam import ENOUGH

SAME_COUNT = 0.002  # relative
REPEATED, SUSPECT = 0.5, 0.3  # of the districts


def share_same_counts(
    before: Mapping[str, float], after: Mapping[str, float], inhabitants: Mapping[str, tuple[float, float]]
) -> float | None:
    """The share of districts whose rate times inhabitants is that of the year before within 0.2 %; `inhabitants` of
    both years. None for fewer than thirty districts. From a half on the year is a repeat."""
    pairs = [
        (before[district] * inhabitants[district][0], rate * inhabitants[district][1])
        for district, rate in after.items()
        if district in inhabitants and before.get(district, 0) > 0 and rate > 0
    ]
    if len(pairs) < ENOUGH:
        return None
    return sum(abs(later - earlier) <= SAME_COUNT * earlier for earlier, later in pairs) / len(pairs)


def share_same_rates(before: Mapping[str, float], after: Mapping[str, float]) -> float | None:
    """The share of districts with exactly the rate of the year before; None for fewer than thirty. Above three tenths
    the year is suspect."""
    common = [district for district in after if district in before]
    if len(common) < ENOUGH:
        return None
    return sum(after[district] == before[district] for district in common) / len(common)
