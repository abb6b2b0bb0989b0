"""What the start page shows of a district beside its board: which targets, what is new."""

from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest

from charts.base import Look
from domain.course import Point
from domain.movers import Mover
from domain.relative_change import Movement, RelativeChange
from features.compare.peers import Group, PeerRule
from features.profile.profile import Profile
from features.profile.way import RankMove
from features.start.board import describe_town, describe_years, draw_board, draw_legend
from features.start.data import pick_targets
from features.start.rail import draw_moves, draw_moves_key, draw_news, draw_targets, pick_news
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.published import PublishedTarget
from tests.features.profile.test_topic import topic
from tests.support.cases import INDICATOR, REGIONS
from texts import Language

DUEREN = REGIONS["05358"]


def assessment(*values: float, own: bool = False) -> Assessment:
    """Values of 2015 and the years after, held against 'at most 7 in 2030', as of 2023."""
    aim = PublishedTarget(
        "less", "state", own, "poverty", "Weniger Armut", 7.0, "%", 2030, None, None, "decided", "Landtag", "Plan",
        True, "",
    )  # fmt: skip
    points: list[Point] = [(2015 + number, value) for number, value in enumerate(values)]
    return assess_target(INDICATOR, aim, points, Background({}, {}, {}, 2023))


def test_own_targets_come_first_then_the_worst_and_none_without_a_sound_verdict() -> None:
    falling, rising = (6, 5.9, 5.8, 5.7, 5.6, 5.5, 5.4), (8, 8.4, 8.8, 9.2, 9.6, 10, 10.4)
    good, bad, own = assessment(*falling), assessment(*rising), assessment(*falling, own=True)
    few, silent = assessment(8, 9, 10), assessment(8)

    assert pick_targets([good, silent, bad, few, own]) == [own, bad, good]


def test_a_target_says_whose_it_is_what_it_demands_and_how_it_stands(german: Language) -> None:
    drawn = draw_targets(
        [assessment(8, 8.4, 8.8, 9.2, 9.6, 10, 10.4)], {}, "zielcheck?indicator={indicator}", "light", german
    )

    assert 'href="zielcheck?indicator=poverty"' in drawn
    assert "10,4\u00a0% (2021)" in drawn
    assert "Land: höchstens 7 bis 2030" in drawn
    assert '<strong class="kk-bad">↘ Bewegt sich vom Ziel weg</strong>' in drawn


def make_move(indicator: str, excess: float, before: int | None, now: int | None) -> RankMove:
    change = RelativeChange(excess, 0.0, excess, 3.0, 3.0, 0.9, 2.0, Movement.IMPROVED_MORE, True)
    return RankMove(Mover(indicator, indicator, 2023, change), 2018, 2023, before, now)


NAMES = {"poverty": "Armut", "jobs": "Arbeit"}


def test_moves_of_rank_are_slopes_where_rank_and_judgement_agree(german: Language) -> None:
    drawn = draw_moves(
        [make_move("poverty", 1.0, 12, 7), make_move("jobs", -1.0, 9, 8)], NAMES, "{indicator}", "light", german
    )

    assert 'alt="Armut: von Rang 12 (2018) auf Rang 7 (2023)"' in drawn
    assert '<a href="jobs">Arbeit</a>: stärker verbessert als anderswo (2018 bis 2023)' in drawn


def test_where_nothing_moved_so_much_is_said(german: Language) -> None:
    assert draw_moves([], NAMES, "", "light", german) == (
        "<p>Nichts Auffälliges: alles im Rahmen vergleichbarer Gebiete</p>"
    )


def test_the_numbers_of_slopes_are_said_to_be_ranks_and_among_whom(german: Language) -> None:
    group = Group(PeerRule.KIND, ("05358", "05370"), DUEREN, within=replace(DUEREN, forms=None, name="NRW"))
    slope, line = make_move("poverty", 1.0, 12, 7), make_move("jobs", -1.0, 9, 8)

    told = draw_moves_key([slope, line], group, german)
    assert told == "<p>Ränge unter 2 Kreisen in NRW: links früher, rechts im genannten Jahr</p>"
    assert draw_moves_key([line], group, german) == ""


def test_a_municipality_beside_districts_is_said_to_have_no_rank_and_few_values(german: Language) -> None:
    group = Group(PeerRule.KIND, tuple(f"0537{number}" for number in range(8)), DUEREN, within=DUEREN)
    without = replace(topic(1, 2), value=None)

    told = describe_town([topic(1, 2), without, without], group, german)

    assert told.head == "Ohne Rang" and "unter 8 Kreisen" in told.text
    assert told.text.endswith("Eigene Werte gibt es zu 1 von 3 Kernthemen.")


