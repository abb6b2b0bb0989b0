"""The deck as PowerPoint file, opened again: native charts with the same numbers, tables, notes, sources."""

import io
import random
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PowerPoint
from pptx.util import Emu, Pt

from content.slides import Deck, Role, Slide, SlideChart, Strand
from content.table import Cell, Table
from export.picture.chart_look import find_label_step, find_newest
from export.slides.fitting import keeps_words
from export.slides.master import TemplateUnfit, open_master
from export.slides.paging import split_pages
from export.slides.pptx import write_pptx
from tests.support.decks import BARS, DECK, LINES, TABLE, table
from texts import CODES, Language

GERMAN = Language("de")


def open_deck(deck: Deck = DECK, template: bytes | None = None, code: str = "de") -> PowerPoint:
    return Presentation(io.BytesIO(write_pptx(deck, Language(code), template)))


def test_every_slide_has_its_message_as_title_its_source_and_its_notes() -> None:
    slides = list(open_deck().slides)

    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        DECK.title,
        "Kinderarmut sinkt, <b>zu langsam</b> $x$",
        "Düren liegt vor Heinsberg",
        "Eines von zwei Zielen wird verfehlt",
        "Zu zwei Indikatoren fehlen Werte",
    ]
    for slide, meant in zip(slides[1:], DECK.slides, strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert meant.source in texts
        assert slide.notes_slide.notes_text_frame.text == meant.notes


def test_a_chart_is_native_and_its_workbook_holds_the_same_numbers_with_gaps_as_gaps() -> None:
    slide = open_deck().slides[1]
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]

    step = find_label_step(LINES.categories)
    named = [name if number % step == 0 else "" for number, name in enumerate(LINES.categories)]
    assert step > 1 and [name.strip() for name in chart.plots[0].categories] == named
    look = chart.category_axis._element.find(qn("c:txPr"))
    assert look is None  # an angle of its own, and LibreOffice breaks years or shifts them away from their points
    assert {series.name: tuple(series.values) for series in chart.plots[0].series} == {
        strand.name: strand.values for strand in LINES.strands
    }
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0] == [LINES.unit, *(strand.name for strand in LINES.strands)]
    assert rows[1:] == [
        [category, *(strand.values[number] for strand in LINES.strands)]
        for number, category in enumerate(LINES.categories)
    ]


def test_a_table_is_native_with_the_words_of_its_verdicts() -> None:
    slide = open_deck().slides[3]
    (found,) = [shape.table for shape in slide.shapes if shape.has_table]

    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Ziel", "Wert", "Stand"],
        ["Armut\nSGB II", "14,6 %", "▲ zu langsam"],
        ["Pkw", "634", "–"],
    ]
    assert found.first_row


def test_charts_and_tables_have_a_text_alternative() -> None:
    told = [
        shape._element.nvGraphicFramePr.cNvPr.get("descr")
        for slide in open_deck().slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]

    assert told == [LINES.alt, BARS.alt, TABLE.caption]


