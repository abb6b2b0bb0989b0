"""Where districts stand among all: the finding as a sentence and the ranking as a table."""

from collections.abc import Mapping, Sequence

import pandas as pd

from texts import Language
from views.catalogue import Indicator, Region
from views.rows import rows
from views.table import Cell, Table


def ranking_finding(
    indicator: Indicator, ranking: pd.DataFrame, year: int, chosen: Sequence[Region], language: Language
) -> str:
    """One sentence: rank and value of the chosen districts, or the span of all where none of them has a value."""
    by_region = {row["region_key"]: row for row in rows(ranking)}
    first = rows(ranking)[0]
    median = language.quantity(first["median"], indicator.decimals, indicator.unit)
    places = [
        language(
            "compare.place",
            region=region.name,
            rank=by_region[region.key]["rank"],
            value=language.number(by_region[region.key]["value"], indicator.decimals),
        )
        for region in chosen
        if region.key in by_region
    ]
    if not places:
        return language("compare.finding_none", indicator=indicator.name, year=year, median=median)
    return language(
        "compare.finding",
        indicator=indicator.name,
        year=year,
        places=language.listed(places),
        count=first["district_count"],
        median=median,
    )


def spread_sentence(
    indicator: Indicator, ranking: pd.DataFrame, references: Mapping[str, float], year: int, language: Language
) -> str:
    """The spread that a rank needs beside it: the middle half of the districts and the references of that year."""
    first = rows(ranking)[0]
    told = language(
        "compare.spread",
        lower=language.number(first["lower_quartile"], indicator.decimals),
        upper=language.quantity(first["upper_quartile"], indicator.decimals, indicator.unit),
    )
    named = [f"{name} {language.number(value, indicator.decimals)}" for name, value in references.items()]
    missing = language("compare.no_reference", year=year)
    order = language(f"compare.order_{indicator.direction}")
    return f"{told} {language.listed(named) + '.' if named else missing} {order}"


def ranking_table(
    indicator: Indicator, ranking: pd.DataFrame, year: int, regions: Mapping[str, Region], language: Language
) -> Table:
    """A row per district, best first."""
    return Table(
        language("compare.ranking_caption", indicator=indicator.name, year=year, unit=indicator.unit),
        (language("compare.rank"), language("common.district"), indicator.unit),
        [
            (
                Cell(str(row["rank"])),
                Cell(regions[row["region_key"]].name),
                Cell(language.number(row["value"], indicator.decimals)),
            )
            for row in rows(ranking)
        ],
        numeric=frozenset({0, 2}),
    )
