"""Template for the tables of a report: the headers that the loaders understand, with a report as the example."""

import csv
import io
import re
from collections.abc import Iterable, Mapping

import xlsxwriter

from export.table.table_csv import escape_formula
from features.review.tables import CHANGES, VALUES, ReportTable
from texts import Language

_FIELDS = ("title", "unit", "source", *(name for n in (1, 2, 3) for name in (f"year_{n}", f"value_{n}")), *CHANGES)
_SIGNED = re.compile(r"[+-] ?[0-9][\w%., \u00a0]*")  # with its unit; nothing in it calls a function
_WIDE = {"title": 48, "source": 24, "unit": 24}


def write_csv_template(tables: Iterable[ReportTable], language: Language) -> bytes:
    """UTF-8 with BOM, the delimiter that Excel expects in the language; values exactly as printed."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language.code == "de" else ",", lineterminator="\r\n")
    writer.writerow(_headers(language))
    writer.writerows([_write_cell(cells[name]) for name in _FIELDS] for cells in map(_cells, tables))
    return text.getvalue().encode("utf-8-sig")


def write_xlsx_template(tables: Iterable[ReportTable], language: Language) -> bytes:
    """One sheet. Values and changes are text, so that Excel keeps signs and final zeros as they are printed."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E3EDF4", "bottom": 1})
        as_text = book.add_format({"num_format": "@"})
        right = book.add_format({"num_format": "@", "align": "right"})
        sheet = book.add_worksheet(language("review.template_sheet"))
        sheet.freeze_panes(1, 1)
        for column, (name, header) in enumerate(zip(_FIELDS, _headers(language), strict=True)):
            is_number = name in (*VALUES, *CHANGES)
            sheet.set_column(column, column, _WIDE.get(name, max(10, len(header) + 2)), right if is_number else None)
            sheet.write_string(0, column, header, bold)
        for row, cells in enumerate(map(_cells, tables), 1):
            for column, name in enumerate(_FIELDS):
                cell = cells[name]
                if isinstance(cell, int):
                    sheet.write_number(row, column, cell)
                else:
                    sheet.write_string(row, column, cell, right if name in (*VALUES, *CHANGES) else as_text)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return file.getvalue()


def _write_cell(cell: str | int) -> str | int:
    """A text that no spreadsheet program runs; a number keeps its sign."""
    return cell if isinstance(cell, int) or _SIGNED.fullmatch(cell) else escape_formula(cell)


def _headers(language: Language) -> list[str]:
    """Of the words that the loaders understand the first."""
    return [language(f"review.header.{name}").split("|")[0] for name in _FIELDS]


def _cells(table: ReportTable) -> Mapping[str, str | int]:
    return {**table.cells, **{f"year_{n}": year for n, year in enumerate(table.years, 1)}}
