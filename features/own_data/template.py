"""Templates for a table of one's own: long or wide, as XLSX or CSV, with the headers that the loaders understand."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from content.catalogue import Indicator, Region
from export.table.table_csv import escape_formula
from texts import Language

FORMS = ("long", "wide")
_BESIDE = {"long": ("region", "indicator", "year", "value", "source"), "wide": ("region", "indicator", "source")}
_DEFINING = (
    *("unit", "unit_kind", "direction", "definition", "goal", "decimals", "criterion"),
    *("name_en", "definition_en"),
)
_YEARS = 5


def write_csv_template(form: str, this_year: int, language: Language) -> bytes:
    """One line of headers; UTF-8 with BOM, the delimiter that Excel expects in the language."""
    text = io.StringIO()
    delimiter = ";" if language.code == "de" else ","
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerow(
        [*_headers(form, this_year, language), *_name_fields(_DEFINING, language)]
    )
    return text.getvalue().encode("utf-8-sig")


def write_indicator_template(indicator: Indicator, region: Region, this_year: int, language: Language) -> bytes:
    """The long form as CSV for one indicator of one district: a row for each of the last years, its value left open."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language.code == "de" else ",", lineterminator="\r\n")
    writer.writerow([*_name_fields(("region_key", *_BESIDE["long"]), language), *_name_fields(("unit",), language)])
    for year in range(this_year - _YEARS, this_year):
        told = (region.key, region.name, indicator.name, str(year), "", "", indicator.unit)
        writer.writerow(map(escape_formula, told))
    return text.getvalue().encode("utf-8-sig")


def write_xlsx_template(
    form: str, this_year: int, regions: Iterable[Region], indicators: Iterable[Indicator], language: Language
) -> bytes:
    """Three sheets: the data, indicators of one's own, and lists of what can be named."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E3EDF4", "bottom": 1})
        places, known = list(regions), list(indicators)
        lists = [
            (language("own.list_keys"), [region.key for region in places]),
            (language("own.list_regions"), [region.name for region in places]),
            (language("own.list_indicators"), [indicator.name for indicator in known]),
            (language("own.list_units"), sorted({indicator.unit for indicator in known})),
        ]
        sheets: dict[str, Sequence[str]] = {
            "data": _headers(form, this_year, language),
            "indicators": _name_fields(("indicator", *_DEFINING), language),
            "lists": [title for title, _ in lists],
        }
        for name, headers in sheets.items():
            sheet = book.add_worksheet(language(f"own.sheet_{name}"))
            sheet.freeze_panes(1, 0)
            for column, header in enumerate(headers):
                year = header.isdecimal()
                sheet.set_column(column, column, 8 if year else max(18, len(header) + 2))
                sheet.write(0, column, int(header) if year else header, bold)
                if name == "lists":
                    sheet.write_column(1, column, lists[column][1])
    return file.getvalue()


def _headers(form: str, this_year: int, language: Language) -> list[str]:
    years = [str(year) for year in range(this_year - _YEARS, this_year)] if form == "wide" else []
    return [*_name_fields(_BESIDE[form], language), *years]


def _name_fields(fields: Iterable[str], language: Language) -> list[str]:
    """Of the words that the loaders understand the first."""
    return [language(f"own.header.{field}").split("|")[0] for field in fields]
