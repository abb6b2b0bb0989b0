"""The tables of a published report in a file: a row per indicator with three values and their printed changes.

Read, never taken in: nothing is stored, and what the changes are worth is judged elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from loaders.own.printed.layout import RawRow, find_header, missing_columns, read_rows
from loaders.own.printed.shown import read_formats
from loaders.own.tables.findings import Finding, Refused
from loaders.own.tables.numbers import evidence, read_written
from loaders.own.tables.reading.files import read_grids
from loaders.own.tables.reading.grid import Place

MOST_TABLES = 500


@dataclass(frozen=True)
class PrintedRow:
    """`printed` holds the cells as they stand there; `numbers` those with a number, with a point before the decimals
    and without grouping, sign and unit kept ('+0.8%P'). A change that is not printed is in neither. `stored` names
    the cells of which Excel need not show all digits."""

    place: Place
    years: tuple[int, ...]
    printed: dict[str, str]
    numbers: dict[str, str]
    stored: tuple[str, ...] = ()


@dataclass
class PrintedReport:
    """What a file holds. `rows` are those without a problem."""

    rows: list[PrintedRow] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)


def read_report(file: Path, numbers: str = "") -> PrintedReport:
    """Look at the whole file; `numbers` 'de' or 'en' where somebody says how they are written."""
    report = PrintedReport()
    try:
        grids, report.remarks = read_grids(file, lambda grid: find_header(grid) is not None)
    except Refused as refused:
        report.problems.append(refused.finding)
        return report
    tables = [(grid, header) for grid in grids if (header := find_header(grid)) is not None]
    if not tables:
        report.problems.append(Finding("no_report_header", whole=True))
        return report
    grid, (row, columns) = tables[0]
    report.remarks += [Finding("sheet_not_checked", Place(other.sheet)) for other in grids if other is not grid]
    if missing := missing_columns(columns):
        report.problems.append(Finding("report_column", found=missing, whole=True))
        return report
    formats = read_formats(file).get(grid.sheet, {})
    raw = list(read_rows(grid, formats, row, columns, report.problems, report.remarks))
    if len(raw) > MOST_TABLES:
        report.problems.append(Finding("too_many_tables", found=str(len(raw)), expected=str(MOST_TABLES), whole=True))
        return report
    spoken = numbers or _language(raw, report.problems)
    if any(problem.whole for problem in report.problems):
        return report
    report.rows = [read for one in raw if (read := _read(one, spoken, report.problems)) is not None]
    if not report.rows and not report.problems:
        report.problems.append(Finding("no_values", whole=True))
    return report


def _language(raw: Sequence[RawRow], problems: list[Finding]) -> str:
    """'de' or 'en' by the numbers that can only be read one way; '' where nothing tells, with a problem if need be."""
    cells = [cell for row in raw for cell in row.cells.values() if cell.number is None]
    told = evidence(read_written(cell.digits) for cell in cells)
    unclear = [cell for cell in cells if read_written(cell.digits).is_ambiguous]
    if len(told) > 1:
        english = next(cell for cell in cells if list(read_written(cell.digits).readings) == ["en"])
        problems.append(Finding("mixed_numbers", english.place, english.shown, whole=True))
    elif unclear and not told:
        problems.append(Finding("ambiguous_number", unclear[0].place, unclear[0].shown, whole=True))
    return told.pop() if len(told) == 1 else ""


def _read(raw: RawRow, spoken: str, problems: list[Finding]) -> PrintedRow | None:
    """The row read in the language `spoken`, None with a problem."""
    printed, numbers = dict(raw.words), {}
    for name, cell in raw.cells.items():
        number = cell.number
        if number is None:
            readings = read_written(cell.digits).readings
            number = readings.get(spoken or next(iter(readings)))
        if number is None:
            problems.append(Finding(f"not_{spoken}", cell.place, cell.shown))
            return None
        sign = cell.sign if cell.sign in ("", "+", "\u00b1") else "-"
        numbers[name] = f"{sign}{number:f}{cell.mark}"
        shown = f"{number:f}" if spoken == "en" else f"{number:f}".replace(".", ",")
        printed[name] = cell.shown or sign + shown + cell.mark
    stored = tuple(name for name, cell in raw.cells.items() if cell.is_stored)
    return PrintedRow(raw.place, raw.years, printed, numbers, stored)
