"""Questions of the comparison to the database."""

from collections.abc import Sequence

from content.catalogue import Indicator
from features.compare.measured import Measured
from ui.data import ask


def measured(indicator: Indicator, year: int, beside: Sequence[str]) -> Measured:
    """The indicator in a year, with the values of the regions to be told beside the districts."""
    return Measured(indicator, year, ask("values", indicator=indicator.key, regions=tuple(beside)))
