"""Targets that the office has added itself."""

from collections.abc import Mapping

import pandas as pd

from content.catalogue import Region, read_whole
from content.rows import read_rows
from content.table import Cell, Table
from texts import MISSING, Language


def make_own_targets_table(targets: pd.DataFrame, regions: Mapping[str, Region], language: Language) -> Table:
    """A row per own target (queries/own_targets.sql), with what is wrong with it where it is not in use."""
    columns = ("target", "region", "until", "decided_by", "state")
    return Table(
        language("own_target.caption"),
        tuple(language(f"own_target.column.{name}") for name in columns),
        [
            (
                Cell(row["name"], row["target_key"]),
                Cell(regions[row["region_key"]].name if isinstance(row["region_key"], str) else MISSING),
                Cell(str(read_whole(row["year"]) or MISSING)),
                Cell(row["decided_by"] or MISSING, row["document"] or ""),
                Cell(
                    language("own_target.not_in_use" if language.of(row, "problem") else "own_target.in_use"),
                    language.of(row, "problem"),
                ),
            )
            for row in read_rows(targets)
        ],
        numeric=frozenset({2}),
    )
