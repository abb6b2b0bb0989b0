"""What election programmes pledge: whose it is, in neutral words, and in which indicator it would be seen."""

from collections.abc import Sequence

import pandas as pd

from content.catalogue import read_whole
from content.rows import Row, read_rows
from content.table import Cell, Table
from texts import MISSING, Language


def read_pledge_programmes(frame: pd.DataFrame) -> dict[str, list[Row]]:
    """The pledges of each programme, from queries/pledges.sql."""
    found: dict[str, list[Row]] = {}
    for row in read_rows(frame):
        found.setdefault(row["programme_key"], []).append(row)
    return found


def describe_pledges(pledges: Sequence[Row], language: Language) -> str:
    """Whose pledges, how many, and how many of them an indicator could show."""
    measured = sum(isinstance(row["indicator_key"], str) for row in pledges)
    first = pledges[0]
    return language("measures.pledges.finding", party=first["publisher"], count=len(pledges), measured=measured)


def make_pledges_table(pledges: Sequence[Row], link: str, language: Language) -> Table:
    """A row per pledge; `link` is a web address with the field {indicator}."""
    columns = ("content", "amount", "year", "measured", "place")
    return Table(
        language.of(pledges[0], "programme"),
        tuple(language(f"measures.pledges.{name}") for name in columns),
        [
            (
                Cell(language.of(row, "content"), language.of(row, "topic")),
                Cell(_amount(row, language)),
                Cell(str(read_whole(row["year"]) or MISSING)),
                _make_indicator_cell(row, link, language),
                Cell(note=row["place"]),
            )
            for row in pledges
        ],
    )


def _amount(row: Row, language: Language) -> str:
    amount = row["amount"]
    if pd.isna(amount):
        return MISSING
    return language.quantity(amount, 0 if float(amount).is_integer() else 1, language.of(row, "unit"))


def _make_indicator_cell(row: Row, link: str, language: Language) -> Cell:
    if isinstance(row["indicator_key"], str):
        return Cell(language.of(row, "indicator"), link=link.format(indicator=row["indicator_key"]))
    return Cell(language("measures.pledges.unmeasured"), language.of(row, "reason"))
