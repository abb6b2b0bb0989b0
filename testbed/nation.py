"""A data folder of national size in the product's own form: all that is shipped, and made-up figures beside it.

`python -m testbed.nation FOLDER` writes it: 10,978 municipalities, 400 districts, 16 Länder, Germany, 176 made-up
indicators, 36 years, about 63 million figures with gaps, as many as INKAR 2025 has. The same call always writes the
same bytes.
The folder is then built like the product's own:

    SDG_DATA=FOLDER SDG_DATABASE=OTHER python -m loaders build

Nothing of it is shown to anybody: the names say that they are made up.
"""

import argparse
import csv
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from settings import DATA

SOURCE = "made_up"
FIRST_YEAR = 1990
DISTRICTS, MUNICIPALITIES, INDICATORS, YEARS = 400, 10_978, 176, 36
GAPS = 12  # percent of the figures that are missing
# Districts and independent cities of each Land, 400 together.
_DISTRICTS_OF = {
    "01": 15, "02": 1, "03": 45, "04": 2, "05": 53, "06": 26, "07": 36, "08": 44,
    "09": 96, "10": 6, "11": 1, "12": 18, "13": 8, "14": 13, "15": 14, "16": 22,
}  # fmt: skip


def write(folder: Path, indicators: int = INDICATORS, municipalities: int = MUNICIPALITIES) -> None:
    """Write the data folder anew; `indicators` and `municipalities` make it smaller for a test."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DATA / "reference", folder / "reference")
    shutil.copytree(DATA / "reports", folder / "reports")
    shutil.copytree(DATA / "observations", folder / "observations")
    reference = folder / "reference"
    regions = _regions(reference / "regions.csv", municipalities)
    _append(reference / "regions.csv", regions)
    keys = [f"made_up_{number:03d}" for number in range(1, indicators + 1)]
    source = ("Erfunden für Messungen", "Made up for measuring", "Kreiskompass", "keine", "none")
    _append(reference / "sources.csv", [(SOURCE, *source, "https://example.org", "erfunden", "https://example.org")])
    _append(reference / "indicators.csv", [_indicator(key, number) for number, key in enumerate(keys)])
    _append(reference / "indicator_sdgs.csv", [(key, number % 17 + 1, "own") for number, key in enumerate(keys)])
    _append(reference / "series.csv", [(key, SOURCE, 1, "erfunden", "erfunden", 0.01, "", "", "", "") for key in keys])
    _write_observations(folder, keys)


def _regions(shipped: Path, municipalities: int) -> list[tuple[str, ...]]:
    """What is missing to all of Germany; districts have keys of five digits, their municipalities three more."""
    with shipped.open(encoding="utf-8", newline="") as stream:
        known = {row["region_key"]: row["kind"] for row in csv.DictReader(stream)}
    added: list[tuple[str, ...]] = []
    for land, count in _DISTRICTS_OF.items():
        if land not in known:
            added.append(_region(land, "state", "DE", f"Land {land}"))
            added += [_region(f"{land}{n:03d}", "district", land, f"Kreis {land}{n:03d}") for n in range(1, count + 1)]
    districts = [key for key in [*known, *(row[0] for row in added)] if len(key) == 5]
    missing = municipalities - sum(len(key) == 8 for key in known)
    for number in range(missing):
        district = districts[number % len(districts)]
        key = f"{district}{900 - number // len(districts):03d}"
        added.append(_region(key, "municipality", district, f"Gemeinde {key}"))
    return added


def _region(key: str, kind: str, parent: str, name: str) -> tuple[str, ...]:
    return (key, kind, parent, "", name, name, name, name)


def _indicator(key: str, number: int) -> tuple[object, ...]:
    name = (f"Erfunden {number + 1}", f"Made up {number + 1}")
    direction = ("up", "down", "none")[number % 3]
    definition = ("Erfundene Zahl für Messungen.", "A made-up number for measuring.")
    return (key, "own", *name, "percent", 2, direction, "", 0, 100, "", "", *definition, "", "")


def _append(file: Path, rows: Sequence[tuple[object, ...]]) -> None:
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def _write_observations(folder: Path, keys: list[str]) -> None:
    """One file per indicator: each region has a level, a slope and noise of its own; some are missing."""
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE place AS SELECT region_key FROM read_csv($file, all_varchar = true) ORDER BY region_key",
        {"file": str(folder / "reference" / "regions.csv")},
    )
    for number, key in enumerate(keys):
        target = str(folder / "observations" / f"{key}.csv").replace("'", "''")
        connection.execute(
            f"""
            COPY (
                SELECT '{SOURCE}' AS source_key, region_key, year,
                       round(30 + 40 * (hash(region_key, {number}) % 1000) / 1000
                             + (year - {FIRST_YEAR}) * ((hash(region_key, {number}, 1) % 200) / 200.0 - 0.5)
                             + (hash(region_key, {number}, year) % 300) / 100, 2) AS value
                FROM place, range({FIRST_YEAR}, {FIRST_YEAR + YEARS}) AS t (year)
                WHERE hash(region_key, year, {number}, 2) % 100 >= {GAPS}
                ORDER BY region_key, year
            ) TO '{target}' (HEADER, DELIMITER ',')
            """
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up data folder of national size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--indicators", type=int, default=INDICATORS)
    parser.add_argument("--municipalities", type=int, default=MUNICIPALITIES)
    asked = parser.parse_args()
    write(asked.folder, asked.indicators, asked.municipalities)


if __name__ == "__main__":
    main()
