"""What an XLS file (BIFF8 in a compound file) tells of its cells beyond their values.

Formats and hidden rows stand in records of the stream "Workbook"; forms of records after Microsoft's [MS-XLS], of the
file around them after [MS-CFB]. What does not follow them is damaged: struct.error becomes LookupError.
"""

import struct
from collections.abc import Iterator

from loaders.own.tables.reading.facts import BUILT_IN_PERCENT, Facts, find_kind_of_format

_END = 0xFFFFFFFA  # from here on numbers of sectors mean something else
_BOUNDSHEET, _FORMAT, _XF, _ROW, _COLINFO = 0x85, 0x41E, 0xE0, 0x208, 0x7D
_NUMBER, _RK, _MULRK, _FORMULA, _EOF, _BOF, _BOOLERR = 0x203, 0x27E, 0xBD, 0x6, 0xA, 0x809, 0x205
_HIDDEN_ROW = 0x20


def read_facts(content: bytes) -> dict[str, Facts]:
    """By the name of the sheet. Raises LookupError for a damaged file."""
    try:
        stream = _stream(content)
        places: dict[str, int] = {}
        codes = dict.fromkeys(BUILT_IN_PERCENT, "percent")
        styles: list[int] = []
        for kind, data in _records(stream, 0):
            if kind == _BOUNDSHEET:
                places[_text(data[6:], data[6], wide=data[7] & 1, start=2)] = struct.unpack_from("<I", data)[0]
            elif kind == _FORMAT:
                number, length = struct.unpack_from("<HH", data)
                codes[number] = find_kind_of_format(_text(data[4:], length, wide=data[4] & 1, start=1))
            elif kind == _XF:
                styles.append(struct.unpack_from("<H", data, 2)[0])
        formats = [codes.get(number, "") for number in styles]
        return {name: _sheet(stream, place, formats) for name, place in places.items()}
    except (struct.error, IndexError) as error:
        raise LookupError("damaged workbook") from error


def _sheet(stream: bytes, place: int, formats: list[str]) -> Facts:
    facts = Facts()
    for kind, data in _records(stream, place):
        if kind == _ROW:
            row, flags = struct.unpack_from("<H10xB", data)
            if flags & _HIDDEN_ROW:
                facts.hidden_rows.add(row)
        elif kind == _COLINFO:
            first, last, flags = struct.unpack_from("<HH4xH", data)
            if flags & 1:
                facts.hide_columns(first, min(last, 255))
        elif kind in (_NUMBER, _RK, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", data)
            facts.note_format((row, column), formats[style])
            if kind == _FORMULA and data[6] == 2 and data[12:14] == b"\xff\xff":
                facts.unknown.add((row, column))
        elif kind == _BOOLERR and data[7] == 1:
            facts.unknown.add(struct.unpack_from("<HH", data))
        elif kind == _MULRK:
            row, first = struct.unpack_from("<HH", data)
            for step in range((len(data) - 6) // 6):
                facts.note_format((row, first + step), formats[struct.unpack_from("<H", data, 4 + 6 * step)[0]])
    return facts


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Kind and content of the records of one part, from its beginning to its end."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0 and kind == _EOF:
            return


def _text(data: bytes, length: int, wide: int, start: int) -> str:
    if wide:
        return data[start : start + 2 * length].decode("utf-16-le", "replace")
    return data[start : start + length].decode("latin-1")


def _stream(content: bytes) -> bytes:
    """The stream "Workbook" of a compound file."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise LookupError("no compound file")
    entries = size // 4

    def sector(number: int) -> bytes:
        return content[(number + 1) * size : (number + 2) * size]

    fat_places = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        listed = struct.unpack(f"<{entries}I", sector(more))
        fat_places += listed[:-1]
        more = listed[-1]
    fat = [number for place in fat_places if place < _END for number in struct.unpack(f"<{entries}I", sector(place))]

    def chain(number: int, links: list[int], most: int) -> list[int]:
        numbers: list[int] = []
        while number < _END and len(numbers) <= most:
            numbers.append(number)
            number = links[number]
        return numbers

    most = len(content) // size
    directory = b"".join(map(sector, chain(struct.unpack_from("<I", content, 48)[0], fat, most)))
    folders = [directory[place : place + 128] for place in range(0, len(directory), 128)]
    for folder in folders:
        length = struct.unpack_from("<H", folder, 64)[0]
        if folder[: max(0, length - 2)].decode("utf-16-le", "replace") in ("Workbook", "Book"):
            start, whole = struct.unpack_from("<II", folder, 116)
            if whole >= struct.unpack_from("<I", content, 56)[0]:
                return b"".join(map(sector, chain(start, fat, most)))[:whole]
            small = b"".join(map(sector, chain(struct.unpack_from("<I", folders[0], 116)[0], fat, most)))
            mini_first = struct.unpack_from("<I", content, 60)[0]
            mini = [n for at in chain(mini_first, fat, most) for n in struct.unpack(f"<{entries}I", sector(at))]
            return b"".join(small[n * 64 : n * 64 + 64] for n in chain(start, mini, len(mini)))[:whole]
    raise LookupError("no stream of a workbook")
