"""Quantiles of Student's t distribution."""

from functools import cache
from math import atan, cos, pi, sin, sqrt


@cache
def compute_student_t(level: float, freedom: int) -> float:
    """The t that Student's distribution with `freedom` >= 1 degrees of freedom exceeds to neither side with `level`.

    Source: the finite series of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4, inverted
    by bisection. `level` between 0 and 0.999.
    """
    low, high = 0.0, 1000.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < level else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """Probability that Student's t lies between -t and t."""
    angle = atan(t / sqrt(freedom))
    odd = freedom % 2
    term = cos(angle) if odd else 1.0
    total = 0.0
    for power in range(1 + odd, freedom, 2):
        total += term
        term *= cos(angle) ** 2 * power / (power + 1)
    total *= sin(angle)
    return 2 / pi * (angle + total) if odd else total
