"""The slides as one HTML file for the browser: full screen, arrow keys, needs no network and no other file."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from content.document import split_cell
from content.slides import Deck, Slide, SlideChart
from content.table import Table
from texts import Language, join_sentences

_PAGE = Template(Path(__file__).with_name("slideshow.html").read_text(encoding="utf-8"))


def write_slideshow(deck: Deck, pictures: Sequence[bytes], language: Language) -> bytes:
    """`pictures`: an SVG for the title and each slide, as export/slides/slide_picture.py draws them."""
    told = [(deck.title, deck.subtitle), *((slide.title, describe_slide(slide, language)) for slide in deck.slides)]
    sections = [
        f'<section aria-label="{escape(title)}"><img alt="{escape(join_sentences(title, text))}" '
        f'src="data:image/svg+xml;base64,{b64encode(picture).decode()}"></section>'
        for (title, text), picture in zip(told, pictures, strict=True)
    ]
    words = {name: escape(language(f"deck.show.{name}")) for name in ("nav", "back", "next", "full")}
    page = _PAGE.substitute(words, lang=language.code, title=escape(deck.title), slides="\n".join(sections))
    return page.encode("utf-8")


def describe_slide(slide: Slide, language: Language) -> str:
    """What a slide says beside its title, for those who hear it: facts and the rows of a table, then the source."""
    rows = []
    if isinstance(slide.body, Table):
        rows = [
            "; ".join(" ".join(filter(None, split_cell(cell, language))) for cell in row) for row in slide.body.rows
        ]
    elif slide.body is not None and not isinstance(slide.body, SlideChart):  # whose text is the title
        rows = [slide.body.alt]
    if slide.number:
        rows.append(f"{slide.number.value} {slide.number.unit} {slide.number.text}")
    return " ".join(f"{part.rstrip('.')}." for part in (*slide.facts, *rows, slide.source) if part)
