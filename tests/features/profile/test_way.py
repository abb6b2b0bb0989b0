"""What became of a district against the others, beside its strip."""

from dataclasses import replace
from math import log

import pytest

from charts.strip import find_share
from content.judgement import NamedChange
from domain.change import Direction
from domain.movers import Mover
from domain.relative_change import Movement, RelativeChange
from features.profile.way import RankMove, describe_way, find_before, find_way, list_slopes
from tests.features.profile.test_topic import topic
from texts import Language

VALUES = (2, 1, 3, 4, 5, 6, 7, 8, 9)  # median 5, quartiles 3 and 7; less is better


def make_change(
    own: float, elsewhere: float, excess: float, *, notable: bool = True, year: int = 2021, **named: bool
) -> NamedChange:
    change = RelativeChange(own, elsewhere, excess, 3.0, 3.0, 0.9, 2.0, Movement.IMPROVED_MORE, notable)
    mover = Mover("poverty", "poverty", year, change, named.get("disputed", False))
    return NamedChange((2016, 4.0), (year, 2.0), 40, named.get("is_log", False), mover)


def test_gained_and_lost_are_judged_by_the_engine_and_held_is_what_is_not_notable() -> None:
    found = topic(*VALUES)

    assert find_way(found, make_change(-2, 0, 2)) == "gained"
    assert find_way(found, make_change(2, 0, -2)) == "lost"
    assert find_way(found, make_change(-2, 0, 2, notable=False)) == "held"


def test_nothing_is_said_without_a_comparison_near_the_year_shown_or_where_better_is_disputed() -> None:
    found = topic(*VALUES)

    assert find_way(found, None) == "unknown"
    assert find_way(found, make_change(-2, 0, 2, year=2017)) == "unknown"
    assert find_way(found, make_change(-2, 0, 2, year=2019)) == "gained"
    assert find_way(found, make_change(-2, 0, 2, disputed=True)) == "unknown"


def test_the_way_begins_where_the_district_would_stand_had_it_changed_as_the_others() -> None:
    """Its value is 2; with the change of the others it were 4: a quarter of the middle half ahead of the median."""
    mark = find_before(topic(*VALUES), make_change(-2, 0, 2))

    assert mark and (mark.at, mark.tone) == (pytest.approx(find_share(0.25)), "first")


def test_a_relative_change_is_turned_into_a_value_first() -> None:
    mark = find_before(topic(*VALUES), make_change(log(0.5), 0, 0.7, is_log=True))

    assert mark and mark.at == pytest.approx(find_share(0.25))


def test_towards_a_value_it_is_the_distance_that_counts() -> None:
    """8 of 10 wanted instead of 6: two nearer."""
    found = topic(8, 1, 3, 4, 5, 6, 7, 2, 9, direction=Direction.TOWARDS, direction_value=10.0)
    change = NamedChange((2016, 4.0), (2021, 8.0), 40, False, make_change(2, 0, 2).mover)

    mark = find_before(found, change)

    assert mark and mark.at == pytest.approx(find_share(found.positions.places["05370"] - 2 / found.positions.width))


def test_what_is_not_notable_has_no_way() -> None:
    assert find_before(topic(*VALUES), make_change(-2, 0, 2, notable=False)) is None
    assert find_before(topic(*VALUES), None) is None
    assert find_before(topic(*VALUES), make_change(-2, 0, 2, year=2020)) is None
    assert find_before(topic(1, 2, 3), make_change(-2, 0, 2)) is None


def test_the_way_is_told_with_both_values_as_published(german: Language) -> None:
    assert describe_way(make_change(-2, 0, 2), topic(*VALUES).indicator, german) == (
        "von 4,0 (2016) auf 2,0\u00a0% (2021): stärker verbessert als anderswo"
    )


def test_of_money_it_is_said_that_prices_are_taken_out_of_the_judgement(german: Language) -> None:
    money = replace(topic(*VALUES).indicator, is_money=True)

    assert describe_way(make_change(-2, 0, 2), money, german) == (
        "von 4,0 (2016) auf 2,0\u00a0% (2021), um die Teuerung bereinigt: stärker verbessert als anderswo"
    )


@pytest.mark.parametrize(
    ("excess", "before", "now", "is_slope"),
    [(1, 9, 7, True), (1, 9, 8, False), (1, 7, 9, False), (-1, 7, 9, True), (1, None, 7, False), (1, 9, None, False)],
)
def test_a_slope_goes_at_least_two_ranks_the_way_the_change_is_judged(
    excess: float, before: int | None, now: int | None, is_slope: bool
) -> None:
    move = RankMove(make_change(0, 0, excess).mover, 2016, 2021, before, now)

    assert move.is_slope is is_slope
    assert len(list_slopes([move], {"poverty": "Armut"})) == is_slope
