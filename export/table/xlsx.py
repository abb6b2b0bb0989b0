"""Rows as an Excel file: real numbers and days, units in the headers, text that cannot become a formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import xlsxwriter

_LINE = 15.75  # points

Value = str | float | int | date | None


@dataclass(frozen=True)
class Column:
    """`decimals` of its numbers; None for years, codes and text, which are written as they are."""

    title: str
    decimals: int | None = None


@dataclass(frozen=True)
class Sheet:
    """`rows` hold a value per column; None stays an empty cell."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def write_xlsx(sheets: Sequence[Sheet], title: str) -> bytes:
    """One workbook; the headers stay in sight and repeat in print, on A4 across.

    Excel allows 31 characters for a sheet's name and none of []:*?/\\; a longer name is cut, these become spaces.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": title})
        bold = book.add_format({"bold": True, "bg_color": "#E3EDF4", "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        for sheet in sheets:
            drawn = book.add_worksheet(_clean_name(sheet.name))
            drawn.freeze_panes(1, 0)
            drawn.repeat_rows(0)
            drawn.set_landscape()
            drawn.set_paper(9)
            drawn.fit_to_pages(1, 0)
            widths = [_width(one.title, [row[at] for row in sheet.rows]) for at, one in enumerate(sheet.columns)]
            for line, row in enumerate(sheet.rows, start=1):
                drawn.set_row(line, _LINE * _lines(row, widths))
            for number, column in enumerate(sheet.columns):
                cells = [row[number] for row in sheet.rows]
                digits = "0" if not column.decimals else f"0.{'0' * column.decimals}"
                figure = (
                    text
                    if column.decimals is None
                    else book.add_format({"num_format": f"#,##{digits}", "valign": "top"})
                )
                drawn.set_column(number, number, widths[number])
                drawn.write_string(0, number, column.title, bold)
                for line, cell in enumerate(cells, start=1):
                    if isinstance(cell, date):
                        drawn.write_datetime(line, number, cell, day)
                    elif isinstance(cell, str):
                        drawn.write_string(line, number, cell, text)
                    elif cell is not None:
                        drawn.write_number(line, number, cell, figure)
    return file.getvalue()


def _width(title: str, cells: Sequence[Value]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest, min(len(title), 20), 6) + 2, 40)


def _lines(row: Sequence[Value], widths: Sequence[int]) -> int:
    """Lines that the longest text of a row takes in its column; not every program finds that out by itself."""
    return max(ceil(1.1 * len(str(cell)) / width) if cell else 1 for cell, width in zip(row, widths, strict=True))


def _clean_name(name: str) -> str:
    return name.translate(str.maketrans("[]:*?/\\", "       "))[:31]
