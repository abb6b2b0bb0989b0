"""Money of different years in prices of one year, by the consumer price index."""

from collections.abc import Mapping, Sequence

from domain.course import Point

Prices = Mapping[int, float]  # consumer price index by year


def convert_prices(points: Sequence[Point], prices: Prices, year: int) -> list[Point]:
    """The `points` (year, money) in prices of `year`; years whose index is not known are left out."""
    return [(then, value * prices[year] / prices[then]) for then, value in points if then in prices and year in prices]
