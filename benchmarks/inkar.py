"""The bulk file of INKAR: what fetching from it takes in time and memory, beside DuckDB's bare scan of the same file.

    python -m benchmarks.inkar [--municipalities 10978] [--order indicator|area] [--runs 3]

The file is made up in the shape of the real one (testbed/inkar_file.py). Every measurement is a process of its own;
they read the same file in turns. What is printed goes into docs/benchmarks.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from itertools import product
from pathlib import Path
from statistics import median

from loaders.reference import read_reference
from settings import data_folder
from testbed.inkar_file import ASSOCIATIONS, MUNICIPALITIES, Shape, compute_bounds, write_file
from testbed.timing import surroundings

DISTRICTS = 400


def list_districts() -> list[str]:
    """Keys of the districts of the reference data, and made-up ones where it has fewer than 400."""
    known = [key for key in read_reference("inkar_2025").regions if len(key) == 5]
    made_up = (f"{land:02}{number:03}" for land in (1, 3, 6, 7, 8, 9, 12, 14) for number in range(800, 844))
    return sorted([*known, *made_up][:DISTRICTS])


def measure_apart(name: str, file: Path) -> dict[str, float]:
    """One measurement in a process of its own, with folders of its own: made-up values must not be held against real
    ones."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        shutil.copytree(data_folder() / "reference", Path(folder) / "data" / "reference")
        places = {f"SDG_{name}": str(Path(folder) / name.lower()) for name in ("RAW", "DATA", "DATABASE")}
        command = [sys.executable, "-m", "benchmarks.inkar_measures", name, str(file)]
        done = subprocess.run(command, env={**os.environ, **places}, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def report(order: str, municipalities: int, runs: int) -> None:
    """Generate, measure in turns, print the table."""
    mapped = read_reference("inkar_2025").mappings.values()
    shape = Shape(
        list_districts(), compute_bounds(mapped), municipalities, ASSOCIATIONS * municipalities // MUNICIPALITIES
    )
    with tempfile.TemporaryDirectory(prefix="bench-inkar-") as folder:
        file = Path(folder) / "inkar_2025.csv"
        rows = write_file(file, shape, order == "area")
        archive = file.with_suffix(".zip")
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            packed.write(file, file.name)
        print(surroundings("duckdb"))
        size, packed_size = file.stat().st_size / 1e9, archive.stat().st_size / 1e9
        print(f"{rows:,} rows, {size:.2f} GB (zip: {packed_size:.2f} GB), one {order} after the other, {runs} runs\n")
        cases = {
            "fetch from the CSV": ("fetched", file),
            "fetch from the zip": ("fetched", archive),
            "fetch from the CSV, all municipalities too": ("fetched_all", file),
            "bare scan by DuckDB, CSV": ("scanned", file),
        }
        found: dict[str, list[dict[str, float]]] = {name: [] for name in cases}
        for _, (name, case) in product(range(runs), cases.items()):
            found[name].append(measure_apart(*case))
    bare = {unit: median(run[unit] for run in found["bare scan by DuckDB, CSV"]) for unit in ("seconds", "cpu")}
    print("| | s | of DuckDB | CPU s | of DuckDB | million rows/s | peak memory, MB | rows taken |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, results in found.items():
        seconds, cpu = (median(run[unit] for run in results) for unit in ("seconds", "cpu"))
        peak = max(run["megabytes"] for run in results)
        cells = f"{seconds:.1f} | {seconds / bare['seconds']:.2f} | {cpu:.1f} | {cpu / bare['cpu']:.2f}"
        print(f"| {name} | {cells} | {rows / seconds / 1e6:.1f} | {peak:.0f} | {results[0]['taken']:,} |")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.inkar")
    parser.add_argument("--municipalities", type=int, default=MUNICIPALITIES)
    parser.add_argument("--order", choices=("indicator", "area"), default="indicator")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    report(chosen.order, chosen.municipalities, chosen.runs)


if __name__ == "__main__":
    main()
