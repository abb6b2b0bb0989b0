"""What must stand beside numbers wherever they are taken: who published them, under which licence, unit and year."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import isnan

import pandas as pd

from content.catalogue import Region
from content.rows import Row
from texts import MISSING, Language


@dataclass(frozen=True)
class Source:
    """A publication as it wants to be named; licence and `address` of its text are '' where nothing is licensed."""

    key: str
    attribution: str
    licence: str = ""
    address: str = ""

    @property
    def named(self) -> str:
        """With its licence."""
        return f"{self.attribution} ({self.licence})" if self.licence else self.attribution


@dataclass(frozen=True)
class Credit:
    """`unit` is '' where there are several, `years` a sentence on the data year, `note` what else must be said."""

    sources: tuple[Source, ...]
    unit: str = ""
    years: str = ""
    note: str = ""

    @property
    def keys(self) -> set[str]:
        """Of the sources."""
        return {source.key for source in self.sources}

    def told(self, language: Language) -> str:
        """In a line of plain text; sources that want to be named alike are named once."""
        named = dict.fromkeys(source.named for source in self.sources)
        unit = language("chart.unit", unit=self.unit.removesuffix(".")) if self.unit else ""
        return " ".join(filter(None, (language("chart.source", sources="; ".join(named)), unit, self.years, self.note)))


def read_sources(series: Iterable[Row], used: Collection[str], language: Language) -> tuple[Source, ...]:
    """The sources used, of queries/series.sql or sources.sql."""
    return tuple(
        Source(row["source_key"], row["attribution"], language.of(row, "licence"), row["licence_url"])
        for row in series
        if row["source_key"] in used
    )


def name_own_values(years: str, values: pd.DataFrame, regions: Mapping[str, Region], language: Language) -> str:
    """A sentence on the data year, and which of the values (queries/values.sql) the office has brought along itself."""
    own: dict[str, list[int]] = {}
    told = (values[name].tolist() for name in ("region_key", "year", "value", "source_key"))
    for region, year, value, source in zip(*told, strict=True):
        if source.startswith("own_") and not isnan(value):
            own.setdefault(region, []).append(year)
    if not own:
        return years
    named = [f"{regions[key].short_name} {', '.join(map(str, years_of))}" for key, years_of in own.items()]
    return f"{years} {language('chart.own_values', values='; '.join(named))}"


def list_sources(series: Iterable[Row], used: Collection[str], language: Language) -> list[tuple[str, str, str]]:
    """Publisher, licence and its address, once for each source used (queries/series.sql or sources.sql)."""
    named = dict.fromkeys(
        (source.attribution, source.licence, source.address) for source in read_sources(series, used, language)
    )
    return list(named)


def describe_sources(series: Iterable[Row], used: Collection[str], language: Language) -> str:
    """The sources used in one line of plain text, for files."""
    return Credit(read_sources(series, used, language)).told(language)


def read_series_notes(series: Iterable[Row], used: Collection[str], language: Language) -> list[str]:
    """What to mind about the sources used, each note once with the years it is about."""
    return [
        f"{describe_years(row['first_year'], row['last_year'])}: {language.of(row, 'note')}"
        for row in series
        if row["source_key"] in used and language.of(row, "note")
    ]


def describe_years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}{MISSING}{last}"
