"""What an ODS file tells of its cells beyond their values: percentages, hidden rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from xml.etree import ElementTree
from zipfile import ZipFile

from loaders.own.tables.reading.facts import Facts
from loaders.own.tables.reading.grid import Position
from loaders.own.tables.reading.limits import MAX_CELLS, MAX_UNPACKED, hold_signs, hold_size

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_facts(archive: ZipFile) -> Iterator[tuple[str, Facts]]:
    """By the name of the sheet. Raises Refused for a sheet that repeats filled cells beyond the limits, before it is
    laid out in memory. Whatever else a file repeats is noted as far as there are filled cells."""
    sheet, cells, hidden, signs = _Sheet(), 0, 0, 0
    with archive.open("content.xml") as stream:
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                sheet = _Sheet(element.get(f"{_TABLE}name", ""))
            elif event == "end" and element.tag == f"{_TABLE}table":
                hidden += sheet.count_hidden()
                hold_size(1, hidden)
                yield sheet.name, sheet.tell()
                element.clear()
            elif event == "end" and element.tag == f"{_TEXT}s":
                sheet.blanks += _read_count(element.get(f"{_TEXT}c", "1"))
            elif event == "end" and element.tag == f"{_TABLE}table-column":
                sheet.take_column(element)
            elif event == "end" and element.tag in _CELLS:
                cells += sheet.take_cell(element)
                hold_size(1, max(cells, sheet.filled))
                hold_signs(signs + sheet.signs)
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                signs += sheet.signs * _times(element, "rows")
                cells += sheet.take_row(element)
                hold_size(1, cells)
                hold_signs(signs)
                element.clear()


@dataclass
class _Sheet:
    """A sheet as far as it has been read: `height` and `width` as far as cells are filled, `columns` as far as columns
    are described; and of the row at hand where the next cell stands, how far it is filled and which show percentages.
    """

    name: str = ""
    percent: set[Position] = field(default_factory=set)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    height: int = 0
    width: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    filled: int = 0
    percents: list[int] = field(default_factory=list)
    blanks: int = 0  # of the cell at hand, beyond its text
    signs: int = 0  # of the row at hand

    def take_column(self, element: ElementTree.Element) -> None:
        place = range(self.columns, self.columns + _times(element, "columns"))
        if _is_hidden(element):
            self.hidden_columns.append(place)
        self.columns = place.stop

    def take_cell(self, element: ElementTree.Element) -> int:
        """How many filled cells it stands for."""
        place = range(self.column, self.column + _times(element, "columns"))
        self.column, kind = place.stop, element.get(f"{_OFFICE}value-type")
        self.signs += len(place) * self.blanks
        self.blanks = 0
        if not kind:
            return 0
        said = element.get(f"{_OFFICE}string-value", "")
        self.signs += len(place) * sum(map(len, (said, *element.itertext())))
        self.filled = place.stop
        if kind == "percentage" and place.stop <= MAX_CELLS:
            self.percents += place
        return len(place)

    def take_row(self, element: ElementTree.Element) -> int:
        """How many cells stand in the rows that it stands for beyond itself. Raises Refused."""
        rows, cells = range(self.row, self.row + _times(element, "rows")), 0
        if self.filled:
            hold_size(rows.stop, 2 * rows.stop)
            cells = (len(rows) - 1) * self.column
            hold_size(1, cells)
            self.percent.update((row, column) for row in rows for column in self.percents)
            self.height, self.width = rows.stop, max(self.width, self.filled)
        if _is_hidden(element):
            self.hidden_rows.append(rows)
        self.row, self.column, self.filled, self.percents, self.signs = rows.stop, 0, 0, [], 0
        return cells

    def count_hidden(self) -> int:
        """Rows and columns."""
        self.hidden_rows = _cut_parts(self.hidden_rows, self.height)
        self.hidden_columns = _cut_parts(self.hidden_columns, self.width)
        return sum(map(len, (*self.hidden_rows, *self.hidden_columns)))

    def tell(self) -> Facts:
        rows, columns = (set(chain(*parts)) for parts in (self.hidden_rows, self.hidden_columns))
        return Facts(percent=self.percent, hidden_rows=rows, hidden_columns=columns)


def _cut_parts(parts: list[range], end: int) -> list[range]:
    return [range(part.start, min(part.stop, end)) for part in parts if part.start < end]


def _times(element: ElementTree.Element, what: str) -> int:
    told = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(told) if told.isdecimal() and len(told) < 9 else 1


def _read_count(told: str) -> int:
    """How many blanks stand for one; a number that nobody can mean is beyond all limits."""
    plain = told.strip().lstrip("+0")
    return MAX_UNPACKED + 1 if len(plain) > len(str(MAX_UNPACKED)) else int(plain) if plain.isdecimal() else 1


def _is_hidden(element: ElementTree.Element) -> bool:
    return element.get(f"{_TABLE}visibility") in ("collapse", "filter")
