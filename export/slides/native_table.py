"""A table that PowerPoint and LibreOffice can edit."""

from collections.abc import Iterator
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.placeholder import TablePlaceholder
from pptx.util import Emu, Pt

from content.document import split_cell
from content.table import Table
from export.office import share_columns
from export.slides.fitting import LINE_HEIGHT, count_lines, keeps_words
from texts import Language

SIZES = (18, 16, 14, 13, 12, 11, 10)  # points
READABLE = 14  # smaller only where an office's template leaves less room than ours
NOTE = 0.8  # of the size of the text
FEW, _AIR = 4, 1.9  # rows that stand apart, and how much
_PADDING = 7.2  # points, above and below the text of a row together
_SIDES = 14.4  # points, left and right of it together
_HEADER, _LINES = RGBColor(0xE3, 0xED, 0xF4), RGBColor(0x1B, 0x23, 0x29)


def insert_table(place: Any, table: Table, language: Language) -> None:
    """Put the table into a placeholder, in the largest size in which it fits."""
    wide, high = place.width, place.height
    size = find_table_size(table, Emu(wide).pt, Emu(high).pt, language)
    frame = TablePlaceholder(place._element, place._parent).insert_table(len(table.rows) + 1, len(table.columns))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.caption)
    drawn = frame.table
    sides = [PP_ALIGN.RIGHT if number in table.numeric else PP_ALIGN.LEFT for number in range(len(table.columns))]
    for column, share in zip(drawn.columns, share_columns(table, language), strict=True):
        column.width = Emu(int(wide * share))
    for number, title in enumerate(table.columns):
        _write(drawn.cell(0, number), title, "", size, sides[number], bold=True)
    for line, row in enumerate(table.rows, start=1):
        for number, cell in enumerate(row):
            _write(drawn.cell(line, number), *split_cell(cell, language), size, sides[number])
    for row, height in zip(drawn.rows, spread_rows(table, size, Emu(wide).pt, Emu(high).pt, language), strict=True):
        row.height = Pt(height)
        for cell in row.cells:
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE if len(table.rows) <= FEW else MSO_ANCHOR.TOP


def find_table_size(table: Table, width: float, height: float, language: Language) -> int:
    """The largest size of letters in which the table fits its place and no word is torn, the latter as long as it can
    be read; all in points."""
    cells = list(_cells(table, width, language))

    def fits(size: int) -> bool:
        words = size <= READABLE or all(
            keeps_words(said, size, room, bold) and keeps_words(note, size * NOTE, room, bold)
            for said, note, room, bold in (cell for row in cells for cell in row)
        )
        return words and measure_table(table, size, width, language) <= height

    return next(filter(fits, SIZES), SIZES[-1])


def measure_table(table: Table, size: int, width: float, language: Language) -> float:
    """Height in points of the table in a size."""
    return sum(measure_rows(table, size, width, language))


def spread_rows(table: Table, size: int, width: float, height: float, language: Language) -> list[float]:
    """Heights of the header and of each row; few rows stand apart, as far as there is room."""
    header, *rows = measure_rows(table, size, width, language)
    if len(rows) > FEW:
        return [header, *rows]
    factor = max(1.0, min(_AIR, (height - header) / sum(rows)))
    return [header, *(row * factor for row in rows)]


def measure_rows(table: Table, size: int, width: float, language: Language) -> list[float]:
    """Height in points of the header and of each row."""
    return [
        _PADDING
        + max(
            sum(
                count_lines(text, points, room, bold) * points * LINE_HEIGHT
                for text, points in ((said, float(size)), (note, size * NOTE))
                if text
            )
            for said, note, room, bold in row
        )
        for row in _cells(table, width, language)
    ]


def _cells(table: Table, width: float, language: Language) -> Iterator[list[tuple[str, str, float, bool]]]:
    """Per row, the header first, of each cell: text, note, points for a line of them, whether it is set bold."""
    rooms = [share * width - _SIDES for share in share_columns(table, language)]
    yield [(title, "", room, True) for title, room in zip(table.columns, rooms, strict=True)]
    for row in table.rows:
        yield [(*split_cell(cell, language), room, False) for cell, room in zip(row, rooms, strict=True)]


def _write(cell: Any, text: str, note: str, size: int, side: Any, bold: bool = False) -> None:
    frame = cell.text_frame
    frame.text = text
    if note:
        frame.add_paragraph().text = note
    cell.fill.solid()
    cell.fill.fore_color.rgb = _HEADER if bold else RGBColor(0xFF, 0xFF, 0xFF)
    for number, paragraph in enumerate(frame.paragraphs):
        paragraph.alignment = side
        for run in paragraph.runs:
            run.font.size = Pt(size if number == 0 else size * NOTE)
            run.font.bold, run.font.color.rgb = bold, _LINES
