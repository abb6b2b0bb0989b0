"""Cached access to the queries, and the catalogue of indicators and regions in the language of the visit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

import queries
from content import catalogue
from content.catalogue import Goal, Indicator, Region
from content.rows import rows
from domain.course import Point
from features.compare.comparison import courses_of
from features.compare.measured import Measured
from features.profile.profile import Profile
from features.scenario.case import case_of
from features.scenario.model import Case
from features.targets.aims import Aim, aims, beside, lines_of
from features.targets.assessment import Assessment, assess
from features.trends.trend import series_of
from texts import Language

P = ParamSpec("P")
T = TypeVar("T")

_keepers: list[Any] = []
_kept_of = ""


def kept(entries: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function gives for its arguments, of which the first is the version of the database; all visits share
    it and change nothing of it. With the next build all of it goes: 14 builds in a row took 270 MB."""

    def keep(make: Callable[P, T]) -> Callable[P, T]:
        keeper = st.cache_resource(max_entries=entries, show_spinner=False)(make)
        _keepers.append(keeper)
        return keeper

    return keep


def database() -> str:
    """Name of the database in use."""
    global _kept_of
    found = queries.version()
    if found != _kept_of:
        _kept_of = found
        for keeper in _keepers:
            keeper.clear()
    return found


def ask(name: str, **parameters: Any) -> pd.DataFrame:
    """Answer of a query file, cached for the current database version; lists are given as tuples. All visits share its
    cells, which pandas copies for the one that changes them."""
    return _ask(database(), name, tuple(sorted(parameters.items()))).copy(deep=False)


@kept(2000)
def _ask(version: str, name: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    return queries.run(name, **given)


def regions(language: Language) -> dict[str, Region]:
    """All regions by key."""
    return _regions(database(), language.code)


@kept(8)
def _regions(version: str, code: str) -> dict[str, Region]:
    return catalogue.regions(queries.run("regions"), Language(code))


def indicators(language: Language) -> dict[str, Indicator]:
    """All indicators by key."""
    return _indicators(database(), language.code)


@kept(8)
def _indicators(version: str, code: str) -> dict[str, Indicator]:
    return catalogue.indicators(queries.run("indicators"), Language(code))


def goals(language: Language) -> list[Goal]:
    """The 17 goals with their indicators."""
    return _goals(database(), language.code)


@kept(8)
def _goals(version: str, code: str) -> list[Goal]:
    return catalogue.goals(queries.run("sdgs"), Language(code))


def measured(indicator: Indicator, year: int, beside: Sequence[str]) -> Measured:
    """The indicator in a year, with the values of the regions to be told beside the districts."""
    return Measured(indicator, year, ask("values", indicator=indicator.key, regions=tuple(beside)))


def profile(region: Region, reference: Region, language: Language) -> Profile:
    """Everything the overview tells of a region."""
    return _profile(database(), region.key, reference.key, language.code)


@kept(120)
def _profile(version: str, region_key: str, reference_key: str, code: str) -> Profile:
    language = Language(code)
    region, reference = regions(language)[region_key], regions(language)[reference_key]
    newest = rows(ask("profile", region=region.key, reference=reference.key))
    courses = courses_of(ask("histories", regions=(region.key,)), break_years())
    explained = rows(ask("explanations", regions=(region.key,)))
    return Profile(
        region,
        reference,
        {row["indicator_key"]: row for row in newest},
        {key: course for (key, _), course in courses.items()},
        {row["indicator_key"]: language.of(row, "reason") for row in explained if pd.isna(row["year"])},
        catalogue.source_names(ask("sources"), language),
    )


def assessments(region: Region, language: Language) -> list[Assessment]:
    """The target that counts of every indicator that the region has values for, without pledges."""
    known, breaks = indicators(language), break_years()
    points, _, lines = _targets(database(), region.key, language.code)
    return [
        assess(known[key], choice[0], points[key], breaks.get(key, ()))
        for key, choice in lines.items()
        if key in points
    ]


def own_unmeasured(region: Region, language: Language) -> list[Aim]:
    """The targets that the region has set itself and no values measure, without pledges."""
    _, found, lines = _targets(database(), region.key, language.code)
    return [aim for aim in beside(found, lines) if aim.is_own_region]


@kept(120)
def _targets(
    version: str, region_key: str, code: str
) -> tuple[Mapping[str, list[Point]], list[Aim], Mapping[str, Sequence[Aim]]]:
    """Values by indicator key, all targets, and those that can be held against values by indicator key."""
    language = Language(code)
    points = series_of(ask("histories", regions=(region_key,)))
    found = aims(ask("targets_of_region", region=region_key), False, language)
    return points, found, lines_of(found, indicators(language), points)


def case(region: Region, indicator: Indicator, language: Language) -> Case | None:
    """All that "Was wäre, wenn" needs of a region and an indicator; None without a value."""
    return _case(database(), region.key, indicator.key, language.code)


@kept(300)
def _case(version: str, region_key: str, indicator_key: str, code: str) -> Case | None:
    frames = {
        "values": ask("values", indicator=indicator_key, regions=(region_key,)),
        "population": ask("values", indicator="population", regions=(region_key,)),
        "district_values": ask("district_values", indicator=indicator_key, state=catalogue.STATE),
        "target_lines": ask("target_lines", indicator=indicator_key, region=region_key),
        "scenario_basis": ask("scenario_basis", indicator=indicator_key),
        "sources": ask("sources"),
    }
    language = Language(code)
    known, breaks = regions(language), break_years().get(indicator_key, [])
    return case_of(indicators(language)[indicator_key], known[region_key], known, breaks, frames, language)


def sources_of(region: Region, indicator: Indicator) -> set[str]:
    """Keys of the sources of a region's values."""
    return set(ask("values", indicator=indicator.key, regions=(region.key,))["source_key"])


def source_titles(language: Language) -> dict[str, str]:
    """Titles of the sources by key."""
    return catalogue.source_titles(ask("sources"), language)


def break_years() -> dict[str, list[int]]:
    """First years of a new basis by indicator key."""
    return {key: list(years) for key, years in _break_years(database()).items()}


@kept(8)
def _break_years(version: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in rows(queries.run("series_breaks")):
        found.setdefault(row["indicator_key"], []).append(row["first_year"])
    return found


def break_reasons(indicator_key: str, language: Language, after: int = 0, until: int = 9999) -> list[str]:
    """Why the values of an indicator are not comparable over all years, or over those `after` one `until` another."""
    return [
        language.of(row, "reason")
        for row in rows(ask("series_breaks"))
        if row["indicator_key"] == indicator_key and after < row["first_year"] <= until
    ]
