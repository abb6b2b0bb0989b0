"""A sheet or a CSV file as rows of cells, each of which knows its place in the original."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from texts import Language

Cell = str | float | bool | date | datetime | time | timedelta | None
Position = tuple[int, int]  # row and column in the grid, from 0


@dataclass(frozen=True)
class Place:
    """A cell of the original: sheet ('' in a CSV file), row and column from 1; 0 stands for the whole of it."""

    sheet: str
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.sheet:
            return f"{self.row}:{self.column}"
        return f"{self.sheet}!{letters(self.column)}{self.row}" if self.row else self.sheet

    def describe(self, language: Language) -> str:
        """'Tabelle1!C7'; in a CSV file 'Zeile 7, Spalte 3'."""
        if self.sheet or not self.row:
            return str(self) if self.sheet else ""
        return language("own.place.cell" if self.column else "own.place.line", line=self.row, column=self.column)


@dataclass(frozen=True)
class Grid:
    """`lines` are the line numbers of the rows; `percent` are cells that Excel shows as a percentage (0.12 as 12 %),
    `thousands` those shown divided by 1,000 or more, `unknown` formulas whose result is not in the file; `merged` leads
    from each cell to the first of its range. Hidden is what Excel does not show."""

    sheet: str
    rows: list[list[Cell]]
    lines: list[int]
    percent: frozenset[Position] = frozenset()
    unknown: frozenset[Position] = frozenset()
    merged: Mapping[Position, Position] = field(default_factory=dict)
    thousands: frozenset[Position] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

    def visible(self) -> "Grid":
        """The grid with nothing in hidden rows and columns; everything else stays in its place."""
        if not self.hidden_rows and not self.hidden_columns:
            return self
        rows: list[list[Cell]] = [
            []
            if number in self.hidden_rows
            else [None if column in self.hidden_columns else cell for column, cell in enumerate(cells)]
            for number, cells in enumerate(self.rows)
        ]
        unknown = {at for at in self.unknown if at[0] not in self.hidden_rows and at[1] not in self.hidden_columns}
        return replace(self, rows=rows, unknown=frozenset(unknown))

    def own(self, row: int, column: int) -> Cell:
        """What stands in the cell itself."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def cell(self, row: int, column: int) -> Cell:
        """What stands in the cell, or in the first cell of the range that it is merged into."""
        return self.own(*self.merged.get((row, column), (row, column)))

    def text(self, row: int, column: int) -> str:
        return text_of(self.cell(row, column))

    def filled(self, row: int) -> list[int]:
        """The columns in which the row itself has something."""
        return [column for column, cell in enumerate(self.rows[row]) if text_of(cell) or (row, column) in self.unknown]

    def place(self, row: int, column: int) -> Place:
        return Place(self.sheet, self.lines[row], column + 1)


def text_of(cell: Cell) -> str:
    """A cell as text without blanks around it; a whole number without decimals, as Excel shows it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float | int):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split())


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
