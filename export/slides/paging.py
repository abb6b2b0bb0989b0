"""Tables that do not fit on a slide go on over further slides."""

from dataclasses import replace

from content.slides import Deck, Slide
from content.table import Table
from export.slides.native_table import READABLE, measure_rows
from texts import Language

ROOM = (871.0, 345.0)  # points that our master leaves for one content, width and height


def split_pages(deck: Deck, language: Language) -> Deck:
    """The deck with every table cut so that each part can be read; the parts are numbered in their titles."""
    return replace(deck, slides=tuple(part for slide in deck.slides for part in _parts(slide, language)))


def _parts(slide: Slide, language: Language) -> list[Slide]:
    if not isinstance(slide.body, Table):
        return [slide]
    header, *heights = measure_rows(slide.body, READABLE, ROOM[0], language)
    pages: list[list[int]] = [[]]
    used = header
    for number, height in enumerate(heights):
        if used + height > ROOM[1] and pages[-1]:
            pages.append([])
            used = header
        pages[-1].append(number)
        used += height
    if len(pages) == 1:
        return [slide]
    return [
        replace(
            slide,
            key=f"{slide.key}_{part}",
            title=language("deck.part", title=slide.title, part=part, parts=len(pages)),
            body=replace(slide.body, rows=[slide.body.rows[number] for number in page]),
        )
        for part, page in enumerate(pages, start=1)
    ]
