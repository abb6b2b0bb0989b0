"""How an indicator has gone: the finding as a sentence, lines to draw, and the numbers as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from charts.trend import TrendLine
from content.catalogue import Indicator, Region
from content.rounding import find_decimals_apart
from content.rows import read_rows
from content.table import Cell, Table, number_cell, whole_cell
from domain.course import Point, Shape, describe_course, split_segments
from texts import Language

Kinds = Mapping[str, Mapping[int, str]]
Points = Mapping[str, Sequence[Point]]
_NONE: Mapping[str, Any] = {}


def describe_trend(
    indicator: Indicator, region: Region, points: Sequence[Point], breaks: Sequence[int], language: Language
) -> str:
    """One sentence on the course of the region's values since the last break in the series."""
    newest = max(year for year, _ in points)
    told = describe_course(points, indicator.decimals, max((year for year in breaks if year <= newest), default=None))
    decimals = indicator.decimals
    if told.shape is not Shape.LEVEL:  # what has risen must not look the same
        decimals = find_decimals_apart([told.first, told.value], decimals)
    alone_after_break = told.shape is Shape.SINGLE and len(points) > 1
    return language(
        "trends.finding.single_since_break" if alone_after_break else f"trends.finding.{told.shape}",
        region=region.name,
        indicator=indicator.name,
        since=told.since,
        first=language.number(told.first, decimals),
        year=told.year,
        value=language.quantity(told.value, decimals, indicator.unit),
    )


def read_kinds(values: pd.DataFrame) -> Kinds:
    """By region and year the kind of the values that are not simply observed, from queries/values.sql."""
    found: dict[str, dict[int, str]] = {}
    for row in read_rows(values):
        if row["status"] in ("provisional", "estimated"):
            found.setdefault(row["region_key"], {})[row["year"]] = row["status"]
    return found


def describe_kinds(kinds: Kinds, forecasts: Points, names: Mapping[str, str], language: Language) -> str:
    """Which values are no observed ones, as they stand in the chart with hollow points; '' if all are."""
    told: dict[str, list[str]] = {}
    for region, years in kinds.items():
        for year, kind in years.items():
            told.setdefault(kind, []).append(f"{names[region]} {year}")
    for region, points in forecasts.items():
        told.setdefault("forecast", []).extend(f"{names[region]} {year}" for year, _ in points)
    return " ".join(language(f"trends.kinds.{kind}", which=", ".join(which)) for kind, which in told.items())


def make_trend_lines(
    points: dict[str, list[Point]],
    regions: Sequence[Region],
    breaks: Sequence[int],
    kinds: Kinds = _NONE,
    forecasts: Points = _NONE,
) -> list[TrendLine]:
    """A line per region with values; joined only over consecutive years of one basis."""
    return [
        TrendLine(
            region.key,
            region.short_name,
            split_segments(points[region.key], breaks),
            region.is_reference,
            kinds.get(region.key, {}),
            forecasts.get(region.key, ()),
        )
        for region in regions
        if region.key in points
    ]


def make_trend_table(
    indicator: Indicator,
    points: dict[str, list[Point]],
    regions: Sequence[Region],
    language: Language,
    kinds: Kinds = _NONE,
    forecasts: Points = _NONE,
) -> Table:
    """A row per year, newest first, a column per region; '–' where there is no value; what is no observed value says
    so."""
    shown = [region for region in regions if region.key in points]
    columns = {region.name: dict([*points[region.key], *forecasts.get(region.key, ())]) for region in shown}
    notes = {
        region.name: {**kinds.get(region.key, {}), **{year: "forecast" for year, _ in forecasts.get(region.key, ())}}
        for region in shown
    }
    return make_years_table(columns, indicator, language, notes)


def make_years_table(
    columns: Mapping[str, Mapping[int, float]], indicator: Indicator, language: Language, kinds: Kinds = _NONE
) -> Table:
    """A row per year, newest first, and a column per name of values by year; those without any are left out. `kinds`,
    by name, are those of values that are not simply observed."""
    shown = {name: values for name, values in columns.items() if values}
    years = sorted({year for values in shown.values() for year in values}, reverse=True)

    def make_cell(name: str, year: int) -> Cell:
        cell = number_cell(shown[name].get(year), indicator.decimals, language)
        kind = kinds.get(name, {}).get(year)
        return replace(cell, note=language(f"trends.kind.{kind}")) if kind else cell

    return Table(
        language("trends.table_caption", indicator=indicator.name, unit=indicator.unit),
        (language("common.year"), *shown),
        [(whole_cell(year), *(make_cell(name, year) for name in shown)) for year in years],
        numeric=frozenset(range(1, len(shown) + 1)),
    )
