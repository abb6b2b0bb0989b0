"""The double of Wegweiser Kommune with every district of NRW, so that its map has no holes."""

import csv

from loaders.sources.rows import Wanted
from settings import DATA
from tests.fake_services import FakeServices
from tests.fake_services.recorded_files import Record, all_regions
from tests.support.fetching import fetch_wanted

WANTED = Wanted(indicators=("child_poverty",))
_TYPES = {"district": "LANDKREIS", "independent_city": "KREISFREIE_STADT"}


def with_all_districts(services: FakeServices, without: str = "") -> None:
    """Let the double know all districts of the Land but the one `without`."""
    known = {row["ags"]: row for row in all_regions()}
    with (DATA / "reference" / "regions.csv").open(encoding="utf-8", newline="") as file:
        added = [_region(row) for row in csv.DictReader(file) if row["kind"] in _TYPES]
    known |= {row["ags"]: row for row in added if row["ags"] not in known}
    services.set(regions=tuple(row for row in known.values() if row["ags"] != without.ljust(8, "0")))


def fetch_boundaries(services: FakeServices) -> None:
    """Fetch the boundaries of all districts, and of one indicator the values."""
    with_all_districts(services)
    assert fetch_wanted(wanted=WANTED) == []


def _region(row: dict[str, str]) -> Record:
    key = row["region_key"]
    slug = f"region-{key}"
    return {
        "id": 100_000 + int(key),
        "name": row["name_de"],
        "title": row["name_de"],
        "friendlyUrl": slug,
        "ags": f"{key}000",
        "type": _TYPES[row["kind"]],
        "parent": "Nordrhein-Westfalen",
        "nuts": row["nuts_code"],
    }
