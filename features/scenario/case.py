"""Rows of the queries into the case of "Was wäre, wenn", and what is assumed there at first."""

from collections.abc import Mapping, Sequence

import pandas as pd

from content.catalogue import Indicator, Region, read_number, read_source_names
from content.rows import read_rows
from content.series import read_points
from domain.change import Direction
from domain.prices import convert_prices
from features.scenario.assumptions import Case, NaturalUnit, list_models
from features.scenario.draft import HORIZON, Draft, Kind, Plan
from features.targets.assessment import Background
from features.targets.published import PublishedTarget
from texts import Language


def make_case(
    indicator: Indicator,
    region: Region,
    regions: Mapping[str, Region],
    breaks: Sequence[int],
    frames: Mapping[str, pd.DataFrame],
    language: Language,
    *,
    background: Background,
    targets: Sequence[PublishedTarget],
) -> Case | None:
    """The case of a region, None where it has no value. `frames`: answers of queries/values.sql (`values`, and
    `population` for the number of inhabitants), district_values.sql, district_breaks.sql, scenario_basis.sql and
    sources.sql."""
    points = read_points(frames["values"]).get(region.key)
    if not points:
        return None
    (basis,) = read_rows(frames["scenario_basis"])
    inhabitants = read_points(frames["population"]).get(region.key)
    sources = {name: _source_by_year(frames[name], frames["sources"], language) for name in ("values", "population")}
    districts, trend = read_points(frames["district_values"]), background.trends.get(indicator.key)
    if trend is not None and trend.prices_of is not None:
        year = max(points)[0]
        districts = {key: convert_prices(values, background.prices, year) for key, values in districts.items()}
    breaks_of = frames["district_breaks"].groupby("region_key")["first_year"]
    return Case(
        indicator,
        region,
        regions,
        points,
        breaks,
        districts,
        background,
        [] if indicator.direction is Direction.NONE else targets,
        read_number(basis["lower_bound"]),
        read_number(basis["upper_bound"]),
        max(inhabitants) if inhabitants else None,
        sources["population"].get(max(inhabitants)[0], "") if inhabitants else "",
        None if pd.isna(basis["per"]) else NaturalUnit(int(basis["per"]), language.of(basis, "natural")),
        sources["values"],
        {str(key): years.tolist() for key, years in breaks_of},
    )


def make_default_plan(case: Case, target: str | None = None) -> Plan:
    """What is assumed before anybody chooses: all stays as it is; the pace of the district of the same kind that
    improves fastest, if any does. The last year shown is that of the `target` (None: the one that counts)
    if that is still to come, else ten years on."""
    year = case.newest[0]
    if target is None:
        target = case.targets[0].key if case.targets else ""
    drafts = [Draft(Kind.CHANGE), *(Draft(Kind.PACE, district=key) for key in list_models(case)[:1])]
    due = next((aim.year for aim in case.targets if aim.key == target), None)
    if due is None or due <= case.now[0]:
        due = year + HORIZON if year + HORIZON > case.now[0] else case.now[0] + HORIZON
    return Plan(tuple(drafts), target, due)


def _source_by_year(values: pd.DataFrame, sources: pd.DataFrame, language: Language) -> dict[int, str]:
    names = read_source_names(sources, language)
    return {row["year"]: names[row["source_key"]] for row in read_rows(values) if not pd.isna(row["value"])}
