"""What benchmarks.inkar measures, each in a process of its own: `python -m benchmarks.inkar_measures NAME FILE`."""

import json
import resource
import sys
import time
from pathlib import Path

import duckdb

from loaders.fetch.fetch import fetch_sources
from loaders.fetch.snapshots import find_newest
from loaders.reference import read_reference
from loaders.sources.inkar.extract import COLUMNS
from loaders.sources.rows import Wanted

SOURCE = "inkar_2025"


class Silent:
    """Watches nothing."""

    def start(self, source: str, total: int, unit: str) -> None:
        """Nothing to show."""

    def step(self, label: str, done: int = 1) -> None:
        """Nothing to show."""

    def tell(self, message: str, **fields: object) -> None:
        """Nothing to show."""


def fetched(file: Path) -> int:
    """The whole of `python -m loaders fetch inkar --from FILE`: extract, SHA-256, checks, snapshots."""
    failures = fetch_sources(["inkar"], Wanted(origin=str(file)), Silent())
    assert not failures, failures
    return sum(snapshot.read().count(b"\n") - 1 for snapshot in find_newest(SOURCE))


def scanned(file: Path) -> int:
    """The same rows by read_csv, into memory: no SHA-256, no bytes, no numbers of lines, no checks, no snapshots."""
    known = read_reference(SOURCE)
    rows = duckdb.connect().execute(
        f"""
        SELECT Kuerzel, Raumbezug, Kennziffer, Zeitbezug, Wert
        FROM read_csv($file, delim = ';', quote = '"', header = true, columns = {dict.fromkeys(COLUMNS, "VARCHAR")})
        WHERE list_contains($codes, Kuerzel)
          AND (Raumbezug = 'Bund' OR (Raumbezug LIKE 'Bundesl%' AND Kennziffer = '05')
               OR (Raumbezug = 'Kreise' AND list_contains($keys, left(Kennziffer, 5)))
               OR (Raumbezug = 'Gemeinden' AND Kennziffer = '05334002'))
        """,
        {"file": str(file), "codes": list(known.mappings), "keys": list(known.regions)},
    )
    return len(rows.fetchall())


def main() -> None:
    name, file = sys.argv[1], Path(sys.argv[2])
    start = time.perf_counter()
    taken = {"fetched": fetched, "scanned": scanned}[name](file)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    found = {
        "seconds": seconds,
        "cpu": used.ru_utime + used.ru_stime,
        "taken": taken,
        "megabytes": used.ru_maxrss / 1024,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
