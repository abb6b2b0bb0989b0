"""A workbook (XLSX, XLSB, ODS, XLS) to grids: looked at first, within limits, then read by calamine."""

import io
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from loaders.own.tables.findings import Refused
from loaders.own.tables.reading import biff, biff12, ooxml, opendocument
from loaders.own.tables.reading.facts import Facts
from loaders.own.tables.reading.grid import Grid
from loaders.own.tables.reading.limits import MAX_UNPACKED, hold_size
from storage import archives

_MEMBERS = {"xl/workbook.xml": ".xlsx", "xl/workbook.bin": ".xlsb", "content.xml": ".ods"}


def find_kind_of_archive(content: bytes) -> str:
    """'.xlsx', '.xlsb' or '.ods' by what the archive holds; else '.xlsx', whose reading then fails."""
    try:
        with archives.open_archive(content) as archive:
            names = set(archive.namelist())
    except archives.DAMAGED:
        return ".xlsx"
    return next((kind for member, kind in _MEMBERS.items() if member in names), ".xlsx")


def read_workbook(content: bytes, kind: str) -> list[Grid]:
    """Every worksheet with cells. Raises Refused."""
    try:
        facts = _facts(content, kind)
        content = content if kind == ".xls" else archives.pack_anew(content)
    except archives.Unsafe as unsafe:
        raise refuse_archive(unsafe) from unsafe
    except (*archives.DAMAGED, ElementTree.ParseError, LookupError, StopIteration) as error:
        raise Refused("no_workbook") from error
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            grids = [
                _grid(book, sheet.name, facts[sheet.name], sheet.visible != SheetVisibleEnum.Visible)
                for sheet in sheets
            ]
            return [grid for grid in grids if grid.rows]
    except (CalamineError, KeyError) as error:
        raise Refused("no_workbook") from error


def _facts(content: bytes, kind: str) -> dict[str, Facts]:
    """By the name of the sheet."""
    if kind == ".xls":
        return biff.read_facts(content)
    archives.hold_office_file(content, archives.Limits(MAX_UNPACKED))
    with archives.open_archive(content) as archive:
        read = {".xlsx": ooxml.read_facts, ".xlsb": biff12.read_facts, ".ods": opendocument.read_facts}[kind]
        return dict(read(archive))


def refuse_archive(unsafe: archives.Unsafe) -> Refused:
    """What is told of an archive that could do harm."""
    if unsafe.reason == "too_large":
        return Refused("unpacks_too_large", found=unsafe.found, expected=f"{MAX_UNPACKED // 2**20} MB")
    if unsafe.reason == "doctype":
        return Refused("no_workbook")
    return Refused(unsafe.reason, found=unsafe.found)


def _grid(book: CalamineWorkbook, name: str, facts: Facts, is_hidden: bool) -> Grid:
    sheet = book.get_sheet_by_name(name)
    hold_size(sheet.total_height, sheet.total_height * sheet.total_width)
    rows = [[None if cell == "" else cell for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    width = max(map(len, rows), default=0)
    ranges = [
        ((top, left), range(top, min(bottom + 1, len(rows))), range(left, min(right + 1, width)))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    hold_size(len(rows), sum(len(down) * len(across) for _, down, across in ranges))  # which may lie over each other
    merged = {(row, column): first for first, down, across in ranges for row in down for column in across}
    return Grid(
        name,
        rows,
        list(range(1, len(rows) + 1)),
        frozenset(facts.percent),
        frozenset(facts.unknown),
        merged,
        frozenset(facts.thousands),
        frozenset(facts.hidden_rows),
        frozenset(facts.hidden_columns),
        is_hidden,
    )
