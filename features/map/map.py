"""An indicator on the map: the districts in classes, the finding, the legend, the numbers, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pandas as pd

from charts.district_map import LegendEntry, MapStanding
from content.catalogue import Region
from content.catalogue import read_whole as whole_of
from content.rows import Row, read_rows
from content.table import Cell, Table, number_cell, whole_cell
from domain.classes import Division, ValueClass, find_class, make_classes, write_seen
from features.compare.peers import name_group
from features.compare.ranking import Ranking, describe_references
from texts import MISSING, Language

_MOST_NAMED = 3  # districts in a title


@dataclass(frozen=True)
class MapContent:
    """The `districts` of a Land, each with or without a value (`ranked`), in classes."""

    ranked: Ranking
    districts: Sequence[Region]
    division: Division

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The ranking by region key, best first."""
        return {row["region_key"]: row for row in read_rows(self.ranked.ranking) if not pd.isna(row["rank"])}

    @cached_property
    def classes(self) -> list[ValueClass]:
        """Of the values of all districts, lowest first."""
        values = [row["value"] for row in self.rows.values()]
        return make_classes(values, self.ranked.measured.indicator.decimals, self.division)

    def place_of(self, key: str) -> int | None:
        """The district's class from 0 for the lowest, None without a value."""
        if key not in self.rows:
            return None
        return find_class(self.rows[key]["value"], self.ranked.measured.indicator.decimals, self.classes)

    def missing(self) -> list[Region]:
        """The districts without a value."""
        return [region for region in self.districts if region.key not in self.rows]


def list_standings(mapped: MapContent, language: Language) -> dict[str, MapStanding]:
    """What the map tells of each district."""
    told = {}
    for region in mapped.districts:
        number = language("map.no_value")
        if row := mapped.rows.get(region.key):
            number = language.number(row["value"], mapped.ranked.measured.indicator.decimals)
        told[region.key] = MapStanding(
            region.name, describe_standing(mapped, region, language), number, mapped.place_of(region.key)
        )
    return told


def describe_standing(mapped: MapContent, region: Region, language: Language) -> str:
    """Value, rank and class of a district in words, or that it has no value; of a municipality, which is not on the
    map, its value."""
    indicator = mapped.ranked.measured.indicator
    row, place = mapped.rows.get(region.key), mapped.place_of(region.key)
    if row is not None and place is not None:
        value = language.quantity(row["value"], indicator.decimals, indicator.unit)
        return language(
            "map.standing",
            value=value,
            rank=whole_of(row["rank"]),
            count=row["district_count"],
            place=place + 1,
            classes=len(mapped.classes),
        )
    value_beside = mapped.ranked.measured.value_of(region)
    if value_beside is None:
        return language("map.no_value_in", year=mapped.ranked.measured.year)
    return language("map.beside", value=language.quantity(value_beside, indicator.decimals, indicator.unit))


def describe_map(mapped: MapContent, language: Language) -> str:
    """One sentence: lowest and highest value with their districts, and the classes of the chosen ones."""
    ranked, measured = mapped.ranked, mapped.ranked.measured
    values = {key: write_seen(row["value"], measured.indicator.decimals) for key, row in mapped.rows.items()}
    said = {"indicator": measured.indicator.name, "year": measured.year}
    if min(values.values()) == max(values.values()):
        return language(
            "map.finding_same", count=len(values), value=_number(mapped, min(values.values()), language), **said
        )
    ends = {
        name: _who(mapped, [key for key, value in values.items() if value == end], end, language)
        for name, end in (("lowest", min(values.values())), ("highest", max(values.values())))
    }
    places = {region: place for region in ranked.chosen if (place := mapped.place_of(region.key)) is not None}
    if not places:
        return language("map.finding_range", **ends, **said)
    if len(places) <= _MOST_NAMED:
        named = [language("map.place", region=region.name, place=place + 1) for region, place in places.items()]
        chosen = language.listed(named)
    else:
        numbers = [str(place + 1) for place in sorted(set(places.values()))]
        chosen = language("map.places", count=len(places), places=language.listed(numbers))
    return language("map.finding", chosen=chosen, classes=len(mapped.classes), **ends, **said)


