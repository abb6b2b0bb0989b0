"""How an indicator has gone: the finding as a sentence, lines to draw, and the numbers as a table."""

from collections.abc import Sequence

import pandas as pd

from charts.trend import TrendLine
from domain.course import Point, Shape, course, segments
from texts import MISSING, Language
from views.catalogue import Indicator, Region
from views.table import Cell, Table


def points_of(values: pd.DataFrame) -> dict[str, list[Point]]:
    """Observed (year, value) by region key, from queries/values.sql."""
    observed = values.dropna(subset="value")
    return {
        str(key): list(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))
        for key, rows in observed.groupby("region_key")
    }


def series_of(histories: pd.DataFrame) -> dict[str, list[Point]]:
    """Observed (year, value) by indicator key, from queries/histories.sql for one region."""
    return {
        str(key): list(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))
        for key, rows in histories.groupby("indicator_key")
    }


def trend_finding(
    indicator: Indicator, region: Region, points: Sequence[Point], breaks: Sequence[int], language: Language
) -> str:
    """One sentence on the course of the region's values since the last break in the series."""
    newest = max(year for year, _ in points)
    told = course(points, indicator.decimals, max((year for year in breaks if year <= newest), default=None))
    alone_after_break = told.shape is Shape.SINGLE and len(points) > 1
    return language(
        "trends.finding.single_since_break" if alone_after_break else f"trends.finding.{told.shape}",
        region=region.name,
        indicator=indicator.name,
        since=told.since,
        first=language.number(told.first, indicator.decimals),
        year=told.year,
        value=language.quantity(told.value, indicator.decimals, indicator.unit),
    )


def trend_lines(points: dict[str, list[Point]], regions: Sequence[Region], breaks: Sequence[int]) -> list[TrendLine]:
    """A line per region with values; joined only over consecutive years of one basis."""
    return [
        TrendLine(region.key, region.short_name, segments(points[region.key], breaks), region.is_reference)
        for region in regions
        if region.key in points
    ]


def trend_table(
    indicator: Indicator, points: dict[str, list[Point]], regions: Sequence[Region], language: Language
) -> Table:
    """A row per year, newest first, a column per region; '–' where there is no value."""
    shown = [region for region in regions if region.key in points]
    by_region = {region.key: dict(points[region.key]) for region in shown}
    years = sorted({year for values in by_region.values() for year in values}, reverse=True)
    return Table(
        language("trends.table_caption", indicator=indicator.name, unit=indicator.unit),
        (language("common.year"), *(region.name for region in shown)),
        [
            (
                Cell(str(year)),
                *(Cell(_number(by_region[region.key].get(year), indicator, language)) for region in shown),
            )
            for year in years
        ],
        numeric=frozenset(range(1, len(shown) + 1)),
    )


def _number(value: float | None, indicator: Indicator, language: Language) -> str:
    return MISSING if value is None else language.number(value, indicator.decimals)
