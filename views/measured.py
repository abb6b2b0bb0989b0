"""An indicator in one year, with the values of what is told beside the districts."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from charts.ranking import Line
from views.catalogue import Indicator, Region, number


@dataclass(frozen=True)
class Measured:
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
        found = self.values[(self.values["region_key"] == region.key) & (self.values["year"] == self.year)]
        return None if found.empty else number(found["value"].iloc[0])

    def line_of(self, region: Region) -> Line | None:
        """The region's value of the year as a line to draw."""
        value = self.value_of(region)
        return None if value is None else Line(region.short_name, value)

    def sources(self, of_districts: Iterable[str]) -> set[str]:
        """Keys of the sources of everything shown, those of the districts given."""
        return {*of_districts, *self.values.loc[self.values["year"] == self.year, "source_key"]}
