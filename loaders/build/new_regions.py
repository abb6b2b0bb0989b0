"""Regions beyond data/reference/regions.csv: their names come from the list of Wegweiser Kommune, those of
municipalities also from the source of the values."""

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from loaders.fetch.snapshots import find_newest_of
from loaders.sources.parse import json_of
from loaders.sources.wegweiser.areas import SOURCE, Area, areas_of

_KINDS = {
    "BUNDESLAND": "state",
    "LANDKREIS": "district",
    "KREISFREIE_STADT": "independent_city",
    "GEMEINDE": "municipality",
    "KLEINE_GEMEINDE": "municipality",
}


def add_regions(connection: DuckDBPyConnection, keys: set[str], municipalities: Mapping[str, str]) -> None:
    """Add the regions of `keys` that the table lacks, each with the Land or district it lies in, so far as the newest
    kept list of regions has them or `municipalities` (key and name) does."""
    known = {key for (key,) in connection.execute("SELECT region_key FROM region").fetchall()}
    if keys <= known:
        return
    areas = {key: Area(key, "", name, "GEMEINDE") for key, name in municipalities.items()} | _list_areas()
    wanted = {key[:length] for key in keys - known for length in (2, 5, len(key))}
    for key in sorted(wanted & areas.keys() - known, key=lambda key: (len(key), key)):
        parent = next((key[:length] for length in (5, 2) if length < len(key)), "DE")
        if parent in known:
            _add(connection, areas[key], parent)
            known.add(key)


def _list_areas() -> dict[str, Area]:
    """By key, what the newest kept list of regions has."""
    listed = find_newest_of(SOURCE, "regions")
    if listed is None:
        return {}
    answer = json_of(SOURCE, listed.about.url, listed.about.media_type, listed.read())
    return {area.key: area for area in areas_of(answer) if area.level in _KINDS}


def _add(connection: DuckDBPyConnection, area: Area, parent: str) -> None:
    short = area.name.split(",")[0]
    connection.execute(
        "INSERT INTO region SELECT max(region_id) + 1, $1, $2, $3, NULL, $4, $4, $5, $5 FROM region",
        [area.key, _KINDS[area.level], parent, area.title or area.name, short],
    )
