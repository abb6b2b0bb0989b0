"""Several districts held against the same target."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from charts.future import TargetMark
from content.catalogue import Indicator, Region
from content.table import Cell, Table
from domain.course import Point
from features.targets.assessment import Assessment, Background, assess_target, make_verdict_cell
from features.targets.chart import make_target_columns
from features.targets.published import PublishedTarget, describe_demand, describe_owner
from features.targets.verdict import make_gap_cell, make_needed_cell
from features.trends.trend import make_years_table
from texts import MISSING, Language

Held = Sequence[tuple[Region, Assessment]]


def assess_districts(
    indicator: Indicator,
    aim: PublishedTarget,
    points: Mapping[str, Sequence[Point]],
    regions: Sequence[Region],
    *,
    owner: Region,
    backgrounds: Mapping[str, Background],
) -> Held:
    """Each region with its verdicts, on its background (by key); the base value of a target is one of its `owner`
    alone."""
    return [
        (
            region,
            assess_target(
                indicator,
                replace(aim, is_own_region=aim.is_own_region and region.key == owner.key),
                points.get(region.key, ()),
                backgrounds[region.key],
            ),
        )
        for region in regions
    ]


def make_districts_table(held: Held, indicator: Indicator, language: Language) -> Table:
    """A row per region: newest value, gap, change needed and verdict."""
    columns = ("region", "value", "gap", "needed", "verdict")
    return Table(
        language("check.districts_caption", indicator=indicator.name),
        tuple(language(f"check.column.{name}", today=date.today().year) for name in columns),
        [_row(region, found, language) for region, found in held],
        numeric=frozenset({1, 2, 3}),
    )


def _row(region: Region, found: Assessment, language: Language) -> tuple[Cell, ...]:
    verdict = make_verdict_cell(found, language)
    if not found.points:
        return Cell(region.name, region=region.key), Cell(MISSING), Cell(MISSING), Cell(MISSING), verdict
    year, newest = found.newest
    return (
        Cell(region.name, region=region.key),
        Cell(language.number(newest, found.indicator.decimals), str(year)),
        make_gap_cell(found, language),
        make_needed_cell(found, language),
        verdict,
    )


def make_districts_numbers(
    indicator: Indicator,
    points: Mapping[str, Sequence[Point]],
    regions: Sequence[Region],
    shown: Sequence[TargetMark],
    language: Language,
) -> Table:
    """All that the chart draws, a row per year, newest first: each region, and the target in all years."""
    columns = {region.name: dict(points[region.key]) for region in regions if region.key in points}
    years = {year for values in columns.values() for year in values}
    every_year = [replace(goal, year=None) for goal in shown]
    return make_years_table(columns | make_target_columns(every_year, years), indicator, language)


def describe_districts(held: Held, aim: PublishedTarget, indicator: Indicator, language: Language) -> str:
    """Which regions meet the target with their newest value."""
    known = [(region, found) for region, found in held if found.points]
    met = [region.name for region, found in known if found.linear.gap == 0]
    told = describe_demand(aim, indicator, language, unit=True)
    if not met:
        return language("check.none_meets", target=told, indicator=indicator.name)
    counts = {"met": len(met), "count": len(known)}
    return language("check.some_meet", target=told, indicator=indicator.name, regions=language.listed(met), **counts)


def describe_districts_remark(aim: PublishedTarget, language: Language) -> str:
    """Whose target it is; that of a single district binds only that one."""
    told = language("check.same_target", whose=describe_owner(aim, language), who=aim.decided_by)
    if aim.level in ("district", "municipality"):
        told += " " + language("check.binds_only")
    return told
