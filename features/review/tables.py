"""The tables of a report, embedded or brought along, with what is known of their indicators and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import pandas as pd

from content.catalogue import Indicator
from content.rows import Row, read_rows
from domain.report.check import check_table, find_habits
from domain.report.printed import Interval, Printed, read_mark, read_printed
from domain.report.tables import Certainty, PrintedTable, ReportFinding, UnitFit
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


@dataclass(frozen=True)
class Known:
    """What is known of indicators, by their keys: themselves, the statistic that is not made every year
    (queries/survey_rhythms.sql), the bounds of plausible values (queries/plausible_bounds.sql)."""

    indicators: Mapping[str, Indicator]
    rhythms: Mapping[str, Row]
    bounds: Mapping[str, Interval]


def read_facts(indicators: Mapping[str, Indicator], rhythms: pd.DataFrame, bounds: pd.DataFrame) -> Known:
    """Of the answers to both queries."""
    return Known(
        indicators,
        {row["indicator_key"]: row for row in read_rows(rhythms)},
        {row["indicator_key"]: Interval(Fraction(row["lower"]), Fraction(row["upper"])) for row in read_rows(bounds)},
    )


def read_embedded_tables(printed: pd.DataFrame, known: Known) -> list[ReportTable]:
    """The tables of a report in the database (queries/report_tables.sql), checked."""
    fields = ("title", "unit", "source", *VALUES, *CHANGES)
    tables = []
    for row in read_rows(printed):
        cells = {name: row[name] if isinstance(row[name], str) else "" for name in fields}
        years = (row["year_1"], row["year_2"], row["year_3"])
        values, changes = _values(cells, ",", cells["unit"]), _changes(cells, ",")
        tables.append(_table(cells, years, values, changes, row["indicator_key"], known))
    return _check_tables(tables)


def read_uploaded_tables(answer: Mapping[str, Any], names: Mapping[str, str], known: Known) -> list[ReportTable]:
    """The tables of a file as the loaders have read it, checked; `names` leads from a name to the indicator meant."""
    tables = []
    for row in answer["tables"]:
        cells, numbers = {**dict.fromkeys(CHANGES, ""), **row["printed"]}, row["numbers"]
        key = names.get(row["printed"]["title"].casefold(), "")
        first, middle, last = row["years"]
        values = _values(numbers, ".", cells["unit"])
        changes = _changes(numbers, ".", frozenset(row["stored"]))
        tables.append(_table(cells, (first, middle, last), values, changes, key, known))
    return _check_tables(tables)


def name_tables(*catalogues: Mapping[str, Indicator]) -> dict[str, str]:
    """The indicator that a name means, in any of the languages; names that mean several are left out."""
    meant: dict[str, set[str]] = {}
    for catalogue in catalogues:
        for indicator in catalogue.values():
            meant.setdefault(indicator.name.casefold(), set()).add(indicator.key)
    return {name: min(keys) for name, keys in meant.items() if len(keys) == 1}


def _table(
    cells: Mapping[str, str],
    years: tuple[int, int, int],
    values: tuple[Printed, Printed, Printed],
    changes: tuple[Printed | None, Printed | None],
    key: str,
    known: Known,
) -> ReportTable:
    indicator, survey = known.indicators.get(key), known.rhythms.get(key)
    table = PrintedTable(
        years,
        values,
        *changes,
        read_mark(cells["unit"]),
        fit_unit(cells["unit"], indicator.unit) if indicator else UnitFit.UNKNOWN,
        None if survey is None else lambda year: find_survey_year(survey, year),
        known.bounds.get(key),
    )
    return ReportTable(cells, years, indicator, survey, table)


def _values(numbers: Mapping[str, str], decimal: str, unit: str) -> tuple[Printed, Printed, Printed]:
    """Raises ValueError for what is no number: database and loaders let none through."""
    found = [read_printed(numbers[name], decimal, is_count(unit)) for name in VALUES]
    oldest, middle, newest = found
    if oldest is None or middle is None or newest is None:
        raise ValueError(numbers)
    return oldest, middle, newest


def _changes(
    numbers: Mapping[str, str], decimal: str, stored: frozenset[str] = frozenset()
) -> tuple[Printed | None, Printed | None]:
    """Absolute and relative change; of one that is `stored` with more digits than are shown the last says nothing."""
    absolute, relative = (
        replace(change, step=Fraction(0)) if change is not None and name in stored else change
        for name in CHANGES
        for change in [read_printed(numbers.get(name, ""), decimal)]
    )
    return absolute, relative


def find_survey_year(survey: Row, year: int) -> int:
    """The year of the survey that a value for `year` comes from."""
    return year - int((year - survey["survey_year"]) % survey["every_years"])


def _check_tables(tables: Sequence[ReportTable]) -> list[ReportTable]:
    usual = find_habits(one.table for one in tables)
    return [
        ReportTable(one.cells, one.years, one.indicator, one.survey, one.table, check_table(one.table, usual))
        for one in tables
    ]
