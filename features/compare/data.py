"""Questions of the comparison to the database."""

from collections.abc import Sequence

from content.catalogue import Indicator
from features.compare.year_values import YearValues
from ui.data import ask


def ask_year_values(indicator: Indicator, year: int, beside: Sequence[str]) -> YearValues:
    """The indicator in a year, with the values of the regions to be told beside the districts."""
    return YearValues(indicator, year, ask("values", indicator=indicator.key, regions=tuple(beside)))
