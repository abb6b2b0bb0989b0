"""A small XLSB file of one sheet, as Excel writes it: numbers, texts, a number format, a hidden row."""

import io
import struct
import zipfile
from collections.abc import Collection, Sequence

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_xlsb(
    rows: Sequence[Sequence[object]], percent: Collection[tuple[int, int]], hidden: Collection[int]
) -> bytes:
    """`percent` are cells shown as percentages, `hidden` are rows; both count from 0."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT)
        archive.writestr("_rels/.rels", _relations("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _relations("worksheet", "worksheets/sheet1.bin", "styles.bin"))
        archive.writestr("xl/workbook.bin", _workbook())
        archive.writestr("xl/styles.bin", _styles())
        archive.writestr("xl/worksheets/sheet1.bin", _sheet(rows, percent, hidden))
    return stream.getvalue()


_CONTENT = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
).replace("macroEnabled", "main")


def _relations(kind: str, target: str, styles: str = "") -> str:
    more = f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="{styles}"/>' if styles else ""
    first = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{first}{more}</Relationships>'


def _record(kind: int, data: bytes = b"") -> bytes:
    """Kind and length are written seven bits a byte."""

    def number(value: int) -> bytes:
        written = bytearray()
        while value > 0x7F:
            written.append(value & 0x7F | 0x80)
            value >>= 7
        return bytes([*written, value])

    return number(kind) + number(len(data)) + data


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _workbook() -> bytes:
    sheet = struct.pack("<II", 0, 1) + _text("rId1") + _text("Daten")
    return _record(131) + _record(143) + _record(156, sheet) + _record(144) + _record(132)


def _styles() -> bytes:
    """Two cell styles: plain, and the format of a percentage."""
    formats = _record(615, struct.pack("<I", 1)) + _record(44, struct.pack("<H", 164) + _text("0.0 %")) + _record(616)
    styles = b"".join(_record(47, struct.pack("<HHHHHBBH", 0, number, 0, 0, 0, 0, 0, 0)) for number in (0, 164))
    return _record(278) + formats + _record(617, struct.pack("<I", 2)) + styles + _record(618) + _record(279)


def _sheet(rows: Sequence[Sequence[object]], percent: Collection[tuple[int, int]], hidden: Collection[int]) -> bytes:
    width = max(map(len, rows))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)
    written = [_record(129), _record(148, size), _record(145)]
    for row, cells in enumerate(rows):
        flags = 0x10 if row in hidden else 0
        written.append(_record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0)))
        for column, cell in enumerate(cells):
            style = struct.pack("<II", column, 1 if (row, column) in percent else 0)
            if isinstance(cell, str):
                written.append(_record(6, style + _text(cell)))
            else:
                written.append(_record(5, style + struct.pack("<d", float(str(cell)))))
    return b"".join([*written, _record(146), _record(130)])
