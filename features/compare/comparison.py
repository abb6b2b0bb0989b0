"""Many indicators for few districts, side by side."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.base import Segments
from charts.palette import choose_region_colours
from charts.sparkline import draw_sparkline
from content.catalogue import Indicator, Region
from content.links import make_row_head
from content.rows import Row, read_rows
from content.table import Cell, Table
from features.profile.profile import describe_difference, judge_indicator_change
from texts import MISSING, Language

Courses = Mapping[tuple[str, str], Segments]


def make_comparison_table(
    comparison: pd.DataFrame,
    courses: Courses,
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
    link: str,
    language: Language,
) -> Table:
    """One row per indicator with a value (columns as queries/comparison.sql): per region the value of the year of
    comparison with its distance to NRW, and all regions' courses in one small picture.

    Of several regions at least two must have a value; amounts are not compared.
    """
    cells = {(row["indicator_key"], row["region_key"]): row for row in read_rows(comparison)}
    enough = comparison[comparison["region_count"] >= min(2, len(regions))]
    years = dict(zip(enough["indicator_key"], enough["year"], strict=True))
    colours = choose_region_colours([region.key for region in regions])
    listed: list[tuple[Cell, ...]] = []
    for indicator in indicators:
        if indicator.key not in years or indicator.is_amount:
            continue
        values = [_value_cell(indicator, cells.get((indicator.key, region.key)), language) for region in regions]
        listed.append(
            (
                make_row_head(indicator, link, regions[0].key, language),
                Cell(str(years[indicator.key])),
                *values,
                _courses_cell(indicator, courses, regions, colours, language),
            )
        )
    return Table(
        language("compare.table_caption"),
        (
            language("overview.column.indicator"),
            language("common.year"),
            *(region.name for region in regions),
            language("overview.column.course"),
        ),
        listed,
        numeric=frozenset(range(1, len(regions) + 2)),
    )


def _value_cell(indicator: Indicator, row: Row | None, language: Language) -> Cell:
    if row is None:
        return Cell(MISSING, language("compare.no_value"))
    value = language.number(row["value"], indicator.decimals)
    if pd.isna(row["reference_value"]):
        return Cell(value)
    distance = describe_difference(indicator, row["reference_value"], row["value"], language)
    return Cell(
        value,
        language("compare.distance", distance=distance),
        judge_indicator_change(indicator, row["reference_value"], row["value"]),
    )


def _courses_cell(
    indicator: Indicator,
    courses: Courses,
    regions: Sequence[Region],
    colours: Mapping[str, str],
    language: Language,
) -> Cell:
    """The regions' values as small lines on one scale, each in its colour."""
    known = {
        region.key: courses[indicator.key, region.key] for region in regions if (indicator.key, region.key) in courses
    }
    span = [point for course in known.values() for run in course for point in run]
    years = sorted({year for year, _ in span})
    if len(years) < 2:
        return Cell(MISSING)
    drawing = draw_sparkline([(course, colours[key]) for key, course in known.items()], span)
    return Cell(image=drawing, alt=language("overview.course_alt", count=len(years), first=years[0], last=years[-1]))
