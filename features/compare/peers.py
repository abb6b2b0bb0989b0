"""The districts that a district is set beside: which they are, by which rule, and the rule in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from content.catalogue import STATE, Indicator, Region
from content.rows import read_rows
from content.table import Cell, Table
from texts import Language

NEAREST = 10
KINDS = ("district", "independent_city")


class PeerRule(StrEnum):
    """By which rule districts are set side by side; the values stand in addresses."""

    ALL = "all"
    KIND = "kind"
    COUNTRY = "country"
    DENSITY = "density"
    POPULATION = "population"
    GDP = "gdp"
    OWN = "own"


CRITERIA = {PeerRule.DENSITY: "population_density", PeerRule.POPULATION: "population", PeerRule.GDP: "gdp_per_head"}


@dataclass(frozen=True)
class Nearness:
    """What makes districts alike: a `measure` and the values by it (`near` as queries/peers.sql, not empty)."""

    measure: Indicator
    near: pd.DataFrame

    @property
    def year(self) -> int:
        """Data year of the measure."""
        return int(self.near["year"].iloc[0])


@dataclass(frozen=True)
class Group:
    """Districts to be ranked together: the keys of the `members`; `like`: the region that they are chosen to be like,
    itself among them; `nearness`: where that is measured, and then the nearest come first."""

    rule: PeerRule
    members: tuple[str, ...]
    like: Region | None = None
    nearness: Nearness | None = None

    @property
    def selection(self) -> dict[str, str]:
        """What stands for it in an address; nothing for all districts."""
        if self.rule is PeerRule.OWN:
            return {"group": self.rule.value, "members": ",".join(self.members)}
        return {"group": self.rule.value, "like": self.like.key} if self.like else {}


def list_districts(regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Keys of all districts and independent cities of the Land."""
    return tuple(key for key, region in regions.items() if region.kind in KINDS and key.startswith(STATE))


def list_same_kind(like: Region, regions: Mapping[str, Region], within: str = STATE) -> tuple[str, ...]:
    """The districts or the independent cities, whichever the region is, itself among them; none for a region that is
    neither. `within`: the first digits of their keys, '' for all of Germany."""
    if like.kind not in KINDS:
        return ()
    return tuple(key for key, region in regions.items() if region.kind == like.kind and key.startswith(within))


def name_group(group: Group, language: Language) -> str:
    """What the members are, to stand after their number: 'Kreisen in NRW'."""
    kind = ""
    if group.like and group.rule in (PeerRule.KIND, PeerRule.COUNTRY):
        kind = language(f"peers.kinds.{group.like.kind}")
    return language(f"peers.name.{group.rule}", kind=kind)


def describe_rule(group: Group, language: Language) -> str:
    """The rule of a chosen group with its numbers, as a sentence."""
    told = f"peers.told.{group.rule}"
    if group.nearness is None:
        region = group.like.name if group.like else ""
        return language(told, region=region, count=len(group.members), group=name_group(group, language))
    measure = group.nearness.measure
    own, *near = read_rows(group.nearness.near)
    values = [row["value"] for row in near]
    return language(
        told,
        region=group.like.name if group.like else "",
        count=len(values),
        low=language.number(min(values), measure.decimals),
        high=language.quantity(max(values), measure.decimals, measure.unit),
        own=language.number(own["value"], measure.decimals),
        year=group.nearness.year,
    )


def describe_empty_group(group: Group, indicators: Mapping[str, Indicator], language: Language) -> str:
    """Why a chosen group has no members, and what to do."""
    why = group.rule if group.rule in (PeerRule.OWN, PeerRule.KIND) else "measure"
    measure = indicators[CRITERIA[group.rule]].name if group.rule in CRITERIA else ""
    return language(f"peers.nobody.{why}", region=group.like.name if group.like else "", measure=measure)


def make_nearness_table(nearness: Nearness, regions: Mapping[str, Region], language: Language) -> Table:
    """A row per member, the nearest first, with its value and how far it is from that of the region on top."""
    measure = nearness.measure
    own, *near = read_rows(nearness.near)
    region = regions[own["region_key"]].name
    return Table(
        language("peers.table", measure=measure.name, region=region),
        (
            language("common.district"),
            language("peers.value", measure=measure.name, year=nearness.year, unit=measure.unit),
            language("peers.apart", region=region),
        ),
        [
            (
                Cell(regions[row["region_key"]].name),
                Cell(language.number(row["value"], measure.decimals)),
                Cell(language.quantity(100 * (row["ratio"] - 1), 1, "%", signed=True) if row["place"] else ""),
            )
            for row in (own, *near)
        ],
        numeric=frozenset({1, 2}),
    )