def profile(**years: int) -> Profile:
    rows = {key: {"indicator_key": key, "year": year, "value": 7.5} for key, year in years.items()}
    return Profile(DUEREN, REGIONS["05358"], rows, {}, {}, {})


def test_what_has_come_newly_is_told_before_what_is_merely_newest() -> None:
    news = pd.DataFrame({"indicator_key": ["poverty"] * 4, "year": [2024] * 4, "since": [datetime(2026, 11, 23)] * 4})
    known = profile(poverty=2024, parity=2021)

    assert [row["year"] for row in pick_news(news, known)[1]] == [2024] * 3
    assert pick_news(news.head(0), known) == (False, [known.rows["poverty"]])
    assert pick_news(news.head(0), profile()) == (False, [])


def test_news_tell_year_and_value(german: Language) -> None:
    known = profile(poverty=2024)

    drawn = draw_news(list(known.rows.values()), known, {"poverty": INDICATOR}, "trends?indicator={indicator}", german)

    assert drawn == '<p><a href="trends?indicator=poverty">Armut</a> 2024: 7,5\u00a0%</p>'


def test_a_row_holds_name_picture_value_and_rank(german: Language) -> None:
    drawn = draw_board(
        [topic(2, 1, 3, 4, 5, 6, 7, 8)], DUEREN, {}, {}, link="trends?indicator={indicator}", look=Look(german, "light")
    )

    assert '<a href="trends?indicator=poverty" title="Armut">Armut</a>' in drawn
    assert 'alt="Armut: 2,0\u00a0% (2021); Rang 2 von 8, vorderes Viertel; Median 4,5\u00a0% (2021)"' in drawn
    assert '<span class="kk-value">2,0\u00a0%</span>' in drawn
    assert "<strong>2.</strong> <small>von 8</small>" in drawn


def test_a_shared_rank_is_marked_and_equal_quartiles_have_words_for_a_picture(german: Language) -> None:
    drawn = draw_board([topic(5, 5, 5, 5, 5, 5, 5, 9)], DUEREN, {}, {}, link="", look=Look(german, "light"))

    assert '<abbr title="geteilter Rang">=</abbr>' in drawn
    assert ">zu dicht für ein Bild</em>" in drawn


def test_a_name_is_text_and_no_markup(german: Language) -> None:
    region = replace(DUEREN, short_name="<b>D</b>")

    assert "<b>D" not in draw_board([topic(1, 2)], region, {}, {}, link="", look=Look(german, "light"))


def test_the_legend_names_quarters_for_many_and_districts_for_few(german: Language) -> None:
    many, few = topic(2, 1, 3, 4, 5, 6, 7, 8), topic(2, 1, 3)
    names = {"05371": "Olpe"}

    of_many = draw_legend([many], DUEREN, names, {}, "light", german)
    of_few = draw_legend([few], DUEREN, names, {"05371": "#111111"}, "light", german)

    assert all(word in of_many for word in ("vorderes Viertel", "mittlere Hälfte", "hinteres Viertel", "je ein Strich"))
    assert "Viertel" not in of_few and "Olpe" in of_few and "#111111" in of_few


def test_why_a_district_has_no_rank_stands_in_the_legend(german: Language) -> None:
    blurred = replace(topic(2, 1, 3, 4, 5, 6, 7, 8), is_blurred=True)

    assert "Düren, ohne Rang: Der Zufall lässt fast jeden offen" in draw_legend(
        [blurred], DUEREN, {}, {}, "light", german
    )


def test_years_that_are_named_in_their_rows_are_left_out_of_the_line_below(german: Language) -> None:
    new, older, old = topic(1, 2, year=2024), topic(1, 2, year=2022), topic(1, 2, year=2019)

    assert "(2022 bis 2024)" in describe_years([new, older], german)
    assert "(2022 bis 2024, sonst genannt)" in describe_years([new, older, old], german)


@pytest.mark.parametrize("code", ["de", "en"])
def test_there_is_a_word_for_whoever_set_a_target(code: str) -> None:
    for level in ("own", "municipality", "district", "state", "country", "eu", "who"):
        assert Language(code)(f"start.target.{level}", demand="x").endswith(": x")
