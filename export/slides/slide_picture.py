"""Every slide of a deck as a picture: what the PowerPoint file on our master shows, in the places of that master."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import SlideLayout
from pptx.util import Emu

from content.slides import Board, Deck, Slide, SlideChart, SlideMap
from content.table import Table
from export.document.pdf import make_table_data
from export.document.typesetting import typeset_svgs
from export.office import INK, join_unbroken
from export.slides.boards import LAND_FROM, NUMBER_HIGH, find_land_place, lay_out_board, lay_out_land, lay_out_number
from export.slides.drawing import LINES, DrawingPart, Grid, Shape, TextBox
from export.slides.fitting import FACT, GAP, LINE_HEIGHT, SOURCE, TITLE, find_largest_size
from export.slides.master import find_layout_kind, list_contents, list_placeholders, open_master
from export.slides.native_table import FEW, NOTE, find_table_size, spread_rows
from export.slides.slide_chart import draw_slide_chart
from texts import Language

_INSET = 3.6  # points above and below text in a box
_SIDES = {MSO_ANCHOR.TOP: "top", MSO_ANCHOR.MIDDLE: "middle", MSO_ANCHOR.BOTTOM: "bottom"}
_BOARD = (871.0, 346.0)  # points: the place of a board on our master
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
    size = Emu(on.file.slide_width or 0).pt, Emu(on.file.slide_height or 0).pt
    pages = [list(_opening(deck, places["title"], *size))]
    pages += [list(_page(slide, number, places, language)) for number, slide in enumerate(deck.slides, start=2)]
    return typeset_svgs(
        "slides.typ", {"wide": size[0], "high": size[1], "ink": f"#{INK}", "language": language.code, "slides": pages}
    )


def draw_board_picture(board: Board, language: Language, area: tuple[float, float] = _BOARD) -> bytes:
    """A board alone as SVG, `area` in points wide and high."""
    page = list(_board({"x": 0.0, "y": 0.0, "wide": area[0], "high": area[1]}, lay_out_board(board, *area)))
    data = {"wide": area[0], "high": area[1], "ink": f"#{INK}", "language": language.code, "slides": [page]}
    return typeset_svgs("slides.typ", data)[0]


def _opening(deck: Deck, places: _Places, wide: float, high: float) -> Iterator[Box]:
    assert places.subtitle is not None
    yield from places.bars
    title, subtitle = places.title, places.subtitle
    if deck.map:
        title, subtitle = (box | {"wide": min(box["wide"], wide * LAND_FROM - box["x"])} for box in (title, subtitle))
        yield from _board({"x": 0.0, "y": 0.0, "wide": wide, "high": high}, _land(deck.map, wide, high))
    yield _text(title, [deck.title], [title["own_size"]], bold=True)
    yield _text(subtitle, [deck.subtitle], [subtitle["own_size"]])


def _land(shown: SlideMap, wide: float, high: float) -> list[DrawingPart]:
    return lay_out_land(shown, *find_land_place(wide, high))


def _board(box: Box, parts: Sequence[DrawingPart]) -> Iterator[Box]:
    """All shapes in one picture, each text in its box."""
    shapes = "".join(_shape(part) for part in parts if isinstance(part, Shape))
    grids = [part for part in parts if isinstance(part, Grid)]
    lines = "".join(_row_lines(grid) for grid in grids)
    size = f'width="{box["wide"]:g}" height="{box["high"]:g}" viewBox="0 0 {box["wide"]:g} {box["high"]:g}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{lines}{shapes}</svg>'
    yield {**box, "kind": "chart", "svg": svg}
    for text in (
        *(part for part in parts if isinstance(part, TextBox)),
        *(one for grid in grids for one in _cells(grid)),
    ):
        yield {
            "kind": "rich",
            "x": box["x"] + text.x,
            "y": box["y"] + text.y,
            "wide": text.wide,
            "high": text.high,
            "anchor": text.anchor,
            "side": text.side,
            "lines": [[asdict(run) for run in line] for line in text.lines],
        }


def _cells(grid: Grid) -> Iterator[TextBox]:
    y = grid.y
    for cells, high in zip(grid.cells, grid.heights, strict=True):
        x = grid.x
        for (runs, side), wide in zip(cells, grid.widths, strict=True):
            if runs:
                yield TextBox(x, y, wide, high, (runs,), side, "middle")
            x += wide
        y += high


def _row_lines(grid: Grid) -> str:
    ends = list(accumulate(grid.heights, initial=grid.y))[1:]
    right = grid.x + sum(grid.widths)
    return "".join(f'<path d="M{grid.x:g},{y:g}H{right:g}" stroke="{LINES}" stroke-width="0.75"/>' for y in ends)


def _shape(shape: Shape) -> str:
    end = "Z" if shape.fill else ""
    path = "".join("M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in ring) + end for ring in shape.paths)
    line = f' stroke="{shape.line}" stroke-width="{shape.width:g}" stroke-linejoin="round"' if shape.line else ""
    return f'<path d="{path}" fill="{shape.fill or "none"}" fill-rule="evenodd"{line}/>'


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
    elif slide.body is not None:
        box = places.contents[0]
        yield from _board(box, lay_out_board(slide.body, box["wide"], box["high"]))
    beside = places.contents[-1]
    if slide.number:
        yield from _board(beside, lay_out_number(slide.number, beside["wide"]))
        beside = beside | {"y": beside["y"] + NUMBER_HIGH, "high": beside["high"] - NUMBER_HIGH}
    if slide.facts:
        yield _text(beside, slide.facts, FACT) | {"bullets": kind == "one"}
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
    lines = [join_unbroken(line) for line in lines]
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
    heights = spread_rows(table, size, box["wide"], box["high"], language)
    data = {"size": size, "heights": heights, "small": NOTE, "is_few": len(table.rows) <= FEW}
    return {**box, "kind": "table", **make_table_data(table, language), **data}


def _box(place: Any) -> Box:
    """Where it lies, in points; of a place for text also on which side its lines stand and how large by themselves."""
    x, y, wide, high = (Emu(side).pt for side in (place.left, place.top, place.width, place.height))
    box: Box = {"x": x, "y": y, "wide": wide, "high": high}
    if place.is_placeholder:
        size = place._element.find(".//{*}lstStyle/{*}lvl1pPr/{*}defRPr[@sz]")
        box["anchor"] = _SIDES[place.text_frame.vertical_anchor]
        box["own_size"] = float(size.get("sz")) / 100 if size is not None else None
    return box
