"""The database in use: when it was built, and from which files."""

import pandas as pd

from content.rows import read_rows
from content.table import Cell, Table
from storage.versions import read_build_time
from texts import Language


def describe_build(version: str, language: Language) -> str:
    """When the database was built, as a sentence."""
    built = read_build_time(version)
    return language("sources.built", date=language.date(built), time=f"{built:%H:%M}")


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
