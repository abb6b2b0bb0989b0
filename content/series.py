"""Values over the years as lists of points, from what the database answers."""

from collections.abc import Mapping, Sequence
from math import isnan

import pandas as pd

from charts.base import Segments
from domain.course import Point, split_segments


def read_points(values: pd.DataFrame) -> dict[str, list[Point]]:
    """Observed (year, value) by region key, from queries/values.sql."""
    return _read_points_by("region_key", values)


def read_series(histories: pd.DataFrame) -> dict[str, list[Point]]:
    """Observed (year, value) by indicator key, from queries/histories.sql for one region."""
    return _read_points_by("indicator_key", histories)


def _read_points_by(column: str, values: pd.DataFrame) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = {}
    for key, year, value in zip(*(values[name].tolist() for name in (column, "year", "value")), strict=True):
        if not isnan(value):
            found.setdefault(key, []).append((year, value))
    return found


def read_courses(histories: pd.DataFrame, breaks: Mapping[str, Sequence[int]]) -> dict[tuple[str, str], Segments]:
    """Runs of (year, value) by (indicator key, region key), from queries/histories.sql; `breaks` are first years
    of a new basis by indicator key."""
    return {
        (key, region): split_segments(points, breaks.get(key, ()))
        for key, by_region in read_points_by_region(histories).items()
        for region, points in by_region.items()
    }


def read_points_by_region(histories: pd.DataFrame) -> dict[str, dict[str, list[Point]]]:
    """(year, value) by indicator key, then by region key, from queries/histories.sql."""
    found: dict[str, dict[str, list[Point]]] = {}
    for key, region, year, value in zip(*(histories[name].tolist() for name in histories.columns), strict=True):
        found.setdefault(key, {}).setdefault(region, []).append((year, value))
    return found
