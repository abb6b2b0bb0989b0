"""A deck's chart as a picture: the same numbers, gaps, colours and dashes as the native chart."""

import io
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_LINE

from content.slides import Role, SlideChart, Strand
from export.picture.canvas import open_drawing
from export.picture.chart_look import LOOKS, find_newest, list_lone
from export.picture.slide_end_labels import make_plot, place_ends, write_ends
from export.slides.pptx import write_pptx
from export.slides.slide_chart import AREA, draw_slide_chart, make_chart
from tests.support.decks import BARS, DECK, LINES
from texts import Language

GERMAN = Language("de")
ONE = Strand("Düren", (1.0, 2.0), "#D55E00", Role.FACT)


def axes_of(shown: SlideChart, language: Language = GERMAN) -> Axes:
    return make_chart(shown, language, AREA).axes[0]


def labels(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_every_strand_has_its_values_and_a_gap_stays_a_gap() -> None:
    lines = {str(line.get_label()): line for line in axes_of(LINES).lines}

    for strand in LINES.strands:
        drawn = np.asarray(lines[strand.name].get_ydata(), dtype=float)
        assert [None if np.isnan(value) else value for value in drawn] == list(strand.values)
        assert lines[strand.name].get_color() == strand.colour


def test_only_what_was_observed_has_marks_and_a_solid_line() -> None:
    lines = {str(line.get_label()): line for line in axes_of(LINES).lines}

    told = {
        strand.role: (lines[strand.name].get_marker(), lines[strand.name].get_linestyle()) for strand in LINES.strands
    }
    assert told == {
        Role.FACT: ("o", "-"),
        Role.REFERENCE: ("none", "--"),
        Role.NEEDED: ("none", "--"),
        Role.TARGET: ("none", "--"),  # what matplotlib calls every pattern of its own
    }


def test_a_value_between_two_gaps_is_seen_as_a_mark() -> None:
    marks = [line for line in axes_of(LINES).lines if line.get_linestyle() == "None" and line.get_color() == "#7A8087"]

    assert [np.asarray(mark.get_xydata()).tolist() for mark in marks] == [[[0, 20.0], [2, 19.5]]]
    assert list_lone([None, 1.0, None, 2.0, 3.0, None, 4.0]) == [1, 6]


def test_every_line_has_its_name_at_its_end_and_an_observed_one_its_newest_value_in_the_language() -> None:
    ends = [" ".join(label.split()) for label in labels(axes_of(LINES))]

    assert sorted(ends) == ["Kreis Düren 14,6", "NRW", "Ziel 2030: höchstens 9 %", "nötiger Weg"]
    assert "Kreis Düren 14.6" in labels(axes_of(LINES, Language("en")))
    assert find_newest([1.0, None, 2.0, None]) == 2
    assert find_newest([None]) is None


def test_newest_values_close_to_each_other_do_not_overlap() -> None:
    close = [replace(ONE, name=str(number), values=(1.0, 2.0 + number / 100)) for number in range(4)]
    figure = make_chart(replace(LINES, categories=("2021", "2022"), strands=tuple(close)), GERMAN, AREA)
    figure.canvas.draw()

    boxes = sorted((text.get_window_extent() for text in figure.axes[0].texts), key=lambda box: box.y0)
    assert len(boxes) == 4
    assert all(below.y0 + 10 < above.y0 for below, above in pairwise(boxes))


def test_names_have_the_colours_of_their_lines_lie_on_the_picture_and_one_line_needs_none() -> None:
    with open_drawing():
        figure = make_chart(LINES, GERMAN, AREA)
        figure.canvas.draw()
    colours = {strand.name.split()[0]: strand.colour for strand in LINES.strands}

    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        assert text.get_color() == colours[text.get_text().split()[0]]
        assert min(box.x0, box.y0) >= 0 and box.x1 <= AREA[0] and box.y1 <= AREA[1]
    assert figure.legends == []
    assert labels(axes_of(replace(LINES, strands=(ONE,)))) == ["2,0"]


def test_a_legend_names_more_lines_than_can_be_named_at_their_ends() -> None:
    crowd = tuple(replace(ONE, name=f"Kreis Nummer {number}", values=(1.0, 2.0)) for number in range(20))
    figure = make_chart(replace(LINES, categories=("2021", "2022"), strands=crowd), GERMAN, AREA)
    figure.canvas.draw()

    assert [text.get_text() for text in figure.legends[0].get_texts()] == [strand.name for strand in crowd]
    assert labels(figure.axes[0]) == []


def test_a_name_is_not_torn_and_breaks_after_hyphens() -> None:
    names = ("Nordwestmecklenburg", "Weißenburg-Gunzenhausen", "Stadt Bochum")
    strands = tuple(replace(ONE, name=name, values=(1.0, 2.0)) for name in names)
    texts, has_legend = write_ends(replace(LINES, categories=("2021", "2022"), strands=strands), AREA, 1.13, str)

    assert not has_legend
    assert [text.lines for text in texts] == [(names[0],), ("Weißenburg-", "Gunzenhausen"), (names[2],)]


def test_the_end_of_a_line_amid_others_is_named_where_none_is_near() -> None:
    years = tuple(str(year) for year in range(2015, 2027))
    ahead = [replace(ONE, name=f"Annahme {end}", values=(*[None] * 5, 5.0, *[5.0 + end] * 6)) for end in (-1, 0, 1)]
    chart = replace(LINES, categories=years, strands=(replace(ONE, values=(*[5.0] * 6, *[None] * 6)), *ahead))
    texts, _ = write_ends(chart, AREA, 1, str)
    plot = make_plot(chart, texts, AREA, (40, 10, 30), (3, 7))
    own = place_ends(chart, texts, plot)[-1]

    assert (own.text.strand, own.side) == (0, "t")
    assert own.middle[1] + own.text.high / 2 < plot.find_point(5, 5.0)[1]
    assert own.middle[0] <= plot.find_point(5, 5.0)[0]


def test_years_stand_side_by_side_with_the_last_among_them() -> None:
    many = tuple(str(year) for year in range(1990, 2031))
    figure = make_chart(replace(LINES, categories=many, strands=(replace(ONE, values=(1.0,) * 41),)), GERMAN, AREA)
    figure.canvas.draw()

    boxes = sorted((tick.get_window_extent() for tick in figure.axes[0].get_xticklabels()), key=lambda box: box.x0)
    assert figure.axes[0].get_xticklabels()[0].get_text() == "2030"
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))


