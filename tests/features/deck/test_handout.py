"""The handout, opened again as PDF and as Word file: everything on the slides, for eyes and for screen readers."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from content.document import Bullets, Document, DocumentPicture, Heading, Paragraph
from content.slides import Deck
from content.table import Cell, Table
from export.document.docx import write_docx
from export.document.pdf import write_pdf
from features.deck.handout import make_handout
from features.deck.handout_files import write_handout_docx, write_handout_pdf
from features.deck.handout_numbers import make_number_tables
from tests.support.decks import BARS, DECK, LINES, SOURCE, TABLE
from texts import Language

GERMAN = Language("de")


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(io.BytesIO(write_handout_pdf(DECK, GERMAN)))


@pytest.fixture(scope="module")
def word() -> bytes:
    return write_handout_docx(DECK, GERMAN)


def read_text(pdf: PdfReader) -> str:
    """All text in one line."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def tags(node: Any) -> Iterator[DictionaryObject]:
    """The structure elements in the order in which they are read out."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for part in node:
            yield from tags(part)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from tags(node["/K"])


def read_out(pdf: PdfReader) -> list[DictionaryObject]:
    return list(tags(pdf.root_object["/StructTreeRoot"]))


def names(pdf: PdfReader) -> list[str]:
    return [str(tag["/S"]) for tag in read_out(pdf)]


def test_a_slide_becomes_heading_body_facts_source_and_method() -> None:
    picture = DocumentPicture(b"<svg/>", "x")
    document = make_handout(DECK, lambda _: picture, GERMAN)
    (observed,), (bars,) = make_number_tables(LINES, GERMAN), make_number_tables(BARS, GERMAN)

    assert (document.title, document.subtitle) == (DECK.title, DECK.subtitle)
    assert document.parts == (
        Heading("Kinderarmut sinkt, <b>zu langsam</b> $x$"),
        picture,
        Paragraph(observed.caption, "caption"),
        observed,
        Bullets(("2022: 14,6 %", "= NRW: 19,5 %")),
        Paragraph(SOURCE, "note"),
        Heading("Notizen: Definition und Verfahren", 2),
        Paragraph("A."),
        Paragraph("B."),
        Heading("Düren liegt vor Heinsberg"),
        picture,
        Paragraph(bars.caption, "caption"),
        bars,
        Paragraph(SOURCE, "note"),
        Heading("Eines von zwei Zielen wird verfehlt"),
        TABLE,
        Paragraph(SOURCE, "note"),
        Heading("Notizen: Definition und Verfahren", 2),
        Paragraph("Linearer Verlauf."),
        Heading("Zu zwei Indikatoren fehlen Werte"),
        Bullets(("Müll", "Wohnen")),
    )


def test_the_pdf_says_everything_as_it_was_written(pdf: PdfReader) -> None:
    """Signs that are markup for Typst stand there as signs."""
    said = read_text(pdf)

    for text in (DECK.title, DECK.subtitle, *(slide.title for slide in DECK.slides), *DECK.slides[0].facts, SOURCE):
        assert text in said
    assert all(cell.text in said for row in TABLE.rows for cell in row)
    assert "▲ zu langsam" in said


def test_the_pdf_is_tagged_and_tells_its_language_and_title(pdf: PdfReader) -> None:
    root = pdf.root_object

    assert root["/MarkInfo"]["/Marked"].value is True  # type: ignore[index]
    assert root["/Lang"] == "de-DE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True  # type: ignore[index]
    assert pdf.metadata is not None and pdf.metadata.title == DECK.title
    english = PdfReader(io.BytesIO(write_handout_pdf(replace(DECK, slides=DECK.slides[3:]), Language("en"))))
    assert english.root_object["/Lang"] == "en-GB"


def test_the_pdf_declares_accessibility_and_archive_standards(pdf: PdfReader) -> None:
    metadata = pdf.root_object["/Metadata"].get_object().get_data().decode()  # type: ignore[union-attr]

    assert "pdfuaid:part>1<" in metadata
    assert ("pdfaid:part>2<" in metadata, "pdfaid:conformance>A<" in metadata) == (True, True)


def test_headings_lists_and_tables_are_tagged_as_such(pdf: PdfReader) -> None:
    found = names(pdf)

    assert [name for name in found if name in ("/Title", "/H1", "/H2", "/Figure", "/Table", "/L")] == [
        "/Title",
        *("/H1", "/Figure", "/Table", "/L", "/H2"),
        *("/H1", "/Figure", "/Table"),
        *("/H1", "/Table", "/H2"),
        *("/H1", "/L"),
    ]
    cells = 3 * 8 + 3 * 2 + 3 * 2
    assert (found.count("/TH"), found.count("/TD"), found.count("/THead")) == (3 + 3 + 3, cells, 3)


def test_every_header_cell_says_that_it_heads_its_column(pdf: PdfReader) -> None:
    headers = [tag for tag in read_out(pdf) if tag["/S"] == "/TH"]
    scopes = [[one["/Scope"] for one in tag["/A"] if "/Scope" in one] for tag in headers]  # type: ignore[union-attr]

    assert scopes == [["/Column"]] * 9


def test_every_chart_of_the_pdf_is_a_vector_picture_with_its_finding_as_alternative(pdf: PdfReader) -> None:
    assert [tag["/Alt"] for tag in read_out(pdf) if tag["/S"] == "/Figure"] == [LINES.alt, BARS.alt]
    assert [image for page in pdf.pages for image in page.images] == []


def test_every_typeface_lies_within_the_pdf(pdf: PdfReader) -> None:
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]

    assert {str(one["/FontName"]).split("+")[1].split("-")[0] for one in described} >= {"SourceSansPro"}
    assert all({"/FontFile2", "/FontFile3"} & set(one) for one in described)


def test_every_page_is_a4_with_footer_and_number(pdf: PdfReader) -> None:
    assert len(pdf.pages) > 1
    for number, page in enumerate(pdf.pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert f"Kreiskompass · {DECK.subtitle}" in page.extract_text()
        assert f"{number} / {len(pdf.pages)}" in page.extract_text()


def test_a_long_table_repeats_its_header_on_every_page() -> None:
    rows = [(Cell(f"Zeile {number}"), Cell("1")) for number in range(120)]
    document = Document("T", "S", (Table("C", ("Name", "Zahl"), rows, frozenset({1})),), "F", landscape=True)

    pages = PdfReader(io.BytesIO(write_pdf(document, GERMAN))).pages

    assert len(pages) > 2
    assert all("Name" in page.extract_text() and "Zahl" in page.extract_text() for page in pages)
    assert pages[0].mediabox.width > pages[0].mediabox.height
    assert "Zeile 119" in pages[-1].extract_text()


@pytest.mark.parametrize("strange", ["😀", "漢字", "عربى", "a\u0007b", "</svg>", '"\\', '#read("/etc/passwd")'])
def test_no_text_breaks_the_pdf(strange: str) -> None:
    deck = Deck(strange, strange, (replace(DECK.slides[3], title=strange, facts=(strange,), notes=strange),))

    assert len(PdfReader(io.BytesIO(write_handout_pdf(deck, GERMAN))).pages) == 1


def test_the_word_file_has_the_same_headings_and_texts(word: bytes) -> None:
    paragraphs = [(one.style.name, one.text) for one in docx.Document(io.BytesIO(word)).paragraphs if one.style]

    assert [text for style, text in paragraphs if style == "Heading 1"] == [slide.title for slide in DECK.slides]
    assert [text for style, text in paragraphs if style == "List Bullet"] == [*DECK.slides[0].facts, "Müll", "Wohnen"]
    assert [text for style, text in paragraphs if style == "Heading 2"] == ["Notizen: Definition und Verfahren"] * 2


def test_the_word_file_has_the_numbers_of_each_chart_under_it_with_a_header_row(word: bytes) -> None:
    tables = docx.Document(io.BytesIO(word)).tables

    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == [
        ["Jahr", "Kreis Düren", "NRW"],
        ["Bezeichnung", "2022, beobachtet", "2030, angenommen"],
        list(TABLE.columns),
    ]
    assert [cell.text for cell in tables[0].rows[-1].cells] == ["2022", "14,6", "–"]
    for table in tables:
        marked = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True, *[False] * (len(table.rows) - 1)]
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_a_short_table_and_its_caption_are_not_torn_by_the_end_of_a_page() -> None:
    rows = [(Cell(f"Zeile {number}"),) for number in range(9)]
    filling = [Paragraph("x")] * 34
    document = Document("T", "S", (*filling, Paragraph("Über", "caption"), Table("C", ("Name",), rows)), "F")

    said = [page.extract_text() for page in PdfReader(io.BytesIO(write_pdf(document, GERMAN))).pages]
    word = docx.Document(io.BytesIO(write_docx(document, GERMAN)))

    assert len(said) == 2 and "x" in said[0]
    assert ["Über" in said[1], *(f"Zeile {number}" in said[1] for number in range(9))] == [True] * 10
    assert [one.text for one in word.paragraphs if one.paragraph_format.keep_with_next] == ["Über"]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in word.tables[0].rows]
    assert kept == [*[True] * 9, None]


def test_a_table_of_few_but_long_rows_is_torn_rather_than_cut_off() -> None:
    rows = [(Cell(f"Zeile {number} " + "mit langem Text " * 60),) for number in range(9)]
    document = Document("T", "S", (Table("C", ("Name",), rows),), "F")

    said = [page.extract_text() for page in PdfReader(io.BytesIO(write_pdf(document, GERMAN))).pages]

    assert len(said) > 1 and all(f"Zeile {number}" in " ".join(said) for number in range(9))
    assert all("Name" in page for page in said)


def test_the_word_file_holds_each_chart_as_vectors_and_as_pixels_with_its_alternative(word: bytes) -> None:
    file = docx.Document(io.BytesIO(word))
    described = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    blips = list(file.element.iter(qn("a:blip")))
    vectors = [blip.find(".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip") for blip in blips]

    assert described == [LINES.alt, BARS.alt]
    for blip, vector in zip(blips, vectors, strict=True):
        assert file.part.related_parts[blip.get(qn("r:embed"))].blob.startswith(b"\x89PNG")
        part = file.part.related_parts[vector.get(qn("r:embed"))]
        assert part.content_type == "image/svg+xml"
        assert b"<svg" in part.blob


def test_a_picture_is_as_wide_as_the_text(word: bytes) -> None:
    file = docx.Document(io.BytesIO(word))

    assert [round(shape.width.mm) for shape in file.inline_shapes] == [170, 170]
