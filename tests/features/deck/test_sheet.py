"""One page for the council group, made from the slides and read back."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from content.document import Bullets, DocumentPicture, Heading
from content.slides import Deck, Slide
from content.table import Cell, Table
from features.deck.handout_files import write_sheet_pdf
from features.deck.sheet import make_sheet
from tests.export.test_boards import CARDS, STRIPS
from texts import CODES, Language

DECISION = Table(
    "Vorschläge",
    ("", "Vorschlag", "Zuständig", "Bis"),
    [(Cell("1"), Cell("Ziel setzen"), Cell("[Amt]"), Cell("[Jahr]"))] * 3,
)
SLIDES = (
    Slide("position", "Vorn: A und B; hinten: C und D", STRIPS, (), "Quelle: X", ""),
    Slide("better", "Besser als die meisten: A, B und C", CARDS, (), "Quelle: Y", ""),
    Slide("worse", "Schlechter als die meisten: D, E und F", CARDS, (), "Quelle: Y", ""),
    Slide("gaps", "Zahlen zu 5 von 9 Indikatoren", None, ("x",), "Z", ""),
    Slide("decision", "Drei Vorschläge zur Entscheidung", DECISION, (), "Entwurf", ""),
)
DECK = Deck(
    "StädteRegion Aachen: Wo stehen wir?",
    "StädteRegionstag, 1.12.2026",
    SLIDES,
    credit="Quelle: X (Lizenz); Y (Lizenz)",
)


@pytest.mark.parametrize("code", CODES)
def test_it_is_one_page_with_what_the_slides_say(code: str) -> None:
    pages = PdfReader(io.BytesIO(write_sheet_pdf(DECK, Language(code)))).pages
    told = re.sub(r"\s+", " ", pages[0].extract_text())

    assert len(pages) == 1
    for text in (
        DECK.title,
        DECK.subtitle,
        *(SLIDES[n].title for n in (0, 1, 2, 4)),
        "Ziel setzen",
        DECK.credit,
    ):
        assert text in told
    assert SLIDES[3].title not in told


def test_what_follows_a_semicolon_begins_small() -> None:
    card = replace(CARDS.cards[0], lines=(("Seit 2017", "verbessert wie anderswo"),))
    deck = replace(DECK, slides=(replace(SLIDES[1], body=replace(CARDS, cards=(card,))),))

    parts = make_sheet(deck, lambda _: DocumentPicture(b"", ""), Language("de")).parts

    [line] = [line for part in parts if isinstance(part, Bullets) for line in part.items]
    assert line.endswith("; seit 2017 verbessert wie anderswo")


def test_a_slide_left_out_by_the_visitor_is_left_out_and_a_title_of_theirs_stays() -> None:
    edited = replace(DECK, slides=(replace(SLIDES[1], title="Darin sind wir gut"), SLIDES[3]))

    parts = make_sheet(edited, lambda _: DocumentPicture(b"", ""), Language("de")).parts

    assert [part.text for part in parts if isinstance(part, Heading)] == ["Darin sind wir gut"]
    (lines,) = [part for part in parts if isinstance(part, Bullets)]
    assert lines.items[0].startswith(
        "Schulabgang ohne Abschl: 1.234,56\N{NO-BREAK SPACE}je 100.000 Einw., geteilter Rang 29"
    )
