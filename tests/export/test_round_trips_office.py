"""Every number on slides, in documents and in workbooks, read back from them, is the number of the database."""

import io
import re
from datetime import date

import docx
import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pypdf import PdfReader

import queries
from content.document import Document
from content.series import read_points, read_points_by_region
from content.slides import Cards, Deck, Slide
from export.document.docx import write_docx
from export.document.pdf import write_pdf
from export.slides.pptx import write_pptx
from export.table.xlsx import write_xlsx
from features.bnk.selectors import ask_report, read_chapters
from features.bnk.workbook import write_workbook
from features.deck.assemble import Wish, make_deck
from features.deck.chart import LONGEST, make_indicator_chart
from features.measures.evaluation import Evaluation, Which
from features.measures.evaluation_sheets import make_evaluation_sheets
from features.measures.register import ask_programmes
from features.measures.state import track_measures
from features.trends.trend import make_trend_table
from tests.support.read_back import values_of, xlsx_rows
from texts import CODES, MISSING, NO_BREAK, Language
from ui import data

GERMAN = Language("de")
DUEREN, HEINSBERG, AACHEN, COLOGNE = "05358", "05370", "05334", "05315"
DAY = date(2026, 2, 1)
pytestmark = pytest.mark.usefixtures("shipped_database")


def test_charts_and_their_workbooks_on_slides() -> None:
    regions = [data.ask_regions(GERMAN)[key] for key in (DUEREN, HEINSBERG, "05")]
    points = read_points_by_region(queries.run_query("histories", regions=[region.key for region in regions]))
    shown = {key: one for key, one in data.ask_indicators(GERMAN).items() if key in points and not one.is_amount}
    slides = [
        Slide(key, key, make_indicator_chart(one, points[key], (regions, []), None, [], GERMAN), (), "Quelle", "")
        for key, one in shown.items()
    ]
    deck = Presentation(io.BytesIO(write_pptx(Deck("Titel", "Tag", tuple(slides)), GERMAN)))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]

    assert len(charts) == len(shown) > 30
    for key, chart in zip(shown, charts, strict=True):
        meant = values_of(key, *(region.key for region in regions))
        newest = max(year for _, year in meant)
        meant = {(region, year): value for (region, year), value in meant.items() if year >= newest - LONGEST}
        drawn = [region for region in regions if region.key in {region for region, _ in meant}]
        header, *rows = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active.values
        years = [str(row[0]) for row in rows]
        named = [str(year).strip() for year in chart.plots[0].categories]  # some, where not all have room
        assert len(named) == len(years) and all(name in ("", year) for name, year in zip(named, years, strict=True))
        columns = [[meant.get((region.key, int(year))) for year in years] for region in drawn]
        assert {year for _, year in meant} <= {int(year) for year in years}
        assert [list(series.values) for series in chart.plots[0].series] == columns
        assert header == (shown[key].unit, *(region.short_name for region in drawn))
        assert rows == list(zip(years, *columns, strict=True))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("key", [DUEREN, HEINSBERG, AACHEN, COLOGNE])
def test_numbers_on_boards_and_cards(key: str, code: str) -> None:
    language = Language(code)
    region, known = data.ask_regions(language)[key], data.ask_indicators(language)
    deck = make_deck(Wish(region, sets=("overview",)), language)
    assert deck is not None
    slides = list(Presentation(io.BytesIO(write_pptx(deck, language))).slides)[1:]
    meant: dict[str, set[str]] = {}  # definitions of one subject share a short name
    for indicator, one in known.items():
        written = {
            language.quantity(value, one.decimals, one.short_unit) for value in values_of(indicator, key).values()
        }
        meant.setdefault(one.short_name, set()).update(written)
    (board,) = [shape.table for shape in slides[0].shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in list(board.rows)[1:]]

    assert len(rows) >= 5
    for name, _, value, rank in rows:
        assert value.split(": ")[-1] in meant[name], name
        assert re.fullmatch(r"(= )?\d+(\. von| of) \d+", rank)
    for slide, page in zip(deck.slides[1:3], slides[1:3], strict=True):
        assert isinstance(slide.body, Cards)
        texts = {shape.text_frame.text for shape in page.shapes if shape.has_text_frame}
        for card in slide.body.cards:
            number = f"{card.number}{NO_BREAK}{card.unit}"
            assert number in meant[card.name]
            assert number in texts or {card.number, card.unit} <= texts  # a long unit stands below


