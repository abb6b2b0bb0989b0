"""Every slide of a deck as a picture: what the PowerPoint file on our master shows, in the places of that master."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import SlideLayout
from pptx.util import Emu

from content.slides import Deck, Slide, SlideChart
from content.table import Table
from export.document.pdf import make_table_data
from export.document.typesetting import typeset_svgs
from export.office import INK
from export.slides.fitting import FACT, GAP, LINE_HEIGHT, SOURCE, TITLE, find_largest_size
from export.slides.master import find_layout_kind, list_contents, list_placeholders, open_master
from export.slides.native_table import NOTE, find_table_size, measure_rows
from export.slides.slide_chart import draw_slide_chart
from texts import Language

_INSET = 3.6  # points above and below text in a box
_SIDES = {MSO_ANCHOR.TOP: "top", MSO_ANCHOR.MIDDLE: "middle", MSO_ANCHOR.BOTTOM: "bottom"}
Box = dict[str, Any]


@dataclass(frozen=True)
class _Places:
    """What a layout of the master draws itself, and its places for text and contents."""

    bars: list[Box]
    title: Box
    subtitle: Box | None
    contents: list[Box]
    source: Box
    number: Box


def draw_slides(deck: Deck, language: Language) -> list[bytes]:
    """An SVG of 960 by 540 points (1280 by 720 pixels) for the title and for each slide; letters as outlines."""
    on = open_master(None)
    places = {kind: _places(layout) for kind, layout in on.layouts.items()}
    pages = [list(_opening(deck, places["title"]))]
    pages += [list(_page(slide, number, places, language)) for number, slide in enumerate(deck.slides, start=2)]
    wide, high = (Emu(side or 0).pt for side in (on.file.slide_width, on.file.slide_height))
    return typeset_svgs(
        "slides.typ", {"wide": wide, "high": high, "ink": f"#{INK}", "language": language.code, "slides": pages}
    )


def _opening(deck: Deck, places: _Places) -> Iterator[Box]:
    assert places.subtitle is not None
    yield from places.bars
    yield _text(places.title, [deck.title], [places.title["own_size"]], bold=True)
    yield _text(places.subtitle, [deck.subtitle], [places.subtitle["own_size"]])


def _page(slide: Slide, number: int, layouts: dict[str, _Places], language: Language) -> Iterator[Box]:
    kind = find_layout_kind(slide)
    places = layouts[kind]
    yield from places.bars
    yield _text(places.title, [slide.title], TITLE, bold=True)
    if isinstance(slide.body, SlideChart):
        box = places.contents[0]
        svg = draw_slide_chart(slide.body, language, (box["wide"], box["high"]))
        yield {**box, "kind": "chart", "svg": svg.decode()}
    elif isinstance(slide.body, Table):
        yield _table(places.contents[0], slide.body, language)
    if slide.facts:
        yield _text(places.contents[-1], slide.facts, FACT) | {"bullets": kind == "one"}
    yield _text(places.source, [slide.source], SOURCE)
    yield _text(places.number, [str(number)], SOURCE) | {"at_right": True}


def _places(layout: SlideLayout) -> _Places:
    found = {one.placeholder_format.type: _box(one) for one in list_placeholders(layout)}
    return _Places(
        [_box(shape) | {"kind": "bar"} for shape in layout.shapes if not shape.is_placeholder],
        found.get(PP_PLACEHOLDER.TITLE) or found[PP_PLACEHOLDER.CENTER_TITLE],
        found.get(PP_PLACEHOLDER.SUBTITLE),
        [_box(one) for one in list_contents(layout)],
        found[PP_PLACEHOLDER.FOOTER],
        found[PP_PLACEHOLDER.SLIDE_NUMBER],
    )


def _text(box: Box, lines: Sequence[str], sizes: Sequence[float], bold: bool = False) -> Box:
    """Paragraphs in the largest of the sizes in which they fit, as in the PowerPoint file."""
    size = find_largest_size(lines, sizes, box["wide"], box["high"])
    return {
        **box,
        "y": box["y"] + _INSET,
        "high": box["high"] - 2 * _INSET,
        "kind": "text",
        "lines": lines,
        "size": size,
        "gap": GAP * size * LINE_HEIGHT,
        "bold": bold,
        "bullets": False,
        "at_right": False,
    }


def _table(box: Box, table: Table, language: Language) -> Box:
    size = find_table_size(table, box["wide"], box["high"], language)
    heights = measure_rows(table, size, box["wide"], language)
    return {**box, "kind": "table", **make_table_data(table, language), "size": size, "heights": heights, "small": NOTE}


def _box(place: Any) -> Box:
    """Where it lies, in points; of a place for text also on which side its lines stand and how large by themselves."""
    x, y, wide, high = (Emu(side).pt for side in (place.left, place.top, place.width, place.height))
    box: Box = {"x": x, "y": y, "wide": wide, "high": high}
    if place.is_placeholder:
        size = place._element.find(".//{*}lstStyle/{*}lvl1pPr/{*}defRPr[@sz]")
        box["anchor"] = _SIDES[place.text_frame.vertical_anchor]
        box["own_size"] = float(size.get("sz")) / 100 if size is not None else None
    return box
