"""The tables of a report, embedded or brought along, with what is known of their indicators and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from content.catalogue import Indicator
from content.rows import Row, read_rows
from domain.printed import Printed, read_mark, read_printed
from domain.report import Certainty, PrintedTable, ReportFinding, UnitFit
from domain.report_check import check_table, find_habits
from features.review.units import fit_unit, is_count

VALUES = ("value_1", "value_2", "value_3")
CHANGES = ("absolute_change", "relative_change")


@dataclass(frozen=True)
class ReportTable:
    """A table as printed. `cells` by field hold what stands there, '' for what is not printed; `survey` is the row of
    the statistic that is not made every year (queries/survey_rhythms.sql)."""

    cells: Mapping[str, str]
    years: tuple[int, int, int]
    indicator: Indicator | None
    survey: Row | None
    table: PrintedTable
    findings: Sequence[ReportFinding] = field(default=())

    @property
    def title(self) -> str:
        return self.cells["title"]

    @property
    def worst(self) -> Certainty | None:
        return self.findings[0].certainty if self.findings else None


def read_embedded_tables(
    printed: pd.DataFrame, indicators: Mapping[str, Indicator], rhythms: Mapping[str, Row]
) -> list[ReportTable]:
    """The tables of a report in the database (queries/report_tables.sql), checked."""
    fields = ("title", "unit", "source", *VALUES, *CHANGES)
    tables = []
    for row in read_rows(printed):
        cells = {name: row[name] if isinstance(row[name], str) else "" for name in fields}
        years = (row["year_1"], row["year_2"], row["year_3"])
        tables.append(_table(cells, cells, ",", years, indicators[row["indicator_key"]], rhythms))
    return _checked(tables)


def read_uploaded_tables(
    answer: Mapping[str, Any],
    names: Mapping[str, str],
    indicators: Mapping[str, Indicator],
    rhythms: Mapping[str, Row],
) -> list[ReportTable]:
    """The tables of a file as the loaders have read it, checked; `names` leads from a name to the indicator meant."""
    tables = []
    for row in answer["tables"]:
        cells = {**dict.fromkeys(CHANGES, ""), **row["printed"]}
        indicator = indicators.get(names.get(row["printed"]["title"].casefold(), ""))
        first, middle, last = row["years"]
        tables.append(_table(cells, row["numbers"], ".", (first, middle, last), indicator, rhythms))
    return _checked(tables)


def name_tables(*catalogues: Mapping[str, Indicator]) -> dict[str, str]:
    """The indicator that a name means, in any of the languages; names that mean several are left out."""
    meant: dict[str, set[str]] = {}
    for catalogue in catalogues:
        for indicator in catalogue.values():
            meant.setdefault(indicator.name.casefold(), set()).add(indicator.key)
    return {name: min(keys) for name, keys in meant.items() if len(keys) == 1}


def _table(
    cells: Mapping[str, str],
    numbers: Mapping[str, str],
    decimal: str,
    years: tuple[int, int, int],
    indicator: Indicator | None,
    rhythms: Mapping[str, Row],
) -> ReportTable:
    survey = rhythms.get(indicator.key) if indicator else None
    oldest, middle, newest = (_number(numbers[name], decimal, is_count(cells["unit"])) for name in VALUES)
    absolute, relative = (read_printed(numbers.get(name, ""), decimal) for name in CHANGES)
    table = PrintedTable(
        years,
        (oldest, middle, newest),
        absolute,
        relative,
        read_mark(cells["unit"]),
        fit_unit(cells["unit"], indicator.unit) if indicator else UnitFit.UNKNOWN,
        None if survey is None else lambda year: find_survey_year(survey, year),
    )
    return ReportTable(cells, years, indicator, survey, table)


def _number(text: str, decimal: str, exact: bool) -> Printed:
    """Raises ValueError for what is no number: database and loaders let none through."""
    number = read_printed(text, decimal, exact)
    if number is None:
        raise ValueError(text)
    return number


def find_survey_year(survey: Row, year: int) -> int:
    """The year of the survey that a value for `year` comes from."""
    return year - int((year - survey["survey_year"]) % survey["every_years"])


def _checked(tables: Sequence[ReportTable]) -> list[ReportTable]:
    usual = find_habits(one.table for one in tables)
    return [
        ReportTable(one.cells, one.years, one.indicator, one.survey, one.table, check_table(one.table, usual))
        for one in tables
    ]
