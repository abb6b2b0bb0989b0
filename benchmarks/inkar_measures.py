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
from loaders.sources.probing import Unwatched
from loaders.sources.rows import Wanted

SOURCE = "inkar_2025"


def fetched_all(file: Path) -> int:
    """The same with --municipalities."""
    return fetch_all(file, municipalities=True)


def fetch_all(file: Path, municipalities: bool = False) -> int:
    """The whole of `python -m loaders fetch inkar --from FILE`: extract, SHA-256, checks, snapshots."""
    failures = fetch_sources(["inkar"], Wanted(origin=str(file), municipalities=municipalities), Unwatched())
    assert not failures, failures
    return sum(snapshot.read().count(b"\n") - 1 for snapshot in find_newest(SOURCE))


def scan_all(file: Path) -> int:
    """The same rows by read_csv, into memory: no SHA-256, no bytes, no numbers of lines, no checks, no snapshots."""
    known = read_reference(SOURCE)
    rows = duckdb.connect().execute(
        f"""
        SELECT Kuerzel, Raumbezug, Kennziffer, Zeitbezug, Wert
        FROM read_csv($file, delim = ';', quote = '"', header = true, columns = {dict.fromkeys(COLUMNS, "VARCHAR")})
        WHERE list_contains($codes, Bereich || '/' || Kuerzel)
          AND (Raumbezug = 'Bund' OR (Raumbezug LIKE 'Bundesl%' AND list_contains($keys, Kennziffer))
               OR (Raumbezug = 'Kreise' AND list_contains($keys, left(Kennziffer, 5)))
               OR (Raumbezug = 'Gemeinden' AND Kennziffer = '05334002'))
        """,
        {"file": str(file), "codes": list(known.mappings), "keys": list(known.regions)},
    )
    return len(rows.fetchall())


def read_peak_memory() -> float:
    """Megabytes; the maximum that getrusage tells would be that of the process that started this one, if larger."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    name, file = sys.argv[1], Path(sys.argv[2])
    start = time.perf_counter()
    taken = {"fetched": fetch_all, "fetched_all": fetched_all, "scanned": scan_all}[name](file)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    found = {
        "seconds": seconds,
        "cpu": used.ru_utime + used.ru_stime,
        "taken": taken,
        "megabytes": read_peak_memory(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
