"""XLSX to grids: looked at as a ZIP archive first, within limits, then read."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from loaders.own.tables.findings import Refused
from loaders.own.tables.grid import Grid, Position
from loaders.own.tables.limits import MAX_UNPACKED, hold_size
from storage import archives

_BUILT_IN_PERCENT = {"9", "10"}
_LITERAL = re.compile(r'"[^"]*"|\\.')
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.IGNORECASE)


@dataclass
class _Facts:
    """What the file tells of a sheet's cells beyond their values."""

    percent: set[Position] = field(default_factory=set)
    unknown: set[Position] = field(default_factory=set)


def read_workbook(file: Path) -> list[Grid]:
    """Every worksheet with cells. Raises Refused."""
    content = file.read_bytes()
    try:
        archives.hold_archive(content, MAX_UNPACKED)
        with ZipFile(io.BytesIO(content)) as archive:
            facts = dict(_facts(archive))
    except archives.Unsafe as unsafe:
        raise _refused(unsafe) from unsafe
    except (*archives.DAMAGED, ElementTree.ParseError, LookupError, StopIteration) as error:
        raise Refused("no_workbook") from error
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            return [grid for name in names if (grid := _grid(book, name, facts[name])).rows]
    except (CalamineError, KeyError) as error:
        raise Refused("no_workbook") from error


def _refused(unsafe: archives.Unsafe) -> Refused:
    if unsafe.reason == "too_large":
        return Refused("unpacks_too_large", found=unsafe.found, expected=f"{MAX_UNPACKED // 2**20} MB")
    if unsafe.reason == "doctype":
        return Refused("no_workbook")
    return Refused(unsafe.reason, found=unsafe.found)


def _facts(archive: ZipFile) -> Iterator[tuple[str, _Facts]]:
    """By the name of the sheet."""
    percent = _percent_styles(archive)
    targets = {
        link.get("Id"): link.get("Target", "")
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if _name(sheet) == "sheet":
            link = next(value for name, value in sheet.items() if name.endswith("}id"))
            target = targets[link].removeprefix("/")
            member = target if target.startswith("xl/") else f"xl/{target}"
            if not member.lower().endswith(".xml"):  # others may declare entities: a setting of the printer does
                raise Refused("no_workbook")
            yield sheet.get("name", ""), _sheet_facts(archive, member, percent)


def _percent_styles(archive: ZipFile) -> set[str]:
    """The numbers of the cell styles that show a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return set()
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = set(_BUILT_IN_PERCENT)
    for element in styles.iter():
        if _name(element) == "numFmt" and "%" in _LITERAL.sub("", element.get("formatCode", "")):
            formats.add(element.get("numFmtId", ""))
    styled = [style for element in styles if _name(element) == "cellXfs" for style in element]
    return {str(number) for number, style in enumerate(styled) if style.get("numFmtId") in formats}


def _sheet_facts(archive: ZipFile, member: str, percent: set[str]) -> _Facts:
    """Raises Refused before a sheet whose used range is too large is laid out in memory."""
    facts = _Facts()
    row = column = -1
    last_row = last_column = cells = 0
    with archive.open(member) as stream:
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            if event == "start" and _name(element) == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
            elif event == "end" and _name(element) == "c":
                row, column = _position(element.get("r"), (row, column + 1))
                last_row, last_column, cells = max(last_row, row), max(last_column, column), cells + 1
                hold_size(last_row + 1, max(cells, (last_row + 1) * (last_column + 1)))
                _note(facts, (row, column), element, percent)
            elif event == "end" and _name(element) == "row":
                element.clear()
    return facts


def _name(element: ElementTree.Element) -> str:
    """Without its namespace, which calamine does not heed either."""
    return element.tag.rsplit("}", 1)[-1]


def _note(facts: _Facts, position: Position, cell: ElementTree.Element, percent: set[str]) -> None:
    parts = {_name(part): part.text for part in cell}
    if cell.get("s") in percent:
        facts.percent.add(position)
    if ("f" in parts and parts.get("v") is None) or cell.get("t") == "e":
        facts.unknown.add(position)


def _position(reference: str | None, following: Position) -> Position:
    """Of 'C7' it is (6, 2); a cell without reference follows the one before. Raises Refused for a place no workbook
    has: calamine takes 'ZZZZZZ1' for a column and asks for gigabytes."""
    if reference is None:
        return following
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Refused("no_such_cell", found=reference)
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _grid(book: CalamineWorkbook, name: str, facts: _Facts) -> Grid:
    sheet = book.get_sheet_by_name(name)
    rows = [[None if cell == "" else cell for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    width = max(map(len, rows), default=0)
    merged = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom + 1, len(rows)))
        for column in range(left, min(right + 1, width))
    }
    lines = list(range(1, len(rows) + 1))
    return Grid(name, rows, lines, frozenset(facts.percent), frozenset(facts.unknown), merged)
