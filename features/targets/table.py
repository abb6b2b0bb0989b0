"""Targets on the subject of an indicator, with who set them and whether they fit its values."""

import pandas as pd

from content.catalogue import read_whole
from content.rows import read_rows
from content.table import Cell, Table
from texts import MISSING, Language


def make_targets_table(targets: pd.DataFrame, language: Language) -> Table:
    """A row per target (queries/targets.sql), those that fit the indicator first."""
    columns = ("target", "until", "kind", "decided_by", "fits")
    return Table(
        language("targets.title"),
        tuple(language(f"targets.column.{name}") for name in columns),
        [
            (
                Cell(language.of(row, "name")),
                Cell(str(read_whole(row["year"]) or MISSING)),
                Cell(language(f"targets.kind.{row['kind']}")),
                Cell(language.of(row, "decided_by"), _place(row["document"], row["place"])),
                Cell(language(f"targets.usable.{row['usable']}"), language.of(row, "reason")),
            )
            for row in read_rows(targets)
        ],
        numeric=frozenset({1}),
    )


def _place(document: str, place: object) -> str:
    return f"{document}, {place}" if isinstance(place, str) else document
