"""How an indicator has gone: the finding as a sentence, lines to draw, and the numbers as a table."""

from collections.abc import Mapping, Sequence

from charts.trend import TrendLine
from content.catalogue import Indicator, Region
from content.rounding import find_decimals_apart
from content.table import Table, number_cell, whole_cell
from domain.course import Point, Shape, describe_course, split_segments
from texts import Language


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


def make_trend_lines(
    points: dict[str, list[Point]], regions: Sequence[Region], breaks: Sequence[int]
) -> list[TrendLine]:
    """A line per region with values; joined only over consecutive years of one basis."""
    return [
        TrendLine(region.key, region.short_name, split_segments(points[region.key], breaks), region.is_reference)
        for region in regions
        if region.key in points
    ]


def make_trend_table(
    indicator: Indicator, points: dict[str, list[Point]], regions: Sequence[Region], language: Language
) -> Table:
    """A row per year, newest first, a column per region; '–' where there is no value."""
    columns = {region.name: dict(points[region.key]) for region in regions if region.key in points}
    return make_years_table(columns, indicator, language)


def make_years_table(columns: Mapping[str, Mapping[int, float]], indicator: Indicator, language: Language) -> Table:
    """A row per year, newest first, and a column per name of values by year; those without any are left out."""
    shown = {name: values for name, values in columns.items() if values}
    years = sorted({year for values in shown.values() for year in values}, reverse=True)
    return Table(
        language("trends.table_caption", indicator=indicator.name, unit=indicator.unit),
        (language("common.year"), *shown),
        [
            (
                whole_cell(year),
                *(number_cell(values.get(year), indicator.decimals, language) for values in shown.values()),
            )
            for year in years
        ],
        numeric=frozenset(range(1, len(shown) + 1)),
    )
