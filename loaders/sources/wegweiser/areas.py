"""What the service calls our regions and the topic of the SDG indicators; found out at every fetch."""

from dataclasses import asdict, dataclass
from typing import Any

from loaders.reference import Reference
from loaders.sources.parse import member
from loaders.sources.rows import Wanted, region_key

SOURCE = "wegweiser"
DISTRICT_TYPES = ("LANDKREIS", "KREISFREIE_STADT")
# Levels from large to small: an indicator has values from its maximumRegionType down to its minimumRegionType.
LEVELS = ("BUND", "BUNDESLAND", "LANDKREIS", "KREISFREIE_STADT", "GEMEINDE", "KLEINE_GEMEINDE")
_LEVEL_OF_KIND = {"country": "BUND", "state": "BUNDESLAND", "district": "LANDKREIS", "municipality": "GEMEINDE"}


@dataclass(frozen=True)
class Area:
    """A region in the words of the service; `ars` and `title` are '' where only the shipped table knows it."""

    key: str
    slug: str
    name: str
    level: str
    ars: str = ""
    title: str = ""

    def as_request(self) -> dict[str, str]:
        """What the reader needs to recognise the region in an answer."""
        return asdict(self)


def areas_of(listed: Any, path: str = "region/list") -> list[Area]:
    """The areas of an answer of region/list. Raises SourceChanged if one lacks what the contract calls certain."""
    if not isinstance(listed, list):
        listed = member(SOURCE, path, {"": listed}, "", list)
    found = []
    for index, entry in enumerate(listed):
        at = f"{path}[{index}]"
        slug, name = (member(SOURCE, at, entry, key, str) for key in ("friendlyUrl", "name"))
        ags = entry.get("ags") or entry.get("gkz") or ""
        ars = str(entry.get("ars") or "")
        level = str(entry.get("type") or "")
        key = "DE" if level == "BUND" else region_key(str(ags)) if ags else from_ars(ars)
        if not key or (key == "DE") != (level == "BUND"):
            continue  # an area without an official key is not ours
        found.append(Area(key, slug, name, level, ars, str(entry.get("title") or name)))
    return found


def from_ars(ars: str) -> str:
    """Our key from the 12-digit regional key, whose middle four digits name the association of municipalities."""
    return region_key(ars[:5] + ars[9:12]) if len(ars) == 12 else region_key(ars)


def by_key(areas: list[Area]) -> dict[str, Area]:
    """The areas by our key; of two with one key the first."""
    return {area.key: area for area in reversed(areas)}


def shipped_areas(reference: Reference) -> dict[str, Area]:
    """The regions whose slugs the reference data hold: the fallback, and what is fetched by default."""
    return {
        key: Area(key, slug, reference.regions[key].name, _LEVEL_OF_KIND.get(reference.regions[key].kind, ""))
        for key, slug in reference.region_codes.items()
    }


def choose_areas(wanted: Wanted, listed: dict[str, Area], reference: Reference) -> tuple[list[Area], list[str]]:
    """The areas to ask for, in the order of their keys, and the wanted keys that the service does not know."""
    districts = [area.key for area in listed.values() if area.level in DISTRICT_TYPES and area.key[:2] in wanted.lands]
    keys = {*wanted.regions, *wanted.lands, *districts} or set(reference.region_codes)
    fallback = shipped_areas(reference)
    known = {key: listed.get(key) or fallback.get(key) for key in keys}
    return [area for _, area in sorted(known.items()) if area], sorted(key for key, area in known.items() if not area)


def topic_slug(listed: Any) -> str | None:
    """Slug of the topic of the SDG indicators among the topics of the service; it has changed before."""
    topics = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    names = {str(entry.get("friendlyUrl")): str(entry.get("name", "")) for entry in topics}
    fitting = [slug for slug, name in names.items() if "SDG" in name or slug.startswith("nachhaltigkeit")]
    return sorted(fitting, key=lambda slug: ("SDG" not in names[slug], len(slug)))[0] if fitting else None
