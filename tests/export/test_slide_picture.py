"""Slides as pictures: in places, sizes and contents what the PowerPoint file of the same deck holds."""

import io
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.util import Emu

from export.slides import slide_picture
from export.slides.pptx import write_pptx
from export.slides.slide_picture import draw_slides
from tests.support.decks import DECK, TABLE
from texts import Language

GERMAN = Language("de")
Box = dict[str, Any]


@pytest.fixture(scope="module")
def boxes() -> list[list[Box]]:
    """What is handed over for each picture."""
    taken: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slide_picture, "typeset_svgs", lambda _, data: taken.update(data) or [])
        draw_slides(DECK, GERMAN)
    found: list[list[Box]] = taken["slides"]
    return found


@pytest.fixture(scope="module")
def pages() -> list[Any]:
    return list(Presentation(io.BytesIO(write_pptx(DECK, GERMAN))).slides)


def test_the_title_and_every_slide_are_a_picture_of_16_to_9() -> None:
    roots = [ElementTree.fromstring(one) for one in draw_slides(DECK, GERMAN)]

    assert len(roots) == 1 + len(DECK.slides)
    for root in roots:
        _, _, wide, high = map(float, str(root.get("viewBox")).split())
        assert (round(wide), round(high)) == (960, 540)


def test_a_deck_without_slides_is_its_title() -> None:
    assert len(draw_slides(replace(DECK, slides=()), GERMAN)) == 1


def test_every_text_stands_where_and_as_large_as_in_the_powerpoint_file(
    boxes: list[list[Box]], pages: list[Any]
) -> None:
    compared = 0
    for drawn, page in zip(boxes, pages, strict=True):
        by_text = {tuple(box["lines"]): box for box in drawn if box["kind"] == "text"}
        for shape in page.placeholders:
            if not shape.has_text_frame or not shape.text_frame.text or shape.text_frame.text == "‹#›":
                continue
            box = by_text[tuple(paragraph.text for paragraph in shape.text_frame.paragraphs)]
            assert (box["x"], box["wide"]) == (Emu(shape.left).pt, Emu(shape.width).pt)
            assert box["y"] + box["high"] / 2 == pytest.approx(Emu(shape.top + shape.height / 2).pt)
            size = shape.text_frame.paragraphs[0].runs[0].font.size
            assert size is None or size.pt == box["size"]
            compared += 1
    assert compared == 2 + 4 + 3 + 2  # title page, messages, sources, facts


def test_charts_and_tables_fill_the_same_places(boxes: list[list[Box]], pages: list[Any]) -> None:
    for number, kind in ((1, "chart"), (2, "chart"), (3, "table")):
        box = next(box for box in boxes[number] if box["kind"] == kind)
        frame = next(shape for shape in pages[number].shapes if shape.has_chart or shape.has_table)
        place = [Emu(side).pt for side in (frame.left, frame.top, frame.width)]
        assert [box["x"], box["y"], box["wide"]] == pytest.approx(place, abs=0.01)


def test_a_table_has_the_letters_and_rows_of_the_native_one(boxes: list[list[Box]], pages: list[Any]) -> None:
    box = next(box for box in boxes[3] if box["kind"] == "table")
    table = next(shape for shape in pages[3].shapes if shape.has_table).table

    assert box["size"] == table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size.pt
    assert box["heights"] == pytest.approx([Emu(row.height).pt for row in table.rows], abs=0.001)  # whole EMU
    assert [cell["text"] for cell in box["rows"][0]] == ["Armut", "14,6 %", "▲ zu langsam"]


def test_the_pages_are_numbered_and_only_lists_have_bullets(boxes: list[list[Box]]) -> None:
    assert [box["lines"] for page in boxes for box in page if box.get("at_right")] == [["2"], ["3"], ["4"], ["5"]]
    assert [(number, box["lines"]) for number, page in enumerate(boxes) for box in page if box.get("bullets")] == [
        (4, ["Müll", "Wohnen"])
    ]


def test_a_chart_stays_a_vector_picture() -> None:
    pictures = draw_slides(DECK, GERMAN)

    assert [picture.count(b"data:image/svg+xml") for picture in pictures] == [0, 1, 1, 0, 0]
    assert not any(b"data:image/png" in picture for picture in pictures)


def test_a_table_too_long_for_its_slide_makes_no_further_page() -> None:
    table = replace(TABLE, rows=TABLE.rows * 40)
    deck = replace(DECK, slides=(replace(DECK.slides[2], body=table), DECK.slides[3]))

    assert len(draw_slides(deck, GERMAN)) == 3


@pytest.mark.parametrize("strange", ["😀", "#panic()", "*a* _b_ $c$ <d>", "\\", "", "ein" * 100])
def test_no_text_breaks_the_pictures(strange: str) -> None:
    slide = replace(DECK.slides[3], title=strange, facts=(strange,), source=strange)

    assert len(draw_slides(replace(DECK, title=strange, subtitle=strange, slides=(slide,)), GERMAN)) == 2
