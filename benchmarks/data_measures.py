"""What benchmarks.data measures in a process of its own: `python -m benchmarks.data_measures NAME [FOLDER]`."""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

import queries
from loaders.build.accepted import REGIONS_TOGETHER
from loaders.build.build import build
from settings import database_folder, database_pointer

_KEYS = ("indicator", "region", "source")


def build_all(folder: Path) -> int:
    """The whole of `python -m loaders build`; rows taken in."""
    return sum(build(data=folder).rows.values())


def bare(folder: Path) -> int:
    """The same rows by one CREATE TABLE ... ORDER BY: numbers for keys, the same order; no checks, no trace to file and
    line, no derived tables."""
    with tempfile.TemporaryDirectory(dir=os.environ["SDG_DATABASE"]) as beside:
        connection = duckdb.connect(Path(beside) / "bare.duckdb")
        for key in _KEYS:
            connection.execute(
                f"""CREATE TABLE {key} AS
                    SELECT {key}_key, CAST(row_number() OVER (ORDER BY length({key}_key), {key}_key) AS SMALLINT) AS id
                    FROM read_csv($file, all_varchar = true)""",
                {"file": str(folder / "reference" / f"{key}s.csv")},
            )
        files = str(folder / "observations" / "*.csv")
        connection.execute(
            """CREATE TABLE file AS
               SELECT g.file, i.id FROM glob($files) AS g
               INNER JOIN indicator AS i ON i.indicator_key = parse_filename(g.file, true)""",
            {"files": files},
        )
        connection.execute(
            """CREATE TABLE observation AS
               SELECT f.id AS indicator_id, r.id AS region_id, o.year, s.id AS source_id, o.value
               FROM read_csv($files, header = true, auto_detect = false, filename = true, columns = {
                   source_key: 'VARCHAR', region_key: 'VARCHAR', year: 'SMALLINT', value: 'DOUBLE'}) AS o
               INNER JOIN file AS f ON f.file = o.filename
               INNER JOIN region AS r ON r.region_key = o.region_key
               INNER JOIN source AS s ON s.source_key = o.source_key
               ORDER BY r.id // $block, f.id, r.id, o.year, s.id""",
            {"files": files, "block": REGIONS_TOGETHER},
        )
        rows = connection.execute("SELECT count(*) FROM observation").fetchall()[0][0]
        connection.close()
        return int(rows)


def cold(_: Path) -> int:
    """The first question of a process: look at the checksum, open the database, answer the overview of a district."""
    return len(queries.run_query("profile", region="05370", reference="05"))


MEASURES: dict[str, Callable[[Path], int]] = {"built": build_all, "bare": bare, "cold": cold}


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    if name == "cold":  # not in the page cache either
        file = (
            database_folder() / database_pointer().read_text(encoding="utf-8").strip()
        )  # without a look at its checksum
        with file.open("rb") as stream:
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    start = time.perf_counter(), time.process_time()
    rows = MEASURES[name](folder)
    found = {
        "seconds": time.perf_counter() - start[0],
        "cpu": time.process_time() - start[1],
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "rows": rows,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
