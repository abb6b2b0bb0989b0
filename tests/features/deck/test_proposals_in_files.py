"""What an office has written into the proposals stands in every file, as text, whole at its longest."""

import io
import re
from collections.abc import Callable

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from content.table import Table
from export.slides.paging import split_pages
from export.slides.pptx import write_pptx
from export.slides.slide_picture import draw_slides
from export.slides.slideshow import write_slideshow
from features.deck.edit import Edits, apply_edits, find_longest
from features.deck.handout_files import write_handout_docx, write_handout_pdf, write_sheet_pdf
from tests.export.test_no_links import links_of_office_file
from tests.features.deck.test_sheet import DECK
from tests.support.sent import ADDRESS, LINK, TAG
from texts import CODES, Language

GERMAN = Language("de")
OWN: Edits = {
    "proposal_1": {"text": f"Radwege {TAG}", "who": "Amt 66 & 20", "until": "II/2027"},
    "proposal_2": {"text": f"{LINK} {ADDRESS}", "who": "=1+1", "until": "2028"},
}
EDITED = apply_edits(DECK, OWN)


def read_pptx(data: bytes) -> str:
    shapes = [shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes if shape.has_table]
    return " ".join(cell.text for shape in shapes for row in shape.table.rows for cell in row.cells)


def read_docx(data: bytes) -> str:
    return " ".join(
        cell.text for table in Document(io.BytesIO(data)).tables for row in table.rows for cell in row.cells
    )


def read_pdf(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def write_show(language: Language) -> str:
    return write_slideshow(EDITED, draw_slides(EDITED, language), language).decode()


FILES: dict[str, Callable[[Language], str]] = {
    "pptx": lambda language: read_pptx(write_pptx(split_pages(EDITED, language), language)),
    "docx": lambda language: read_docx(write_handout_docx(EDITED, language)),
    "handout": lambda language: read_pdf(write_handout_pdf(EDITED, language)),
    "sheet": lambda language: read_pdf(write_sheet_pdf(EDITED, language)),
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", FILES)
def test_every_file_holds_them_as_they_were_written(kind: str, code: str) -> None:
    told = re.sub(r"\s+", "", FILES[kind](Language(code)))

    assert [text for edit in OWN.values() for text in edit.values() if re.sub(r"\s+", "", str(text)) not in told] == []
    assert "[Amt]" in told  # of the third, which nobody has filled in


@pytest.mark.parametrize("code", CODES)
def test_the_slide_show_holds_them_escaped(code: str) -> None:
    told = write_show(Language(code))

    assert "Amt 66 &amp; 20; II/2027" in told and "&lt;a href=//x.example&gt;" in told
    assert TAG not in told and "[Amt]" in told


def test_none_of_them_becomes_a_link() -> None:
    assert links_of_office_file(write_pptx(EDITED, GERMAN)) == links_of_office_file(write_handout_docx(EDITED, GERMAN))
    assert links_of_office_file(write_pptx(EDITED, GERMAN)) == []
    for data in (write_handout_pdf(EDITED, GERMAN), write_sheet_pdf(EDITED, GERMAN)):
        notes = [note.get_object() for page in PdfReader(io.BytesIO(data)).pages for note in page.get("/Annots", ())]
        assert [note for note in notes if "/A" in note] == []


@pytest.mark.parametrize("words", ["Radweg an der Kreisstraße bauen, ", "Wohnraumförderung "])
def test_at_their_longest_they_are_whole_on_one_slide_and_the_sheet_stays_one_page(words: str) -> None:
    long = {field: (words * 20)[: find_longest("proposal_1", field)].strip() for field in ("text", "who", "until")}
    deck = apply_edits(DECK, {f"proposal_{number}": long for number in (1, 2, 3)})  # type: ignore[misc]

    (body,) = [one.body for one in split_pages(deck, GERMAN).slides if one.key.startswith("decision")]

    assert isinstance(body, Table)
    assert [cell.text for row in body.rows for cell in row[1:]] == [*long.values()] * 3
    (page,) = PdfReader(io.BytesIO(write_sheet_pdf(deck, GERMAN))).pages
    assert page.extract_text().count(words[:3]) == 3 * " ".join(long.values()).count(words[:3])
