"""A deck as a handout on A4, as PDF or Word file, with its charts as vector pictures."""

from content.document import Document, DocumentPicture
from content.slides import Board, Deck, SlideChart
from export.document.docx import write_docx
from export.document.pdf import write_pdf
from export.slides.slide_chart import draw_slide_chart
from export.slides.slide_picture import draw_board_picture
from features.deck.handout import Draw, make_handout
from features.deck.sheet import make_sheet
from texts import Language


def write_handout_pdf(deck: Deck, language: Language) -> bytes:
    """The handout as .pdf."""
    return write_pdf(_document(deck, language), language)


def write_handout_docx(deck: Deck, language: Language) -> bytes:
    """The handout as .docx."""
    return write_docx(_document(deck, language), language)


def write_sheet_pdf(deck: Deck, language: Language) -> bytes:
    """One page for the council group, as .pdf."""
    return write_pdf(make_sheet(deck, _choose_drawing(language), language), language, is_one_page=True)


def _document(deck: Deck, language: Language) -> Document:
    return make_handout(deck, _choose_drawing(language), language)


def _choose_drawing(language: Language) -> Draw:
    def draw(shown: SlideChart | Board) -> DocumentPicture:
        if isinstance(shown, SlideChart):
            return DocumentPicture(draw_slide_chart(shown, language), shown.alt)
        return DocumentPicture(draw_board_picture(shown, language), shown.alt)

    return draw
