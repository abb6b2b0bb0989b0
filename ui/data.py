"""Cached access to the queries, and the catalogue of indicators and regions in the language of the visit."""

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

import queries
from content import catalogue
from content.catalogue import Indicator, Region, Sdg, name_with_land
from content.rows import Row, read_rows
from texts import Language
from texts.alphabet import make_sort_key

P = ParamSpec("P")
T = TypeVar("T")

_keepers: list[Any] = []
_answers_version = ""
_run = threading.local()  # of a page: Streamlit gives each that begins anew a thread


MOST_BYTES = 150 * 2**20  # bytes of answers as frames, and as many as rows
_A_ROW, _A_CELL = 300, 40  # bytes


def keep_answers(
    entries: int, weigh: Callable[[Any], float] | None = None
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function gives for its arguments, lists among them, and the database in use. All visits share it and
    change nothing of it; who asks while it is being made waits for it. Not Streamlit's own cache, which looks at the
    signature anew and reads every key of a group at each call: a seventh of a run. With the next build all of it goes:
    14 builds in a row took 270 MB. `weigh`: of how much one answer is of `entries` where some are a thousand times as
    large as others: whoever asks for ever other districts together would take gigabytes of the memory of all."""

    def keep(make: Callable[P, T]) -> Callable[P, T]:
        keeper = cached(LRUCache(entries, weigh), _make_key, condition=threading.Condition())(make)
        _keepers.append(keeper)
        return keeper

    return keep


def _make_key(*given: Any, **named: Any) -> Any:
    return hashkey(find_database(), *map(_freeze, given), **{name: _freeze(one) for name, one in named.items()})


def _freeze(given: Any) -> Any:
    return tuple(given) if isinstance(given, list) else given


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
    global _answers_version
    if settled := getattr(_run, "version", ""):
        return str(settled)
    found = queries.find_version()
    if found != _answers_version:
        _answers_version = found
        forget_answers()
    return found


def forget_answers() -> None:
    """Ask the database for all of it anew."""
    for keeper in _keepers:
        keeper.cache_clear()


def ask(name: str, **parameters: Any) -> pd.DataFrame:
    """Answer of a query file, kept. All visits share its cells, which pandas copies for the one that changes them."""
    return _ask(name, **parameters).copy(deep=False)


def _weigh_rows(rows: Sequence[Row]) -> float:
    return _A_ROW + len(rows) * (_A_ROW + _A_CELL * len(rows[0])) if rows else _A_ROW


def _weigh_frame(frame: pd.DataFrame) -> float:
    return _A_ROW + float(frame.memory_usage(deep=True).sum())


@keep_answers(MOST_BYTES, _weigh_rows)
def ask_rows(name: str, **parameters: Any) -> Sequence[Row]:
    """The same, row by row."""
    return read_rows(_ask(name, **parameters))


@keep_answers(MOST_BYTES, _weigh_frame)
def _ask(name: str, **parameters: Any) -> pd.DataFrame:
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters.items()}
    return queries.run_query(name, **given)


@keep_answers(8)
def ask_regions(language: Language) -> dict[str, Region]:
    """All regions by key."""
    return catalogue.read_regions(queries.run_query("regions"), language)


@keep_answers(8)
def ask_districts(language: Language) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Names of the regions that can be looked at, all but those that are only compared with, by the alphabet and each
    with its Land; by keys that reforms have replaced: the district that stands for each now, and what has happened."""
    regions = ask_regions(language)
    ordered = sorted(
        (region for region in regions.values() if not region.is_reference),
        key=lambda region: make_sort_key(re.sub(language("common.before_place"), "", region.short_name)),
    )
    names = {region.key: name_with_land(region, regions) for region in ordered}
    changes = ask_rows("region_changes")
    return names, {row["former_key"]: (row["region_key"], language.of(row, "remark")) for row in changes}


@keep_answers(8)
def ask_indicators(language: Language) -> dict[str, Indicator]:
    """All indicators by key."""
    return catalogue.read_indicators(queries.run_query("indicators"), language)


@keep_answers(8)
def ask_sdgs(language: Language) -> list[Sdg]:
    """The 17 goals with their indicators."""
    return catalogue.read_sdgs(queries.run_query("sdgs"), language)


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


@keep_answers(200)
def list_breaks(regions: Sequence[Region] = ()) -> Sequence[Row]:
    """The breaks that hold everywhere or for one of `regions` (rows of queries/series_breaks.sql)."""
    keys = [region.key for region in regions]
    return [
        row
        for row in ask_rows("series_breaks")
        if row["region_key"] in keys
        or (
            not row["alone"]
            and (row["region_key"] == catalogue.COUNTRY or any(key.startswith(row["region_key"]) for key in keys))
        )
    ]


def ask_break_years(*regions: Region) -> dict[str, list[int]]:
    """First years of a new basis by indicator key: those that hold everywhere or for one of `regions`."""
    return {key: list(years) for key, years in _ask_break_years(*regions).items()}


@keep_answers(200)
def _ask_break_years(*regions: Region) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for row in list_breaks(regions):
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
