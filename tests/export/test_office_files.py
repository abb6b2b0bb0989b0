"""Documents and workbooks, opened again: what was put in stands there, and stays what it was."""

import io
from datetime import date

import docx
import openpyxl
from docx.oxml.ns import qn

from content.document import Bullets, Document, Heading, Paragraph
from content.table import Cell, Sign, Table
from domain.change import Judgement
from export.document.docx import write_docx
from export.table.xlsx import Column, Sheet, write_xlsx
from texts import Language

TABLE = Table(
    "Werte des Kreises",
    ("Kennzahl", "Wert", "Stand"),
    [
        (Cell("Kinderarmut", "SGB II"), Cell("14,3\N{NO-BREAK SPACE}%", "+0,2", Judgement.WORSE), Cell("2024")),
        (Cell("Pkw-Dichte"), Cell("634"), Cell(sign=Sign("▲", "auf Kurs", "good", "#de-status-on_track"))),
    ],
    numeric=frozenset({1}),
)
DOCUMENT = Document(
    "Zwischenbericht",
    "Kreis Düren",
    (Heading("Überblick"), Paragraph("3 von 5 erledigt.", "lead"), Bullets(("eins", "zwei")), TABLE),
    "Kreiskompass, 1.2.2026",
    landscape=True,
)


def open_document(document: Document, code: str = "de") -> docx.document.Document:
    return docx.Document(io.BytesIO(write_docx(document, Language(code))))


def test_a_document_has_its_headings_texts_and_lists() -> None:
    paragraphs = [(one.style.name, one.text) for one in open_document(DOCUMENT).paragraphs if one.style and one.text]

    assert paragraphs == [
        ("Title", "Zwischenbericht"),
        ("Subtitle", "Kreis Düren"),
        ("Heading 1", "Überblick"),
        ("Normal", "3 von 5 erledigt."),
        ("List Bullet", "eins"),
        ("List Bullet", "zwei"),
    ]


def test_characters_that_word_cannot_hold_do_not_keep_a_document_from_being_made() -> None:
    bad = "\x00a\x0bb\x0cc\x1f\ufffe\uffff\ud800"
    table = Table(bad, (bad,), [(Cell(bad, bad, Judgement.WORSE),)])
    file = open_document(Document(bad, bad, (Heading(bad), Paragraph(bad), Bullets((bad,)), table), bad))

    assert [one.text for one in file.paragraphs if one.text] == ["a\nb\nc"] * 5
    assert [[cell.text for cell in row.cells] for row in file.tables[0].rows] == [
        ["a\nb\nc"],
        ["a\nb\nc\n◆ schlechter, a\nb\nc"],
    ]
    assert file.sections[0].footer.paragraphs[0].text.startswith("a\nb\nc · ")
    assert file.core_properties.title == "a\nb\nc"


def test_a_table_holds_every_cell_with_the_words_of_its_verdicts() -> None:
    table = open_document(DOCUMENT).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Kennzahl", "Wert", "Stand"],
        ["Kinderarmut\nSGB II", "14,3\N{NO-BREAK SPACE}%\n◆ schlechter, +0,2", "2024"],
        ["Pkw-Dichte", "634", "▲ auf Kurs"],
    ]


def test_a_table_repeats_its_header_keeps_rows_whole_and_is_described() -> None:
    table = open_document(DOCUMENT).tables[0]._tbl

    headers = [row.find(f".//{qn('w:tblHeader')}") is not None for row in table.tr_lst]
    assert headers == [True, False, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in table.tr_lst)
    order = [one.tag.rpartition("}")[2] for one in table.tblPr]
    assert order.index("tblBorders") < order.index("tblLayout") < order.index("tblLook") < order.index("tblCaption")
    described = table.tblPr.find(qn("w:tblCaption"))
    assert described is not None and described.get(qn("w:val")) == "Werte des Kreises"


def test_the_language_and_title_are_told_to_a_screen_reader() -> None:
    for code, locale in (("de", "de-DE"), ("en", "en-GB")):
        file = open_document(DOCUMENT, code)
        spoken = {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))}
        assert (file.core_properties.title, file.core_properties.language, spoken) == (
            "Zwischenbericht",
            locale,
            {locale},
        )


def test_a_page_is_a4_across_if_wanted_with_the_footer() -> None:
    section = open_document(DOCUMENT).sections[0]

    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section.footer.paragraphs[0].text.startswith("Kreiskompass, 1.2.2026 · ")


def test_a_workbook_keeps_numbers_days_and_texts_apart() -> None:
    sheet = Sheet(
        "Maßnahmen [4.1/4.2]: eine sehr lange Überschrift",
        [Column("Name"), Column("Wert (%)", 1), Column("Jahr"), Column("Tag")],
        [["=1+1", -1234.5, 2021, date(2026, 2, 1)], ["-", None, None, None]],
    )

    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([sheet], "Titel")))

    page = book.worksheets[0]
    assert page.title == "Maßnahmen  4.1 4.2   eine sehr "
    assert [[cell.value for cell in row] for row in page.iter_rows()][:1] == [["Name", "Wert (%)", "Jahr", "Tag"]]
    assert [(cell.value if cell.column != 4 else cell.value.date(), cell.data_type) for cell in page[2]] == [
        ("=1+1", "s"),
        (-1234.5, "n"),
        (2021, "n"),
        (date(2026, 2, 1), "d"),
    ]
    assert [cell.value for cell in page[3]] == ["-", None, None, None]
    assert (page["B2"].number_format, page["C2"].number_format) == ("#,##0.0", "General")
    assert book.properties.title == "Titel"


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    sheet = Sheet("Texte", [Column("Text"), Column("Zahl")], [["kurz", 1], ["lang " * 30, 2]])

    page = openpyxl.load_workbook(io.BytesIO(write_xlsx([sheet], "Titel"))).worksheets[0]

    assert (page.row_dimensions[2].height, page.row_dimensions[3].height) == (15.75, 78.75)
