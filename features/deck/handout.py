"""A deck to read: each slide as a section, with what the speaker would say about definition and method."""

from collections.abc import Callable, Iterator

from content.document import Bullets, Document, DocumentPicture, Heading, Paragraph, Part
from content.slides import Board, Deck, Slide, SlideChart
from content.table import Table
from features.deck.handout_numbers import make_number_tables
from texts import Language

Draw = Callable[[SlideChart | Board], DocumentPicture]


def make_handout(deck: Deck, draw: Draw, language: Language) -> Document:
    """The deck as a document; `draw` makes the pictures of its charts and boards."""
    parts = tuple(part for slide in deck.slides for part in _section(slide, draw, language))
    return Document(deck.title, deck.subtitle, parts, language("handout.footer", subtitle=deck.subtitle))


def _section(slide: Slide, draw: Draw, language: Language) -> Iterator[Part]:
    yield Heading(slide.title)
    if isinstance(slide.body, SlideChart):
        yield draw(slide.body)
        for numbers in make_number_tables(slide.body, language):
            yield Paragraph(numbers.caption, "caption")
            yield numbers
    elif isinstance(slide.body, Table):
        yield slide.body
    elif slide.body is not None:
        yield draw(slide.body)
    if slide.number:
        yield Paragraph(f"{slide.number.value}\N{NO-BREAK SPACE}{slide.number.unit} {slide.number.text}", "lead")
    if slide.facts:
        yield Bullets(slide.facts)
    if slide.source:
        yield Paragraph(slide.source, "note")
    if slide.notes.strip():
        yield Heading(language("handout.method"), 2)
        yield from (Paragraph(line.strip()) for line in slide.notes.splitlines() if line.strip())
