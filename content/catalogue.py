"""Indicators and regions with their names in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from content.rows import read_rows
from domain.change import Direction
from texts import Language

STATE = "05"
COUNTRY = "DE"


@dataclass(frozen=True)
class Region:
    """A territory; `key` is its AGS as text."""

    key: str
    kind: str
    name: str
    short_name: str

    @property
    def is_reference(self) -> bool:
        """Land or Germany: something to compare districts with."""
        return self.kind in ("state", "country")


@dataclass(frozen=True)
class Indicator:
    """An indicator in one definition; `short_name` where there is little room; `lead_position`: its place among the
    topics that a district is introduced with. `unit` and `difference_unit` as shown, `short_unit` without the
    inhabitants that it counts; None for years without values.

    An amount (MW, persons) grows with the size of a region: it is followed over time, never compared.
    """

    key: str
    name: str
    short_name: str
    lead_position: int | None
    unit: str
    short_unit: str
    difference_unit: str
    is_amount: bool
    decimals: int
    direction: Direction
    direction_value: float | None
    definition: str
    definition_version: str
    note: str
    variant_of: str | None
    bnk_criterion: int | None
    first_year: int | None
    last_year: int | None
    region_count: int
    district_count: int
    ranked_count: int
    observation_count: int

    @property
    def is_own(self) -> bool:
        """Brought along by a table of the office itself."""
        return self.key.startswith("own_")


@dataclass(frozen=True)
class Sdg:
    """One of the 17 goals with the keys of its indicators."""

    number: int
    name: str
    colour: str
    indicator_keys: tuple[str, ...]


def read_regions(frame: pd.DataFrame, language: Language) -> dict[str, Region]:
    """Regions by key, in the order of queries/regions.sql."""
    return {
        row["region_key"]: Region(
            row["region_key"], row["kind"], language.of(row, "name"), language.of(row, "short_name")
        )
        for row in read_rows(frame)
    }


def read_indicators(frame: pd.DataFrame, language: Language) -> dict[str, Indicator]:
    """Indicators by key, in the order of queries/indicators.sql."""
    return {
        row["indicator_key"]: Indicator(
            key=row["indicator_key"],
            name=language.of(row, "name"),
            short_name=language.of(row, "short_name"),
            lead_position=read_whole(row["lead_position"]),
            unit=language.of(row, "unit"),
            short_unit=_short_unit(language.of(row, "unit"), language),
            difference_unit=language.of(row, "difference_unit"),
            is_amount=row["unit_kind"] == "amount",
            decimals=row["decimals"],
            direction=Direction(row["direction"]),
            direction_value=None if pd.isna(row["direction_value"]) else row["direction_value"],
            definition=language.of(row, "definition"),
            definition_version=language.of(row, "definition_version"),
            note=language.of(row, "note"),
            variant_of=row["variant_of"] if isinstance(row["variant_of"], str) else None,
            bnk_criterion=read_whole(row["bnk_criterion"]),
            first_year=read_whole(row["first_year"]),
            last_year=read_whole(row["last_year"]),
            region_count=row["region_count"],
            district_count=row["district_count"],
            ranked_count=row["ranked_count"],
            observation_count=row["observation_count"],
        )
        for row in read_rows(frame)
    }


def _short_unit(unit: str, language: Language) -> str:
    for ending in (language("common.per_inhabitant"), language("common.of_inhabitants")):
        unit = unit.removesuffix(f" {ending}")
    return unit


def read_sdgs(frame: pd.DataFrame, language: Language) -> list[Sdg]:
    """The 17 goals in their order, from queries/sdgs.sql."""
    members: dict[int, list[str]] = {}
    for row in read_rows(frame):
        members.setdefault(row["sdg"], []).extend([] if pd.isna(row["indicator_key"]) else [row["indicator_key"]])
    named = {row["sdg"]: row for row in read_rows(frame)}
    return [
        Sdg(number, language.of(named[number], "name"), named[number]["colour"], tuple(keys))
        for number, keys in members.items()
    ]


def find_relatives(indicator: Indicator, indicators: Mapping[str, Indicator]) -> list[Indicator]:
    """Other definitions of the same subject."""
    family = indicator.variant_of or indicator.key
    return [
        other for other in indicators.values() if other.key != indicator.key and family in (other.key, other.variant_of)
    ]


def read_source_names(frame: pd.DataFrame, language: Language) -> dict[str, str]:
    """Title and licence of each source by its key, from queries/sources.sql."""
    return {
        row["source_key"]: f"{language.of(row, 'title')}, {language.of(row, 'licence')}" for row in read_rows(frame)
    }


def read_source_titles(frame: pd.DataFrame, language: Language) -> dict[str, str]:
    """Title of each source by its key, from queries/sources.sql."""
    return {row["source_key"]: language.of(row, "title") for row in read_rows(frame)}


def read_whole(cell: Any) -> int | None:
    """A cell of a nullable integer column."""
    return None if pd.isna(cell) else int(cell)


def read_number(cell: float | None) -> float | None:
    """A cell of a nullable column of numbers."""
    return None if cell is None or pd.isna(cell) else float(cell)
