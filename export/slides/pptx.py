"""A deck as PowerPoint file: native charts and tables to edit, a message as title, source at the foot, notes."""

import io
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page
from pptx.util import Emu, Pt

from content.slides import BigNumber, Board, Deck, Slide, SlideChart, SlideMap
from content.table import Table
from export.office import find_locale, join_unbroken
from export.slides.boards import LAND_FROM, NUMBER_HIGH, find_land_place, lay_out_board, lay_out_land, lay_out_number
from export.slides.drawing import DrawingPart
from export.slides.fitting import FACT, SOURCE, TITLE, count_lines, find_largest_size
from export.slides.master import find_layout_kind, list_contents, list_placeholders, open_master
from export.slides.native_chart import insert_chart
from export.slides.native_drawing import insert_parts
from export.slides.native_table import insert_table
from texts import Language


def write_pptx(deck: Deck, language: Language, template: bytes | None = None) -> bytes:
    """The deck as .pptx on our master or on an office's `template`. Raises TemplateUnfit."""
    on = open_master(template)
    first = on.file.slides.add_slide(on.layouts["title"])
    for number, one in enumerate(list_placeholders(first)):
        one.text_frame.text = (deck.title, deck.subtitle)[number > 0]
    if deck.map:
        _insert_land(first, deck.map, on.file)
    for slide in deck.slides:
        page = on.file.slides.add_slide(on.layouts[find_layout_kind(slide)])
        _fill(page, slide, language)
        _add_foot(page, slide.source)
        page.notes_slide.notes_text_frame.text = slide.notes
    for page in on.file.slides:
        for run in page._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
            run.set("lang", find_locale(language))
    core = on.file.core_properties
    core.title, core.subject, core.author, core.language = (
        deck.title,
        deck.subtitle,
        "Kreiskompass",
        find_locale(language),
    )
    core.last_modified_by, core.comments = "Kreiskompass", ""  # not who has made the template
    written = io.BytesIO()
    on.file.save(written)
    return written.getvalue()


def _fill(page: Page, slide: Slide, language: Language) -> None:
    _write(page.shapes.title, [slide.title], TITLE)
    places = list_contents(page)
    if isinstance(slide.body, SlideChart):
        insert_chart(places.pop(0), slide.body, language)
    elif isinstance(slide.body, Table):
        insert_table(places.pop(0), slide.body, language)
    elif slide.body is not None:
        _insert_board(page, places.pop(0), slide.body)
    if slide.number:
        insert_parts(page, _take_number(places[0], slide.number), Emu(places[0].left).pt, Emu(places[0].top).pt, "")
        _lower(places[0])
    if slide.facts:
        _write(places[0], slide.facts, FACT)


def _insert_board(page: Page, place: Any, board: Board) -> None:
    """In the place of an empty placeholder, which goes."""
    x, y, wide, high = (Emu(side).pt for side in (place.left, place.top, place.width, place.height))
    place._element.getparent().remove(place._element)
    insert_parts(page, lay_out_board(board, wide, high), x, y, board.alt)


def _take_number(place: Any, number: BigNumber) -> list[DrawingPart]:
    return lay_out_number(number, Emu(place.width).pt)


def _lower(place: Any) -> None:
    """Leave room for the number above the facts."""
    left, top, wide, high = place.left, place.top, place.width, place.height
    place.left, place.top, place.width, place.height = left, top + Pt(NUMBER_HIGH), wide, high - Pt(NUMBER_HIGH)


def _insert_land(page: Page, shown: SlideMap, file: Any) -> None:
    """On the right of the first slide, whose texts get narrower."""
    whole = file.slide_width
    for one in list_placeholders(page):
        left, top, wide, high = one.left, one.top, one.width, one.height
        one.left, one.top, one.width, one.height = left, top, min(wide, int(whole * LAND_FROM) - left), high
    x, y, wide, high = (Emu(int(side)).pt for side in find_land_place(whole, file.slide_height))
    insert_parts(page, lay_out_land(shown, x, y, wide, high), 0, 0, shown.alt)


def _write(place: Any, lines: tuple[str, ...] | list[str], sizes: tuple[int, ...]) -> None:
    """Paragraphs, in the largest of the sizes in which they fit the place."""
    joined = [join_unbroken(line) for line in lines]
    size = find_largest_size(joined, sizes, Emu(place.width).pt, Emu(place.height).pt)
    frame = place.text_frame
    frame.text = joined[0]
    for line in joined[1:]:
        frame.add_paragraph().text = line
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _add_foot(page: Page, source: str) -> None:
    """The source and the number of the slide, where the layout has places for them; else a box at the foot."""
    found = {one.placeholder_format.type: one for one in list_placeholders(page.slide_layout)}
    if number := found.get(PP_PLACEHOLDER.SLIDE_NUMBER):
        page.shapes.clone_placeholder(number)
        paragraph = page.shapes[-1].text_frame.paragraphs[0]._p  # type: ignore[attr-defined]
        field = paragraph.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
        field.append(field.makeelement(qn("a:rPr"), {}))
        text = field.makeelement(qn("a:t"), {})
        text.text = "‹#›"
        field.append(text)
        paragraph.insert(0, field)
    wide = page.part.package.presentation_part.presentation.slide_width
    if footer := found.get(PP_PLACEHOLDER.FOOTER):
        page.shapes.clone_placeholder(footer)
        place: Any = page.shapes[-1]
        if count_lines(source, SOURCE[0], Emu(place.width).pt, bold=False) > 1:
            _widen(place, page.shapes.title, number, wide)
    else:
        high = Emu(457200)
        below = page.part.package.presentation_part.presentation.slide_height - high
        place = page.shapes.add_textbox(Emu(457200), Emu(below), Emu(wide - 914400), high)
        place.text_frame.word_wrap = True
    _write(place, [source], SOURCE)


def _widen(place: Any, title: Any, number: Any | None, wide: int) -> None:
    """Let a source have the whole foot, as far as the title reaches and up to the number of the slide."""
    start, end = title.left, wide - title.left
    if number is not None and number.left > place.left:
        end = number.left
    elif number is not None:
        start = number.left + number.width
    place.left, place.top, place.width, place.height = start, place.top, end - start, place.height
