"""What others call something is no link in any file: an address in a name stays text."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pandas as pd
import pytest
from pypdf import PdfReader

from content.document import Bullets, Document, Heading, Paragraph
from content.slides import Deck, Slide
from content.table import Cell, Table
from export.document.docx import write_docx
from export.document.pdf import write_pdf
from export.slides.pptx import write_pptx
from export.slides.slideshow import write_slideshow
from export.table.table_xlsx import write_values_xlsx
from features.own_data.template import FORMS, write_xlsx_template
from features.review.template import write_xlsx_template as write_report_template
from tests.support.decks import BARS
from tests.support.sent import ADDRESS, LINK, TAG
from texts import Language

GERMAN = Language("de")
NAMES = (ADDRESS, LINK, TAG, *ADDRESS.split())
TABLE = Table(ADDRESS, (ADDRESS, "Wert"), [(Cell(name, name), Cell("5")) for name in NAMES])
DOCUMENT = Document(ADDRESS, ADDRESS, (Heading(ADDRESS), Paragraph(ADDRESS), Bullets(NAMES), TABLE), ADDRESS)
SLIDES = (
    Slide("chart", ADDRESS, replace(BARS, categories=(ADDRESS, "Heinsberg")), NAMES, ADDRESS, ADDRESS),
    Slide("table", ADDRESS, TABLE, (), ADDRESS, ADDRESS),
)
DECK = Deck(ADDRESS, ADDRESS, SLIDES)


def links_of_office_file(content: bytes) -> list[str]:
    """The parts of an office file that hold a link to elsewhere, with what is linked."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith(".xlsx"):
                found += [f"{name}: {inner}" for inner in links_of_office_file(data)]
            elif (name.endswith(".rels") and b"evil.example" in data) or b"HYPERLINK" in data:
                found.append(name)
    return found


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: write_docx(DOCUMENT, GERMAN), id="docx"),
        pytest.param(lambda: write_pptx(DECK, GERMAN), id="pptx"),
        pytest.param(
            lambda: write_values_xlsx(pd.DataFrame({ADDRESS: list(NAMES)}), date(2026, 2, 1), GERMAN), id="xlsx"
        ),
        *(
            pytest.param(lambda form=form: write_xlsx_template(form, 2025, [], [], GERMAN), id=f"template {form}")
            for form in FORMS
        ),
        pytest.param(lambda: write_report_template([], GERMAN), id="template report"),
    ],
)
def test_no_office_file_leads_to_an_address_out_of_a_name(content: object) -> None:
    assert callable(content)

    assert links_of_office_file(content()) == []


def test_no_pdf_does() -> None:
    pages = PdfReader(io.BytesIO(write_pdf(DOCUMENT, GERMAN))).pages
    linked = [note.get_object().get("/A", {}).get("/URI") for page in pages for note in page.get("/Annots", ())]

    assert [link for link in linked if link] == []
    assert "evil.example" in "".join(page.extract_text() for page in pages)


def test_no_slide_show_does() -> None:
    page = write_slideshow(DECK, [b"<svg xmlns='http://www.w3.org/2000/svg'/>"] * 3, GERMAN).decode()

    assert "<a " not in page
    assert TAG not in page


def test_no_file_names_a_person_or_a_machine() -> None:
    files = {
        "docx": write_docx(DOCUMENT, GERMAN),
        "pptx": write_pptx(DECK, GERMAN),
        "xlsx": write_values_xlsx(pd.DataFrame({"a": ["b"]}), date(2026, 2, 1), GERMAN),
    }
    named = {}
    for kind, content in files.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            told = ElementTree.fromstring(archive.read("docProps/core.xml"))
        texts = {part.tag.rpartition("}")[2]: part.text or "" for part in told}
        named[kind] = {texts.get(name, "") for name in ("creator", "lastModifiedBy", "description", "manager")}
    told_of_pdf = PdfReader(io.BytesIO(write_pdf(DOCUMENT, GERMAN))).metadata

    assert named == {"docx": {"Kreiskompass", ""}, "pptx": {"Kreiskompass", ""}, "xlsx": {""}}
    assert told_of_pdf is not None
    assert told_of_pdf.author == "Kreiskompass"
