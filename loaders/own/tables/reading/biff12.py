"""What an XLSB file tells of its cells beyond their values: binary records after Microsoft's [MS-XLSB]."""

import struct
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from loaders.own.tables.reading.facts import BUILT_IN_PERCENT, Facts, find_kind_of_format
from loaders.own.tables.reading.limits import hold_size

_ROW, _COLUMN, _SHEET, _FORMAT, _STYLE, _STYLES, _STYLES_END = 0, 60, 156, 44, 47, 617, 618
_CELLS = range(1, 12)  # blank, RK number, error, boolean, number, texts, and the same of formulas
_ERRORS = (3, 11)
_HIDDEN_ROW = 0x10


def read_facts(archive: ZipFile) -> Iterator[tuple[str, Facts]]:
    """By the name of the sheet. Raises LookupError for a damaged file, Refused for one too large."""
    try:
        formats = _formats(archive)
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.bin.rels"))
        targets = {link.get("Id", ""): link.get("Target", "").removeprefix("/") for link in links}
        for kind, data in _records(archive.read("xl/workbook.bin")):
            if kind == _SHEET:
                link, rest = _text(data[8:])
                name, _ = _text(rest)
                target = targets.pop(link)  # one that is many sheets would be read time and again
                member = target if target.startswith("xl/") else f"xl/{target}"
                yield name, _sheet(archive.read(member), formats)
    except (struct.error, IndexError) as error:
        raise LookupError("damaged workbook") from error


def _formats(archive: ZipFile) -> list[str]:
    """'percent', 'thousands' or '' by the number of a cell style."""
    if "xl/styles.bin" not in archive.namelist():
        return []
    codes = dict.fromkeys(BUILT_IN_PERCENT, "percent")
    found: list[str] = []
    of_cells = False
    for kind, data in _records(archive.read("xl/styles.bin")):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", data)[0]] = find_kind_of_format(_text(data[2:])[0])
        elif kind in (_STYLES, _STYLES_END):
            of_cells = kind == _STYLES
        elif kind == _STYLE and of_cells:
            found.append(codes.get(struct.unpack_from("<H", data, 2)[0], ""))
    return found


def _sheet(content: bytes, formats: list[str]) -> Facts:
    facts = Facts()
    row = last_column = 0
    for kind, data in _records(content):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0]
            if data[11] & _HIDDEN_ROW:
                facts.hidden_rows.add(row)
        elif kind == _COLUMN:
            first, last, flags = struct.unpack_from("<II8xH", data)
            if flags & 1:
                facts.hide_columns(first, last)
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", data)
            last_column = max(last_column, column)
            hold_size(row + 1, (row + 1) * (last_column + 1))
            number = style & 0xFFFFFF
            facts.note_format((row, column), formats[number] if number < len(formats) else "")
            if kind in _ERRORS:
                facts.unknown.add((row, column))
    return facts


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content: both numbers are written seven bits a byte, the kind in at most two, the length in four."""
    place = 0
    while place < len(content):
        kind, place = _number(content, place, 2)
        length, place = _number(content, place, 4)
        yield kind, content[place : place + length]
        place += length


def _number(content: bytes, place: int, most: int) -> tuple[int, int]:
    number = 0
    for step in range(most):
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return number, place


def _text(data: bytes) -> tuple[str, bytes]:
    """A text of 16 bits a sign with its length before it, and what follows."""
    length = struct.unpack_from("<I", data)[0]
    if length == 0xFFFFFFFF:
        return "", data[4:]
    return data[4 : 4 + 2 * length].decode("utf-16-le", "replace"), data[4 + 2 * length :]
