"""A region at a glance: its newest values with change and distance to the Land, and what moved most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.palette import SERIES
from charts.sparkline import sparkline
from domain.change import Judgement, change, judge, movement
from domain.course import Point, segments
from texts import MISSING, Language
from views.catalogue import Indicator
from views.table import Cell, Table

RECENT_YEARS = 5
MIN_DISTRICTS = 30  # a movement is measured in the spread of the districts: it takes enough of them


@dataclass(frozen=True)
class Mover:
    """An indicator that moved: its sentence, whether for the better, and its size in spreads of the districts."""

    indicator: Indicator
    sentence: str
    judgement: Judgement
    size: float


def profile_table(
    profile: pd.DataFrame,
    histories: Mapping[str, Sequence[Point]],
    indicators: Sequence[Indicator],
    caption: str,
    reference: str,
    sources: Mapping[str, str],
    link: str,
    language: Language,
) -> Table:
    """One row per indicator that the region has a value for (columns as queries/profile.sql).

    `histories` are all values by indicator key; `reference` is the name of the region compared with;
    `sources` title and licence by source key; `link` a web address with the field {indicator}.
    """
    rows = {row["indicator_key"]: row for row in profile.to_dict("records")}
    shown = [indicator for indicator in indicators if indicator.key in rows]
    columns = ("indicator", "value", "year", "change", "course", "distance", "source")
    return Table(
        caption,
        tuple(language(f"overview.column.{name}", reference=reference) for name in columns),
        [
            _row(indicator, rows[indicator.key], histories[indicator.key], sources, link, language)
            for indicator in shown
        ],
        numeric=frozenset({1, 2, 3, 5}),
    )


def _row(
    indicator: Indicator,
    row: Mapping[str, Any],
    history: Sequence[Point],
    sources: Mapping[str, str],
    link: str,
    language: Language,
) -> tuple[Cell, ...]:
    return (
        Cell(indicator.name, indicator.unit, link=link.format(indicator=indicator.key)),
        Cell(language.number(row["value"], indicator.decimals)),
        Cell(str(row["year"])),
        _change_cell(indicator, row, language),
        history_cell(history, language),
        distance_cell(
            indicator, row["common_value"], row["reference_value"], row["common_year"], row["year"], language
        ),
        Cell(note=sources[row["source_key"]]),
    )


def _change_cell(indicator: Indicator, row: Mapping[str, Any], language: Language) -> Cell:
    if pd.isna(row["base_year"]):
        return Cell(MISSING, language("overview.no_earlier_value"))
    if language.of(row, "break_reason"):
        return Cell(MISSING, language.of(row, "break_reason"))
    return Cell(
        language.quantity(
            change(row["base_value"], row["value"]).absolute,
            indicator.decimals,
            indicator.difference_unit if indicator.unit == "%" else "",
            signed=True,
        ).strip(),
        language("overview.since", year=row["base_year"]),
        judged(indicator, row["base_value"], row["value"]),
    )


def distance_cell(
    indicator: Indicator,
    value: float,
    reference_value: float,
    common_year: Any,
    newest_year: int | None,
    language: Language,
) -> Cell:
    """Distance of a value to a reference's in the same year; the year is named where it is not `newest_year`."""
    if indicator.is_amount:
        return Cell(MISSING, language("overview.amount"))
    if pd.isna(reference_value) or pd.isna(value):
        return Cell(MISSING, language("overview.no_reference_value"))
    distance = change(reference_value, value).absolute
    unit = indicator.difference_unit if indicator.unit == "%" else ""
    note = "" if common_year == newest_year else language("overview.in_year", year=common_year)
    return Cell(
        language.quantity(distance, indicator.decimals, unit, signed=True).strip(),
        note,
        judged(indicator, reference_value, value),
    )


def judged(indicator: Indicator, base: float, value: float) -> Judgement:
    """Whether `value` is better than `base` for this indicator."""
    return judge(base, value, indicator.direction, indicator.direction_value, indicator.decimals)


def history_cell(history: Sequence[Point], language: Language) -> Cell:
    """All values of a region as a small line; a single value has no course."""
    if len(history) < 2:
        return Cell(MISSING)
    drawing = sparkline([(segments(history), SERIES[0])], history)
    years = [year for year, _ in history]
    alt = language("overview.course_alt", count=len(history), first=min(years), last=max(years))
    return Cell(image=drawing, alt=alt)


def movers(profile: pd.DataFrame, indicators: Mapping[str, Indicator], language: Language) -> list[Mover]:
    """What changed for better or worse within the last five data years, largest first.

    The size is the change divided by the distance between the quartiles of the districts; indicators without
    direction, without enough districts, with a break in the series or without a recent value are left out.
    """
    found = []
    oldest = profile["year"].max() - RECENT_YEARS
    for row in profile.to_dict("records"):
        indicator = indicators[row["indicator_key"]]
        broken = pd.isna(row["base_year"]) or language.of(row, "break_reason")
        if broken or indicator.is_amount or row["district_count"] < MIN_DISTRICTS or row["year"] < oldest:
            continue
        judgement = judged(indicator, row["base_value"], row["value"])
        size = movement(row["base_value"], row["value"], row["lower_quartile"], row["upper_quartile"])
        if size is None or judgement not in (Judgement.BETTER, Judgement.WORSE):
            continue
        sentence = language(
            "overview.mover",
            first=language.number(row["base_value"], indicator.decimals),
            since=row["base_year"],
            value=language.quantity(row["value"], indicator.decimals, indicator.unit),
            year=row["year"],
        )
        found.append(Mover(indicator, sentence, judgement, size))
    return sorted(found, key=lambda mover: -mover.size)
