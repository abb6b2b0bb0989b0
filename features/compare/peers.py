"""A group of districts that a district is set beside, and its rule in words (who is in it: data.py)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from content.catalogue import DISTRICT_KINDS, Indicator, Region, find_home, find_prefix, list_inside
from content.rows import read_rows
from content.table import Cell, Table
from texts import Language

NEAREST = 15


class PeerRule(StrEnum):
    """By which rule districts are set side by side; the values stand in addresses."""

    ALL = "all"
    KIND = "kind"
    COUNTRY = "country"
    SIMILAR = "similar"
    DENSITY = "density"
    POPULATION = "population"
    GDP = "gdp"
    TOWNS = "towns"
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
    itself among them; `within`: the Land or Germany that they are chosen from; `nearness`: where likeness is measured
    by one value, and then the nearest come first."""

    rule: PeerRule
    members: tuple[str, ...]
    like: Region | None = None
    nearness: Nearness | None = None
    within: Region | None = None

    @property
    def selection(self) -> dict[str, str]:
        """What stands for it in an address; nothing for all districts."""
        if self.rule is PeerRule.OWN:
            return {"group": self.rule.value, "members": ",".join(self.members)}
        return {"group": self.rule.value, "like": self.like.key} if self.like else {}


def find_all_around(region: Region, regions: Mapping[str, Region]) -> Group:
    """All districts and independent cities of the region's Land; of Germany where the Land has fewer than fifteen."""
    home = find_home(region, regions)
    return Group(PeerRule.ALL, list_inside(home, regions), within=home)


def find_kind_home(region: Region, regions: Mapping[str, Region]) -> Region:
    """Where a region finds others of its kind: its Land, Germany where the Land has fewer than fifteen of them."""
    return find_home(region, regions, (region.kind,) if region.is_district else DISTRICT_KINDS)


def list_same_kind(like: Region, regions: Mapping[str, Region], within: str | None = None) -> tuple[str, ...]:
    """The districts or the independent cities, whichever the region is, itself among them; none for a region that is
    neither. `within`: what their keys begin with, '' for all of Germany; None for where there are enough of them."""
    if not like.is_district:
        return ()
    start = find_prefix(find_kind_home(like, regions)) if within is None else within
    return tuple(key for key, region in regions.items() if region.kind == like.kind and key.startswith(start))


def describe_kind_and_place(region: Region, regions: Mapping[str, Region], language: Language) -> str:
    """The others of a region's kind, in the dative: 'Kreisen in NRW'."""
    kind = language(f"peers.kinds.{region.kind}")
    return language("peers.kind_in", kind=kind, where=find_kind_home(region, regions).running.locative)


def name_group(group: Group, language: Language) -> str:
    """What the members are, to stand after their number: 'Kreisen in NRW'."""
    kind = language(f"peers.kinds.{group.like.kind}") if group.like and group.like.is_district else ""
    where = group.within.running.locative if group.within else ""
    return language(f"peers.name.{group.rule}", kind=kind, where=where).strip()


def describe_rule(group: Group, language: Language) -> str:
    """The rule of a chosen group with its numbers, as a sentence."""
    told = f"peers.told.{group.rule}"
    if group.nearness is None:
        region = group.like.name if group.like else ""
        count = len(group.members) - (group.rule is PeerRule.SIMILAR)
        return language(told, region=region, count=count, group=name_group(group, language))
    measure = group.nearness.measure
    own, *near = read_rows(group.nearness.near)
    values = [row["value"] for row in near]
    return language(
        told,
        region=group.like.name if group.like else "",
        count=len(values),
        where=group.within.running.locative if group.within else "",
        low=language.number(min(values), measure.decimals),
        high=language.quantity(max(values), measure.decimals, measure.unit),
        own=language.number(own["value"], measure.decimals),
        year=group.nearness.year,
    )


def describe_empty_group(group: Group, instead: Group, indicators: Mapping[str, Indicator], language: Language) -> str:
    """Why a chosen group has no members, what to do, and who is compared `instead`."""
    why = "measure" if group.rule in CRITERIA else "kind"
    if group.rule in (PeerRule.OWN, PeerRule.SIMILAR, PeerRule.TOWNS):
        why = group.rule.value
    measure = indicators[CRITERIA[group.rule]].name if group.rule in CRITERIA else ""
    region = group.like.name if group.like else ""
    return language(f"peers.nobody.{why}", region=region, measure=measure, group=name_group(instead, language))


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
