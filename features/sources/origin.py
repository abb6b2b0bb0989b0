"""Where a figure comes from: the file, the line or place in it, and when it was fetched from where."""

from typing import Any

import pandas as pd

from content.catalogue import Indicator, Region
from content.rows import read_rows
from content.table import Cell, Table
from texts import Language


def make_origin_table(origins: pd.DataFrame, indicator: Indicator, region: Region, language: Language) -> Table:
    """A row per value and source of an indicator in a region, newest year first."""
    columns = ("year", "value", "source", "place", "fetched")
    return Table(
        language("origin.caption", indicator=indicator.name, region=region.name),
        tuple(language(f"origin.column.{name}") for name in columns),
        [
            (
                Cell(str(row["year"])),
                Cell(language.number(row["value"], indicator.decimals), _notes(row, language)),
                Cell(language.of(row, "title")),
                Cell(row["file"], _place(row, language)),
                _make_fetched_cell(row, language),
            )
            for row in read_rows(origins)
        ],
        numeric=frozenset({0, 1}),
    )


def _notes(row: Any, language: Language) -> str:
    notes = [language("origin.flag", flag=row["flag"])] if isinstance(row["flag"], str) else []
    return "; ".join(notes if row["is_preferred"] else [*notes, language("origin.not_shown")])


def _place(row: Any, language: Language) -> str:
    if isinstance(row["place"], str):
        return language("origin.place", place=row["place"])
    return language("origin.line", line=int(row["line"]))


def _make_fetched_cell(row: Any, language: Language) -> Cell:
    """When and from where; what the product carries was never fetched by this installation."""
    if not isinstance(row["url"], str):
        return Cell(language("origin.carried"))
    version = row["data_version"]
    told = language("origin.version", version=version) if isinstance(version, str) else ""
    fingerprint = language("origin.fingerprint", start=row["sha256"][:12])
    link = row["url"] if row["url"].startswith("http") else ""  # a file of this machine is named, not linked
    return Cell(language.date(row["fetched_at"]), f"{told} {fingerprint}".strip(), link=link)
