"""Cached access to the queries, and the catalogue of indicators and regions in the language of the visit."""

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

import queries
from content import catalogue
from content.catalogue import Indicator, Region, Sdg, name_with_land
from content.rows import Row, read_rows
from texts import Language
from texts.alphabet import make_sort_key

P = ParamSpec("P")
T = TypeVar("T")

_keepers: list[Any] = []
_kept_of = ""
_run = threading.local()  # of a page: Streamlit gives each that begins anew a thread


def keep_answers(entries: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function gives for its arguments, of which the first is the version of the database; all visits share
    it and change nothing of it. With the next build all of it goes: 14 builds in a row took 270 MB."""

    def keep(make: Callable[P, T]) -> Callable[P, T]:
        keeper = st.cache_resource(max_entries=entries, show_spinner=False)(make)
        _keepers.append(keeper)
        return keeper

    return keep


@contextmanager
def settle_database() -> Iterator[None]:
    """Whatever a run of a page asks within goes to the database that is in use at its beginning: to look for it at
    every question took a fifth of a run."""
    _run.version = find_database()
    try:
        yield
    finally:
        _run.version = ""


def look_again() -> None:
    """Settle on the database that is in use by now: this run has built it."""
    if getattr(_run, "version", ""):
        _run.version = ""
        _run.version = find_database()


def find_database() -> str:
    """Name of the database in use, or of the one that this run has settled on."""
    global _kept_of
    if settled := getattr(_run, "version", ""):
        return str(settled)
    found = queries.find_version()
    if found != _kept_of:
        _kept_of = found
        for keeper in _keepers:
            keeper.clear()
    return found


def ask(name: str, **parameters: Any) -> pd.DataFrame:
    """Answer of a query file, cached for the current database version; lists are given as tuples. All visits share its
    cells, which pandas copies for the one that changes them."""
    return _ask(find_database(), name, tuple(sorted(parameters.items()))).copy(deep=False)


@keep_answers(2000)
def _ask(version: str, name: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    return queries.run_query(name, **given)


def ask_regions(language: Language) -> dict[str, Region]:
    """All regions by key."""
    return _ask_regions(find_database(), language.code)


@keep_answers(8)
def _ask_regions(version: str, code: str) -> dict[str, Region]:
    return catalogue.read_regions(queries.run_query("regions"), Language(code))


def ask_districts(language: Language) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Names of the regions that can be looked at, all but those that are only compared with, by the alphabet and each
    with its Land; by keys that reforms have replaced: the district that stands for each now, and what has happened."""
    return _ask_districts(find_database(), language.code)


@keep_answers(8)
def _ask_districts(version: str, code: str) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    language = Language(code)
    regions = ask_regions(language)
    ordered = sorted(
        (region for region in regions.values() if not region.is_reference),
        key=lambda region: make_sort_key(re.sub(language("common.before_place"), "", region.short_name)),
    )
    names = {region.key: name_with_land(region, regions) for region in ordered}
    changes = read_rows(ask("region_changes"))
    return names, {row["former_key"]: (row["region_key"], language.of(row, "remark")) for row in changes}


def ask_indicators(language: Language) -> dict[str, Indicator]:
    """All indicators by key."""
    return _ask_indicators(find_database(), language.code)


@keep_answers(8)
def _ask_indicators(version: str, code: str) -> dict[str, Indicator]:
    return catalogue.read_indicators(queries.run_query("indicators"), Language(code))


def ask_sdgs(language: Language) -> list[Sdg]:
    """The 17 goals with their indicators."""
    return _ask_sdgs(find_database(), language.code)


@keep_answers(8)
def _ask_sdgs(version: str, code: str) -> list[Sdg]:
    return catalogue.read_sdgs(queries.run_query("sdgs"), Language(code))


def ask_sources_of(region: Region, indicator: Indicator) -> set[str]:
    """Keys of the sources of a region's values."""
    return set(ask("values", indicator=indicator.key, regions=(region.key,))["source_key"])


def ask_source_titles(language: Language) -> dict[str, str]:
    """Titles of the sources by key."""
    return catalogue.read_source_titles(ask("sources"), language)


def ask_reference(region: Region, language: Language) -> Region:
    """What a region is held against: its Land, or Germany."""
    return catalogue.find_reference(region, ask_regions(language))


def ask_references(chosen: Sequence[Region], language: Language) -> list[Region]:
    """What several regions are held against together: the Land that all lie in, if it is one, and Germany."""
    return catalogue.find_references(chosen, ask_regions(language))


def list_breaks(regions: Sequence[Region] = ()) -> list[Row]:
    """The breaks that hold everywhere or for one of `regions` (rows of queries/series_breaks.sql)."""
    return _list_breaks([region.key for region in regions])


def _list_breaks(keys: Sequence[str]) -> list[Row]:
    return [
        row
        for row in read_rows(ask("series_breaks"))
        if row["region_key"] in keys
        or (
            not row["alone"]
            and (row["region_key"] == catalogue.COUNTRY or any(key.startswith(row["region_key"]) for key in keys))
        )
    ]


def ask_break_years(*regions: Region) -> dict[str, list[int]]:
    """First years of a new basis by indicator key: those that hold everywhere or for one of `regions`."""
    found = _ask_break_years(find_database(), tuple(region.key for region in regions))
    return {key: list(years) for key, years in found.items()}


@keep_answers(200)
def _ask_break_years(version: str, keys: tuple[str, ...]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for row in _list_breaks(keys):
        found.setdefault(row["indicator_key"], set()).add(row["first_year"])
    return {key: sorted(years) for key, years in found.items()}


def ask_break_reasons(
    indicator_key: str, language: Language, *regions: Region, after: int = 0, until: int = 9999
) -> list[str]:
    """Why the values of an indicator are not comparable over all years, or over those `after` one `until` another."""
    told = [
        language.of(row, "reason")
        for row in list_breaks(regions)
        if row["indicator_key"] == indicator_key and after < row["first_year"] <= until
    ]
    return list(dict.fromkeys(told))
