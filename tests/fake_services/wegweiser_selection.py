"""What a request to Wegweiser Kommune selects, and how regions and indicators are shown."""

import re
from dataclasses import dataclass

from .recorded_files import Record, texts
from .values import ABOVE, MUNICIPALITIES, wegweiser_value
from .world import World

DISPLAYS = ("tabelle", "karte", "balkendiagramm", "liniendiagramm")


@dataclass(frozen=True)
class Selection:
    """Indicators, regions and the years that the indicators carry of those asked for."""

    world: World
    indicators: tuple[Record, ...]
    regions: tuple[Record, ...]
    asked_years: tuple[int, ...]

    @property
    def years(self) -> list[int]:
        carried = {year for row in self.indicators for year in row["years"]}
        return sorted(carried & set(self.asked_years)) or list(self.asked_years)

    @property
    def answered_regions(self) -> list[Record]:
        kept = [row for row in self.regions if row["friendlyUrl"] not in self.world.drop_regions]
        return kept[::-1] if self.world.reverse_regions else kept

    def value(self, indicator: Record, region: Record, year: int) -> float | None:
        if region["friendlyUrl"] in self.world.null_regions:
            return None
        return wegweiser_value(indicator["friendlyUrl"], region["ags"], year)

    def rows(self, indicator: Record) -> list[list[float | None]]:
        """One list per answered region, one value per year."""
        return [[self.value(indicator, region, year) for year in self.years] for region in self.answered_regions]

    def below_district(self) -> bool:
        """Whether a municipality is asked for an indicator that starts at districts."""
        smallest = any(row["minimumRegionType"] == "LANDKREIS" for row in self.indicators)
        return smallest and any(row["type"] in MUNICIPALITIES for row in self.regions)

    def remark(self, indicator: Record) -> str:
        """Why there is nothing; empty where there is something."""
        if any(value is not None for row in self.rows(indicator) for value in row):
            return ""
        if not set(self.asked_years) & set(indicator["years"]):
            return str(texts("wegweiser")["remark_years"])
        other_level = all(row["type"] in ABOVE.get(indicator["maximumRegionType"], ()) for row in self.regions)
        kind = "remark_district" if other_level or self.below_district() else "remark_none"
        return str(texts("wegweiser")[kind])


def find_selection(world: World, friendly_url: str) -> Selection | None:
    """What `indicator+region+...+2019-2023` names; None for a bad slug or a level without data."""
    indicators: list[Record] = []
    regions: list[Record] = []
    years: set[int] = set()
    for part in friendly_url.split("+"):
        if re.fullmatch(r"\d{4}(-\d{4})?", part):
            years.update(range(int(part[:4]), int(part[-4:]) + 1))
        elif found := _indicators_of(world, part):
            indicators += found
        elif region := next((row for row in world.regions if row["friendlyUrl"] == part), None):
            regions.append(region)
        elif part not in DISPLAYS:
            return None
    if not indicators or not regions:
        return None
    asked = years or {max(year for row in indicators for year in row["years"])}
    selection = Selection(world, tuple(indicators), tuple(regions), tuple(sorted(asked)))
    return None if world.level_mismatch == "not_found" and selection.below_district() else selection


def _indicators_of(world: World, slug: str) -> list[Record]:
    """The indicator of that slug, or all of the topic of that slug."""
    topic = next((row["name"] for row in world.topics if row["friendlyUrl"] == slug), None)
    return [row for row in world.indicators if row["friendlyUrl"] == slug or topic in row["topics"]]


def shown_indicator(world: World, indicator: Record) -> Record:
    return {**indicator, "id": indicator["id"] + world.id_shift}


def shown_region(world: World, region: Record) -> Record:
    """The region as an object of the service: ARS made from the AGS, key `ags` or `gkz`."""
    ags = region["ags"]
    shown = {name: region[name] for name in ("name", "title", "friendlyUrl", "type")}
    shown |= {"id": region["id"] + world.id_shift, "demographicType": 0, "ars": f"{ags[:5]}0{ags[5:]}{ags[5:]}"}
    if region["parent"]:
        shown["parent"] = region["parent"]
    if region["type"] == "BUND" and world.germany_ars:
        shown["ars"] = world.germany_ars
    if region["type"] != "BUND":
        shown[world.ags_key] = ags
    elif world.germany_ags is not None:
        shown[world.ags_key] = world.germany_ags
    return shown


def region_in_data(world: World, region: Record) -> Record:
    """The region as data.regions names it."""
    names = {"full": None, "ars_title": ("ars", "title"), "title": ("title",)}[world.region_form]
    shown = shown_region(world, region)
    return shown if names is None else {name: shown[name] for name in names}
