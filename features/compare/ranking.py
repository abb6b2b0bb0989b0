"""Where districts stand in a group: the finding as a sentence, what must stand beside it, the ranking as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.ranking import ReferenceLine
from content.catalogue import Region, read_number
from content.catalogue import read_whole as whole_of
from content.credit import name_own_values
from content.rows import read_rows
from content.table import Cell, Table, number_cell, whole_cell
from features.compare.peers import Group, name_group
from features.compare.year_values import YearValues
from texts import Language


@dataclass(frozen=True)
class Ranking:
    """The districts of a `group` on an indicator in a year (`ranking` as queries/ranking.sql); `measured` tells the
    values of the `chosen` regions, of the group or not, and of the `references`."""

    measured: YearValues
    group: Group
    ranking: pd.DataFrame
    chosen: Sequence[Region]
    references: Sequence[Region]

    @property
    def is_empty(self) -> bool:
        """Whether nobody in the group has a value."""
        return bool(self.ranking["rank"].isna().all())

    def sources(self) -> set[str]:
        """Keys of the sources of everything shown."""
        return self.measured.sources(self.ranking["source_key"])


def describe_ranking(ranked: Ranking, language: Language) -> str:
    """One sentence: rank and value of the chosen districts, or the median where none of them is ranked. Somebody in the
    group has a value."""
    indicator = ranked.measured.indicator
    by_region = {row["region_key"]: row for row in read_rows(ranked.ranking) if not pd.isna(row["rank"])}
    first = read_rows(ranked.ranking)[0]
    is_ranked = indicator.is_ranked
    places = [
        language(
            "compare.place",
            region=region.name,
            rank=by_region[region.key]["rank"],
            value=language.number(by_region[region.key]["value"], indicator.decimals),
        )
        for region in ranked.chosen
        if is_ranked and region.key in by_region
    ]
    return language(
        "compare.finding" if places else "compare.finding_none" if is_ranked else "compare.finding_few",
        indicator=indicator.name,
        year=ranked.measured.year,
        places=language.listed(places) if places else "",
        count=first["district_count"],
        group=name_group(ranked.group, language),
        median=language.quantity(first["median"], indicator.decimals, indicator.unit),
    )


def list_ranking_remarks(ranked: Ranking, regions: Mapping[str, Region], language: Language) -> list[str]:
    """What a rank needs beside it: the middle half of the districts and which way is up; the references' values or
    where there are some; the chosen regions that are not ranked, with their values; who of the group has no value."""
    measured = ranked.measured
    order = language(f"compare.order_{measured.indicator.direction}")
    remarks = [f"{_spread(ranked, language)} {order}", describe_references(ranked, language)]
    known = set(ranked.ranking["region_key"])
    outside = [region for region in ranked.chosen if region.key not in ranked.group.members]
    if shown := [_with_value(measured, region, language) for region in outside if region.key in known]:
        remarks.append(language("compare.unranked", regions=language.listed(shown)))
    asked = dict.fromkeys([*ranked.group.members, *(region.key for region in outside)])
    if missing := [regions[key].name for key in asked if key not in known]:
        remarks.append(language("compare.without_value", year=measured.year, regions=language.listed(missing)))
    return remarks


def describe_year(ranked: Ranking, language: Language) -> str:
    """Why an earlier year is shown than that of the newest value of a chosen region; '' where there is none newer."""
    year = ranked.measured.year
    newest = ranked.measured.values.dropna(subset=["value"]).groupby("region_key")["year"].max()
    newer = [f"{one.name} {newest[one.key]}" for one in ranked.chosen if newest.get(one.key, year) > year]
    return language("compare.newer_values", year=year, regions=language.listed(newer)) if newer else ""


def describe_data_year(ranked: Ranking, regions: Mapping[str, Region], language: Language) -> str:
    """The year of the values, and which of them are own ones."""
    year = ranked.measured.year
    return name_own_values(language("chart.year", year=year), ranked.ranking.assign(year=year), regions, language)


def list_reference_lines(ranked: Ranking) -> list[ReferenceLine]:
    """The references' values of the year as lines to draw."""
    return [line for region in ranked.references if (line := ranked.measured.line_of(region)) is not None]


def make_ranking_table(ranked: Ranking, regions: Mapping[str, Region], language: Language) -> Table:
    """A row per district, best first, one without a rank in its place; then what the chart shows to compare with."""
    indicator, first = ranked.measured.indicator, read_rows(ranked.ranking)[0]
    shown = {"indicator": indicator.name, "year": ranked.measured.year, "unit": indicator.unit}
    listed = [
        (
            whole_of(row["rank"]) if indicator.is_ranked else None,
            Cell(regions[row["region_key"]].name, region=row["region_key"]),
            row["value"],
        )
        for row in read_rows(ranked.ranking)
    ]
    beside = [(Cell(language(f"compare.row.{name}")), read_number(first[column])) for name, column in _SPREAD.items()]
    beside += [(Cell(one.name, region=one.key), ranked.measured.value_of(one)) for one in ranked.references]
    listed += [(None, name, value) for name, value in beside if value is not None]
    return Table(
        language("compare.ranking_caption", group=name_group(ranked.group, language), **shown),
        (language("compare.rank"), language("common.district"), indicator.unit),
        [(whole_cell(rank), name, number_cell(value, indicator.decimals, language)) for rank, name, value in listed],
        numeric=frozenset({0, 2}),
    )


_SPREAD = {"lower": "lower_quartile", "median": "median", "upper": "upper_quartile"}


def _spread(ranked: Ranking, language: Language) -> str:
    first, indicator = read_rows(ranked.ranking)[0], ranked.measured.indicator
    if pd.isna(first["lower_quartile"]):
        return language("compare.no_spread", count=first["district_count"])
    return language(
        "compare.spread",
        lower=language.number(first["lower_quartile"], indicator.decimals),
        upper=language.quantity(first["upper_quartile"], indicator.decimals, indicator.unit),
    )


def describe_references(ranked: Ranking, language: Language) -> str:
    """The references' values of the year, or the newest year in which there are some."""
    measured = ranked.measured
    with_value = [region for region in ranked.references if measured.value_of(region) is not None]
    if with_value:
        named = [_with_value(measured, region, language) for region in with_value]
        return language("compare.references", references=language.listed(named))
    keys = [region.key for region in ranked.references]
    years = measured.values.loc[measured.values["region_key"].isin(keys), "year"]
    references = language.listed([region.running.accusative for region in ranked.references])
    if years.empty:
        return language("compare.no_reference", year=measured.year, references=references)
    return language("compare.reference_elsewhere", year=measured.year, references=references, newest=years.max())


def _with_value(measured: YearValues, region: Region, language: Language) -> str:
    indicator = measured.indicator
    return f"{region.name} {language.quantity(measured.value_of(region), indicator.decimals, indicator.unit)}"
