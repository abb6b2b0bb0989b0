"""What the map page shows: one year in classes, or the change between two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from charts.district_map import DistrictMap
from charts.ground import Ground
from content.catalogue import COUNTRY, Indicator, Region
from content.table import Table
from domain.classes import Division
from features.compare import figure as compare_figure
from features.compare.peers import Group, PeerRule
from features.compare.ranking import Ranking
from features.map.change import (
    MappedChange,
    change_heading,
    change_legend,
    change_table,
    describe_change,
    describe_changes,
    find_change,
)
from features.map.map import (
    MapContent,
    describe_legend,
    describe_map,
    describe_standing,
    list_standings,
    make_legend,
    make_map_table,
)
from texts import Language
from ui import data


@dataclass(frozen=True)
class View:
    """A drawn map with its `finding`, its numbers, what it tells of a region, and the ranking of its (last) year."""

    shown: DistrictMap
    finding: str
    numbers: Callable[[], Table]
    describe: Callable[[Region], str]
    mapped: MapContent
    earlier: Ranking | None = None


def view_map(
    indicator: Indicator,
    years: tuple[int | None, int],
    ground: Ground,
    division: Division,
    chosen: Sequence[Region],
    language: Language,
) -> View:
    """The districts of the ground in the second of the `years`, or how they changed since the first."""
    regions = data.ask_regions(language)
    districts = [regions[area.key] for area in ground.areas if area.key in regions]
    keys = [region.key for region in chosen]
    lands = {region.key[:2] for region in districts}
    within = regions[lands.pop() if len(lands) == 1 else COUNTRY]
    group = Group(PeerRule.ALL, tuple(region.key for region in districts), within=within)
    since, year = years
    ranked = compare_figure.ask_ranking(indicator, year, group, chosen, language)
    mapped = MapContent(ranked, districts, division)
    if since is None:
        shown = DistrictMap(
            ground,
            list_standings(mapped, language),
            describe_legend(mapped, language),
            make_legend(mapped, language),
            keys,
        )
        told = partial(describe_standing, mapped, language=language)
        return View(shown, describe_map(mapped, language), partial(make_map_table, mapped, language), told, mapped)
    earlier = compare_figure.ask_ranking(indicator, since, group, chosen, language)
    changed = MappedChange(earlier, ranked, districts, _list_broken(indicator, since, year, districts))
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


def _list_broken(indicator: Indicator, since: int, year: int, districts: Sequence[Region]) -> set[str]:
    """Keys of the districts whose values are on another basis in `year` than in `since`."""
    rows = [row for row in data.list_breaks(districts) if row["indicator_key"] == indicator.key]
    starts = [row["region_key"] for row in rows if since < row["first_year"] <= year]
    return {one.key for one in districts if any(start == COUNTRY or one.key.startswith(start) for start in starts)}
