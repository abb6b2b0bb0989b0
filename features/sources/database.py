"""The database in use: when it was built, and from which files."""

from collections.abc import Mapping

import pandas as pd

from content.catalogue import Indicator
from content.rows import read_rows
from content.table import Cell, Table
from storage.versions import read_build_time
from texts import Language


def describe_build(version: str, language: Language) -> str:
    """When the database was built, as a sentence."""
    built = read_build_time(version)
    return language("sources.built", date=language.date(built), time=f"{built:%H:%M}")


def make_changes_table(changes: pd.DataFrame, indicators: Mapping[str, Indicator], language: Language) -> Table:
    """A row per build and indicator whose values it has changed (queries/build_changes.sql)."""
    columns = ("built", "indicator", "new", "revised", "gone", "regions")
    counts = ("new_count", "revised_count", "gone_count", "region_count")
    return Table(
        language("sources.changes_caption"),
        tuple(language(f"sources.column.{name}") for name in columns),
        [
            (
                Cell(language.date(row["built_at"]), f"{row['built_at']:%H:%M} UTC"),
                Cell(indicators[row["indicator_key"]].name),
                *(Cell(language.number(row[count], 0)) for count in counts),
            )
            for row in read_rows(changes)
            if row["indicator_key"] in indicators
        ],
        numeric=frozenset({2, 3, 4, 5}),
    )


def make_loads_table(loads: pd.DataFrame, language: Language) -> Table:
    """A row per file read (queries/loads.sql), with the first characters of its fingerprint."""
    columns = ("file", "rows", "fingerprint")
    return Table(
        language("sources.loads_title"),
        tuple(language(f"sources.column.{name}") for name in columns),
        [
            (Cell(row["file"]), Cell(language.number(row["row_count"], 0)), Cell(row["sha256"][:12]))
            for row in read_rows(loads)
        ],
        numeric=frozenset({1}),
    )
