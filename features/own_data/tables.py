"""Own tables in words: what a check found, which tables there are."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from content.catalogue import Indicator, Region
from content.rows import Row, read_rows
from content.table import Cell, Table
from texts import MISSING, Language

SHOWN_PROBLEMS = 200


def make_problems_table(answer: Mapping[str, Any], language: Language) -> Table:
    """A row per problem: where it is, what is wrong and what is expected."""
    return Table(
        language("own.problems_caption"),
        tuple(language(f"own.column.{name}") for name in ("place", "problem")),
        [(Cell(problem["place"] or MISSING), Cell(problem["text"])) for problem in answer["problems"][:SHOWN_PROBLEMS]],
    )


def describe_reach(
    answer: Mapping[str, Any], indicators: Mapping[str, Indicator], regions: Mapping[str, Region], language: Language
) -> str:
    """What was recognised in a table: its indicators, regions and years; '' if nothing was."""
    if not answer["years"]:
        return ""
    own: dict[str, str] = answer["own"]
    names = [
        language("own.mark", name=own[key]) if key in own else indicators[key].name for key in answer["indicators"]
    ]
    years = MISSING.join(str(year) for year in dict.fromkeys(answer["years"]))
    places = [regions[key].name for key in answer["regions"]]
    return language("own.reach", indicators=_few(names), regions=_few(places), years=years)


def make_tables_table(
    tables: pd.DataFrame, indicators: Mapping[str, Indicator], trend: Callable[[Row], str], language: Language
) -> Table:
    """A row per own table and indicator (queries/own_tables.sql); `trend` gives the address of its trend."""
    columns = ("table", "indicator", "values", "state")
    return Table(
        language("own.tables_caption"),
        tuple(language(f"own.column.{name}") for name in columns),
        [
            (
                Cell(row["name"], _origin(row, language)),
                Cell(indicators[row["indicator_key"]].name, link=trend(row)) if row["value_count"] else Cell(MISSING),
                Cell(language.number(row["value_count"], 0)),
                Cell(
                    language("own.not_in_use" if language.of(row, "problem") else "own.in_use"),
                    language.of(row, "problem"),
                ),
            )
            for row in read_rows(tables)
        ],
        numeric=frozenset({2}),
    )


def _origin(row: Row, language: Language) -> str:
    try:
        date = f"{datetime.fromisoformat(row['imported_at']):%d.%m.%Y}"
    except ValueError:
        date = MISSING
    by = language("own.by_whom", who=row["imported_by"]) if row["imported_by"] else ""
    return language("own.origin", original=row["original"] or MISSING, date=date, by=f" {by}" if by else "")


def _few(names: list[str]) -> str:
    return ", ".join(names[:6]) + (f" (+{len(names) - 6})" if len(names) > 6 else "")
