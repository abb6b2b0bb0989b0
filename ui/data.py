"""Cached access to the queries, and the catalogue of indicators and regions in the language of the visit."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

import queries
from content import catalogue
from content.catalogue import Goal, Indicator, Region
from content.rows import rows
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