def test_bars_are_as_long_as_their_values_and_a_missing_one_is_told() -> None:
    axes = axes_of(BARS)
    observed, assumed = [one for one in axes.containers if isinstance(one, BarContainer)]

    assert [bar.get_height() for bar in observed] == [1234.5, -12.0]
    assert labels(axes) == ["1.234,5", "\N{MINUS SIGN}12,0", "900,0", "\N{EN DASH}"]
    assert [bar.get_hatch() for bar in (observed[0], assumed[0])] == [None, "///"]
    assert axes.get_ylim()[0] < -12.0


def test_many_bars_lie_the_first_on_top_with_all_their_names() -> None:
    names = tuple(f"Kreis {number}" for number in range(9))
    axes = axes_of(replace(BARS, categories=names, strands=(replace(ONE, values=tuple(map(float, range(9)))),)))

    assert [text.get_text() for text in axes.get_yticklabels()] == list(names)
    assert axes.yaxis.get_inverted()
    assert axes.get_xlim()[0] == 0


@pytest.mark.parametrize("kind", ["lines", "bars"])
def test_a_chart_without_any_value_is_drawn_empty(kind: str) -> None:
    empty = replace(LINES, kind=kind, categories=("2021",), strands=(replace(ONE, values=(None,)),))

    assert ElementTree.fromstring(draw_slide_chart(empty, GERMAN)).tag.endswith("svg")


def test_the_axis_of_lines_begins_at_a_round_number_below_the_values_or_at_zero_where_that_is_near() -> None:
    far = replace(LINES, categories=("2021", "2022"), strands=(replace(ONE, values=(1000.0, 1001.0)),))

    near = replace(far, strands=(replace(ONE, values=(1.0, 12.0)),))
    below = replace(far, strands=(replace(ONE, values=(-1.0, 12.0)),))

    assert axes_of(LINES).get_ylim()[0] == 5  # 9 to 20
    assert axes_of(far).get_ylim()[0] > 999
    assert axes_of(near).get_ylim()[0] == 0
    assert axes_of(below).get_ylim()[0] < -1


def test_an_svg_tells_the_finding_is_as_large_as_asked_and_the_same_each_time() -> None:
    first = draw_slide_chart(LINES, GERMAN, (400.0, 300.0))
    root = ElementTree.fromstring(first)

    assert (root.get("width"), root.get("height")) == ("400pt", "300pt")
    assert LINES.alt in [element.text for element in root.iter() if element.tag.endswith("title")]
    assert first == draw_slide_chart(LINES, GERMAN, (400.0, 300.0))


def test_a_png_has_two_pixels_for_each_point() -> None:
    assert Image.open(io.BytesIO(draw_slide_chart(LINES, GERMAN, (400.0, 300.0), "png"))).size == (800, 600)


def test_the_native_chart_has_the_same_colours_dashes_and_hatching() -> None:
    slides = Presentation(io.BytesIO(write_pptx(DECK, GERMAN))).slides
    lines, bars = (
        next(shape for shape in slides[number].shapes if shape.has_chart).chart.plots[0].series  # type: ignore[attr-defined]
        for number in (1, 2)
    )

    styles = {"dash": MSO_LINE.DASH, "longdashdot": MSO_LINE.LONG_DASH_DOT, "solid": None}
    for strand, series in zip(LINES.strands, lines, strict=True):
        assert f"#{series.format.line.color.rgb}" == strand.colour
        assert series.format.line.dash_style == styles[LOOKS[strand.role].dash]
        assert series.format.line.width.pt == LOOKS[strand.role].width
    assert [series.format.fill.type for series in bars] == [1, 2]  # solid, patterned


def test_native_bars_stand_on_zero_and_negative_ones_leave_the_scale_to_the_program() -> None:
    deck = replace(DECK, slides=(DECK.slides[1], replace(DECK.slides[1], body=replace(BARS, strands=(ONE,)))))
    slides = list(Presentation(io.BytesIO(write_pptx(deck, GERMAN))).slides)[1:]
    charts = [next(shape for shape in slide.shapes if shape.has_chart).chart for slide in slides]  # type: ignore[attr-defined]

    assert [chart.value_axis.minimum_scale for chart in charts] == [None, 0]
