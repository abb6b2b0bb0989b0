"""Indicators that no target can be held against: still with direction, recent development and distance to the Land."""

from collections.abc import Mapping, Sequence

import pandas as pd

from content.catalogue import Indicator
from content.links import make_row_head
from content.table import Cell, Table
from domain.change import Direction
from domain.methods.weather import find_weather_of_direction
from features.profile.profile import Profile, describe_difference, judge_indicator_change
from features.targets.assessment import make_weather_cell
from texts import MISSING, Language


def make_without_target_table(
    profile: Profile, shown: Sequence[Indicator], breaks: Mapping[str, Sequence[int]], language: Language
) -> Table:
    """A row per indicator of `shown` that the region has a value for."""
    columns = ("indicator", "value", "direction", "development", "distance")
    return Table(
        language("check.without_caption", region=profile.region.name),
        tuple(language(f"check.column.{name}", reference=profile.reference.short_name) for name in columns),
        [
            _without(profile, indicator, breaks.get(indicator.key, ()), language)
            for indicator in shown
            if indicator.key in profile.rows
        ],
        numeric=frozenset({1, 4}),
    )


def _without(profile: Profile, indicator: Indicator, breaks: Sequence[int], language: Language) -> tuple[Cell, ...]:
    row = profile.rows[indicator.key]
    points = [point for run in profile.courses[indicator.key] for point in run]
    found = find_weather_of_direction(points, indicator.direction, indicator.direction_value, breaks)
    development = Cell(MISSING) if indicator.direction is Direction.NONE else make_weather_cell(found, language)
    if indicator.is_amount or pd.isna(row["reference_value"]):
        distance = Cell(MISSING, language("overview.amount") if indicator.is_amount else "")
    else:
        distance = Cell(
            describe_difference(indicator, row["reference_value"], row["common_value"], language),
            "" if row["common_year"] == row["year"] else language("overview.in_year", year=row["common_year"]),
            judge_indicator_change(indicator, row["reference_value"], row["common_value"]),
        )
    wanted = language.number(indicator.direction_value, 0)
    return (
        make_row_head(indicator, "", profile.region.key, language),
        Cell(language.number(row["value"], indicator.decimals), str(row["year"])),
        Cell(language(f"sources.direction_{indicator.direction}", value=wanted)),
        development,
        distance,
    )
