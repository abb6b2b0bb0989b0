"""The files of the BNK report, opened again: the tables as Word, real numbers as Excel, the annex on few pages."""

import io
from datetime import date

import docx
import openpyxl
import pytest
from docx.document import Document as WordFile
from openpyxl.worksheet.worksheet import Worksheet

import queries
from content.document import Document
from export.document.docx import write_docx
from features.bnk.document import make_annex, make_report
from features.bnk.selectors import ask_report, read_chapters
from features.bnk.texts import BOOK
from features.bnk.workbook import write_workbook
from storage import journal
from tests.support.built import build_small_world
from texts import Language

TODAY = date(2026, 2, 1)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def small() -> None:
    build_small_world()
    journal.add_entry(BOOK, "05334.parity.statement", 0, "A", {"text": "=1+1 <b>und</b>\nmehr", "year": "2021"})


def open_document(document: Document, language: Language) -> WordFile:
    return docx.Document(io.BytesIO(write_docx(document, language)))


def cells(file: WordFile, number: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in file.tables[number].rows]


def test_the_report_holds_values_gaps_statements_and_sources(german: Language) -> None:
    report = ask_report("05334", 2021, german)
    file = open_document(
        make_report(read_chapters("bnk", german), report, queries.run_query("sources"), TODAY, german), german
    )
    headings = [one.text for one in file.paragraphs if one.style and one.style.name.startswith("Heading")]
    said = "\n".join(paragraph.text for paragraph in file.paragraphs)

    assert headings == ["14 Soziale Gerechtigkeit", "Werte", "Ohne Wert: 1", "Aussagen", "Quellen"]
    assert cells(file, 0)[1] == [
        "Parität\n%; SDG 1; Quelle: Neu",
        "–",
        "–",
        "49,0\n2021",
        "–\nnur ein Wert",
        "–\nkein Wert 2021",
        "–\nkein Ziel gesetzt",
    ]
    assert cells(file, 1)[1] == ["Armut\n%; SDG 1", "Begründung fehlt", "–"]
    assert cells(file, 2)[1][2] == "Qualitative Aussage: =1+1 <b>und</b>\nmehr"
    assert "Aspekte: 14.1 Chancengleichheit." in said
    assert "Amt: Neu, frei (https://example.org/l)" in said
    assert (
        file.sections[0]
        .footer.paragraphs[0]
        .text.startswith("StädteRegion Aachen, Berichtsjahr 2021; erstellt mit Kreiskompass am 01.02.2026")
    )


def test_the_annex_holds_each_indicator_with_its_explanation_and_what_is_missing(german: Language) -> None:
    report = ask_report("05334", 2021, german)
    file = open_document(
        make_annex(read_chapters("bnk", german), report, queries.run_query("sources"), TODAY, german), german
    )

    assert cells(file, 0)[1][-1] == "Qualitative Aussage: =1+1 <b>und</b>\nmehr\nAnteil der Frauen"
    assert cells(file, 1)[1:] == [["14 Soziale Gerechtigkeit", "Begründung fehlt: Armut."]]


def test_the_annex_tells_how_a_value_stands_to_its_target(german: Language) -> None:
    report = ask_report("05370", 2021, german)
    file = open_document(
        make_annex(read_chapters("bnk", german), report, queries.run_query("sources"), TODAY, german), german
    )

    assert cells(file, 0)[1][-1].splitlines() == [
        "Anteil armer Menschen",
        f"Ziel: höchstens 7{NBSP}% bis 2030 (Ziel des Landes, beschlossen), – Keine Aussage: zu wenige Werte",
    ]


def sheets(region: str, language: Language) -> dict[str, Worksheet]:
    report = ask_report(region, 2021, language)
    content = write_workbook(
        read_chapters("bnk", language), report, queries.run_query("sources"), "build-1", TODAY, language
    )
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets}


def records(sheet: Worksheet) -> list[dict[object, object]]:
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_the_workbook_holds_real_numbers_with_unit_and_source(german: Language) -> None:
    poor = next(row for row in records(sheets("05370", german)["Indikatoren"]) if row["Indikator"] == "Armut")

    assert [poor[f"{kind} ({name})"] for name in ("drittletzter", "neuester") for kind in ("Jahr", "Wert")] == [
        2019,
        8,
        2021,
        7.5,
    ]
    assert (poor["Einheit"], poor["Veränderung absolut"], poor["Einheit der Veränderung"]) == ("%", -0.5, "%-Punkte")
    assert (poor["Veränderung relativ (%)"], poor["Wert für NRW im Jahr des neuesten Werts"]) == (-6.25, 10)
    assert (poor["Quellen"], poor["Stand"], poor["SDG"]) == ("Bericht; Neu", "mit Wert", "1")


def test_the_workbook_leaves_a_missing_value_empty_and_says_why(german: Language) -> None:
    found = sheets("05334", german)
    poor = next(row for row in records(found["Indikatoren"]) if row["Indikator"] == "Armut")
    parity = next(row for row in records(found["Indikatoren"]) if row["Indikator"] == "Parität")

    assert (poor["Wert (neuester)"], poor["Stand"], poor["Veränderung absolut"]) == (None, "offen", None)
    assert (parity["Wert (vorletzter)"], parity["Zur Veränderung"]) == (None, "nur ein Wert.")


def test_the_workbook_tells_texts_as_texts_and_the_state_of_the_data(german: Language) -> None:
    found = sheets("05334", german)
    said = next(row for row in records(found["Texte"]) if row["Indikator"] == "Parität")
    about = dict(found["Zu den Daten"].iter_rows(min_row=2, values_only=True))

    assert said["Qualitative Aussage"] == "=1+1 <b>und</b>\nmehr"
    assert about["AGS"] == "05334"
    assert (about["Gebiet"], about["Berichtsjahr"], about["Datenstand (Datei der Datenbank)"]) == (
        "StädteRegion Aachen",
        "2021",
        "build-1",
    )
    assert records(found["Quellen"]) == [
        {"Quelle": "Neu", "Namensnennung": "Amt", "Lizenz": "frei", "Adresse der Lizenz": "https://example.org/l"}
    ]


@pytest.mark.parametrize("code", ["de", "en"])
def test_both_languages_make_all_files(code: str) -> None:
    language = Language(code)
    report, sources = ask_report("05358", 2021, language), queries.run_query("sources")

    for edition in ("bnk", "bnk2"):
        known = read_chapters(edition, language)
        assert open_document(make_report(known, report, sources, TODAY, language), language).tables
        assert open_document(make_annex(known, report, sources, TODAY, language), language).tables
        assert write_workbook(known, report, sources, "build-1", TODAY, language).startswith(b"PK")
