"""Classes of a map: values in, limits and counts out; ties, gaps between values, fewer values than classes."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.classes import MOST, ChangeClass, Division, ValueClass, change_classes, find_class, find_side, make_classes

QUANTILES, INTERVALS, BREAKS = Division.QUANTILES, Division.INTERVALS, Division.BREAKS


def list_classes(values: list[float], decimals: int, division: Division) -> list[tuple[float, float, int]]:
    return [(one.lower, one.upper, one.count) for one in make_classes(values, decimals, division)]


def test_quantiles_hold_about_equally_many_values_each() -> None:
    assert list_classes([float(value) for value in range(1, 54)], 0, QUANTILES) == [
        (1, 11, 11),
        (12, 21, 10),
        (22, 32, 11),
        (33, 42, 10),
        (43, 53, 11),
    ]


def test_intervals_are_equally_wide_and_may_be_empty() -> None:
    assert list_classes([0.0, 1.0, 2.0, 3.0, 50.0], 0, INTERVALS) == [
        (0, 10, 4),
        (10, 20, 0),
        (20, 30, 0),
        (30, 40, 0),
        (40, 50, 1),
    ]


def test_a_value_on_a_limit_belongs_to_the_class_above_and_the_largest_to_the_last() -> None:
    formed = make_classes([0.0, 10.0, 50.0], 0, INTERVALS)

    assert [find_class(value, 0, formed) for value in (0.0, 10.0, 50.0)] == [0, 1, 4]
    assert [one.is_open for one in formed] == [True, True, True, True, False]


def test_quantile_classes_begin_and_end_with_values_that_occur() -> None:
    assert list_classes([1.0, 2.0, 3.0, 4.0, 100.0], 0, QUANTILES) == [
        (1, 1, 1),
        (2, 2, 1),
        (3, 3, 1),
        (4, 4, 1),
        (100, 100, 1),
    ]


def test_ties_stay_together_and_leave_no_empty_class() -> None:
    assert list_classes([0.0] * 40 + [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0], 0, QUANTILES) == [
        (0, 0, 40),
        (1, 10, 10),
    ]


@pytest.mark.parametrize("division", list(Division))
def test_values_that_look_equal_are_equal(division: Division) -> None:
    """12.25 and 12.34 are both shown as 12.3."""
    formed = make_classes([12.25, 12.34, 15.0, 11.0], 1, division)

    assert find_class(12.25, 1, formed) == find_class(12.34, 1, formed)


def test_limits_are_rounded_as_the_values_are_and_never_contradict_them() -> None:
    formed = make_classes([421.3, 481.65, 723.4], 1, INTERVALS)

    assert formed[0] == ValueClass(421.3, 481.7, 1, is_open=True)
    assert find_class(481.65, 1, formed) == 1  # shown as 481.7, which "below 481.7" would deny


@pytest.mark.parametrize("division", list(Division))
def test_fewer_values_than_classes_make_fewer_classes(division: Division) -> None:
    assert list_classes([3.0, 1.0], 0, division)[0][0] == 1
    assert list_classes([3.0, 1.0], 0, division)[-1][1] == 3
    assert sum(count for _, _, count in list_classes([3.0, 1.0], 0, division)) == 2
    assert list_classes([2.0], 0, division) == [(2, 2, 1)]
    assert list_classes([2.0, 2.0, 2.0], 0, division) == [(2, 2, 3)]


def test_no_values_make_no_class() -> None:
    assert make_classes([], 1, QUANTILES) == make_classes([], 1, INTERVALS) == []


def test_negative_values_are_divided_like_others() -> None:
    assert list_classes([-50.0, -45.0, -10.0, 0.0], 0, INTERVALS) == [
        (-50, -40, 2),
        (-40, -30, 0),
        (-30, -20, 0),
        (-20, -10, 0),
        (-10, 0, 2),
    ]


@given(st.lists(st.integers(-9999, 9999).map(lambda whole: whole / 100), min_size=1), st.integers(0, 2))
@pytest.mark.parametrize("division", list(Division))
def test_every_value_lies_in_the_one_class_whose_limits_hold_it(
    division: Division, values: list[float], decimals: int
) -> None:
    formed = make_classes(values, decimals, division)
    places = [find_class(value, decimals, formed) for value in values]

    assert 1 <= len(formed) <= MOST
    assert [places.count(place) for place in range(len(formed))] == [one.count for one in formed]
    assert all(earlier.upper <= later.lower for earlier, later in pairwise(formed))


def test_natural_breaks_lie_where_the_values_leave_gaps() -> None:
    values = [1.0, 2.0, 3.0, 20.0, 21.0, 40.0, 41.0, 42.0, 60.0, 99.0, 100.0]

    assert list_classes(values, 0, BREAKS) == [(1, 3, 3), (20, 21, 2), (40, 42, 3), (60, 60, 1), (99, 100, 2)]


def test_of_few_different_values_each_is_a_natural_class() -> None:
    assert list_classes([5.0, 5.0, 7.0, 7.0, 7.0], 0, BREAKS) == [(5, 5, 2), (7, 7, 3)]
    assert list_classes([5.0, 5.0], 0, BREAKS) == [(5, 5, 2)]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_no_other_cut_of_the_values_lies_closer_to_the_means(whole: list[int]) -> None:
    values = sorted(float(value) for value in whole)
    different = sorted(set(values))
    number = min(MOST, len(different))

    def spread(cut: tuple[int, ...]) -> float:
        bounds = [0, *cut, len(different)]
        groups = [[v for v in values if v in different[a:b]] for a, b in pairwise(bounds)]
        return sum(sum((v - sum(group) / len(group)) ** 2 for v in group) for group in groups)

    best = min(spread(cut) for cut in combinations(range(1, len(different)), number - 1))
    formed = make_classes(values, 0, BREAKS)
    found = spread(tuple(different.index(one.lower) for one in formed[1:]))

    assert len(formed) == number and found == pytest.approx(best)


def test_changes_are_parted_at_none_and_at_their_median_size() -> None:
    formed = change_classes([-9.0, -1.0, -2.0, 0.04, 1.0, 3.0, 8.0], 1)

    assert [(one.side, one.lower, one.upper, one.count) for one in formed] == [
        (-2, -9.0, -9.0, 1),
        (-1, -2.0, -1.0, 2),
        (0, 0.0, 0.0, 1),
        (1, 1.0, 1.0, 1),
        (2, 3.0, 8.0, 2),
    ]
    assert [find_side(change, 1, formed) for change in (-9.0, -2.0, 0.04, 1.0, 8.0)] == [-2, -1, 0, 1, 2]


def test_where_nothing_changed_there_is_one_class() -> None:
    assert change_classes([0.0, 0.04], 1) == [ChangeClass(0, 0.0, 0.0, 2)]
    assert change_classes([], 1) == []
