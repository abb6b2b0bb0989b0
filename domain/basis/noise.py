"""Noise: how much a value varies from year to year for no lasting reason.

Measured on the series relative to the median of comparable districts, so that what moves all is not taken for noise.
Second differences leave out a steady trend; median / 0.6745 makes a standard deviation of them that single odd years
hardly move, sqrt 6 is what a second difference adds up. Drawn to districts of the same size (Efron and Morris 1975).
"""

from collections.abc import Sequence
from math import sqrt
from statistics import median

CLASS_WEIGHT = 10  # second differences that the noise of the size class counts for
NORMAL_MEDIAN = 0.6745  # of |x|, where x has the standard deviation 1
SMALLEST = 0.5  # of a published step


def take_differences(series: Sequence[float]) -> list[float]:
    """The second differences of consecutive values, in their unit."""
    return [
        later - 2 * middle + earlier for earlier, middle, later in zip(series, series[1:], series[2:], strict=False)
    ]


def measure_noise(relative: Sequence[float]) -> float | None:
    """Standard deviation of a series relative to the median of the others, in its unit; None for fewer than three
    values."""
    differences = take_differences(relative)
    return median(map(abs, differences)) / NORMAL_MEDIAN / sqrt(6) if differences else None


def draw_noise(own: float | None, differences: int, common: float | None, step: float = 0.0) -> float:
    """The `own` noise of so many second differences, drawn to that `common` in the size class, at least half a
    published `step`; all in one unit. What is None does not count; 0 if both are None and there is no step."""
    weight = CLASS_WEIGHT if common is not None else 0
    counted = differences if own is not None else 0
    if not weight + counted:
        return SMALLEST * step
    square = (counted * (own or 0.0) ** 2 + weight * (common or 0.0) ** 2) / (counted + weight)
    return max(sqrt(square), SMALLEST * step)
