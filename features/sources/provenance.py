"""Where shown values come from: the source line under a chart, tables of sources, why something is missing."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from content.catalogue import Indicator, Region
from content.credit import describe_years
from content.markdown import escape_markdown
from content.rows import read_rows
from content.table import Cell, Table
from texts import MISSING, Language


def make_series_table(indicator: Indicator, series: pd.DataFrame, language: Language) -> Table:
    """A row per source of an indicator, in the order of precedence."""
    columns = ("order", "source", "licence", "years", "regions", "values", "formed")
    return Table(
        language("sources.series_caption", indicator=indicator.name),
        tuple(language(f"sources.column.{name}") for name in columns),
        [
            (
                Cell(str(row["precedence"])),
                Cell(language.of(row, "title"), row["citation"]),
                Cell(language.of(row, "licence"), row["attribution"], link=row["licence_url"]),
                Cell(describe_years(row["first_year"], row["last_year"])),
                Cell(str(row["region_count"])),
                Cell(language.number(row["value_count"], 0)),
                Cell(
                    language.of(row, "calculation") or language("sources.as_published"),
                    " ".join(filter(None, [language.of(row, "note"), _describe_place(row["read_from"], language)])),
                ),
            )
            for row in read_rows(series)
        ],
        numeric=frozenset({0, 3, 4, 5}),
    )


def _describe_place(read_from: str, language: Language) -> str:
    """Where the figures were read; of a public copy that it is one: who publishes them stands in the citation."""
    is_copy = read_from.startswith(_COPIES)
    return language("sources.read_from_copy") if is_copy else language("sources.read_from", read_from=read_from)


_COPIES = ("github ", "hhilbig/")  # how the register of series names them


def make_sources_table(sources: pd.DataFrame, this_year: int, language: Language) -> Table:
    """A row per publication, newest data first, with its age in years."""
    columns = ("source", "licence", "years", "age", "indicators", "regions", "values")
    return Table(
        language("sources.sources_caption"),
        tuple(language(f"sources.column.{name}") for name in columns),
        [
            (
                Cell(language.of(row, "title"), row["publisher"], link=row["url"]),
                Cell(language.of(row, "licence"), row["attribution"], link=row["licence_url"]),
                Cell(describe_years(row["first_year"], row["last_year"])),
                Cell(str(this_year - row["last_year"]), _describe_fetch(row, language)),
                Cell(str(row["indicator_count"])),
                Cell(str(row["region_count"])),
                Cell(language.number(row["value_count"], 0)),
            )
            for row in read_rows(sources)
        ],
        numeric=frozenset({2, 3, 4, 5, 6}),
    )


def list_failures(sources: pd.DataFrame, language: Language) -> list[str]:
    """A paragraph per source whose last fetch failed: since when its data stand, and why."""
    return [
        language(
            "sources.failed",
            source=language.of(row, "title"),
            tried=language.date(row["last_try"]),
            since=MISSING if pd.isna(row["last_success"]) else language.date(row["last_success"]),
            error=escape_markdown(language.of(row, "error")),
        )
        for row in read_rows(sources)
        if language.of(row, "error")
    ]


def make_disagreements_table(
    disagreements: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    regions: Mapping[str, Region],
    titles: Mapping[str, str],
    language: Language,
) -> Table:
    """A row per value where two sources of one definition differ by more than rounding."""
    columns = ("indicator", "region", "year", "shown", "other", "difference")
    listed: list[tuple[Cell, ...]] = []
    for row in read_rows(disagreements):
        indicator = indicators[row["indicator_key"]]
        share = 100 * (row["other_value"] - row["shown_value"]) / row["shown_value"] if row["shown_value"] else None
        listed.append(
            (
                Cell(indicator.name, indicator.unit),
                Cell(regions[row["region_key"]].name),
                Cell(str(row["year"])),
                Cell(language.number(row["shown_value"], indicator.decimals), titles[row["shown_source_key"]]),
                Cell(language.number(row["other_value"], indicator.decimals), titles[row["other_source_key"]]),
                Cell(MISSING if share is None else language.quantity(share, 1, "%", signed=True)),
            )
        )
    return Table(
        language("sources.disagreements_caption"),
        tuple(language(f"sources.column.{name}") for name in columns),
        listed,
        numeric=frozenset({2, 3, 4, 5}),
    )


def make_missing_table(
    explanations: pd.DataFrame, indicators: Mapping[str, Indicator], regions: Mapping[str, Region], language: Language
) -> Table:
    """A row per indicator or year of it that is missing for one reason: where, by name or by number."""
    columns = ("indicator", "region", "year", "reason")
    where: dict[tuple[str, str, str], list[str]] = {}
    for row in read_rows(explanations):
        when: str = language("sources.all_years") if pd.isna(row["year"]) else str(row["year"])
        where.setdefault((row["indicator_key"], when, language.of(row, "reason")), []).append(row["region_key"])
    return Table(
        language("sources.missing_caption"),
        tuple(language(f"sources.column.{name}") for name in columns),
        [
            (
                Cell(indicators[key].name),
                Cell(regions[keys[0]].name if len(keys) == 1 else language("sources.places", count=len(keys))),
                Cell(year),
                Cell(reason),
            )
            for (key, year, reason), keys in where.items()
        ],
    )


def make_printed_table(printed: pd.DataFrame, titles: Mapping[str, str], language: Language) -> Table:
    """What a report prints for an indicator: its table as printed, signs and units included."""
    columns = ("report", "first", "second", "third", "absolute", "relative")
    return Table(
        language("sources.printed_caption"),
        tuple(language(f"sources.column.{name}") for name in columns),
        [
            (
                Cell(titles[row["source_key"]], language("sources.printed_at", **row)),
                *(Cell(row[f"value_{number}"], str(row[f"year_{number}"])) for number in (1, 2, 3)),
                Cell(row["absolute_change"]),
                Cell(row["relative_change"]),
            )
            for row in read_rows(printed)
        ],
        numeric=frozenset({1, 2, 3, 4, 5}),
    )


def _describe_fetch(row: Any, language: Language) -> str:
    return "" if pd.isna(row["last_success"]) else language("sources.fetched", date=language.date(row["last_success"]))


def describe_facts(
    frame: pd.DataFrame, regions: Mapping[str, Region], titles: Mapping[str, str], language: Language
) -> list[str]:
    """Single figures that a report names beside its tables, one sentence each."""
    return [
        language(
            "sources.fact_in_report",
            report=titles[row["source_key"]],
            meaning=language.of(row, "meaning"),
            region=f" ({regions[row['region_key']].name})" if isinstance(row["region_key"], str) else "",
            year=row["year"],
            value=row["value"],
            unit=language.of(row, "unit"),
        )
        for row in read_rows(frame)
    ]
