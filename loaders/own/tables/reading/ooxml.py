"""What an XLSX file tells of its cells beyond their values: formats, formulas without a result, hidden rows."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from loaders.own.tables.findings import Refused
from loaders.own.tables.reading.facts import BUILT_IN_PERCENT, Facts, find_kind_of_format
from loaders.own.tables.reading.grid import Position
from loaders.own.tables.reading.limits import hold_size

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.IGNORECASE)


def read_facts(archive: ZipFile) -> Iterator[tuple[str, Facts]]:
    """By the name of the sheet. Raises Refused, also before a sheet that is too large is laid out in memory."""
    formats = _formats(archive)
    targets = {
        link.get("Id"): link.get("Target", "")
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    seen: set[str] = set()
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if _name(sheet) == "sheet":
            link = next(value for name, value in sheet.items() if name.endswith("}id"))
            target = targets[link].removeprefix("/")
            member = target if target.startswith("xl/") else f"xl/{target}"
            # Others may declare entities: a setting of the printer does. One of many sheets is read time and again.
            if not member.lower().endswith(".xml") or member.lower() in seen:
                raise Refused("no_workbook")
            seen.add(member.lower())
            yield sheet.get("name", ""), _sheet_facts(archive, member, formats)


def _formats(archive: ZipFile) -> dict[str, str]:
    """Number of a cell style -> 'percent' or 'thousands', for those that show a number so."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    kinds = {str(number): "percent" for number in BUILT_IN_PERCENT}
    for element in styles.iter():
        if _name(element) == "numFmt":
            kinds[element.get("numFmtId", "")] = find_kind_of_format(element.get("formatCode", ""))
    styled = [style for element in styles if _name(element) == "cellXfs" for style in element]
    shown = {str(number): kinds.get(style.get("numFmtId", ""), "") for number, style in enumerate(styled)}
    return {number: kind for number, kind in shown.items() if kind}


def _sheet_facts(archive: ZipFile, member: str, formats: dict[str, str]) -> Facts:
    facts = Facts()
    row = column = -1
    last_row = last_column = cells = 0
    with archive.open(member) as stream:
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            name = _name(element)
            if event == "start" and name == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
                if element.get("hidden") in ("1", "true"):
                    facts.hidden_rows.add(row)
            elif event == "start" and name == "col" and element.get("hidden") in ("1", "true"):
                facts.hide_columns(*(int(element.get(end, 0)) - 1 for end in ("min", "max")))
            elif event == "end" and name == "c":
                row, column = _position(element.get("r"), (row, column + 1))
                last_row, last_column, cells = max(last_row, row), max(last_column, column), cells + 1
                hold_size(last_row + 1, max(cells, (last_row + 1) * (last_column + 1)))
                _note(facts, (row, column), element, formats)
            elif event == "end" and name == "row":
                element.clear()
    return facts


def _name(element: ElementTree.Element) -> str:
    """Without its namespace, which calamine does not heed either."""
    return element.tag.rsplit("}", 1)[-1]


def _note(facts: Facts, position: Position, cell: ElementTree.Element, formats: dict[str, str]) -> None:
    parts = {_name(part): part.text for part in cell}
    facts.note_format(position, formats.get(cell.get("s", ""), ""))
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