@pytest.mark.parametrize(("code", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_the_language_is_told_for_spelling_and_screen_readers(code: str, locale: str) -> None:
    file = open_deck(code=code)

    spoken = {run.get("lang") for slide in file.slides for run in slide._element.iter(qn("a:rPr"))}
    assert (spoken, file.core_properties.language) == ({locale}, locale)


def test_nothing_stands_outside_the_slide_or_over_another_part() -> None:
    file = open_deck()
    width, height = file.slide_width, file.slide_height
    assert width is not None and height is not None
    for slide in file.slides:
        boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in slide.shapes]
        for one in boxes:
            assert min(one) >= 0 and one[2] <= width and one[3] <= height
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (slide.shapes.title.text_frame.text, one, other)


def test_a_long_title_gets_smaller_type_and_a_unit_is_not_torn() -> None:
    deck = Deck("T", "U", (Slide("a", "Ein sehr langer Titel, " * 12, None, ("um 2 %-Punkte",), "Q", ""),))
    short, long = open_deck().slides[4].shapes.title, open_deck(deck).slides[1].shapes.title

    sizes = [shape.text_frame.paragraphs[0].runs[0].font.size for shape in (short, long)]
    assert sizes[0] > sizes[1]
    assert any(
        "%\N{NON-BREAKING HYPHEN}Punkte" in shape.text_frame.text for shape in open_deck(deck).slides[1].placeholders
    )


def test_a_table_too_long_for_a_slide_goes_on_over_more_and_loses_no_row() -> None:
    deck = Deck("T", "U", (Slide("targets", "Ziele", table(30), (), "Q", "n"),))

    slides = split_pages(deck, GERMAN).slides

    assert [slide.title for slide in slides] == [f"Ziele ({part}/{len(slides)})" for part in range(1, len(slides) + 1)]
    rows = [row for slide in slides if slide.body is not None for row in slide.body.rows]  # type: ignore[union-attr]
    assert rows == table(30).rows
    for slide in open_deck(split_pages(deck, GERMAN)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= Emu(6_100_000)


def test_a_short_table_stays_on_one_slide() -> None:
    assert split_pages(DECK, GERMAN) == DECK


def test_the_template_of_an_office_is_used_and_its_own_slides_are_left_out() -> None:
    template = Presentation()  # 4:3, with the usual layouts
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text = "Alte Folie"
    written = io.BytesIO()
    template.save(written)

    file = open_deck(template=written.getvalue())

    assert file.slide_width == template.slide_width
    assert len(file.slides) == 5
    assert [slide.slide_layout.name for slide in file.slides] == [
        "Title Slide",
        "Two Content",
        "Title and Content",
        "Title and Content",
        "Title and Content",
    ]
    names = zipfile.ZipFile(io.BytesIO(write_pptx(DECK, GERMAN, written.getvalue()))).namelist()
    assert len(names) == len(set(names))


def test_layouts_that_a_template_lacks_are_named() -> None:
    template = Presentation()
    for layout in list(template.slide_layouts):
        if layout.name in ("Two Content", "Title Slide"):
            template.slide_layouts.remove(layout)
    written = io.BytesIO()
    template.save(written)

    with pytest.raises(TemplateUnfit) as raised:
        open_master(written.getvalue())

    assert raised.value.missing == ["title", "two"]


def with_members(**changed: bytes) -> bytes:
    """A template that would do, with these members in it; a dot in a name stands for each __."""
    usual, written = io.BytesIO(), io.BytesIO()
    Presentation().save(usual)
    with zipfile.ZipFile(usual) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        new = {name.replace("__", "."): content for name, content in changed.items()}
        for name in before.namelist():
            after.writestr(name, new.pop(name, before.read(name)))
        for name, content in new.items():
            after.writestr(name, content)
    return written.getvalue()


MARKUP = b"<x>" + random.randbytes(11 * 2**20).hex().encode()  # which parts are read as XML, a list in the file says


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "broken"),
        (b"no presentation", "broken"),
        (b"PK\x03\x04 broken", "broken"),
        (with_members(**{"ppt/presentation__xml": b"<x/>"}), "broken"),
        (with_members(**{"ppt/presentation__xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}), "broken"),
        (with_members(**{"../../etc/passwd": b"x"}), "broken"),
        (with_members(**{"ppt/vbaProject__bin": b"x"}), "macros"),
        (with_members(**{"ppt/media/zeros__bmp": bytes(20 * 2**20)}), "large"),
        (with_members(**{f"ppt/media/{number}__png": b"" for number in range(1000)}), "large"),
        (with_members(**{"ppt/theme/theme1__xml": MARKUP}), "large"),
        (with_members(**{"ppt/media/image1__png": MARKUP}), "large"),
        (with_members(**{"ppt/media/image1__png": b"\xff\xfe\n" + MARKUP}), "large"),
    ],
    ids=[
        *("empty", "text", "cut off", "other root", "entities", "path", "macros", "bomb", "members", "markup"),
        *("markup under another name", "marked markup under another name"),
    ],
)
def test_a_file_that_is_no_template_or_could_do_harm_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(TemplateUnfit) as raised:
        open_master(content)

    assert (raised.value.reason, raised.value.missing) == (reason, [])
    assert all(Language(code)(f"deck.template_{reason}") for code in CODES)


def test_no_word_of_a_table_is_torn() -> None:
    """Many narrow columns beside long texts: first every word, then the long texts get room."""
    columns = ("Handlungsfeld", "Maßnahmen", "erledigt", "in Arbeit", "noch nicht fällig", "überfällig", "ohne Meldung")
    row = (Cell("Soziale Nachhaltigkeit in der Kreisverwaltung und im Kreis"), *[Cell("25")] * 6)
    counts = Table("Maßnahmen", columns, [row], numeric=frozenset(range(1, 7)))
    slide = open_deck(Deck("T", "U", (Slide("measures", "M", counts, (), "Q", ""),))).slides[1]
    (drawn,) = [shape.table for shape in slide.shapes if shape.has_table]

    for column, cell in zip(drawn.columns, drawn.rows[0].cells, strict=True):
        size = cell.text_frame.paragraphs[0].runs[0].font.size
        assert size >= Pt(14)
        assert keeps_words(cell.text, size.pt, Emu(column.width - cell.margin_left - cell.margin_right).pt, bold=True)


def drawn_chart(shown: SlideChart) -> Chart:
    slide = open_deck(Deck("T", "U", (Slide("a", "A", shown, (), "Q", ""),))).slides[1]
    (drawn,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    return drawn


def test_each_line_has_its_name_at_its_last_point_in_its_colour_and_there_is_no_legend() -> None:
    drawn = drawn_chart(LINES)

    assert not drawn.has_legend
    for strand, series in zip(LINES.strands, drawn.plots[0].series, strict=True):
        (label,) = series._element.dLbls.findall(qn("c:dLbl"))
        told = {part.tag.split("}")[1]: part.get("val") for part in label}
        assert int(told["idx"]) == find_newest(strand.values)
        assert (told["showSerName"], told["showVal"]) == ("1", "1" if strand.role is Role.FACT else "0")
        assert label.find(f".//{qn('a:srgbClr')}").get("val") == strand.colour.removeprefix("#")
        assert int(label.find(f".//{qn('a:defRPr')}").get("sz")) >= 1400


def test_names_of_lines_that_end_at_one_point_are_moved_apart_and_one_line_has_only_its_value() -> None:
    lines = [Strand(name, (8.0, 10.0), "#000000", Role.FACT) for name in ("a", "b")]
    chart = SlideChart("lines", ("2020", "2021"), tuple(lines), "%", 1, "x")

    moved = [
        float(series._element.dLbls.find(f".//{qn('c:manualLayout')}/{qn('c:y')}").get("val"))
        for series in drawn_chart(chart).plots[0].series
    ]
    assert abs(moved[0] - moved[1]) * 300 >= 14  # points in a chart that is higher than that
    (alone,) = drawn_chart(replace(chart, strands=chart.strands[:1])).plots[0].series
    assert [alone._element.dLbls.dLbl_lst[0].find(qn(f"c:show{what}")).get("val") for what in ("SerName", "Val")] == [
        "0",
        "1",
    ]


def test_a_legend_stays_where_more_lines_end_than_can_be_named() -> None:
    lines = [Strand(f"Kreis {number}", (8.0, 10.0), "#000000", Role.FACT) for number in range(20)]

    assert drawn_chart(SlideChart("lines", ("2020", "2021"), tuple(lines), "%", 1, "x")).has_legend


@pytest.mark.parametrize(("code", "place"), [("de", "[$-407]"), ("en", "[$-809]")])
@pytest.mark.parametrize(("value", "written"), [(25000.0, "#,##0"), (25.0, "General")])
def test_numbers_are_written_as_the_language_does_large_ones_with_their_thousands_apart(
    value: float, written: str, code: str, place: str
) -> None:
    chart = SlideChart("lines", ("2020",), (Strand("a", (value,), "#000000", Role.FACT),), "€", 0, "x")
    slide = open_deck(Deck("T", "U", (Slide("a", "A", chart, (), "Q", ""),)), code=code).slides[1]
    (drawn,) = [shape.chart for shape in slide.shapes if shape.has_chart]

    assert drawn.value_axis.tick_labels.number_format == f"{place}{written}"
    assert drawn._chartSpace.find(f".//{qn('c:val')}//{qn('c:formatCode')}").text == f"{place}#,##0"


@pytest.mark.parametrize("said", ["Arbeitslose; Rang~12 von 22", "shared rank~4 of 31", "Haltestelle bis 1~km"])
def test_a_title_is_not_broken_within_a_rank_or_a_distance(said: str) -> None:
    slide = Slide("a", said.replace("~", " "), None, (), "Q", "")

    title = open_deck(Deck("T", "U", (slide,))).slides[1].shapes.title.text_frame.text

    assert title == said.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("number_at_left", [False, True])
def test_a_source_too_long_for_the_foot_of_a_template_gets_the_whole_foot_beside_the_number(
    number_at_left: bool,
) -> None:
    template = Presentation()
    for layout in [template.slide_master, *template.slide_layouts] if number_at_left else []:
        for one in layout.placeholders:
            if one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                one.left, one.top, one.width, one.height = Emu(457200), Emu(6356350), Emu(900000), Emu(365125)
    written = io.BytesIO()
    template.save(written)
    source = "Quelle: Statistische Ämter des Bundes und der Länder (dl-de/by-2-0), Bundesnetzagentur (dl-de/by-2-0)."
    file = open_deck(Deck("T", "U", (Slide("a", "A", None, ("x",), source, ""),)), written.getvalue())
    (foot,) = [shape for shape in file.slides[1].placeholders if shape.text_frame.text == source]
    (number,) = [
        shape for shape in file.slides[1].placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
    ]

    assert foot.text_frame.paragraphs[0].runs[0].font.size >= Pt(9)
    assert foot.left + foot.width <= number.left or number.left + number.width <= foot.left
    assert foot.left >= 0 and foot.left + foot.width <= file.slide_width
