"""An indicator in one year, with the values of what is told beside the districts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from charts.ranking import ReferenceLine
from content.catalogue import Indicator, Region, read_number


@dataclass(frozen=True)
class YearValues:
    """An `indicator` in a `year`, and the `values` of some regions in all years (queries/values.sql)."""

    indicator: Indicator
    year: int
    values: pd.DataFrame

    @property
    def title(self) -> str:
        """The indicator with its year."""
        return f"{self.indicator.name} {self.year}"

    def value_of(self, region: Region) -> float | None:
        """The region's value in the year."""
        return self._of_year.get(region.key)

    @cached_property
    def _of_year(self) -> dict[str, float | None]:
        """Values of the year by region key."""
        told = zip(*(self.values[name].tolist() for name in ("region_key", "year", "value")), strict=True)
        return {key: read_number(value) for key, year, value in told if year == self.year}

    def line_of(self, region: Region) -> ReferenceLine | None:
        """The region's value of the year as a line to draw."""
        value = self.value_of(region)
        return None if value is None else ReferenceLine(region.short_name, value)

    def sources(self, of_districts: Iterable[str]) -> set[str]:
        """Keys of the sources of everything shown, those of the districts given."""
        return {*of_districts, *self.values.loc[self.values["year"] == self.year, "source_key"]}
