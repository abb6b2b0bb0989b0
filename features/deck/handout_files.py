"""A deck as a handout on A4, as PDF or Word file, with its charts as vector pictures."""

from content.document import Document, Picture
from content.slides import Deck, SlideChart
from export.document.docx import docx_bytes
from export.document.pdf import pdf_bytes
from export.slides.slide_chart import slide_chart
from features.deck.handout import handout
from texts import Language


def handout_pdf(deck: Deck, language: Language) -> bytes:
    """The handout as .pdf."""
    return pdf_bytes(_document(deck, language), language)


def handout_docx(deck: Deck, language: Language) -> bytes:
    """The handout as .docx."""
    return docx_bytes(_document(deck, language), language)


def _document(deck: Deck, language: Language) -> Document:
    def draw(shown: SlideChart) -> Picture:
        return Picture(slide_chart(shown, language), shown.alt)

    return handout(deck, draw, language)
