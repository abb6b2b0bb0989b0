"""Strips, slopes and small courses: rows in, coordinates out."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from charts.base import Mode
from charts.palette import JUDGED, OWN
from charts.slopes import LEAST, Slope, draw_slopes, place_slopes
from charts.sparkline import draw_sparkline
from charts.strip import HEIGHT, SVG, Mark, Ring, Strip, draw_key, draw_strip, find_beyond, find_share

STRIP = Strip((0.0, 0.25, 0.5, 0.75, 1.0), (0.4, 0.6), 0.5, Mark(0.75, "first"))


def test_the_median_lies_in_the_middle_and_what_is_too_far_at_the_end() -> None:
    assert [find_share(place) for place in (-9.0, -2.4, 0.0, 1.2, 2.4, 3.0)] == [0.0, 0.0, 0.5, 0.75, 1.0, 1.0]
    assert [find_beyond(place) for place in (-2.5, -2.4, 0.0, 2.4, 2.5)] == [-1, 0, 0, 0, 1]


def test_a_strip_stands_in_percent_of_its_place() -> None:
    drawn = ElementTree.fromstring(draw_strip(STRIP, "light"))

    assert (drawn.get("width"), drawn.get("height")) == ("100%", str(HEIGHT))
    [block] = drawn.iter(f"{{{SVG}}}rect")
    assert (block.get("x"), block.get("width")) == ("40.80%", "18.40%")
    assert drawn.findall(f"{{{SVG}}}line")[-1].get("x1") == "50.00%"
    assert drawn.findall(f"{{{SVG}}}svg")[-1].get("x") == "73.00%"


def test_each_of_the_group_is_a_tick() -> None:
    ticks = ElementTree.fromstring(draw_strip(STRIP, "light")).find(f"{{{SVG}}}svg")
    assert ticks is not None

    found = sorted(int(x) for path in ticks for x in re.findall(r"M(\d+),", path.attrib["d"]))
    assert found == [0, 250, 500, 750, 1000]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_shape_and_colour_say_the_same(mode: Mode) -> None:
    first, middle, last = (draw_key(tone, mode) for tone in ("first", "middle", "last"))

    assert "<circle" in first and JUDGED[mode]["first"] in first
    assert "<path" in middle and JUDGED[mode]["middle"] in middle
    assert "<path" in last and JUDGED[mode]["last"] in last
    assert len({re.sub("#[0-9A-F]{6}", "", drawn) for drawn in (first, middle, last)}) == 3


def test_what_is_not_counted_is_hollow_and_what_lies_beyond_has_an_arrow() -> None:
    colour = OWN

    assert f'stroke="{colour}"' in draw_strip(replace(STRIP, own=Mark(0.5, "plain", is_hollow=True)), "light")
    plain, further = (draw_strip(replace(STRIP, own=Mark(1.0, "first", side)), "light") for side in (0, 1))
    assert further.count("<path") == plain.count("<path") + 1


def test_the_way_begins_where_it_came_from() -> None:
    drawn = ElementTree.fromstring(draw_strip(replace(STRIP, before=Mark(0.6, "first")), "light"))

    way = drawn.findall(f"{{{SVG}}}line")[-1]
    assert (way.get("x1"), way.get("x2"), way.get("stroke")) == ("59.20%", "73.00%", JUDGED["light"]["first"])


def test_without_places_there_is_only_the_line() -> None:
    drawn = ElementTree.fromstring(draw_strip(Strip((), None, None, None), "light"))

    assert len(drawn.findall(f"{{{SVG}}}line")) == 1
    assert {part.tag.removeprefix(f"{{{SVG}}}") for part in drawn.iter()} == {"svg", "line"}


def test_a_few_who_are_compared_are_rings_in_their_colours() -> None:
    drawn = draw_strip(replace(STRIP, rings=(Ring(0.1, "#7B61C9"), Ring(0.2, "#997700"))), "light")

    assert re.findall(r'cx="([\d.]+%)"[^>]*stroke="(#[0-9A-F]+)"', drawn) == [
        ("13.20%", "#7B61C9"),
        ("22.40%", "#997700"),
    ]


def test_the_best_rank_is_on_top_and_labels_keep_apart() -> None:
    slopes = [Slope("a", 3, 5, "last"), Slope("b", 28, 20, "first"), Slope("c", 27, 21, "first")]

    placed = place_slopes(slopes, 150)

    assert placed[0].before < placed[0].now < placed[1].now < placed[2].now < placed[2].before < placed[1].before
    assert placed[2].label_now - placed[1].label_now >= LEAST - 1e-9
    assert placed[1].label_before - placed[2].label_before >= LEAST - 1e-9
    assert all(0 <= y <= 150 for one in placed for y in (one.before, one.now, one.label_before, one.label_now))


def test_equal_ranks_share_one_label_on_the_left() -> None:
    one, other = place_slopes([Slope("a", 7, 2, "first"), Slope("b", 7, 9, "last")], 120)

    assert one.label_before == other.label_before == one.before


def test_a_slope_is_a_line_in_its_colour_from_a_ring_to_a_dot() -> None:
    drawn = ElementTree.fromstring(draw_slopes([Slope("<a>", 9, 2, "first")], 100, "dark"))

    line, (ring, dot) = drawn.findall(f"{{{SVG}}}line")[-1], drawn.findall(f"{{{SVG}}}circle")
    assert line.get("stroke") == ring.get("stroke") == dot.get("fill") == JUDGED["dark"]["first"]
    assert float(line.attrib["y1"]) > float(line.attrib["y2"])
    assert ["".join(text.itertext()) for text in drawn.findall(f"{{{SVG}}}text")] == ["9.", "2. <a>"]


def test_a_single_unmoved_rank_lies_in_the_middle() -> None:
    [placed] = place_slopes([Slope("a", 4, 4, "middle")], 100)

    assert (placed.before, placed.now) == (50.0, 50.0)


def test_a_target_lies_within_the_small_picture() -> None:
    points = [(2020, 10.0), (2022, 20.0)]

    drawn = draw_sparkline([([points], "#12181D")], points, 104, 36, target=(30.0, "#000000"), end="#0072B2")

    assert 'd="M0,4.0H104"' in drawn and 'stroke-dasharray="4 3"' in drawn
    assert 'points="4.0,32.0 100.0,18.0"' in drawn
    assert '<circle cx="100.0" cy="18.0" r="3" fill="#0072B2"/>' in drawn


def test_a_strip_of_400_is_small() -> None:
    many = replace(STRIP, ticks=tuple(number / 400 for number in range(400)))

    assert len(draw_strip(many, "light")) < 5_000
