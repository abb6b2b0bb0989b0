"""Figures that are rounded as far as they stay true: different numbers never look the same, and what is not zero never
looks like zero."""

from collections.abc import Callable, Sequence
from math import isclose

from domain.classes import write_seen

MOST_DECIMALS = 9  # what differs less than this does so by the noise of the arithmetic


def write_apart(values: Sequence[float], decimals: int, write: Callable[[float, int], str]) -> list[str]:
    """`values` as `write` puts them, with the given number of decimals or as many more as it takes."""
    more = find_decimals_apart(values, decimals)
    return [write(value, more) for value in values]


def find_decimals_apart(values: Sequence[float], decimals: int) -> int:
    """As many decimals, `decimals` at least, as it takes that no two different values look the same and none looks like
    zero that is not; `decimals` where none is enough."""
    different = [
        (one, other)
        for place, one in enumerate(values)
        for other in (*values[place + 1 :], 0.0)
        if not isclose(one, other, rel_tol=1e-9, abs_tol=10.0**-MOST_DECIMALS)
    ]
    for more in range(decimals, MOST_DECIMALS):
        if all(write_seen(one, more) != write_seen(other, more) for one, other in different):
            return more
    return decimals


def find_decimals_adding_up(pairs: Sequence[tuple[float, float]], decimals: int) -> int:
    """As many decimals, `decimals` at least, as it takes that both numbers of each pair and their difference add up as
    they are printed and none looks like the other; `decimals` where none is enough."""
    least = max((find_decimals_apart(pair, decimals) for pair in pairs), default=decimals)
    for more in range(least, MOST_DECIMALS):
        if all(write_seen(b, more) - write_seen(a, more) == write_seen(b - a, more) for a, b in pairs):
            return more
    return decimals
