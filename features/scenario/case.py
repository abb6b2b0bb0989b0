"""Rows of the queries into the case of "Was wäre, wenn", and what is assumed there at first."""

from collections.abc import Mapping, Sequence

import pandas as pd

from content.catalogue import Indicator, Region, read_number, read_source_names, read_whole
from content.rows import Row, read_rows
from content.series import read_points
from domain.change import Direction
from domain.target import Target, find_governing
from features.scenario.draft import HORIZON, Draft, Kind, Plan
from features.scenario.model import Case, NaturalUnit, ScenarioTarget, list_models
from texts import Language


def make_case(
    indicator: Indicator,
    region: Region,
    regions: Mapping[str, Region],
    breaks: Sequence[int],
    frames: Mapping[str, pd.DataFrame],
    language: Language,
) -> Case | None:
    """The case of a region, None where it has no value. `frames`: answers of queries/values.sql (`values`, and
    `population` for the number of inhabitants), district_values.sql, target_lines.sql, scenario_basis.sql and
    sources.sql."""
    points = read_points(frames["values"]).get(region.key)
    if not points:
        return None
    (basis,) = read_rows(frames["scenario_basis"])
    inhabitants = read_points(frames["population"]).get(region.key)
    sources = {name: _source_by_year(frames[name], frames["sources"], language) for name in ("values", "population")}
    return Case(
        indicator,
        region,
        regions,
        points,
        breaks,
        read_points(frames["district_values"]),
        []
        if indicator.direction is Direction.NONE
        else read_scenario_targets(frames["target_lines"], indicator, language),
        read_number(basis["lower_bound"]),
        read_number(basis["upper_bound"]),
        read_number(basis["rounding_step"]) or 0.0,
        max(inhabitants) if inhabitants else None,
        sources["population"].get(max(inhabitants)[0], "") if inhabitants else "",
        None if pd.isna(basis["per"]) else NaturalUnit(int(basis["per"]), language.of(basis, "natural")),
        sources["values"],
    )


def read_scenario_targets(frame: pd.DataFrame, indicator: Indicator, language: Language) -> list[ScenarioTarget]:
    """The targets of queries/target_lines.sql, in its order."""
    return [
        ScenarioTarget(
            row["target_key"],
            row["level"],
            language.of(row, "name"),
            language.of(row, "decided_by"),
            row["document"],
            language.of(row, "reason"),
            _target(row, indicator),
        )
        for row in read_rows(frame)
    ]


def make_default_plan(case: Case, target: str | None = None) -> Plan:
    """What is assumed before anybody chooses: all stays as it is; the pace of the district of the same kind that
    improves fastest, if any does. The last year shown is that of the `target` (None: of several the one that counts),
    else ten years on."""
    year = case.newest[0]
    if target is None:
        nearest = [line for line in case.targets if line.level == case.targets[0].level]  # its own before Germany's
        counts = find_governing([line.target for line in nearest], year) if nearest else None
        target = next((line.key for line in nearest if line.target is counts), "")
    drafts = [Draft(Kind.CHANGE), *(Draft(Kind.PACE, district=key) for key in list_models(case)[:1])]
    line = next((line for line in case.targets if line.key == target), None)
    due = line.target.year if line else None
    return Plan(tuple(drafts), target, due if due is not None and due > year else year + HORIZON)


def _source_by_year(values: pd.DataFrame, sources: pd.DataFrame, language: Language) -> dict[int, str]:
    names = read_source_names(sources, language)
    return {row["year"]: names[row["source_key"]] for row in read_rows(values) if not pd.isna(row["value"])}


def _target(row: Row, indicator: Indicator) -> Target:
    base_year, base_value = read_whole(row["base_year"]), read_number(row["base_value"])
    return Target(
        float(row["value"]),
        indicator.direction,
        read_whole(row["year"]),
        indicator.direction_value,
        base_year,
        base_value if base_year is not None else None,
    )
