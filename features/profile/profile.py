"""A region at a glance: its newest values with change and distance to the Land."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from charts.base import Segments
from charts.palette import choose_region_colours
from charts.sparkline import draw_sparkline
from content.catalogue import Indicator, Region
from content.links import make_row_head
from content.rows import Row
from content.table import Cell, Table
from domain.change import Judgement, compute_change, judge_change
from texts import MISSING, Language


@dataclass(frozen=True)
class Profile:
    """What is known of a region. `rows` as queries/profile.sql, `courses` all values as runs
    of (year, value), `reasons` why an indicator
    is missing, all by indicator key; `sources` title and licence by source key; `reference` the region compared with.
    """

    region: Region
    reference: Region
    rows: dict[str, Row]
    courses: dict[str, Segments]
    reasons: dict[str, str]
    sources: dict[str, str]


def make_profile_table(
    profile: Profile, indicators: Sequence[Indicator], caption: str, link: str, language: Language
) -> Table:
    """One row per indicator that the region has a value for; `link` is a web address with the field {indicator}."""
    columns = ("indicator", "value", "year", "change", "course", "distance", "source")
    return Table(
        caption,
        tuple(language(f"overview.column.{name}", reference=profile.reference.short_name) for name in columns),
        [_row(indicator, profile, link, language) for indicator in indicators if indicator.key in profile.rows],
        numeric=frozenset({1, 2, 3, 5}),
    )


def _row(indicator: Indicator, profile: Profile, link: str, language: Language) -> tuple[Cell, ...]:
    row = profile.rows[indicator.key]
    return (
        make_row_head(indicator, link, profile.region.key, language),
        Cell(language.number(row["value"], indicator.decimals)),
        Cell(str(row["year"])),
        make_change_cell(indicator, row, language),
        _course_cell(profile, indicator, language),
        _distance_cell(indicator, row, language),
        Cell(note=profile.sources[row["source_key"]]),
    )


def make_change_cell(indicator: Indicator, row: Row, language: Language) -> Cell:
    """Change since the base year with its judgement, or why there is none."""
    if pd.isna(row["base_year"]):
        return Cell(MISSING, language.of(row, "break_reason") or language("overview.no_earlier_value"))
    return Cell(
        _change(indicator, row["base_value"], row["value"], language),
        language("overview.since", year=row["base_year"]),
        judge_indicator_change(indicator, row["base_value"], row["value"]),
    )


def _change(indicator: Indicator, base: float, value: float, language: Language) -> str:
    """Absolute change; of anything but shares also the relative one, where the base is not 0."""
    relative = compute_change(base, value).relative
    told = describe_difference(indicator, base, value, language)
    if indicator.difference_unit != indicator.unit or relative is None:
        return told
    return f"{told} ({language.quantity(100 * relative, 1, '%', signed=True)})"


def _distance_cell(indicator: Indicator, row: Row, language: Language) -> Cell:
    """Distance to the reference in the newest year that both have, which is named where it is not the newest."""
    if indicator.is_amount:
        return Cell(MISSING, language("overview.amount"))
    if pd.isna(row["reference_value"]):
        return Cell(MISSING)
    return Cell(
        describe_difference(indicator, row["reference_value"], row["common_value"], language),
        "" if row["common_year"] == row["year"] else language("overview.in_year", year=row["common_year"]),
        judge_indicator_change(indicator, row["reference_value"], row["common_value"]),
    )


def describe_difference(
    indicator: Indicator, base: float, value: float, language: Language, decimals: int | None = None
) -> str:
    """`value` minus `base` with its sign; of shares in percentage points, else without the unit. `decimals`: None for
    those of the indicator."""
    absolute = compute_change(base, value).absolute
    shown = indicator.decimals if decimals is None else decimals
    if indicator.difference_unit == indicator.unit:
        return language.number(absolute, shown, signed=True)
    return language.quantity(absolute, shown, indicator.difference_unit, signed=True)


def judge_indicator_change(indicator: Indicator, base: float, value: float) -> Judgement:
    """Whether `value` is better than `base` for this indicator."""
    return judge_change(base, value, indicator.direction, indicator.direction_value, indicator.decimals)


def _course_cell(profile: Profile, indicator: Indicator, language: Language) -> Cell:
    """All values of a region as a small line in its colour; a single value has no course."""
    course = profile.courses[indicator.key]
    points = [point for run in course for point in run]
    if len(points) < 2:
        return Cell(MISSING)
    alt = language("overview.course_alt", count=len(points), first=points[0][0], last=points[-1][0])
    return Cell(
        image=draw_sparkline([(course, choose_region_colours([profile.region.key])[profile.region.key])], points),
        alt=alt,
    )
