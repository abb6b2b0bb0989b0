"""How fast are the questions and the build, how large is the file, on the shipped data and on a made-up nation?

`python -m benchmarks.data [build] [size] [queries] [peers] [--folder FOLDER] [--indicators 176] [--runs 40]` makes the
nation in FOLDER, if it is not there yet (testbed.nation), and both databases beside it; without a part named it
measures all. What is printed goes into docs/benchmarks.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import duckdb

import queries
from benchmarks.data_peers import QUESTIONS, Ask, bare, in_memory, sqlite
from settings import DATA, QUERIES
from testbed import nation
from testbed.questions import Visits, parameters
from testbed.timing import Timing, surroundings, time_tasks

MADE_UP = "made_up_"
COLD_RUNS = 7
PARTS = ("build", "size", "queries", "peers")


def measure_apart(name: str, folder: Path, database: Path) -> dict[str, float]:
    """One measurement in a process of its own, without snapshots and own tables."""
    nothing = {"SDG_RAW": str(database / "raw"), "SDG_OWN": str(database / "own")}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.data_measures", name, str(folder)],
        env={**os.environ, **nothing, "SDG_DATABASE": str(database)},
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def report_build(folder: Path, database: Path) -> None:
    """A first build beside one bare CREATE TABLE ... ORDER BY of the same files."""
    shutil.rmtree(database, ignore_errors=True)
    database.mkdir()
    csv = sum(file.stat().st_size for file in (folder / "observations").glob("*.csv"))
    floor, built = (measure_apart(name, folder, database) for name in ("bare", "built"))
    print(f"\nBuild of {built['rows']:,.0f} observations from {csv / 1e9:.2f} GB of CSV\n")
    print("| | s | of bare | CPU s | of bare | peak memory, MB |\n|---|---:|---:|---:|---:|---:|")
    for name, found in (("build, checks and derived tables included", built), ("bare", floor)):
        ratios = [f"{found[unit]:.1f} | {found[unit] / floor[unit]:.2f}" for unit in ("seconds", "cpu")]
        print(f"| {name} | {' | '.join(ratios)} | {found['megabytes']:.0f} |")


def report_size(database: Path) -> None:
    """Bytes of the file, of its table of observations as Parquet, and the first question of a process."""
    file = queries.find_file()
    parquet = database / "peer.parquet"
    with duckdb.connect(file, read_only=True) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM observation").fetchall()[0]
        connection.execute(f"COPY observation TO '{parquet}' (FORMAT parquet, COMPRESSION zstd)")
    sizes = {"database file, all of it": file.stat().st_size, "observations, Parquet zstd": parquet.stat().st_size}
    parquet.unlink()
    print(f"\nSize, {rows:,} observations\n\n| | MB | bytes per observation |\n|---|---:|---:|")
    for name, size in sizes.items():
        print(f"| {name} | {size / 1e6:.1f} | {size / rows:.2f} |")
    first = [1000 * measure_apart("cold", DATA, database)["seconds"] for _ in range(COLD_RUNS)]
    print(f"\nFirst question of a process, connect included, file not in the page cache: {median(first):.0f} ms")
    print(f"(median of {COLD_RUNS}; {min(first):.0f} to {max(first):.0f})")


def report_queries(databases: dict[str, Path], runs: int) -> None:
    """Every query file, warm, on each database."""
    found = {name: dict(query_timings(database, runs)) for name, database in databases.items()}
    names = next(iter(found.values()))
    heads = "".join(f" {name}, median ms | p95 ms | CPU ms | of `SELECT 1` (CPU) |" for name in found)
    print(f"\n| |{heads}\n|---|{'---:|---:|---:|---:|' * len(found)}")
    for query in names:
        cells = []
        for timings in found.values():
            one = timings[query]
            cells.append(
                f"{one.median:.1f} | {one.p95:.1f} | {one.cpu:.1f} | {one.cpu / timings['`SELECT 1`'].cpu:.0f}"
            )
        print(f"| {query} | {' | '.join(cells)} |")


def query_timings(database: Path, runs: int) -> Iterator[tuple[str, Timing]]:
    """`SELECT 1` and each query file, each once before it counts."""
    os.environ["SDG_DATABASE"] = str(database)
    with duckdb.connect() as connection:
        yield "`SELECT 1`", time_tasks([lambda: connection.cursor().execute("SELECT 1").df()] * (runs + 1))
    draws = draw_questions(runs)
    for name in sorted(file.stem for file in QUERIES.glob("*.sql")):
        asked = [partial(queries.run_query, name, **parameters(name, one)) for one in draws]
        asked[0]()
        yield name, time_tasks(asked)


def draw_questions(runs: int) -> list[dict[str, object]]:
    """What visitors ask for; of the made-up indicators where there are any."""
    made_up = queries.run_query("indicators")["indicator_key"].str.startswith(MADE_UP).any()
    visits = Visits(MADE_UP if made_up else "")
    return [visits.draw() for _ in range(runs)]


def report_peers(database: Path, runs: int) -> None:
    """Three questions, to the query files and to others, in turns."""
    draws = draw_questions(runs)
    beside = database / "peer.duckdb"  # under another name the file can be opened another way
    beside.unlink(missing_ok=True)
    beside.hardlink_to(queries.find_file())

    def product(question: str, one: dict[str, object]) -> object:
        return queries.run_query(question, **parameters(question, one))

    with duckdb.connect(beside, read_only=True) as connection, sqlite(connection, database) as in_sqlite:
        asked: dict[str, Ask] = {
            "query file": product,
            "DuckDB, bare": bare(connection),
            "SQLite, indexed": in_sqlite,
            "pandas, in memory": in_memory(connection),
        }
        print("\n| | " + " | ".join(f"{name}, median ms | p95 ms | CPU ms" for name in asked) + " |")
        print(f"|---|{'---:|---:|---:|' * len(asked)}")
        for question in QUESTIONS:
            cells = []
            for ask in asked.values():
                ask(question, draws[0])
                cells.append(
                    "{:.1f} | {:.1f} | {:.1f}".format(*time_tasks([partial(ask, question, one) for one in draws]))
                )
            print(f"| {question} | {' | '.join(cells)} |")
    beside.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.data")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all if none is named")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp/kreiskompass-nation"))
    parser.add_argument("--indicators", type=int, default=nation.INDICATORS)
    parser.add_argument("--runs", type=int, default=40)
    asked = parser.parse_args()
    parts = asked.parts or PARTS
    if not (asked.folder / "observations").is_dir():
        nation.write(asked.folder, asked.indicators)
    databases = {"shipped": asked.folder / "database-shipped", "nation": asked.folder / "database"}
    print(surroundings("duckdb", "pandas"))
    for name, folder in (("shipped", DATA), ("nation", asked.folder)):
        database = databases[name]
        os.environ["SDG_DATABASE"] = str(database)
        print(f"\n### {name}")
        if "build" in parts or not (database / "CURRENT").exists():
            report_build(folder, database)
        if "size" in parts:
            report_size(database)
        if "peers" in parts:
            report_peers(database, asked.runs)
    if "queries" in parts:
        report_queries(databases, asked.runs)


if __name__ == "__main__":
    main()
