"""Reading the package: its tables as rows of text, its values by series."""

import csv
import gzip
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Row = dict[str, str]
# (source_key, region_key, year) -> value as written
Values = dict[tuple[str, str, str], str]
EVERY_REGION = "*"
# German words and what stands for them, see there.
WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Package:
    """The folder of a package. Rows are those of its CSV files, all cells text, an empty one ''."""

    folder: Path

    def rows(self, name: str) -> list[Row]:
        """The rows of <name>.csv."""
        return read_rows(self.folder / f"{name}.csv")

    @cached_property
    def series(self) -> list[Row]:
        """The series that the audit ships, in the order of their numbers."""
        shipped = [row for row in self.rows("series") if row["packaged"] == "yes"]
        return sorted(shipped, key=lambda row: row["series_id"])

    @cached_property
    def keys(self) -> dict[tuple[str, str], list[Row]]:
        """The shipped series by (indicator_key, source_key): one of ours may be of several of theirs."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.series:
            found[row["indicator_key"], row["source_key"]].append(row)
        return dict(found)

    @cached_property
    def values(self) -> dict[str, Values]:
        """The values of each indicator."""
        key_of = {row["series_id"]: (row["indicator_key"], row["source_key"]) for row in self.series}
        found: dict[str, Values] = defaultdict(dict)
        with gzip.open(self.folder / "values.csv.gz", "rt", encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                indicator, source = key_of[row["series_id"]]
                found[indicator][source, row["region_ags"], row["year"]] = row["value"]
        return dict(found)

    @cached_property
    def excluded(self) -> list[Row]:
        """Figures that are no measurement, of one region or of all (`region_key` '*')."""
        return [row for row in self.rows("known_errors") if row["action"] == "exclude"]

    @cached_property
    def remarked(self) -> list[Row]:
        """Figures that count, but need a remark."""
        return [row for row in self.rows("known_errors") if row["action"] == "flag"]


def read_rows(file: Path) -> list[Row]:
    """The rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(file: Path, rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> None:
    """Write a CSV file as all under data/ are written: UTF-8, comma, line feed."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_columns(file: Path) -> list[str]:
    """The header of a CSV file."""
    with file.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))
