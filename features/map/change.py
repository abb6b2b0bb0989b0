"""What changed between two years on the map: falls and rises of every district, judged where one of both is better."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from charts.district_map import LegendEntry, MapStanding
from content.catalogue import Indicator, Region
from content.rows import read_rows
from content.table import Cell, Table, number_cell
from domain.change import Direction
from domain.classes import ChangeClass, change_classes, find_side
from features.compare.ranking import Ranking
from texts import MISSING, Language

_MIDDLE = 2  # place of "no change" among five classes
Pair = tuple[float, float]


@dataclass(frozen=True)
class MappedChange:
    """The districts with their values in a `first` and a `last` year, each with the ranking of that year; `broken`:
    keys of those whose basis changed in between."""

    first: Ranking
    last: Ranking
    districts: Sequence[Region]
    broken: Collection[str] = ()

    @property
    def indicator(self) -> Indicator:
        return self.last.measured.indicator

    @cached_property
    def pairs(self) -> Mapping[str, Pair]:
        """Both values of each district that has them on one basis."""
        before = {row["region_key"]: row["value"] for row in read_rows(self.first.ranking)}
        return {
            row["region_key"]: (before[row["region_key"]], row["value"])
            for row in read_rows(self.last.ranking)
            if row["region_key"] in before and row["region_key"] not in self.broken
        }

    @cached_property
    def changes(self) -> Mapping[str, float]:
        """Later minus earlier; towards a value, how much further from it (less than 0: nearer)."""
        aim = self.indicator.direction_value
        if self.indicator.direction is Direction.TOWARDS and aim is not None:
            return {key: abs(last - aim) - abs(first - aim) for key, (first, last) in self.pairs.items()}
        return {key: last - first for key, (first, last) in self.pairs.items()}

    @cached_property
    def classes(self) -> list[ChangeClass]:
        """From the strongest fall to the strongest rise."""
        members = {region.key for region in self.districts}
        return change_classes(
            [change for key, change in self.changes.items() if key in members], self.indicator.decimals
        )

    @property
    def colouring(self) -> str:
        """Under which name charts/palette.py holds the colours."""
        names = {Direction.UP: "up", Direction.NONE: "none"}
        return names.get(self.indicator.direction, "down")

    @property
    def years(self) -> tuple[int, int]:
        return self.first.measured.year, self.last.measured.year

    def missing(self) -> list[Region]:
        """The districts without both values."""
        return [region for region in self.districts if region.key not in self.pairs]


def list_base_years(years: Sequence[int], last: int, breaks: Sequence[int]) -> list[int]:
    """The years before `last` that its values can be held against: none before a change of the basis."""
    since = max((year for year in breaks if year <= last), default=0)
    return [year for year in years if since <= year < last]


def describe_changes(mapped: MappedChange, language: Language) -> dict[str, MapStanding]:
    """What the map tells of each district."""
    told = {}
    for region in mapped.districts:
        if region.key not in mapped.changes:
            told[region.key] = MapStanding(region.name, language("map.no_change_in"), language("map.no_value"), None)
            continue
        change, place = mapped.changes[region.key], _place_of(mapped, region.key)
        number = language.number(change, mapped.indicator.decimals, signed=True)
        told[region.key] = MapStanding(region.name, describe_change(mapped, region, language), number, place)
    return told


def _place_of(mapped: MappedChange, key: str) -> int:
    return _MIDDLE + find_side(mapped.changes[key], mapped.indicator.decimals, mapped.classes)


def describe_change(mapped: MappedChange, region: Region, language: Language) -> str:
    """Both values and the change of a district in words, or that they are not there."""
    if region.key not in mapped.pairs:
        return language("map.no_change_in")
    indicator, (first, last) = mapped.indicator, mapped.pairs[region.key]
    return language(
        "map.from_to",
        first=language.number(first, indicator.decimals),
        since=mapped.years[0],
        last=language.quantity(last, indicator.decimals, indicator.unit),
        year=mapped.years[1],
        change=_write(mapped, mapped.changes[region.key], language),
    )


def find_change(mapped: MappedChange, language: Language) -> str:
    """One sentence: how many fell and rose, and what became of the first of the chosen."""
    counts = [sum(one.count for one in mapped.classes if one.side * sign > 0) for sign in (-1, 1)]
    since, year = mapped.years
    towards = mapped.indicator.direction is Direction.TOWARDS
    said = language(
        "map.change_nearer" if towards else "map.change_finding",
        indicator=mapped.indicator.name,
        since=since,
        year=year,
        count=len(mapped.districts) - len(mapped.missing()),
        fallen=counts[0],
        risen=counts[1],
    )
    own = next((region for region in mapped.last.chosen if region.key in mapped.changes), None)
    if own is None:
        return said
    return f"{said}; {own.name} {_write(mapped, mapped.changes[own.key], language)}"


def _write(mapped: MappedChange, change: float, language: Language) -> str:
    return language.quantity(change, mapped.indicator.decimals, mapped.indicator.difference_unit, signed=True)


def change_heading(mapped: MappedChange, language: Language) -> str:
    """The unit, from when to when, and which way is better."""
    indicator = mapped.indicator
    since, year = mapped.years
    aim = language.quantity(indicator.direction_value, indicator.decimals, indicator.unit)
    better = language(f"map.change_{indicator.direction}", value=aim)
    return language("map.change_heading", unit=indicator.difference_unit, since=since, year=year, better=better)


def change_legend(mapped: MappedChange, language: Language) -> list[LegendEntry]:
    """The limits of each class with the number of districts in it, the strongest fall first; then those without."""
    entries = []
    for one in mapped.classes:
        lower, upper = (language.number(end, mapped.indicator.decimals, signed=True) for end in (one.lower, one.upper))
        kind = "unchanged" if one.side == 0 else "single" if lower == upper else "to"
        limits = language(f"map.limits_{kind}", lower=lower, upper=upper)
        entries.append(LegendEntry(_MIDDLE + one.side, language("map.counted", limits=limits, count=one.count)))
    if missing := mapped.missing():
        entries.append(LegendEntry(None, language("map.counted", limits=language("map.no_value"), count=len(missing))))
    return entries


def change_table(mapped: MappedChange, language: Language) -> Table:
    """A row per district, the strongest fall first, those without both values last."""
    indicator, (since, year) = mapped.indicator, mapped.years
    names = {region.key: region.name for region in mapped.districts}
    order = sorted((key for key in mapped.changes if key in names), key=lambda key: mapped.changes[key])
    listed: list[tuple[Cell, ...]] = [
        (
            Cell(names[key], region=key),
            *(number_cell(value, indicator.decimals, language) for value in mapped.pairs[key]),
            Cell(language.number(mapped.changes[key], indicator.decimals, signed=True)),
        )
        for key in order
    ]
    listed += [(Cell(region.name), Cell(MISSING), Cell(MISSING), Cell(MISSING)) for region in mapped.missing()]
    return Table(
        language("map.change_caption", indicator=indicator.name, since=since, year=year),
        (language("common.district"), str(since), str(year), indicator.difference_unit),
        listed,
        numeric=frozenset({1, 2, 3}),
    )
