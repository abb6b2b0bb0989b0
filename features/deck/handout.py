"""A deck to read: each slide as a section, with what the speaker would say about definition and method."""

from collections.abc import Callable, Iterator

from content.document import Bullets, Document, DocumentPicture, Heading, Paragraph, Part
from content.slides import Deck, Slide, SlideChart
from features.deck.handout_numbers import make_number_tables
from texts import Language


def make_handout(deck: Deck, draw: Callable[[SlideChart], DocumentPicture], language: Language) -> Document:
    """The deck as a document; `draw` makes the pictures of its charts."""
    parts = tuple(part for slide in deck.slides for part in _section(slide, draw, language))
    return Document(deck.title, deck.subtitle, parts, language("handout.footer", subtitle=deck.subtitle))


def _section(slide: Slide, draw: Callable[[SlideChart], DocumentPicture], language: Language) -> Iterator[Part]:
    yield Heading(slide.title)
    if isinstance(slide.body, SlideChart):
        yield draw(slide.body)
        for numbers in make_number_tables(slide.body, language):
            yield Paragraph(numbers.caption, "caption")
            yield numbers
    elif slide.body is not None:
        yield slide.body
    if slide.facts:
        yield Bullets(slide.facts)
    if slide.source:
        yield Paragraph(slide.source, "note")
    if slide.notes.strip():
        yield Heading(language("handout.method"), 2)
        yield from (Paragraph(line.strip()) for line in slide.notes.splitlines() if line.strip())
