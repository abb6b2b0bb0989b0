"""Many indicators for few districts, side by side."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import pandas as pd

from charts.base import Look, Segments
from charts.palette import choose_region_colours
from charts.sparkline import draw_sparkline
from charts.strip import draw_strip
from content.catalogue import Indicator, Region
from content.links import make_row_head
from content.rows import Row, read_rows
from content.table import Cell, Table
from features.profile.profile import describe_difference, judge_indicator_change
from features.profile.topic import Topic, layout_strip
from features.profile.topic_words import describe_strip
from texts import MISSING, Language

_STRIP = "190"  # pixels
Courses = Mapping[tuple[str, str], Segments]


def make_comparison_table(
    comparison: pd.DataFrame,
    courses: Courses,
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
    topics: Sequence[Topic],
    *,
    look: Look,
    link: str,
    reference: Region,
) -> Table:
    """One row per indicator with a value (columns as queries/comparison.sql): per region the value of the year of
    comparison with its distance to the `reference`; rank and strip of the first region beside its group (`topics`), the
    others as rings; and all regions' courses in one small picture.

    Of several regions at least two must have a value; amounts are not compared.
    """
    cells = {(row["indicator_key"], row["region_key"]): row for row in read_rows(comparison)}
    enough = comparison[comparison["region_count"] >= min(2, len(regions))]
    years = dict(zip(enough["indicator_key"], enough["year"], strict=True))
    colours = choose_region_colours([region.key for region in regions])
    language, standings = look.language, {topic.indicator.key: topic for topic in topics}
    listed: list[tuple[Cell, ...]] = []
    for indicator in indicators:
        if indicator.key not in years or indicator.is_amount:
            continue
        found = [cells.get((indicator.key, region.key)) for region in regions]
        values = [_value_cell(indicator, row, reference, language) for row in found]
        listed.append(
            (
                make_row_head(indicator, link, regions[0].key, language),
                Cell(str(years[indicator.key])),
                *values,
                *_standing_cells(standings.get(indicator.key), colours, look),
                _courses_cell(indicator, courses, regions, colours, language),
            )
        )
    return Table(
        language("compare.table_caption", to=reference.running.dative),
        (
            language("overview.column.indicator"),
            language("common.year"),
            *(region.name for region in regions),
            language("compare.rank_of", region=regions[0].short_name),
            language("compare.beside"),
            language("overview.column.course"),
        ),
        listed,
        numeric=frozenset(range(1, len(regions) + 3)),
    )


def _value_cell(indicator: Indicator, row: Row | None, reference: Region, language: Language) -> Cell:
    if row is None:
        return Cell(MISSING, language("compare.no_value"))
    value = language.number(row["value"], indicator.decimals)
    if pd.isna(row["reference_value"]):
        return Cell(value)
    distance = describe_difference(indicator, row["reference_value"], row["value"], language)
    return Cell(
        value,
        language("compare.distance", distance=distance, to=reference.running.dative),
        judge_indicator_change(indicator, row["reference_value"], row["value"]),
    )


def _standing_cells(topic: Topic | None, colours: Mapping[str, str], look: Look) -> tuple[Cell, Cell]:
    """Rank and strip of a region."""
    if topic is None:
        return Cell(MISSING), Cell(MISSING)
    rank = Cell(MISSING)
    if topic.rank:
        count = look.language("compare.of", count=topic.rank.count, year=topic.year)
        rank = Cell(f"{topic.rank.place}.", count)
    strip = draw_strip(layout_strip(topic, colours), look.mode, _STRIP)
    return rank, Cell(image=strip, alt=describe_strip(topic, look.language))


class Order(StrEnum):
    """In which order indicators are listed."""

    SDG = "sdg"
    WORST = "worst"
    BEST = "best"


def sort_indicators(indicators: Sequence[Indicator], topics: Sequence[Topic], order: Order) -> list[Indicator]:
    """By goal as they come, or by the distance of the region from the median of its group, counted in widths of the
    middle half; those without one last."""
    if order is Order.SDG:
        return list(indicators)
    sign = 1 if order is Order.WORST else -1
    places = {topic.indicator.key: topic.positions.places.get(topic.region_key) for topic in topics if topic.rank}

    def key(indicator: Indicator) -> tuple[bool, float]:
        place = places.get(indicator.key)
        return place is None, sign * (place or 0.0)

    return sorted(indicators, key=key)


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
