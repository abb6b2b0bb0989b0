"""What charts, tables and files hold: the numbers given, nothing joined that is apart, nothing run that is text."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import pytest

from charts.base import Look, Scale
from charts.data_age import draw_data_age
from charts.future import ExpectedYear, TargetMark
from charts.palette import JUDGED, SERIES, choose_region_colours
from charts.ranking import MOST_NAMED, ReferenceLine, draw_ranking
from charts.sparkline import draw_sparkline
from charts.target import TargetPicture, draw_districts, draw_target
from charts.trend import TrendLine, draw_trend
from content.table import Cell, Sign, Table
from domain.change import Judgement
from export.table.table_csv import write_values_csv
from tests.support.charted import check_figure
from texts import Language
from ui.markup import write_table

LOOK = Look(Language("de"), "light")
SCALE = Scale("%", 1)


def test_the_first_region_is_ones_own_and_blue_the_others_follow_by_their_key() -> None:
    assert choose_region_colours(["05370", "05358", "05334"]) == {
        "05370": SERIES[0],
        "05334": SERIES[1],
        "05358": SERIES[2],
    }
    assert choose_region_colours(["05370", "05334", "05358"]) == choose_region_colours(["05370", "05358", "05334"])
    assert choose_region_colours([]) == {}


def test_no_region_has_a_colour_that_judges() -> None:
    assert not set(SERIES) & {colour for tones in JUDGED.values() for colour in tones.values()}


def test_six_regions_have_six_colours() -> None:
    keys = ["05334", "05334002", "05358", "05370", "05111", "05112"]

    assert sorted(choose_region_colours(keys).values()) == sorted(SERIES)


def test_the_trend_joins_only_what_belongs_together() -> None:
    lines = [
        TrendLine("05370", "Heinsberg", [[(2015, 9.0)], [(2017, 8.0), (2018, 7.5)]]),
        TrendLine("05", "NRW", [[(2017, 10.0), (2018, 10.5)]], is_reference=True),
    ]

    figure = check_figure(draw_trend(lines, SCALE, [2017], LOOK))

    assert [(list(trace.x), list(trace.y), trace.mode) for trace in figure.data] == [
        ([2015], [9.0], "lines+markers"),
        ([2017, 2018], [8.0, 7.5], "lines+markers"),
        ([2017, 2018], [10.0, 10.5], "lines+markers"),
    ]
    assert [trace.line.dash for trace in figure.data] == ["solid", "solid", "dash"]
    assert figure.data[1].text[1] == "Heinsberg 2018: 7,5\u00a0%"
    assert figure.layout.separators == ",."
    assert figure.layout.xaxis.tickformat == "d"  # a year is never grouped


def test_what_was_observed_is_solid_and_what_is_wanted_or_expected_is_not() -> None:
    shown = TargetPicture(
        "05370",
        "Heinsberg",
        [[(2015, 9.0)], [(2017, 8.0), (2018, 7.5)]],
        [TargetMark("Ziel des Kreises", 5.0, 2030)],
        ((2015, 9.0), (2030, 5.0)),
        (ExpectedYear(2019, 7.0, 6.0, 8.0), ExpectedYear(2020, 6.5, 5.0, 8.0)),
    )
    drawn = {
        (trace.name, trace.line.dash): (list(trace.x), list(trace.y))
        for trace in check_figure(draw_target(shown, SCALE, [], LOOK)).data
    }

    assert drawn[("Vorhersagebereich", None)] == ([2019, 2020, 2020, 2019], [8.0, 8.0, 5.0, 6.0])
    assert drawn[("Projektion (Annahme: es geht so weiter)", "dot")] == ([2019, 2020], [7.0, 6.5])
    assert drawn[("Ziel des Kreises", None)] == ([2014.6, 2030, 2030.4], [5.0] * 3)
    assert drawn[("nötiger Weg", "dash")] == ([2015, 2030], [9.0, 5.0])
    assert drawn[("Heinsberg, beobachtet", "solid")] == ([2017, 2018], [8.0, 7.5])


def test_districts_share_one_named_target_line() -> None:
    lines = [TrendLine("05370", "Heinsberg", [[(2017, 8.0), (2018, 7.5)]])]
    figure = check_figure(draw_districts(lines, [TargetMark("Ziel des Bundes", 5.0, 2030)], SCALE, [], LOOK))

    assert [trace.name for trace in figure.data if trace.showlegend is not False] == ["Ziel des Bundes"]
    assert list(figure.data[-1].y) == [5.0, 5.0]


def test_names_of_districts_towards_a_far_target_do_not_overlap() -> None:
    near = [("05370", "Heinsberg", 7.5), ("05358", "Düren", 7.4), ("05334", "Aachen", 7.6), ("05111", "Köln", 7.5)]
    lines = [TrendLine(key, name, [[(2017, 8.0), (2018, value)]]) for key, name, value in near]
    # The target presses them together.
    figure = check_figure(draw_districts(lines, [TargetMark("Ziel", 0.0, 2030)], SCALE, [], LOOK))

    low, high = figure.layout.yaxis.range
    assert low < 0 and high > 8
    places = sorted(label.y for label in figure.layout.annotations)
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert len(places) == 4
    assert all(above - below >= 2 * 16 / plot for below, above in pairwise(places))  # two lines of 16 pixels each
    assert [label.text.split("<b>")[1].split("</b>")[0] for label in figure.layout.annotations] == [
        name for _, name, _ in near
    ]


def test_a_target_with_two_edges_is_named_once() -> None:
    lines = [TrendLine("05370", "Heinsberg", [[(2017, 40.0), (2018, 61.0)]])]
    figure = check_figure(
        draw_districts(lines, [TargetMark("Ziel", 48.0, 2030), TargetMark("Ziel", 52.0, 2030)], SCALE, [], LOOK)
    )

    assert [(list(trace.y), trace.showlegend) for trace in figure.data[1:]] == [([48, 48], True), ([52, 52], False)]


def test_a_verdict_has_shape_word_and_a_link_and_is_escaped() -> None:
    sign = Sign("●", "auf <b>Kurs</b>", "good", 'methoden#x"y')
    html = write_table(Table("x", ("a",), [(Cell(note="2015", sign=sign),)]), Language("de"))

    assert '<a class="kk-sign" href="methoden#x&#34;y"><span class="kk-good" aria-hidden="true">●</span>' in html
    assert "auf &lt;b&gt;Kurs&lt;/b&gt;</a>" in html


def ranking_of(values: Sequence[float], ranks: Sequence[int | None]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region_key": [f"05{number}" for number in range(370, 370 + len(values))],
            "value": values,
            "rank": pd.array(ranks, dtype="Int32"),
            "lower_quartile": 6.25,
            "median": 7.5,
            "upper_quartile": 8.5,
        }
    )


def test_the_ranking_of_many_shows_every_district_the_spread_and_the_references() -> None:
    count = MOST_NAMED + 1
    ranking = ranking_of([float(number) for number in range(count)], range(1, count + 1))
    names = dict.fromkeys(ranking["region_key"], "Kreis") | {"05371": "Heinsberg"}

    figure = check_figure(draw_ranking(ranking, names, ["05371"], [ReferenceLine("NRW", 10.0)], SCALE, LOOK))

    quiet, chosen = figure.data
    assert (len(quiet.x), quiet.mode, list(quiet.x)[:2], list(quiet.y)[:2]) == (
        count - 1,
        "markers",
        [0.0, 2.0],
        [0, 2],
    )
    assert (list(chosen.x), list(chosen.y), list(chosen.text)) == ([1.0], [1], ["<b>Heinsberg</b> 1,0"])
    assert quiet.hovertext[0] == "Kreis: 0,0\u00a0%, Rang 1"
    assert list(figure.layout.yaxis.ticktext) == ["1", "10", "21"]  # the 20th would stand on the last one
    assert [note.text for note in figure.layout.annotations] == ["Median 7,5", "NRW 10,0"]
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(6.25, 8.5), (7.5, 7.5), (10.0, 10.0)]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (106, ["1", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100", "106"]),
        (400, ["1", "50", "100", "150", "200", "250", "300", "350", "400"]),
    ],
)
def test_the_ranks_at_the_axis_can_be_read_however_many_there_are(count: int, told: list[str]) -> None:
    ranking = ranking_of([float(number) for number in range(count)], range(1, count + 1))

    figure = check_figure(draw_ranking(ranking, dict.fromkeys(ranking["region_key"], "Kreis"), [], [], SCALE, LOOK))

    assert list(figure.layout.yaxis.ticktext) == told


def test_equal_values_share_a_rank_at_the_axis_too() -> None:
    ranks = [*range(1, 10), 9, *range(11, MOST_NAMED + 2)]
    ranking = ranking_of([8.0 if number == 9 else float(number) for number in range(len(ranks))], ranks)
    names = dict.fromkeys(ranking["region_key"], "Kreis")

    figure = check_figure(draw_ranking(ranking, names, [], [], SCALE, LOOK))

    assert list(figure.layout.yaxis.ticktext) == ["1", "9", "21"]
    assert list(figure.layout.yaxis.tickvals) == [0, 9, 20]


def test_the_ranking_of_few_names_each_and_shows_who_is_not_of_the_group_as_a_ring() -> None:
    ranking = ranking_of([5.0, 7.5, 9.5], [1, None, 2]).assign(lower_quartile=None, upper_quartile=None)
    names = {"05370": "Heinsberg", "05371": "Köln", "05372": "Düren"}

    figure = check_figure(draw_ranking(ranking, names, ["05370", "05371"], [], SCALE, LOOK))

    quiet, heinsberg, koeln = figure.data
    assert (list(quiet.text), list(heinsberg.text), list(koeln.text)) == (["9,5"], ["<b>5,0</b>"], ["<b>7,5</b>"])
    assert (heinsberg.marker.symbol, koeln.marker.symbol) == (None, "circle-open")
    assert koeln.hovertext[0] == "Köln: 7,5\u00a0%, ohne Rang"
    assert list(figure.layout.yaxis.ticktext) == ["1  Heinsberg", "Köln", "2  Düren"]
    assert len(figure.layout.shapes) == 1  # the median alone: too few for a middle half


def test_years_without_new_data_stay_empty_bars() -> None:
    (bars,) = check_figure(draw_data_age({2021: 3, 2023: 1}, LOOK)).data

    assert (list(bars.x), list(bars.y)) == ([2021, 2022, 2023], [3, 0, 1])


def test_a_sparkline_draws_runs_apart_and_a_lone_value_as_a_dot() -> None:
    runs = [[(2015, 9.0)], [(2017, 8.0), (2018, 7.0)]]
    svg = draw_sparkline([(runs, "#0072B2")], [point for run in runs for point in run], width=120, height=32)

    assert svg.count("<polyline") == 1
    assert '<polyline points="78.7,16.0 116.0,28.0"' in svg
    assert svg.count("<circle") == 2


def test_a_level_series_has_a_sparkline() -> None:
    assert "<polyline" in draw_sparkline(
        [([[(2019, 100.0), (2020, 100.0)]], "#000000")], [(2019, 100.0), (2020, 100.0)]
    )


def test_cells_are_text_never_markup() -> None:
    table = Table("<b>", ("<i>", "x"), [(Cell("<script>alert(1)</script>", link='"><img>'), Cell("a", "<u>"))])

    html = write_table(table, Language("de"))

    assert "<script>" not in html
    assert "<img>" not in html
    assert "<u>" not in html


def test_a_table_has_headers_and_judgements_in_words() -> None:
    table = Table(
        "Armut", ("Kreis", "Wert", "Jahr"), [(Cell("Düren"), Cell("9,5", "seit 2019", Judgement.WORSE), Cell("2021"))]
    )

    html = write_table(table, Language("de"))

    assert "<caption>Armut</caption>" in html
    assert '<th scope="col">Kreis</th>' in html
    assert '<th scope="row" data-label="Kreis">' in html
    assert "◆</span> schlechter, seit 2019" in html


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("de", "region;value\r\nDüren;1234,5\r\nAachen;\r\n"),
        ("en", "region,value\r\nDüren,1234.5\r\nAachen,\r\n"),
    ],
)
def test_csv_opens_right_in_the_spreadsheet_of_the_language(code: str, expected: str) -> None:
    frame = pd.DataFrame({"region_de": ["Düren", "Aachen"], "region_en": ["Düren", "Aachen"], "value": [1234.5, None]})

    assert write_values_csv(frame, Language(code)) == b"\xef\xbb\xbf" + expected.encode()
