"""Text that a spreadsheet program could run as a formula stays text in every file; numbers stay numbers."""

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook.workbook import Workbook
from pptx import Presentation

from content.credit import Credit, Source
from content.slides import SlideChart
from content.table import Cell, Table, number_cell
from export.slides.pptx import write_pptx
from export.table.chart_numbers import write_numbers_csv, write_numbers_xlsx
from export.table.table_csv import write_values_csv
from export.table.table_xlsx import write_values_xlsx
from features.open_data.values import COLUMNS, write_machine_csv
from features.own_data.template import FORMS, write_indicator_template, write_xlsx_template
from features.review.tables import ReportTable
from features.review.template import write_csv_template
from tests.support.cases import INDICATOR, REGIONS
from tests.support.decks import BARS, DECK, LINES
from tests.support.reports import table as print_table
from texts import CODES, Language

DAY = date(2026, 2, 1)
HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://example.org";"Klick")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "{=1+1}",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
)
MARKED = tuple(text for text in HOSTILE if not text.startswith("{"))  # which a CSV file alone does not run
pytestmark = pytest.mark.parametrize("code", CODES)


def open_workbook(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def formulas(book: Workbook) -> list[object]:
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def links(book: Workbook) -> list[object]:
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def lines(content: bytes, code: str) -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=";" if code == "de" else ",", strict=True))


def hostile_table(language: Language) -> Table:
    rows = [(Cell(text), number_cell(-1234.5, 1, language)) for text in HOSTILE]
    return Table(HOSTILE[0], (HOSTILE[0], "Wert"), rows, numeric=frozenset({1}))


CREDIT = Credit((Source("s", "=1+1", "=1+1", "https://example.org"),), "=1+1", "@2022", "+1")


@pytest.mark.parametrize("text", MARKED)
def test_a_frame_as_csv(code: str, text: str) -> None:
    frame = pd.DataFrame({text: [text], "number": [-1.5], "whole": [-7]})

    head, row = lines(write_values_csv(frame, Language(code)), code)

    assert head[0] == row[0] == f"'{text}"
    assert row[1:] == ["-1,5" if code == "de" else "-1.5", "-7"]


@pytest.mark.parametrize("text", ["Kreis Düren", "1+1", "a=b", "Müll & Co", "\N{MINUS SIGN}5", "", "'quoted"])
def test_other_text_is_left_alone_in_csv(code: str, text: str) -> None:
    frame = pd.DataFrame({"text": [text], "number": [1.0]})

    assert lines(write_values_csv(frame, Language(code)), code)[1][0] == text


def test_the_numbers_of_a_chart_as_csv(code: str) -> None:
    language = Language(code)

    head, *rows = lines(write_numbers_csv(hostile_table(language), HOSTILE[0], CREDIT, language), code)

    assert head[0] == "'=1+1"
    assert [row[0] for row in rows if row[0][0] != "{"] == [f"'{text}" for text in MARKED]
    assert {row[1] for row in rows} == {"-1234,5" if code == "de" else "-1234.5"}
    assert {row[2] for row in rows} == {"'=1+1"}


def test_the_numbers_of_a_chart_as_excel_file(code: str) -> None:
    language = Language(code)

    book = open_workbook(write_numbers_xlsx(hostile_table(language), HOSTILE[0], CREDIT, DAY, language))

    assert formulas(book) == links(book) == []
    values = book.worksheets[0]
    assert [cell.data_type for cell in values["A"]] == ["s"] * (len(HOSTILE) + 1)
    assert [(cell.value, cell.data_type) for cell in values["B"][1:]] == [(-1234.5, "n")] * len(HOSTILE)


def test_a_frame_as_excel_file(code: str) -> None:
    frame = pd.DataFrame({"text": list(HOSTILE), "value": [-1.5] * len(HOSTILE)})

    book = open_workbook(write_values_xlsx(frame, DAY, Language(code)))

    assert formulas(book) == links(book) == []
    assert {(cell.value, cell.data_type) for cell in book.worksheets[0]["B"][1:]} == {(-1.5, "n")}


@pytest.mark.parametrize("chart", [LINES, BARS], ids=["lines", "bars"])
@pytest.mark.parametrize("text", ["=1+1", "{=1+1}", "+1", "-1", "@A1", "https://example.org"])
def test_the_workbook_of_a_chart_on_a_slide(code: str, text: str, chart: SlideChart) -> None:
    first, *others = chart.strands
    hostile = replace(
        chart,
        categories=(text, *chart.categories[1:]),
        strands=(replace(first, name=text), *others),
        unit=text,
    )
    deck = replace(DECK, slides=(replace(DECK.slides[0], body=hostile),))

    slides = Presentation(io.BytesIO(write_pptx(deck, Language(code)))).slides
    (found,) = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    book = open_workbook(found.part.chart_workbook.xlsx_part.blob)

    assert formulas(book) == links(book) == []
    sheet = book.worksheets[0]
    assert (sheet["A1"].value, sheet["B1"].value, sheet["A2"].value) == (text, text, text)
    assert (sheet["B2"].value, sheet["B2"].data_type) == (first.values[0], "n")
    assert found.plots[0].series[0].name == text


@pytest.mark.parametrize("form", FORMS)
def test_the_template_for_own_tables(code: str, form: str) -> None:
    named = [replace(INDICATOR, name=text, unit=text) for text in HOSTILE]

    book = open_workbook(write_xlsx_template(form, 2026, REGIONS.values(), named, Language(code)))

    assert formulas(book) == []
    assert set(HOSTILE) <= {
        cell.value.replace("_x000D_", "\r") for column in book.worksheets[2].columns for cell in column if cell.value
    }


def test_figures_for_machines(code: str) -> None:  # noqa: ARG001
    rows = [dict.fromkeys(COLUMNS, text) | {"year": 2020, "value": -1.5} for text in HOSTILE]
    found = list(csv.DictReader(io.StringIO(write_machine_csv(pd.DataFrame(rows)).decode(), newline="")))

    assert [row["unit"] for row in found] == [f"'{text}" if text in MARKED else text for text in HOSTILE]
    assert {(row["year"], row["value"]) for row in found} == {("2020", "-1.5")}


@pytest.mark.parametrize("text", MARKED)
def test_a_template_with_names_and_units_as_csv(code: str, text: str) -> None:
    indicator, region = replace(INDICATOR, name=text, unit=text), replace(REGIONS["05358"], name=text)

    _, *rows = lines(write_indicator_template(indicator, region, 2026, Language(code)), code)

    assert {tuple(row) for row in rows} == {
        ("05358", f"'{text}", f"'{text}", str(year), "", "", f"'{text}") for year in range(2021, 2026)
    }


@pytest.mark.parametrize("text", MARKED)
def test_a_report_as_template_keeps_the_signs_of_numbers_alone(code: str, text: str) -> None:
    printed = dict.fromkeys(("title", "unit", "source", "value_1", "value_2"), text)
    cells = printed | {"value_3": "1.234", "absolute_change": "+1,5", "relative_change": "-12,0 %"}
    table = ReportTable(cells, (2019, 2020, 2021), None, None, print_table(("%", "1", "2", "3", "1", "50")))

    _, row = lines(write_csv_template([table], Language(code)), code)

    assert [row[place] for place in (0, 1, 2, 4, 6)] == [f"'{text}"] * 5
    assert row[8:] == ["1.234", "+1,5", "-12,0 %"]