def tables_of(keys: tuple[str, ...]) -> Document:
    regions = [data.ask_regions(GERMAN)[key] for key in (DUEREN, HEINSBERG)]
    tables = []
    for key in keys:
        values = queries.run_query("values", indicator=key, regions=[DUEREN, HEINSBERG])
        tables.append(make_trend_table(data.ask_indicators(GERMAN)[key], read_points(values), regions, GERMAN))
    return Document("Titel", "Kreis Düren", tuple(tables), "Kreiskompass")


PRINTED = ("crimes_recorded", "car_density", "waste_per_head", "population")


def printed_rows(key: str) -> list[list[str]]:
    """What has to stand in a printed table: the values of the database, rounded for reading."""
    meant, decimals = values_of(key, DUEREN, HEINSBERG), data.ask_indicators(GERMAN)[key].decimals
    with_values = [one for one in (DUEREN, HEINSBERG) if any(one == region for region, _ in meant)]
    return [
        [str(year), *(GERMAN.number(meant.get((region, year)), decimals) for region in with_values)]
        for year in sorted({year for _, year in meant}, reverse=True)
    ]


def test_tables_as_word_file() -> None:
    file = docx.Document(io.BytesIO(write_docx(tables_of(PRINTED), GERMAN)))

    for key, table in zip(PRINTED, file.tables, strict=True):
        read = [[cell.text for cell in row.cells] for row in table.rows][1:]
        assert read == printed_rows(key)
        for row in read:  # and a reader of German numbers reads them
            assert all(text == MISSING or GERMAN.read_number(text) is not None for text in row)


def test_tables_as_pdf() -> None:
    pages = PdfReader(io.BytesIO(write_pdf(tables_of(PRINTED), GERMAN))).pages
    words = " ".join(page.extract_text() for page in pages).split()

    for key in PRINTED:
        for row in printed_rows(key):
            assert any(words[at : at + len(row)] == row for at in range(len(words))), (key, row)


@pytest.mark.parametrize("code", CODES)
def test_the_workbook_of_a_sustainability_report(code: str) -> None:
    language = Language(code)
    report = ask_report(DUEREN, 2024, language)
    content = write_workbook(
        read_chapters("bnk", language), report, queries.run_query("sources"), "build", DAY, language
    )
    keys: dict[str, list[str]] = {}
    for key, indicator in data.ask_indicators(language).items():
        keys.setdefault(indicator.name, []).append(key)

    checked = 0
    for row in xlsx_rows(content):
        candidates = keys.get(row[language("bnk.sheet.indicator")], [])
        for at in (1, 2, 3):
            year, value = (row[language(f"bnk.sheet.{name}_{at}")] for name in ("year", "value"))
            if value is not None and candidates:
                assert value in [values_of(key, DUEREN).get((DUEREN, year)) for key in candidates]
                checked += 1
    assert checked > 50


def test_the_workbook_of_an_evaluation() -> None:
    (programme, *_) = ask_programmes(DUEREN, GERMAN).values()
    found = Evaluation(programme, Which.INTERIM, DAY, DAY, tuple(track_measures(programme.measures, {}, DAY)))
    meant = queries.run_query("measures", region=DUEREN)
    meant = meant[meant["programme_key"] == programme.key]

    read = xlsx_rows(write_xlsx(make_evaluation_sheets(found, GERMAN), "Titel"))

    assert len(read) == len(meant) > 10
    for name in ("first_year", "last_year"):
        years = [None if pd.isna(year) else year for year in meant[name].tolist()]
        assert [row[GERMAN(f"measures.column.{name}")] for row in read] == years
