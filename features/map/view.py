"""What the map page shows: one year in classes, or the change between two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from charts.district_map import DistrictMap
from charts.ground import Ground
from content.catalogue import Indicator, Region
from content.table import Table
from domain.classes import Division
from features.compare import figure as compare_figure
from features.compare.peers import Group, Rule
from features.compare.ranking import Ranked
from features.map.change import (
    MappedChange,
    change_heading,
    change_legend,
    change_table,
    describe_change,
    describe_changes,
    find_change,
)
from features.map.map import Mapped, legend, legend_heading, map_finding, map_table, standing, standings
from texts import Language
from ui import data


@dataclass(frozen=True)
class View:
    """A drawn map with its `finding`, its numbers, what it tells of a region, and the ranking of its (last) year."""

    shown: DistrictMap
    finding: str
    numbers: Callable[[], Table]
    describe: Callable[[Region], str]
    mapped: Mapped
    earlier: Ranked | None = None


def view_map(
    indicator: Indicator,
    years: tuple[int | None, int],
    ground: Ground,
    division: Division,
    chosen: Sequence[Region],
    language: Language,
) -> View:
    """The districts of the ground in the second of the `years`, or how they changed since the first."""
    regions = data.regions(language)
    districts = [regions[area.key] for area in ground.areas if area.key in regions]
    group, keys = Group(Rule.ALL, tuple(region.key for region in districts)), [region.key for region in chosen]
    since, year = years
    ranked = compare_figure.ranked(indicator, year, group, chosen, language)
    mapped = Mapped(ranked, districts, division)
    if since is None:
        shown = DistrictMap(
            ground, standings(mapped, language), legend_heading(mapped, language), legend(mapped, language), keys
        )
        told = partial(standing, mapped, language=language)
        return View(shown, map_finding(mapped, language), partial(map_table, mapped, language), told, mapped)
    earlier = compare_figure.ranked(indicator, since, group, chosen, language)
    changed = MappedChange(earlier, ranked, districts)
    shown = DistrictMap(
        ground,
        describe_changes(changed, language),
        change_heading(changed, language),
        change_legend(changed, language),
        keys,
        changed.colouring,
    )
    told = partial(describe_change, changed, language=language)
    return View(shown, find_change(changed, language), partial(change_table, changed, language), told, mapped, earlier)
