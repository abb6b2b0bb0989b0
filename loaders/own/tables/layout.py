"""Which cell is what: header, value, description of an indicator, something said of the whole table, footnote."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.own.tables.findings import Finding
from loaders.own.tables.grid import Cell, Grid, Place, text_of
from loaders.own.tables.header import HAS_YEAR, Header, find_header, year_text
from loaders.own.tables.numbers import without_marks
from loaders.own.tables.words import DEFINING, HEADERS, MARKERS, is_missing, normal

FOOTNOTE = re.compile(r"(?:\*|\u2020|[\u00b9\u00b2\u00b3\u2074-\u2079]|\(?\w{1,2}\)|[rps]\s*[=:])", re.IGNORECASE)
_SAID = ("region", "region_key", "indicator", "source")  # what one line may say for the whole table


@dataclass(frozen=True)
class Text:
    """What a cell says, and where."""

    text: str
    place: Place


@dataclass(frozen=True)
class RawValue:
    """A filled value cell with what stands beside it, nothing of it recognised yet; '' for what is not told."""

    place: Place
    cell: Cell
    year: Text
    told: dict[str, Text]  # region_key, region, indicator, source
    is_percent: bool
    is_unknown: bool
    is_merged: bool


@dataclass
class Layout:
    """All that the sheets of a table say."""

    values: list[RawValue] = field(default_factory=list)
    definitions: list[tuple[Text, dict[str, Text]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing: int = 0
    problems: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)


def read_layout(grids: Iterable[Grid]) -> Layout:
    """What the grids say; a sheet without a header is remarked, a table without any is a problem."""
    layout = Layout()
    seen = 0
    for grid in grids:
        if MARKERS.get(normal(grid.sheet)) == "notes_sheet":
            continue
        header = find_header(grid)
        if header is None:
            layout.remarks.append(Finding("sheet_without_header", Place(grid.sheet)))
            continue
        seen += header.has_values
        _read_table(grid, header, layout)
    if not seen:
        layout.problems.append(Finding("no_header", whole=True))
    return layout


def _read_table(grid: Grid, header: Header, layout: Layout) -> None:
    for column in header.twice:
        layout.problems.append(
            Finding("column_twice", grid.place(header.row, column), grid.text(header.row, column), whole=True)
        )
    for column, text in header.others.items():
        place = grid.place(header.row, column)
        if header.years and HAS_YEAR.search(text):
            layout.problems.append(Finding("not_a_year", place, text))
        else:
            layout.remarks.append(Finding("column_not_used", place, text))
    said: dict[str, Text] = {}
    body = []
    for row in range(len(grid.rows)):
        filled = grid.filled(row)
        if not filled or header.first <= row <= header.row:
            continue
        if not _of_whole_table(grid, row, filled, row < header.first, said, layout):
            body.append(row)
    for row in body:
        _read_row(grid, row, header, said, layout)


def _of_whole_table(
    grid: Grid, row: int, filled: list[int], above: bool, said: dict[str, Text], layout: Layout
) -> bool:
    """Whether a row is about the whole table: 'Region: X', 'Quelle: X', a footnote, a title."""
    first = grid.text(row, filled[0])
    place = grid.place(row, filled[0])
    word, colon, rest = first.partition(":")
    name = HEADERS.get(normal(word))
    if name in _SAID and colon and rest.strip() and len(filled) == 1:
        said[name] = Text(rest.strip(), place)
        return True
    if name in _SAID and len(filled) == 2 and (above or (colon and not rest.strip())):
        said[name] = Text(grid.text(row, filled[1]), grid.place(row, filled[1]))
        return True
    if above:
        if not first.casefold().startswith("sep="):
            layout.remarks.append(Finding("line_not_used", place, first))
        return True
    is_note = FOOTNOTE.match(first) is not None or MARKERS.get(normal((word.split() or [""])[0])) == "note"
    if len(filled) == 1 and is_note:
        layout.notes.append(first)
        return True
    return False


def _read_row(grid: Grid, row: int, header: Header, said: dict[str, Text], layout: Layout) -> None:
    used = {*header.fields.values(), *header.years, *header.others, *header.twice}
    beyond = [column for column in grid.filled(row) if column not in used and (row, column) not in grid.merged]
    if beyond:
        place = grid.place(row, beyond[0])
        layout.problems.append(Finding("beyond_header", place, grid.text(row, beyond[0])))
        return
    told = {name: Text(grid.text(row, column), grid.place(row, column)) for name, column in header.fields.items()}
    beside = {name: text for name, text in told.items() if name in _SAID}
    beside |= {name: text for name, text in said.items() if name not in told or not told[name].text}
    describing = {name: text for name, text in told.items() if name in DEFINING and text.text}
    if describing and "indicator" in beside and beside["indicator"].text:
        layout.definitions.append((beside["indicator"], describing))
    if not header.has_values:
        return
    if header.years:
        cells = [(column, header.row, column) for column in header.years]
    else:
        cells = [(header.fields["value"], row, header.fields["year"])]
    filled = [column for column, *_ in cells if text_of(grid.own(row, column)) or (row, column) in grid.unknown]
    if not filled and header.years and not any((row, column) in grid.merged for column, *_ in cells):
        layout.remarks.append(Finding("row_without_values", grid.place(row, grid.filled(row)[0])))
    for column, year_row, year_column in cells:
        position = (row, column)
        if is_missing(without_marks(grid.text(*position))[0]) and position not in grid.unknown:
            layout.missing += 1
            continue
        layout.values.append(
            RawValue(
                grid.place(*position),
                grid.cell(*position),
                Text(year_text(grid.cell(year_row, year_column)), grid.place(year_row, year_column)),
                beside,
                position in grid.percent,
                position in grid.unknown,
                position in grid.merged,
            )
        )
