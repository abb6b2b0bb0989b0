"""The bulk file of INKAR: what fetching from it takes in time and memory, beside DuckDB's bare scan of the same file.

    python -m benchmarks.inkar [--gigabytes 2.2] [--order indicator|area] [--runs 3]

The file is made up: columns, codes, levels and proportions as in INKAR, values by a formula. Every measurement is a
process of its own; they read the same file in turns. What is printed goes into docs/benchmarks.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import product
from math import ceil, floor
from pathlib import Path
from statistics import median

from loaders.reference import read_reference
from testbed.timing import surroundings

HEADER = "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert\r\n"
GROUP = "SDG-Indikatoren f\u00fcr Kommunen"
# 41 indicators of the group and 659 others make 2.2 GB: the group has 6 % of the lines, as in the real file.
SCALE, OTHERS = 2.2, 659
DISTRICT_YEARS, MUNICIPALITY_YEARS = range(2008, 2024), range(2017, 2023)
KNOWN = read_reference("inkar_2025")


def indicators(gigabytes: float) -> list[tuple[str, int, int]]:
    """The first four cells of each indicator and the bounds of its values; the group stands amid the others."""
    ours = [
        (f"{GROUP};{16000 + number};{each.code};Indikator {each.code}", each.smallest, each.largest, each.factor)
        for number, each in enumerate(KNOWN.mappings.values(), 1)
    ]
    bounded = [(head, ceil(low / factor), floor(high / factor)) for head, low, high, factor in ours]
    others = [
        (f"Bereich {number // 20};{number};q_other_{number};Ein anderer Indikator je 1.000 Einwohner", 0, 100)
        for number in range(round(OTHERS * gigabytes / SCALE))
    ]
    return [*others[: len(others) // 2], *bounded, *others[len(others) // 2 :]]


def areas() -> list[tuple[str, range]]:
    """Raumbezug, Kennziffer and name of each area, and its years; 400 districts."""
    keys = {key for key in KNOWN.regions if len(key) == 5}
    keys |= {f"{land:02}{number:03}" for land in (1, 3, 6, 7, 8, 9, 12, 14) for number in range(44)}
    districts = sorted(keys)
    return [
        ("Bund;111;Deutschland", DISTRICT_YEARS),
        *((f"Bundesl\u00e4nder;{land:02};Land {land}", DISTRICT_YEARS) for land in range(1, 17)),
        *((f"Kreise;{key}000;Musterkreis {key}, Landkreis", DISTRICT_YEARS) for key in districts),
        *((f"Gemeinden;{key}{n:03};Musterstadt {n}", MUNICIPALITY_YEARS) for key in districts for n in range(1, 9)),
    ]


def lines(order: str, gigabytes: float) -> Iterator[bytes]:
    """The file, piece by piece: one indicator after the other, or one area after the other."""
    yield b"\xef\xbb\xbf" + HEADER.encode()
    heads, places = indicators(gigabytes), areas()
    pairs = product(heads, places) if order == "indicator" else ((head, at) for at, head in product(places, heads))
    for number, ((head, low, high), (place, years)) in enumerate(pairs):
        cells = ((year, (number * 7919 + year * 1299709) % 999983) for year in years)
        yield "".join(
            f"{head};{place};{year};{low + (drawn // 100) % max(1, high - low)},{drawn % 100 if low >= 0 else 0:02}\r\n"
            for year, drawn in cells
        ).encode()


def generate(file: Path, order: str, gigabytes: float) -> int:
    """Write the file; returns its number of rows."""
    rows = -1
    with file.open("wb", buffering=1024 * 1024) as stream:
        for piece in lines(order, gigabytes):
            rows += piece.count(b"\n")
            stream.write(piece)
    return rows


def measured(name: str, file: Path) -> dict[str, float]:
    """One measurement in a process of its own, with a raw folder of its own."""
    with tempfile.TemporaryDirectory(dir=file.parent) as raw:
        command = [sys.executable, "-m", "benchmarks.inkar_measures", name, str(file)]
        done = subprocess.run(command, env={**os.environ, "SDG_RAW": raw}, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def report(order: str, gigabytes: float, runs: int) -> None:
    """Generate, measure in turns, print the table."""
    with tempfile.TemporaryDirectory(prefix="bench-inkar-") as folder:
        file = Path(folder) / "inkar_2025.csv"
        rows = generate(file, order, gigabytes)
        archive = file.with_suffix(".zip")
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.write(file, file.name)
        print(surroundings("duckdb"))
        size, packed_size = file.stat().st_size / 1e9, archive.stat().st_size / 1e9
        print(f"{rows:,} rows, {size:.2f} GB (zip: {packed_size:.2f} GB), one {order} after the other, {runs} runs\n")
        cases = {
            "fetch from the CSV": ("fetched", file),
            "fetch from the zip": ("fetched", archive),
            "bare scan by DuckDB, CSV": ("scanned", file),
        }
        found: dict[str, list[dict[str, float]]] = {name: [] for name in cases}
        for _, (name, case) in product(range(runs), cases.items()):
            found[name].append(measured(*case))
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
    parser.add_argument("--gigabytes", type=float, default=SCALE)
    parser.add_argument("--order", choices=("indicator", "area"), default="indicator")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    report(chosen.order, chosen.gigabytes, chosen.runs)


if __name__ == "__main__":
    main()
