"""Many indicators for few districts, side by side."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.palette import region_colours
from charts.sparkline import sparkline
from domain.course import Point, segments
from texts import MISSING, Language
from views.catalogue import Indicator, Region
from views.profile import distance_cell
from views.table import Cell, Table

History = Mapping[tuple[str, str], Sequence[Point]]


def histories_of(frame: pd.DataFrame) -> dict[tuple[str, str], list[Point]]:
    """(year, value) by (indicator key, region key), from queries/histories.sql."""
    found: dict[tuple[str, str], list[Point]] = {}
    for key, region, year, value in zip(*(frame[name].tolist() for name in frame.columns), strict=True):
        found.setdefault((key, region), []).append((year, value))
    return found


def comparison_table(
    comparison: pd.DataFrame,
    histories: History,
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
    reference: str,
    link: str,
    language: Language,
) -> Table:
    """One row per indicator with a value (columns as queries/comparison.sql): per region the value of the year of
    comparison with its distance to the reference, and all regions' courses in one small picture.

    Of several regions at least two must have a value; amounts are not compared.
    """
    cells = {(row["indicator_key"], row["region_key"]): row for row in comparison.to_dict("records")}
    enough = comparison[comparison["region_count"] >= min(2, len(regions))]
    years = dict(zip(enough["indicator_key"], enough["year"], strict=True))
    colours = region_colours([region.key for region in regions])
    rows = []
    for indicator in indicators:
        if indicator.key not in years or indicator.is_amount:
            continue
        values = [_value_cell(indicator, cells.get((indicator.key, region.key)), language) for region in regions]
        rows.append(
            (
                Cell(indicator.name, indicator.unit, link=link.format(indicator=indicator.key)),
                Cell(str(years[indicator.key])),
                *values,
                _courses(indicator, histories, regions, colours, language),
            )
        )
    return Table(
        language("compare.table_caption", reference=reference),
        (
            language("overview.column.indicator"),
            language("common.year"),
            *(region.name for region in regions),
            language("overview.column.course"),
        ),
        rows,
        numeric=frozenset(range(1, len(regions) + 2)),
    )


def _value_cell(indicator: Indicator, row: Mapping[str, object] | None, language: Language) -> Cell:
    if row is None:
        return Cell(MISSING, language("compare.no_value"))
    value, reference_value, year = row["value"], row["reference_value"], row["year"]
    assert isinstance(value, float) and isinstance(reference_value, float) and isinstance(year, int)
    distance = distance_cell(indicator, value, reference_value, year, year, language)
    note = "" if distance.judgement is None else language("compare.distance", distance=distance.text)
    return Cell(language.number(value, indicator.decimals), note, distance.judgement)


def _courses(
    indicator: Indicator,
    histories: History,
    regions: Sequence[Region],
    colours: Mapping[str, str],
    language: Language,
) -> Cell:
    """The regions' values as small lines on one scale, each in its colour."""
    known = {
        region.key: histories[indicator.key, region.key]
        for region in regions
        if (indicator.key, region.key) in histories
    }
    span = [point for history in known.values() for point in history]
    years = sorted({year for year, _ in span})
    if len(years) < 2:
        return Cell(MISSING)
    drawing = sparkline([(segments(history), colours[key]) for key, history in known.items()], span)
    return Cell(image=drawing, alt=language("overview.course_alt", count=len(years), first=years[0], last=years[-1]))
