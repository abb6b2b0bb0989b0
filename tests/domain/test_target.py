"""What is missing to a target, computed by hand."""

import pytest

from domain.change import Direction
from domain.series import Reason, select_comparable
from domain.target import Target, find_governing, measure_distance

UP, DOWN, TOWARDS, NONE = Direction.UP, Direction.DOWN, Direction.TOWARDS, Direction.NONE
PAY_RATIO = Target(90.0, TOWARDS, 2030, direction_value=100.0)  # women's pay at least 90 % of men's, 100 % is wanted


@pytest.mark.parametrize(
    ("target", "value", "remaining", "edge"),
    [
        (Target(15.0, UP), 11.5, 3.5, 15.0),
        (Target(15.0, UP), 15.0, 0.0, 15.0),
        (Target(15.0, UP), 16.0, -1.0, 15.0),
        (Target(65.0, DOWN), 69.5, 4.5, 65.0),
        (Target(65.0, DOWN), 65.0, 0.0, 65.0),
        (Target(65.0, DOWN), 55.0, -10.0, 65.0),
        (Target(0.0, DOWN), -5.0, -5.0, 0.0),  # net emissions may be negative
        (PAY_RATIO, 85.0, 5.0, 90.0),  # 15 away from 100, 10 are allowed
        (PAY_RATIO, 90.0, 0.0, 90.0),
        (PAY_RATIO, 103.0, -7.0, 110.0),  # as near from the other side counts alike
        (PAY_RATIO, 112.0, 2.0, 110.0),
        (Target(50.0, TOWARDS, direction_value=50.0), 48.0, 2.0, 50.0),  # the wanted value itself
        (Target(50.0, TOWARDS, direction_value=50.0), 50.0, 0.0, 50.0),
        (Target(50.0, TOWARDS, direction_value=50.0), 53.0, 3.0, 50.0),
    ],
)
def test_what_remains_to_a_target(target: Target, value: float, remaining: float, edge: float) -> None:
    assert target.remaining(value) == remaining
    assert target.is_met(value) is (remaining <= 0)
    assert target.shortfall(value) == max(0, remaining)
    assert target.edge(value) == edge


@pytest.mark.parametrize("direction", [UP, DOWN])
def test_values_are_compared_as_published_not_as_rounded_for_display(direction: Direction) -> None:
    sign = 1 if direction is DOWN else -1

    assert not Target(65.0, direction).is_met(65.0 + sign * 0.01)
    assert Target(65.0, direction).is_met(65.0 - sign * 0.01)


def test_years_ahead() -> None:
    assert Target(0.0, DOWN, 2035).years_ahead(2018) == 17
    assert Target(0.0, DOWN, 2035).years_ahead(2034) == 1
    assert Target(0.0, DOWN, 2035).years_ahead(2035) is Reason.TARGET_YEAR_PAST
    assert Target(0.0, DOWN).years_ahead(2018) is Reason.EVERY_YEAR


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"direction": NONE}, "nothing of better or worse"),
        ({"direction": TOWARDS}, "nothing of better or worse"),
        ({"direction": UP, "direction_value": 100.0}, r"^Only the direction 'towards'"),
        ({"direction": UP, "base_value": 3.0}, r"^A base value needs the year"),
    ],
)
def test_a_target_that_cannot_be_judged_is_refused(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Target(50.0, **arguments)


@pytest.mark.parametrize("direction", [UP, DOWN, TOWARDS])
def test_distance_falls_exactly_when_a_value_gets_better(direction: Direction) -> None:
    better, worse = {UP: (8.0, 7.0), DOWN: (7.0, 8.0), TOWARDS: (12.0, 7.0)}[direction]
    aim = 10.0 if direction is TOWARDS else None

    assert measure_distance(better, direction, aim) < measure_distance(worse, direction, aim)


@pytest.mark.parametrize(
    ("years", "newest", "counts"),
    [
        ([2040, 2030, 2050], 2023, 2030),  # the nearest ahead
        ([2020, 2030], 2023, 2030),  # not one that is past
        ([2023, 2030], 2023, 2030),  # nor one due with the newest value
        ([2020, 2023], 2023, 2023),  # with none ahead the one due last
        ([2020, None], 2023, None),  # or one for every year
        ([2030, None], 2023, 2030),
    ],
)
def test_of_several_target_years_one_counts(years: list[int | None], newest: int, counts: int | None) -> None:
    assert find_governing([Target(1.0, UP, year) for year in years], newest).year == counts


@pytest.mark.parametrize(
    ("direction", "aim", "ends", "weakest"),
    [
        (UP, None, (70.0, 80.0), 70.0),
        (DOWN, None, (20.0, 30.0), 30.0),
        (TOWARDS, 100.0, (90.0, 105.0), 90.0),  # 10 away is easier than 5 away
    ],
)
def test_of_a_target_interval_the_weakest_demand_counts(
    direction: Direction, aim: float | None, ends: tuple[float, float], weakest: float
) -> None:
    for order in (ends, ends[::-1]):
        targets = [Target(value, direction, 2030, aim) for value in order]
        assert find_governing([*targets, Target(0.0, direction, 2045, aim)], 2023).value == weakest


def test_of_no_targets_none_counts() -> None:
    with pytest.raises(ValueError, match=r"^Of no targets"):
        find_governing([], 2023)


@pytest.mark.parametrize(
    ("breaks", "years"),
    [
        ((), [2015, 2017, 2018]),
        ((2015,), [2015, 2017, 2018]),  # nothing lies before it
        ((2010,), [2015, 2017, 2018]),
        ((2016,), [2017, 2018]),  # a break in a missing year separates too
        ((2017,), [2017, 2018]),
        ((2016, 2018), [2018]),  # the last one
        ((2019,), [2015, 2017, 2018]),
        ((2016, 2019), [2017, 2018]),  # one to come separates nothing
    ],
)
def test_comparable_is_what_lies_after_the_last_break(breaks: tuple[int, ...], years: list[int]) -> None:
    points = [(2015, 3000.0), (2017, 2.0), (2018, 3.0)]

    assert [year for year, _ in select_comparable(points, breaks)] == years
    assert select_comparable([], breaks) == []
