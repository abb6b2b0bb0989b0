"""Where the header of a sheet is and what its columns hold."""

import re
from dataclasses import dataclass
from datetime import date

from loaders.own.tables.grid import Cell, Grid, text_of
from loaders.own.tables.numbers import without_marks
from loaders.own.tables.words import HEADERS, normal

WITHIN = 30  # rows from the top in which a header is looked for
HAS_YEAR = re.compile(r"(?:19|20|21)\d\d")
_YEAR = re.compile(r"(?:\d{1,2}\.\d{1,2}\.)?((?:19|20|21)\d\d)(?:-\d\d-\d\d)?")
_NAMES_A_ROW = {"region", "region_key", "indicator"}


@dataclass(frozen=True)
class Header:
    """Where the columns are. `first` and `row` are its first and last row; `years` are the columns of the wide form,
    `others` those that nothing is taken from, `twice` those whose header stands there a second time."""

    first: int
    row: int
    fields: dict[str, int]
    years: tuple[int, ...]
    others: dict[int, str]
    twice: tuple[int, ...]

    @property
    def has_values(self) -> bool:
        return bool(self.years) or {"year", "value"} <= self.fields.keys()


def find_header(grid: Grid) -> Header | None:
    """The first row, or two rows one above the other, that make sense as a header."""
    cells = [[grid.cell(row, column) for column in range(_width(grid))] for row in range(min(WITHIN, len(grid.rows)))]
    for row, upper in enumerate(cells):
        top = min((grid.merged.get((row, column), (row, 0))[0] for column in range(len(upper))), default=row)
        header = _header(top, row, upper)
        if header is not None and header.has_values:
            return header
        if row + 1 < len(cells) and not _has_values(_header(row + 1, row + 1, cells[row + 1])):
            joined = [low if text_of(low) else high for low, high in zip(cells[row + 1], upper, strict=True)]
            both = _header(row, row + 1, joined)
            if both is not None and both.has_values:
                return both
        if header is not None:
            return header
    return None


def _width(grid: Grid) -> int:
    return max(map(len, grid.rows[:WITHIN]), default=0)


def _has_values(header: Header | None) -> bool:
    return header is not None and header.has_values


def _header(first: int, row: int, cells: list[Cell]) -> Header | None:
    """The cells as a header of values or of descriptions of indicators; None if they are neither."""
    fields: dict[str, int] = {}
    others: dict[int, str] = {}
    years: list[int] = []
    twice: list[int] = []
    for column, cell in enumerate(cells):
        text = text_of(cell).rstrip(":")
        name = HEADERS.get(normal(text)) or HEADERS.get(normal(without_marks(text)[0]))
        if name is not None and name in fields:
            twice.append(column)
        elif name is not None:
            fields[name] = column
        elif year_of(cell) is not None:
            years.append(column)
        elif text:
            others[column] = text
    header = Header(first, row, fields, tuple(years), others, tuple(twice))
    names = fields.keys()
    describes = {"indicator", "unit"} <= names and bool({"direction", "definition", "goal"} & names)
    return header if (names & _NAMES_A_ROW and header.has_values) or describes else None


def year_of(cell: Cell) -> int | None:
    """2021, '2021*', '31.12.2021' and a date are 2021; everything else is no year."""
    if isinstance(cell, date):
        return cell.year
    found = _YEAR.fullmatch(without_marks(text_of(cell))[0])
    return int(found[1]) if found else None


def year_text(cell: Cell) -> str:
    """The year of a cell, or what it says instead."""
    year = year_of(cell)
    return text_of(cell) if year is None else str(year)
