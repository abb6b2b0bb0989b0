"""Where districts stand among all: the finding as a sentence, what must stand beside it, and the ranking as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.ranking import Line
from texts import Language
from views.catalogue import Indicator, Region
from views.rows import rows
from views.table import Cell, Table


@dataclass(frozen=True)
class Ranked:
    """All districts of a Land on an indicator in a year (`ranking` as queries/ranking.sql), and the values of the
    `chosen` regions and of the `references` in all years (`values` as queries/values.sql)."""

    indicator: Indicator
    year: int
    ranking: pd.DataFrame
    values: pd.DataFrame
    chosen: Sequence[Region]
    references: Sequence[Region]

    def sources(self) -> set[str]:
        """Keys of the sources of everything shown."""
        return {*self.ranking["source_key"], *self.values.loc[self.values["year"] == self.year, "source_key"]}

    def value_of(self, region: Region) -> float | None:
        """The region's value in the year, ranked or not."""
        found = self.values[(self.values["region_key"] == region.key) & (self.values["year"] == self.year)]
        return None if found["value"].dropna().empty else float(found["value"].iloc[0])


def ranking_finding(ranked: Ranked, language: Language) -> str:
    """One sentence: rank and value of the chosen districts, or the median where none of them is ranked."""
    indicator = ranked.indicator
    by_region = {row["region_key"]: row for row in rows(ranked.ranking)}
    first = rows(ranked.ranking)[0]
    median = language.quantity(first["median"], indicator.decimals, indicator.unit)
    places = [
        language(
            "compare.place",
            region=region.name,
            rank=by_region[region.key]["rank"],
            value=language.number(by_region[region.key]["value"], indicator.decimals),
        )
        for region in ranked.chosen
        if region.key in by_region
    ]
    if not places:
        return language("compare.finding_none", indicator=indicator.name, year=ranked.year, median=median)
    return language(
        "compare.finding",
        indicator=indicator.name,
        year=ranked.year,
        places=language.listed(places),
        count=first["district_count"],
        median=median,
    )


def ranking_remarks(ranked: Ranked, language: Language) -> list[str]:
    """What a rank needs beside it: the middle half of the districts and which way is up; the references' values or
    where there are some; the chosen regions that are not ranked, with their values."""
    first = rows(ranked.ranking)[0]
    indicator = ranked.indicator
    spread = language(
        "compare.spread",
        lower=language.number(first["lower_quartile"], indicator.decimals),
        upper=language.quantity(first["upper_quartile"], indicator.decimals, indicator.unit),
    )
    remarks = [f"{spread} {language(f'compare.order_{indicator.direction}')}", _references(ranked, language)]
    in_ranking = set(ranked.ranking["region_key"])
    if unranked := [_with_value(ranked, region, language) for region in ranked.chosen if region.key not in in_ranking]:
        remarks.append(language("compare.unranked", regions=language.listed(unranked)))
    return remarks


def reference_lines(ranked: Ranked) -> list[Line]:
    """The references' values of the year as lines to draw."""
    values = {region.short_name: ranked.value_of(region) for region in ranked.references}
    return [Line(name, value) for name, value in values.items() if value is not None]


def ranking_table(ranked: Ranked, regions: Mapping[str, Region], language: Language) -> Table:
    """A row per district, best first."""
    indicator = ranked.indicator
    return Table(
        language("compare.ranking_caption", indicator=indicator.name, year=ranked.year, unit=indicator.unit),
        (language("compare.rank"), language("common.district"), indicator.unit),
        [
            (
                Cell(str(row["rank"])),
                Cell(regions[row["region_key"]].name),
                Cell(language.number(row["value"], indicator.decimals)),
            )
            for row in rows(ranked.ranking)
        ],
        numeric=frozenset({0, 2}),
    )


def _references(ranked: Ranked, language: Language) -> str:
    with_value = [region for region in ranked.references if ranked.value_of(region) is not None]
    if with_value:
        named = [_with_value(ranked, region, language) for region in with_value]
        return language("compare.references", references=language.listed(named))
    keys = [region.key for region in ranked.references]
    years = ranked.values.loc[ranked.values["region_key"].isin(keys), "year"]
    if years.empty:
        return language("compare.no_reference", year=ranked.year)
    return language("compare.reference_elsewhere", year=ranked.year, newest=years.max())


def _with_value(ranked: Ranked, region: Region, language: Language) -> str:
    value = ranked.value_of(region)
    if value is None:
        return region.name
    return f"{region.name} {language.quantity(value, ranked.indicator.decimals, ranked.indicator.unit)}"
