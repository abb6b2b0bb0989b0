"""Where a value stands among those of a group: places, the middle half, ranks, quarters; ties, small groups."""

import pytest

from domain.change import Direction
from domain.position import Quarter, Scale, find_positions

NINE = dict(zip("abcdefghi", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 20.0), strict=True))


def test_the_median_is_0_and_the_distance_between_the_quartiles_1() -> None:
    found = find_positions(NINE, Direction.UP, None, 0)

    assert (found.scale, found.middle, found.width, found.median) == (Scale.SPREAD, (-0.5, 0.5), 4.0, 5.0)
    assert found.places == {
        "a": -1.0, "b": -0.75, "c": -0.5, "d": -0.25, "e": 0.0, "f": 0.25, "g": 0.5, "h": 0.75, "i": 3.75
    }  # fmt: skip


def test_where_less_is_better_the_least_is_rightmost_and_first() -> None:
    found = find_positions(NINE, Direction.DOWN, None, 0)

    assert (found.places["a"], found.places["i"]) == (1.0, -3.75)
    assert (found.ranks["a"].place, found.ranks["i"].place, found.ranks["i"].count) == (1, 9, 9)


def test_towards_a_value_the_nearest_on_either_side_is_best() -> None:
    values = {"a": 80.0, "b": 90.0, "c": 99.0, "d": 101.0, "e": 95.0, "f": 85.0, "g": 88.0, "h": 92.0}

    found = find_positions(values, Direction.TOWARDS, 100.0, 0)

    assert [found.ranks[key].place for key in "cdeha"] == [1, 1, 3, 4, 8]
    assert found.ranks["c"].is_shared and found.ranks["d"].is_shared
    assert found.places["c"] == found.places["d"] > found.places["e"] > found.places["a"]


def test_towards_without_its_value_is_refused() -> None:
    with pytest.raises(ValueError, match="towards"):
        find_positions(NINE, Direction.TOWARDS, None, 0)


def test_without_a_direction_more_is_on_the_right_and_nobody_has_a_rank() -> None:
    found = find_positions(NINE, Direction.NONE, None, 0)

    assert found.places["i"] == 3.75
    assert found.ranks == {}


def test_a_quarter_of_nine_is_three_on_either_side() -> None:
    ranks = find_positions(NINE, Direction.UP, None, 0).ranks

    assert [ranks[key].quarter for key in "ihgfedcba"] == [Quarter.FIRST] * 3 + [Quarter.MIDDLE] * 3 + [
        Quarter.LAST
    ] * 3


def test_values_that_look_the_same_share_a_rank() -> None:
    values = NINE | {"h": 7.04, "g": 6.96}

    ranks = find_positions(values, Direction.UP, None, 1).ranks

    assert [(ranks[key].place, ranks[key].is_shared) for key in "ihgf"] == [
        (1, False),
        (2, True),
        (2, True),
        (4, False),
    ]


def test_a_tie_that_reaches_beyond_a_quarter_lies_in_the_middle() -> None:
    """Twenty of thirty without any case: none of them is ahead of most."""
    values = {f"none{number}": 0.0 for number in range(20)} | {f"some{number}": 1.0 + number for number in range(10)}

    ranks = find_positions(values, Direction.DOWN, None, 0).ranks

    assert (ranks["none0"].place, ranks["none0"].quarter) == (1, Quarter.MIDDLE)
    assert (ranks["some9"].place, ranks["some9"].quarter) == (30, Quarter.LAST)


def test_where_the_quartiles_are_equal_there_are_ranks_only() -> None:
    values = dict.fromkeys("abcdefgh", 5.0) | {"i": 9.0}

    found = find_positions(values, Direction.UP, None, 0)

    assert (found.scale, found.places, found.middle, found.ranks["i"].place) == (Scale.NONE, {}, None, 1)


def test_a_small_group_lies_between_its_worst_and_its_best_without_quarters() -> None:
    found = find_positions({"a": 10.0, "b": 20.0, "c": 14.0}, Direction.DOWN, None, 0)

    assert (found.scale, found.middle) == (Scale.ENDS, None)
    assert found.places == {"a": 1.0, "b": 0.0, "c": 0.6}
    assert [(rank.place, rank.quarter) for rank in found.ranks.values()] == [(1, None), (3, None), (2, None)]


def test_a_single_value_has_no_scale() -> None:
    found = find_positions({"a": 10.0}, Direction.UP, None, 0)

    assert (found.scale, found.places, found.median) == (Scale.NONE, {}, 10.0)


def test_who_stands_beside_the_group_has_a_place_and_changes_nothing() -> None:
    found, alone = (find_positions(NINE, Direction.UP, None, 0, beside) for beside in ({"z": 9.0}, None))

    assert found.places["z"] == 1.0
    assert "z" not in found.ranks and found.count == 9
    assert (found.width, found.middle, found.ranks) == (alone.width, alone.middle, alone.ranks)
