"""Boards on slides: no text larger than its box, none outside of its place, all of it native; in 16:9 and in 4:3."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Emu

from charts.strip import Mark, Ring, Strip
from content.slides import (
    BigNumber,
    Board,
    Card,
    Cards,
    Deck,
    MapBar,
    MapBoard,
    PlacedArea,
    Remark,
    Slide,
    SlideMap,
    StripBoard,
    StripRow,
)
from export.slides.boards import lay_out_board, lay_out_land, lay_out_number, list_shown_cards
from export.slides.drawing import DrawingPart, Grid, Run, Shape, TextBox, measure_text
from export.slides.fitting import LINE_HEIGHT, count_lines
from export.slides.pptx import write_pptx
from export.slides.slide_picture import draw_board_picture, draw_slides
from texts import Language

GERMAN = Language("de")
PLACES = [(871.0, 346.0), (648.0, 356.0)]  # points: of our master, and of the usual template in 4:3
STRIP = Strip((0.0, 0.2, 0.4, 0.6, 1.0), (0.3, 0.6), 0.5, Mark(0.9, "first", beyond=1))
ROWS = tuple(
    StripRow(name, strip, value, year, "31.", "von 294", "")
    for name, strip, value, year in [
        ("Schulabgang ohne Abschl", STRIP, "1.234,56\N{NO-BREAK SPACE}je 100.000", "2019"),
        ("Hausarztdichte", STRIP, "6,2\N{NO-BREAK SPACE}je 10.000", ""),
        ("Kassenkredite", None, "0\N{NO-BREAK SPACE}€", ""),
    ]
    * 3
)
STRIPS = StripBoard(
    ("Thema", "← schlechter", "Median", "besser →", "Düren", "Rang"),
    ROWS,
    (("first", 3), ("middle", 5), ("last", 12)),
    (
        Remark("", "", "Von 12 Themen 3 im vorderen Viertel, 5 in der Mitte, 4 im hinteren Viertel."),
        Remark("first", "▲ Besser entwickelt als anderswo", "Private Überschuldung (2023), Hausarztdichte (2022)"),
        Remark("last", "▼ Schlechter entwickelt als anderswo", "Langzeitarbeitslose (2022), Kassenkredite (2023)"),
    ),
    "Jeder Strich ist ein Kreis oder eine Stadt. Grau: die mittlere Hälfte.",
    "Wo Düren steht",
)
CARD = Card(
    "last", "Schulabgang ohne Abschl", "1.234,56", "je 100.000 Einw.", "geteilter Rang 29", "von 294 (2022)", STRIP,
    "StädteRegion Aachen", "Median 1.000,00\N{NO-BREAK SPACE}je 100.000",
    (("", "Bester Wert: 1.000,00 (StädteRegion Aachen)"), ("Seit 2018", "verschlechtert, aber weniger als anderswo")),
)  # fmt: skip
CARDS = Cards((CARD, replace(CARD, name="Bus"), CARD, CARD), "Vier Themen")
RING = ((0.0, 0.0), (500.0, 0.0), (500.0, 900.0), (0.0, 900.0), (0.0, 0.0))
LAND = SlideMap(
    1000,
    900,
    (PlacedArea((tuple((x + 500, y) for x, y in RING),), "#CCCCCC"), PlacedArea((RING,), "#0072B2")),
    True,
    "Karte",
)
MAP = MapBoard(
    LAND,
    "Kassenkredite (Kreis und Gemeinden) in € je Einwohner, 2023",
    tuple(("#A6DBB0", f"{number}.000 – {number}.999", number == 2) for number in range(5)),
    "StädteRegion Aachen und Nachbarn",
    tuple(MapBar(name, "1.234\N{NO-BREAK SPACE}je 1.000", 0.9, name == "Düren") for name in ("Rhein-Sieg-Kreis",) * 6),
)
SIX = ("Heinsberg", "StädteRegion Aachen", "Rhein-Sieg-Kreis", "Euskirchen", "Rhein-Erft-Kreis", "Kleve")
RINGED = replace(
    STRIPS,
    rows=tuple(
        replace(row, strip=replace(STRIP, rings=(Ring(0.1, "#7B61C9"), Ring(0.2, "#997700")))) for row in STRIPS.rows
    ),
    rings=tuple(("#7B61C9", name) for name in SIX),
)
BOARDS: list[Board] = [STRIPS, CARDS, MAP]


def texts_of(parts: Sequence[DrawingPart]) -> list[TextBox]:
    """All texts, those of a table as boxes, too."""
    found = [part for part in parts if isinstance(part, TextBox)]
    for grid in (part for part in parts if isinstance(part, Grid)):
        for cells, high in zip(grid.cells, grid.heights, strict=True):
            found += [
                TextBox(0, 0, wide, high, (runs,), side)
                for (runs, side), wide in zip(cells, grid.widths, strict=True)
                if runs
            ]
    return found


def height_of(text: TextBox) -> float:
    """Of its lines, broken where they are too wide."""
    high = 0.0
    for line in text.lines:
        size = max(run.size for run in line)
        fits = sum(measure_text(run.text, run.size, run.bold) for run in line) <= text.wide + 1
        broken = count_lines("".join(run.text for run in line), size, text.wide + 1, line[0].bold)
        high += (1 if fits else max(broken, 2)) * size * LINE_HEIGHT
    return high


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("board", [*BOARDS, RINGED], ids=["strips", "cards", "map", "rings"])
def test_every_text_fits_its_box_and_lies_in_the_place(board: Board, place: tuple[float, float]) -> None:
    parts = lay_out_board(board, *place)

    for text in texts_of(parts):
        assert height_of(text) <= text.high + 3, text
    for part in parts:
        if isinstance(part, TextBox):
            right, bottom = part.x + part.wide, part.y + part.high
        elif isinstance(part, Grid):
            right, bottom = part.x + sum(part.widths), part.y + sum(part.heights)
        else:
            right, bottom = (max(point[axis] for path in part.paths for point in path) for axis in (0, 1))
        assert right <= place[0] + 2 and bottom <= place[1] + 2, part


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("board", [*BOARDS, RINGED], ids=["strips", "cards", "map", "rings"])
def test_letters_are_14_points_or_larger_but_for_what_only_repeats(board: Board, place: tuple[float, float]) -> None:
    small = {
        run.text
        for text in texts_of(lay_out_board(board, *place))
        for line in text.lines
        for run in line
        if run.size < 14
    }

    assert small <= {" von 294", "2019: "}


def test_texts_of_a_board_do_not_lie_on_each_other() -> None:
    for board in (*BOARDS, RINGED):
        boxes = [part for part in lay_out_board(board, *PLACES[0]) if isinstance(part, TextBox)]
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                across = min(one.x + one.wide, other.x + other.wide) - max(one.x, other.x)
                down = min(one.y + one.high, other.y + other.high) - max(one.y, other.y)
                assert across <= 2 or down <= 3, (one, other)


@pytest.mark.parametrize("board", [STRIPS, RINGED], ids=["strips", "rings"])
def test_what_has_moved_has_room_beside_six_rings_too(board: StripBoard) -> None:
    longer = replace(board.remarks[0], text=f"{board.remarks[0].text[:-1]}, 1 ohne Rang; gezeigt: 10.")
    board = replace(board, remarks=(longer, *board.remarks[1:]))

    told = {run.text for text in texts_of(lay_out_board(board, *PLACES[0])) for line in text.lines for run in line}

    moved = {text for remark in board.remarks[1:] for text in (remark.head, remark.text)}
    assert moved <= told


def test_what_is_worse_is_never_left_out_below_what_is_better() -> None:
    low = PLACES[0][0], 220.0  # points: there is room for one of both
    told = {run.text for text in texts_of(lay_out_board(STRIPS, *low)) for line in text.lines for run in line}

    assert not {remark.head for remark in STRIPS.remarks[1:]} & told


def test_in_4_to_3_the_second_column_and_the_fourth_card_are_left_out() -> None:
    narrow = [run.text for text in texts_of(lay_out_board(STRIPS, *PLACES[1])) for line in text.lines for run in line]

    assert "▲ Besser entwickelt als anderswo" not in narrow and "Hausarztdichte" in narrow
    assert [len(list_shown_cards(CARDS, wide)) for wide, _ in PLACES] == [4, 3]


@pytest.mark.parametrize("place", PLACES)
def test_six_rings_are_named_below_the_strips(place: tuple[float, float]) -> None:
    parts = lay_out_board(RINGED, *place)

    names = [text for text in texts_of(parts) if text.lines[0][0].text in SIX]
    strips = max(sum(part.heights) for part in parts if isinstance(part, Grid))
    assert len(names) == len(SIX) and all(name.y >= strips for name in names)
    rings = [part for part in parts if isinstance(part, Shape) and part.name == "ring"]
    assert len(rings) == len(SIX) + 2 * len(RINGED.rows)


@pytest.mark.parametrize(
    "number", [BigNumber("1.132", "€", "Düren 2023"), BigNumber("123.456,78", "je 100.000 Einw.", "x")]
)
def test_a_big_number_fits_beside_a_chart(number: BigNumber) -> None:
    (first, _) = lay_out_number(number, 259.0)

    assert isinstance(first, TextBox)
    assert sum(measure_text(run.text, run.size, run.bold) for run in first.lines[0]) <= 259
    assert first.lines[0][0].size >= 28


def test_all_ticks_of_a_strip_are_one_shape_and_a_mark_is_told_by_its_name() -> None:
    shapes = [part for part in lay_out_board(Cards((CARD,), ""), *PLACES[0]) if isinstance(part, Shape)]
    (ticks,) = [shape for shape in shapes if shape.name == "ticks"]

    assert len(ticks.paths) == len(STRIP.ticks)
    assert {"block", "median", "mark first", "beyond"} <= {shape.name for shape in shapes}


def test_a_map_keeps_its_proportions_and_ones_own_district_lies_on_top() -> None:
    drawn = [part for part in lay_out_land(LAND, 100, 50, 400, 180) if isinstance(part, Shape)]
    points = [point for shape in drawn for path in shape.paths for point in path]
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))

    assert (right - left, bottom - top) == pytest.approx((200, 180))
    assert (left + right) / 2 == pytest.approx(300)
    assert drawn[-1].fill == "#0072B2" and drawn[-1].width > drawn[0].width


def deck(*boards: Board) -> Deck:
    slides = tuple(Slide(str(number), "Titel", board, (), "Quelle", "") for number, board in enumerate(boards))
    return Deck("Kreis Düren: Wo stehen wir?", "Kreistag", slides, map=LAND)


@pytest.mark.parametrize("is_wide", [True, False])
def test_boards_are_native_and_stay_on_the_slide(is_wide: bool) -> None:
    template = None
    if not is_wide:
        saved = io.BytesIO()
        Presentation().save(saved)
        template = saved.getvalue()

    file = Presentation(io.BytesIO(write_pptx(deck(*BOARDS), GERMAN, template)))

    for page in file.slides:
        assert not [
            shape for shape in page.shapes if shape.shape_type is not None and shape.shape_type.name == "PICTURE"
        ]
        ids = [shape.shape_id for shape in page.shapes]
        assert len(ids) == len(set(ids))
        for shape in page.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= (file.slide_width or 0) + Emu(25400)
            assert shape.top >= 0 and shape.top + shape.height <= (file.slide_height or 0)
    (table,) = [shape.table for shape in file.slides[1].shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells] == [
        "Schulabgang ohne Abschl", "", "2019: 1.234,56\N{NO-BREAK SPACE}je 100.000", "31. von 294",
    ]  # fmt: skip


def test_a_screen_reader_is_told_what_a_board_shows() -> None:
    file = Presentation(io.BytesIO(write_pptx(deck(*BOARDS), GERMAN)))
    told = [[one.get("descr") for one in page._element.iter("{*}cNvPr") if one.get("descr")] for page in file.slides]

    assert told == [["Karte"], ["Wo Düren steht"], ["Vier Themen"], ["Karte"]]


def test_preview_and_handout_draw_boards() -> None:
    pictures = draw_slides(deck(*BOARDS), GERMAN)

    assert len(pictures) == 4 and all(b"<svg" in picture for picture in pictures)
    assert draw_board_picture(CARDS, GERMAN) != draw_board_picture(Cards(CARDS.cards[:2], ""), GERMAN)


def test_a_run_keeps_its_look() -> None:
    (head, *_) = lay_out_board(STRIPS, *PLACES[0])

    assert isinstance(head, Grid)
    assert head.cells[1][0][0][0] == Run("Schulabgang ohne Abschl", head.cells[1][0][0][0].size, bold=True)
