"""One page for the council group, from the slides as they are: where the district stands, better and worse than most
(where nothing of this stands, what has become of a few topics), what is asked for."""

from collections.abc import Iterator, Sequence

from content.document import Bullets, Document, Heading, Paragraph, Part
from content.slides import Card, Cards, Deck, Slide, SlideChart, StripBoard
from content.table import Table
from features.deck.handout import Draw
from texts import Language

_STANDING, _DECISION = ("position", "better", "worse"), "decision"  # keys of the slides that have a place on it
_MOST_COURSES = 2


def make_sheet(deck: Deck, draw: Draw, language: Language) -> Document:
    """The page as a document; `draw` makes the picture of the board. Slides that have been left out are left out."""
    slides = {slide.key: slide for slide in deck.slides}
    shown = [slides[key] for key in _STANDING if key in slides] or _list_courses(deck)
    if _DECISION in slides:
        shown.append(slides[_DECISION])
    parts = tuple(part for slide in shown for part in _section(slide, draw))
    return Document(
        deck.title,
        deck.subtitle,
        (*parts, Paragraph(deck.credit, "note")),
        language("handout.footer", subtitle=deck.subtitle),
    )


def _list_courses(deck: Deck) -> list[Slide]:
    """The slides on one indicator each, which tell its newest value."""
    found = [slide for slide in deck.slides if isinstance(slide.body, SlideChart) and slide.body.kind == "lines"]
    return [slide for slide in found if slide.number][:_MOST_COURSES]


def _section(slide: Slide, draw: Draw) -> Iterator[Part]:
    yield Heading(slide.title)
    match slide.body:
        case Cards(cards):
            yield Bullets(tuple(_list_cards(cards)))
        case Table():
            yield slide.body
        case StripBoard() | SlideChart():
            yield draw(slide.body)


def _list_cards(cards: Sequence[Card]) -> Iterator[str]:
    """A line for each card."""
    for card in cards:
        told = [f"{card.name}: {card.number}\N{NO-BREAK SPACE}{card.unit}, {card.rank} {card.of}", card.median]
        told += [f"{head[:1].lower()}{head[1:]} {text}" for head, text in card.lines if head]
        yield "; ".join(told)
