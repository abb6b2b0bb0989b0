"""Which cell of a published report's tables is what: header, year, value, change; nothing read as a number yet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from loaders.own.printed.shown import read_shown
from loaders.own.tables.cells import year_of
from loaders.own.tables.findings import Finding
from loaders.own.tables.header import WITHIN
from loaders.own.tables.numbers import read_written, without_marks
from loaders.own.tables.reading.grid import Grid, Place, Position
from loaders.own.tables.recognising import YEARS
from loaders.own.tables.words import is_missing, meanings, normal
from texts import CODES, texts

WORDS = ("title", "unit", "source")
_YEARS = ("year_1", "year_2", "year_3")
_VALUES = ("value_1", "value_2", "value_3")
_CHANGES = ("absolute_change", "relative_change")
FIELDS = (*WORDS, *(name for pair in zip(_YEARS, _VALUES, strict=True) for name in pair), *_CHANGES)
_OPTIONAL = {"unit", "source"}
_HEADERS = meanings(FIELDS, lambda name: f"review.header.{name}")
_UNDEFINED = meanings(("undefined",), lambda name: f"review.{name}")
_NUMBER = re.compile(r"(?P<sign>[+\-\u2212\u2013]?)\s*(?P<digits>\d(?:[\d.,\s]*\d)?)(?P<mark>.*)", re.DOTALL)
_MARK = re.compile(r"(?:[^\d.,+\-\u2212\u2013].{0,39})?", re.DOTALL)  # what may stand behind a change
_UNCHANGED = re.compile(r"^(?:\u00b1|\+[/ ]?[-\u2212\u2013])\s?(?=0(?:[.,]0{1,12})?(?![\d.,]))")  # before a change of 0
_LARGEST = 1e15
_SHOWN_DIGITS = 12  # of a number cell: Excel shows fewer, and what follows is noise of its arithmetic
_SHORT = 6  # digits that a column shows whatever its width
LONGEST = 300


@dataclass(frozen=True)
class PrintedCell:
    """A filled cell of a number column: sign, digits and what stands behind, as text; `number` if Excel holds one, as
    it shows it. `is_stored`: how many digits it shows is not known, as the width of the column decides."""

    place: Place
    shown: str
    sign: str
    digits: str
    mark: str
    number: Decimal | None = None
    is_stored: bool = False


@dataclass(frozen=True)
class RawRow:
    """The cells of a table by field; a change that is not printed is missing."""

    place: Place
    words: dict[str, str]
    years: tuple[int, ...]
    cells: dict[str, PrintedCell]


def find_header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Row and columns by field of the first row that names an indicator and one of its numbers."""
    for row in range(min(WITHIN, len(grid.rows))):
        columns: dict[str, int] = {}
        for column in grid.filled(row):
            name = _HEADERS.get(normal(grid.text(row, column).rstrip(":")))
            if name is not None:
                columns.setdefault(name, column)
        if "title" in columns and columns.keys() & {*_VALUES, *_CHANGES}:
            return row, columns
    return None


def missing_columns(columns: dict[str, int]) -> str:
    """What the columns that are missing are headed with in the templates, in both languages."""
    missing = [name for name in FIELDS if name not in columns and name not in _OPTIONAL]
    heads = [dict.fromkeys(texts(code)[f"review.header.{name}"].split("|")[0] for code in CODES) for name in missing]
    return ", ".join(" / ".join(words) for words in heads)


def read_rows(
    grid: Grid,
    formats: Mapping[Position, str],
    header: int,
    columns: dict[str, int],
    problems: list[Finding],
    remarks: list[Finding],
) -> Iterator[RawRow]:
    """The tables below the header, those with a problem left out; a row without numbers is a heading or a note.
    `formats` are those of the grid's number cells (`shown`)."""
    for row in range(header + 1, len(grid.rows)):
        filled = grid.filled(row)
        if filled and any(columns[name] in filled for name in (*_VALUES, *_CHANGES)):
            found: list[Finding] = []
            raw = _row(grid, formats, row, columns, found)
            problems += found
            if not found:
                yield raw
        elif filled:
            remarks.append(Finding("row_without_values", grid.place(row, filled[0])))


def _row(
    grid: Grid, formats: Mapping[Position, str], row: int, columns: dict[str, int], problems: list[Finding]
) -> RawRow:
    place = grid.place(row, columns["title"])
    words = {name: grid.text(row, columns[name]) if name in columns else "" for name in WORDS}
    if not words["title"]:
        problems.append(Finding("no_title", place))
    for name in (name for name, text in words.items() if len(text) > LONGEST):
        where, start = grid.place(row, columns[name]), words[name][:40] + "…"
        problems.append(Finding("too_long", where, start, str(LONGEST)))
    years: list[int] = []
    for name in _YEARS:
        year = year_of(grid.cell(row, columns[name]))
        if year is None or year not in YEARS:
            where, told = grid.place(row, columns[name]), grid.text(row, columns[name])
            problems.append(Finding("year", where, told, f"{YEARS[0]}–{YEARS[-1]}"))
        else:
            years.append(year)
    if years != sorted(set(years)):
        problems.append(Finding("years_order", place, ", ".join(map(str, years))))
    cells = {
        name: _cell(grid, formats, row, columns[name], name in _CHANGES, problems) for name in (*_VALUES, *_CHANGES)
    }
    return RawRow(place, words, tuple(years), {name: cell for name, cell in cells.items() if cell is not None})


def _cell(
    grid: Grid,
    formats: Mapping[Position, str],
    row: int,
    column: int,
    is_change: bool,
    problems: list[Finding],
) -> PrintedCell | None:
    """A cell with a number; None with a problem, or for a change that is not printed."""
    place, cell = grid.place(row, column), grid.cell(row, column)
    shown = without_marks(grid.text(row, column))[0]
    if (row, column) in grid.unknown:
        problems.append(Finding("formula_without_result", place, shown))
        return None
    if isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) < _LARGEST:
        return _number_cell(place, cell, formats.get((row, column), ""), (row, column) in grid.percent, is_change)
    if is_change and (is_missing(shown) or normal(shown) in _UNDEFINED):
        return None
    is_unchanged = is_change and _UNCHANGED.match(shown) is not None
    found = _NUMBER.fullmatch(_UNCHANGED.sub("", shown) if is_unchanged else shown)
    mark = found["mark"].strip() if found else ""
    allowed = _MARK.fullmatch(mark) if is_change else not mark
    if found is None or not read_written(found["digits"]).readings or not allowed:
        problems.append(Finding("printed_change" if is_change else "printed_value", place, shown))
        return None
    return PrintedCell(place, shown, found["sign"] or ("\u00b1" if is_unchanged else ""), found["digits"], mark)


def _number_cell(place: Place, cell: float, code: str, is_percent: bool, is_change: bool) -> PrintedCell:
    """A number of Excel's as its cell shows it, else as it is stored, without final zeros."""
    if (as_shown := read_shown(cell, code) if code else None) is not None:
        mark = as_shown.mark if is_change and _MARK.fullmatch(as_shown.mark) else ""
        return PrintedCell(place, "", as_shown.sign, "", mark, as_shown.number)
    number = Decimal(f"{cell:.{_SHOWN_DIGITS}g}") * (100 if is_percent else 1)
    number = number.normalize() if number % 1 else number.quantize(Decimal(1))
    is_stored = len(number.as_tuple().digits) > _SHORT
    return PrintedCell(place, "", "", "", "%" if is_percent and is_change else "", number, is_stored)
