"""Charts as pictures: everything the figure shows stands in them, with title and source."""

import io
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnnotationBbox
from PIL import Image

from charts.base import Chart, Look, Scale
from charts.data_age import draw_data_age
from charts.future import ExpectedYear, TargetMark
from charts.ranking import draw_ranking
from charts.target import TargetPicture, draw_target
from charts.trend import TrendLine, draw_trend
from export.document.marked_text import TextRun, split_lines
from export.fonts import wrap_text
from export.picture.picture import WIDTH, Frame, draw_picture
from export.picture.plot import plot_chart
from texts import Language

LOOK = Look(Language("de"), "light")
SCALE = Scale("%", 1)
FRAME = Frame("Kreis Düren: Kinderarmut sinkt & bleibt <hoch>", "Quelle: BBSR Bonn, INKAR, dl-de/by-2-0. Stand 2023.")
LINES = [
    TrendLine("05358", "Düren", [[(2015, 1234.5), (2016, 1300.0)], [(2018, 1100.0)]]),
    TrendLine("05", "NRW", [[(2015, 1200.0), (2018, 1210.0)]], is_reference=True),
]
TARGET = TargetPicture(
    "05358",
    "Düren",
    [[(2015, 20.0), (2016, 19.0)]],
    [TargetMark("Ziel 2030: 10 %", 10.0, 2030)],
    [(2015, 20.0), (2030, 10.0)],
    [ExpectedYear(2017, 18.0, 17.0, 19.0), ExpectedYear(2018, 17.0, 15.0, 19.0)],
)


def draw_axes(figure: Chart) -> Axes:
    axes = Figure().add_axes((0.1, 0.1, 0.8, 0.8))
    plot_chart(axes, figure)
    return axes


def test_every_run_of_a_trend_is_a_line_and_gaps_stay_gaps() -> None:
    lines = [np.asarray(line.get_xydata()).tolist() for line in draw_axes(draw_trend(LINES, SCALE, [], LOOK)).lines]

    assert lines == [
        [[2015, 1234.5], [2016, 1300.0]],
        [[2018, 1100.0]],
        [[2015, 1200.0], [2018, 1210.0]],
    ]


def test_a_break_is_drawn_across_the_whole_plot() -> None:
    line = draw_axes(draw_trend(LINES, SCALE, [2017], LOOK)).lines[-1]

    assert np.asarray(line.get_xydata()).tolist() == [[2016.5, 0], [2016.5, 1]]


def test_the_ticks_are_written_in_the_language_of_the_figure() -> None:
    axes = draw_axes(draw_trend(LINES, SCALE, [], LOOK))

    assert axes.yaxis.get_major_formatter()(-1234.0) == "\N{MINUS SIGN}1.234"
    assert axes.xaxis.get_major_formatter()(2018) == "2018"


def test_target_way_and_trend_keep_their_dashes_and_names() -> None:
    axes = draw_axes(draw_target(TARGET, SCALE, [], LOOK))
    legend = axes.get_legend()

    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "Düren, beobachtet",
        "Ziel 2030: 10 %",
        "nötiger Weg",
        "Projektion (Annahme: es geht so weiter)",
        "Vorhersagebereich",
    ]
    solid = {line.get_label(): line.get_linestyle() == "-" for line in axes.lines}
    assert solid["Düren, beobachtet"] and not solid["nötiger Weg"]
    assert not solid["Projektion (Annahme: es geht so weiter)"]


def test_a_ring_is_empty_and_labels_stand_where_the_figure_has_them() -> None:
    ranking = pd.DataFrame(
        {
            "region_key": ["05358", "05370"],
            "value": [7.0, 9.0],
            "rank": pd.array([1, None], dtype="Int32"),
            "lower_quartile": None,
            "median": 7.0,
            "upper_quartile": None,
        }
    )
    names = {"05358": "Düren", "05370": "Heinsberg"}

    axes = draw_axes(draw_ranking(ranking, names, ["05370"], [], SCALE, LOOK))
    dot, ring = axes.collections

    assert (len(dot.get_facecolor()), len(ring.get_facecolor())) == (1, 0)
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["1  Düren", "Heinsberg"]
    labels = [artist for artist in axes.artists if isinstance(artist, AnnotationBbox)]
    assert [(label.xy, label.xybox[0] > 0) for label in labels[:2]] == [((7.0, 0), True), ((9.0, 1), True)]


def test_bars_are_as_long_as_their_values() -> None:
    axes = draw_axes(draw_data_age({2021: 3, 2023: 1}, LOOK))

    assert [patch.get_height() for patch in axes.patches] == [3, 0, 1]  # type: ignore[attr-defined]


def test_a_kind_of_trace_that_is_not_known_is_not_left_out_silently() -> None:
    figure = draw_trend(LINES, SCALE, [], LOOK)
    figure["data"].append({"type": "pie"})

    with pytest.raises(ValueError, match="pie"):
        draw_picture(figure, FRAME, "svg")


def test_an_svg_is_sound_and_carries_title_and_source() -> None:
    root = ElementTree.fromstring(draw_picture(draw_trend(LINES, SCALE, [], LOOK), FRAME, "svg"))

    told = [element.text for element in root.iter() if element.tag.endswith(("title", "description"))]
    assert set(told) == {FRAME.title, FRAME.note}
    assert root.get("width") == f"{WIDTH * 0.75:g}pt"


def test_the_same_chart_gives_the_same_bytes() -> None:
    figure = draw_trend(LINES, SCALE, [], LOOK)

    assert draw_picture(figure, FRAME, "svg") == draw_picture(figure, FRAME, "svg")


def test_a_png_has_twice_the_pixels_and_is_opaque_white() -> None:
    image = Image.open(io.BytesIO(draw_picture(draw_trend(LINES, SCALE, [], LOOK), FRAME, "png")))

    assert image.width == 2 * WIDTH
    assert image.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)


def test_a_label_keeps_its_colour_weight_and_lines() -> None:
    assert split_lines('<span style="color:#0072B2">●</span> <b>A &amp; B</b><br>1,5') == [
        [TextRun("●", False, "#0072B2"), TextRun(" ", False, None), TextRun("A & B", True, None)],
        [TextRun("1,5", False, None)],
    ]


def test_a_long_title_is_broken_into_lines_and_no_word_is_lost() -> None:
    text = "Kreis Heinsberg: Pkw-Dichte steigt seit 2010 jedes Jahr, zuletzt 634 je 1.000 Einwohner"

    lines = wrap_text(text, 200.0, 14.0)

    assert len(lines) > 2
    assert " ".join(lines) == text
    assert wrap_text("Kurz", 200.0, 14.0) == ["Kurz"]
