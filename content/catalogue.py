"""Indicators and regions with their names in one language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from content.rows import Row, read_rows
from domain.change import Direction
from texts import Language
from texts.alphabet import make_sort_key

COUNTRY = "DE"
DISTRICT_KINDS = ("district", "independent_city")
SMALLEST_GROUP = 15  # a rank among fewer says little


@dataclass(frozen=True)
class Forms:
    """A region's name in a sentence: "der Kreis Düren", "den …", "dem …", "des …", "im Kreis Düren"."""

    nominative: str
    accusative: str
    dative: str
    genitive: str
    locative: str


@dataclass(frozen=True)
class Region:
    """A territory; `key` is its AGS as text. `forms`, `designation` (kreis, stadtkreis, …) and `council` (kreistag,
    stadtrat, …): None or '' where they are not known, as for a municipality that a service has brought."""

    key: str
    kind: str
    name: str
    short_name: str
    forms: Forms | None = None
    designation: str = ""
    council: str = ""

    @property
    def running(self) -> Forms:
        """The name in a sentence; the bare name where its forms are not known."""
        return self.forms or Forms(self.name, self.name, self.name, f"({self.name})", f"in {self.name}")

    @property
    def is_district(self) -> bool:
        """A district or an independent city."""
        return self.kind in DISTRICT_KINDS

    @property
    def is_town(self) -> bool:
        """A municipality of a district, which has no rank among districts."""
        return self.kind == "municipality"

    @property
    def is_reference(self) -> bool:
        """Land or Germany: something to compare districts with."""
        return self.kind in ("state", "country")


@dataclass(frozen=True)
class Indicator:
    """An indicator in one definition; `short_name` where there is little room; `lead_position`: its place among the
    topics that a district is introduced with, `lead_districts`: which districts (all, sparse, dense), '' for none.
    `unit` and `difference_unit` as shown, `short_unit` without the inhabitants that it counts; None for years without
    values.

    An amount (MW, persons) grows with the size of a region: it is followed over time, never compared. `is_ranked`:
    there are enough cases behind it that a rank says something. `is_money`: its changes are told in prices of one year.
    """

    key: str
    name: str
    short_name: str
    lead_position: int | None
    lead_districts: str
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
    is_ranked: bool = True
    is_money: bool = False

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
            row["region_key"],
            row["kind"],
            language.of(row, "name"),
            language.of(row, "short_name"),
            _forms(row, language),
            _text(row["designation"]),
            _text(row["council"]),
        )
        for row in read_rows(frame)
    }


def _forms(row: Row, language: Language) -> Forms | None:
    if pd.isna(row["running_en"]):
        return None
    if language.code == "de":
        return Forms(*(row[f"{case}_de"] for case in ("nominative", "accusative", "dative", "genitive", "locative")))
    name = row["running_en"]
    return Forms(name, name, name, f"of {name}", f"in {name}")


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def find_reference(region: Region, regions: Mapping[str, Region]) -> Region:
    """What a region is held against: the Land it lies in; Germany for a Land, for Germany and for a Land that is
    one city."""
    land = regions.get(region.key[:2])
    return land if land and land != region and len(list_inside(land, regions)) > 1 else regions[COUNTRY]


def name_with_land(region: Region, regions: Mapping[str, Region]) -> str:
    """The name in a list of all districts: 'Kreis Düren · NRW'; alone where the Land is one city."""
    land = find_reference(region, regions)
    return region.name if land.key == COUNTRY else f"{region.name} · {land.short_name}"


def find_home(region: Region, regions: Mapping[str, Region], kinds: Sequence[str] = DISTRICT_KINDS) -> Region:
    """Where a region finds others of these `kinds` to stand beside: in its Land, or in Germany where the Land has fewer
    than fifteen."""
    land = regions.get(region.key[:2])
    return land if land and len(list_inside(land, regions, kinds)) >= SMALLEST_GROUP else regions[COUNTRY]


def list_towns(region: Region, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """The municipalities, of those that values have come for, in a district or beside a municipality, itself among
    them."""
    return list_inside(regions[region.key[:5]], regions, ("municipality",))


def list_inside(
    territory: Region, regions: Mapping[str, Region], kinds: Sequence[str] = DISTRICT_KINDS
) -> tuple[str, ...]:
    """Keys of the regions of these `kinds` in a Land or in Germany."""
    start = find_prefix(territory)
    return tuple(key for key, region in regions.items() if region.kind in kinds and key.startswith(start))


def find_prefix(territory: Region) -> str:
    """What the keys of all regions in a Land begin with; of Germany nothing."""
    return "" if territory.key == COUNTRY else territory.key


def find_references(chosen: Sequence[Region], regions: Mapping[str, Region]) -> list[Region]:
    """What several regions are held against together: the Land that all lie in, if it is one, and Germany."""
    lands = {find_reference(region, regions).key: find_reference(region, regions) for region in chosen}
    common = list(lands.values()) if len(lands) == 1 else []
    return [*(land for land in common if land.key != COUNTRY), regions[COUNTRY]]


def read_indicators(frame: pd.DataFrame, language: Language) -> dict[str, Indicator]:
    """Indicators by key, in the order of queries/indicators.sql."""
    return {
        row["indicator_key"]: Indicator(
            key=row["indicator_key"],
            name=language.of(row, "name"),
            short_name=language.of(row, "short_name"),
            lead_position=read_whole(row["lead_position"]),
            lead_districts=_text(row["lead_districts"]),
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
            is_ranked=bool(row["is_ranked"]),
            is_money=row["unit_key"].startswith("eur"),
        )
        for row in read_rows(frame)
    }


def sort_indicators(offered: Iterable[Indicator]) -> list[Indicator]:
    """By the alphabet."""
    return sorted(offered, key=lambda one: make_sort_key(one.name))


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