def list_map_remarks(mapped: MapContent, reasons: pd.DataFrame, language: Language) -> list[str]:
    """The median, the references' values, and the districts without a value with the reasons that are known (`reasons`
    as queries/explanations.sql)."""
    indicator, year = mapped.ranked.measured.indicator, mapped.ranked.measured.year
    median = next(iter(mapped.rows.values()))["median"]
    middle = language("map.median", median=language.quantity(median, indicator.decimals, indicator.unit))
    remarks = [middle, describe_references(mapped.ranked, language)]
    if missing := mapped.missing():
        listed = language.listed([region.name for region in missing])
        known = dict.fromkeys(
            language.of(row, "reason")
            for row in read_rows(reasons)
            if row["indicator_key"] == indicator.key and (pd.isna(row["year"]) or row["year"] == year)
        )
        remarks.append(" ".join([language("map.missing", year=year, regions=listed), *known]))
    return remarks


def describe_legend(mapped: MapContent, language: Language) -> str:
    """The unit, and which way is better."""
    indicator = mapped.ranked.measured.indicator
    aim = language.quantity(indicator.direction_value, indicator.decimals, indicator.unit)
    direction = language(f"map.direction_{indicator.direction}", value=aim)
    return language("map.heading", unit=indicator.unit, direction=direction)


def make_legend(mapped: MapContent, language: Language) -> list[LegendEntry]:
    """The limits of each class with the number of districts in it, lowest first; then those without a value, if any."""
    entries = [LegendEntry(place, _limits(mapped, one, language)) for place, one in enumerate(mapped.classes)]
    if missing := mapped.missing():
        entries.append(LegendEntry(None, language("map.counted", limits=language("map.no_value"), count=len(missing))))
    return entries


def make_map_table(mapped: MapContent, language: Language) -> Table:
    """A row per district, best first, those without a value last."""
    measured, indicator = mapped.ranked.measured, mapped.ranked.measured.indicator
    shown = {"indicator": indicator.name, "year": measured.year, "unit": indicator.unit}
    names = {region.key: region.name for region in mapped.districts}
    listed: list[tuple[Cell, ...]] = [
        (
            Cell(names[key], region=key),
            number_cell(row["value"], indicator.decimals, language),
            whole_cell(whole_of(row["rank"])),
            whole_cell((mapped.place_of(key) or 0) + 1),
        )
        for key, row in mapped.rows.items()
    ]
    listed += [
        (Cell(region.name, region=region.key), Cell(MISSING), Cell(MISSING), Cell(MISSING))
        for region in mapped.missing()
    ]
    return Table(
        language("compare.ranking_caption", group=name_group(mapped.ranked.group, language), **shown),
        (language("common.district"), indicator.unit, language("compare.rank"), language("map.class")),
        listed,
        numeric=frozenset({1, 2, 3}),
    )


def _limits(mapped: MapContent, one: ValueClass, language: Language) -> str:
    lower, upper = (_number(mapped, limit, language) for limit in (one.lower, one.upper))
    kind = "below" if one.is_open else "single" if lower == upper else "to"
    return language("map.counted", limits=language(f"map.limits_{kind}", lower=lower, upper=upper), count=one.count)


def _who(mapped: MapContent, keys: Sequence[str], value: float | Decimal, language: Language) -> str:
    """The districts that have an extreme value: the one, or how many."""
    names = [region.name for region in mapped.districts if region.key in keys]
    told = names[0] if len(names) == 1 else language("map.several", count=len(names))
    return language("map.who", who=told, value=_number(mapped, value, language))


def _number(mapped: MapContent, value: float | Decimal, language: Language) -> str:
    return language.number(float(value), mapped.ranked.measured.indicator.decimals)
