"""Weather symbols, computed by hand; the arithmetic stands beside each case."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.change import Direction
from domain.methods.weather import Symbol, Weather, WeatherRule, find_weather, find_weather_of_direction
from domain.series import Reason
from domain.target import Target
from tests.domain.methods.drawn import break_years, change_target, mirror_target, recent_series, series, targets, value

UP, DOWN, TOWARDS, NONE = Direction.UP, Direction.DOWN, Direction.TOWARDS, Direction.NONE
SUN, SLIGHTLY_CLOUDY, CLOUDY, THUNDERSTORM = Symbol
RANK = [THUNDERSTORM, CLOUDY, SLIGHTLY_CLOUDY, SUN]


def course(first: float, newest: float, before: float = 99.0) -> list[tuple[int, float]]:
    """2015 to 2020; what lies between does not count, but the value before the newest may."""
    return [(2015, first), (2016, 300.0), (2017, -5.0), (2018, 40.0), (2019, before), (2020, newest)]


@pytest.mark.parametrize(
    ("first", "aim", "gap_left", "symbol"),
    [  # newest value 100 in 2020, ten years to go
        (110.0, 80.0, 0.0, SUN),  # 2 a year: 100 - 20 = 80
        (110.0, 90.0, 0.0, SUN),  # more than needed
        (110.0, 79.0, 1 / 21, SUN),  # 80 misses 79 by 1 of 21: 4.8 %
        (109.5, 80.0, 1 / 20, SLIGHTLY_CLOUDY),  # 1.9 a year: 81 misses 80 by 1 of 20: exactly 5 %
        (110.0, 75.0, 5 / 25, SLIGHTLY_CLOUDY),  # exactly 20 %
        (110.0, 74.9, 5.1 / 25.1, CLOUDY),  # 20.3 %
        (100.1, 0.0, 99.8 / 100, CLOUDY),  # 0.02 a year: hardly, but in the right direction
        (100.0, 80.0, 1.0, THUNDERSTORM),  # no change
        (99.0, 80.0, 22 / 20, THUNDERSTORM),  # 0.2 a year the wrong way
    ],
)
def test_a_target_by_a_year(first: float, aim: float, gap_left: float, symbol: Symbol) -> None:
    found = find_weather(course(first, 100.0), Target(aim, DOWN, 2030))

    assert (found.symbol, found.rule, found.exceptional) == (symbol, WeatherRule.BY_YEAR, False)
    assert found.gap_left == pytest.approx(gap_left)
    assert found.projected_gap == pytest.approx(gap_left * (100 - aim))
    assert found.recent is not None
    assert found.recent.pace == pytest.approx((first - 100) / 5)
    assert (found.recent.since, found.recent.year, found.recent.observations) == (2015, 2020, 6)


@pytest.mark.parametrize("year", [None, 2019, 2020])  # in every year, due already, due with the newest value
@pytest.mark.parametrize(
    ("first", "newest", "symbol"),
    [
        (60.0, 48.0, SUN),
        (50.0, 50.0, SUN),  # met and not worsening
        (40.0, 48.0, SLIGHTLY_CLOUDY),
        (60.0, 52.0, CLOUDY),
        (52.0, 52.0, THUNDERSTORM),
        (45.0, 52.0, THUNDERSTORM),
    ],
)
def test_a_target_for_every_year_or_due(first: float, newest: float, symbol: Symbol, year: int | None) -> None:
    found = find_weather(course(first, newest), Target(50.0, DOWN, year))

    assert (found.symbol, found.rule, found.gap_left) == (symbol, WeatherRule.EVERY_YEAR, None)


@pytest.mark.parametrize(("first", "symbol"), [(60.0, SUN), (40.0, SLIGHTLY_CLOUDY)])
def test_a_target_met_before_its_year_is_judged_as_for_every_year(first: float, symbol: Symbol) -> None:
    found = find_weather(course(first, 48.0), Target(50.0, DOWN, 2030))

    assert (found.symbol, found.rule) == (symbol, WeatherRule.EVERY_YEAR)


@pytest.mark.parametrize(
    ("first", "before", "symbol"),
    [
        (110.0, 101.0, SUN),
        (110.0, 99.0, SLIGHTLY_CLOUDY),
        (110.0, 100.0, SLIGHTLY_CLOUDY),  # standing still last is not for the better
        (90.0, 101.0, CLOUDY),
        (100.0, 101.0, CLOUDY),  # flat on the whole
        (90.0, 99.0, THUNDERSTORM),
        (100.0, 100.0, THUNDERSTORM),
    ],
)
def test_a_direction_only(first: float, before: float, symbol: Symbol) -> None:
    falling = course(first, 100.0, before)
    rising = [(year, -number) for year, number in falling]

    found = find_weather_of_direction(falling, DOWN)
    assert (found.symbol, found.rule) == (symbol, WeatherRule.DIRECTION)
    assert find_weather_of_direction(rising, UP).symbol is symbol


def test_a_direction_towards_a_value() -> None:
    below = course(80.0, 90.0, 89.0)

    assert find_weather_of_direction(below, TOWARDS, 100.0).symbol is SUN  # 20 away, then 11, then 10
    assert find_weather_of_direction(below, TOWARDS, 50.0).symbol is THUNDERSTORM  # 30 away, then 39, then 40


def test_without_a_direction_there_is_no_symbol() -> None:
    assert find_weather_of_direction(course(1.0, 2.0), NONE) == Weather(None, Reason.NO_DIRECTION)


def test_towards_a_value_the_distance_is_carried_on() -> None:
    # from 80 to 90 in five years is 2 a year: 100 is reached in 2025 and counts as reached
    assert find_weather(course(80.0, 90.0), Target(100.0, TOWARDS, 2030, 100.0)).symbol is SUN
    # 1 a year from 90: in 2028 8 of 10 are done, 2 of 10 left
    found = find_weather(course(85.0, 90.0), Target(100.0, TOWARDS, 2028, 100.0))
    assert (found.symbol, found.gap_left) == (SLIGHTLY_CLOUDY, 0.2)


@pytest.mark.parametrize(
    ("years", "exceptional", "reason"),
    [
        ((2015, 2016, 2017, 2018, 2019, 2020), False, None),
        ((2014, 2015, 2016, 2017, 2018, 2019, 2020), False, None),  # 2014 is too old to count
        ((2016, 2017, 2018, 2019, 2020), True, None),
        ((2015, 2016, 2018, 2020), True, None),  # missing years are not filled
        ((2018, 2019, 2020), False, Reason.TOO_FEW),  # three points never suffice
        ((2010, 2012, 2014, 2016, 2018, 2020), False, Reason.TOO_FEW),  # every second year: three in the five years
        ((), False, Reason.NO_VALUE),
    ],
)
def test_how_many_observations_it_takes(years: tuple[int, ...], exceptional: bool, reason: Reason | None) -> None:
    points = [(year, 100.0 - year) for year in years]
    for found in (find_weather(points, Target(-2000.0, DOWN, 2030)), find_weather_of_direction(points, DOWN)):
        assert (found.symbol is None, found.reason, found.exceptional) == (reason is not None, reason, exceptional)


def test_the_mean_yearly_change_needs_no_missing_year() -> None:
    found = find_weather([(2015, 110.0), (2016, 109.0), (2018, 103.0), (2020, 100.0)], Target(80.0, DOWN, 2030))

    assert found.recent is not None
    assert (found.recent.pace, found.recent.last) == (2, 3)  # 10 in five years; 3 since the observation before


@pytest.mark.parametrize(
    ("break_year", "reason"),
    [(2016, Reason.BREAK), (2020, Reason.BREAK), (2015, None), (2012, None), (2021, None)],
)
def test_a_break_within_the_five_years_leaves_no_assessment(break_year: int, reason: Reason | None) -> None:
    assert find_weather(course(110.0, 100.0), Target(80.0, DOWN, 2030), (break_year,)).reason is reason
    assert find_weather_of_direction(course(110.0, 100.0), DOWN, None, (break_year,)).reason is reason


def test_emissions_of_heinsberg_get_no_symbol() -> None:
    points = [(2015, 2220.0), (2017, 1646.0), (2018, 1595.0)]

    assert find_weather(points, Target(0.0, DOWN, 2035)) == Weather(None, Reason.TOO_FEW)


@given(recent_series, targets(), break_years, st.integers(-500, 500))
def test_shifting_the_years_changes_no_symbol(
    points: list[tuple[int, float]], target: Target, breaks: list[int], shift: int
) -> None:
    shifted = [(year + shift, number) for year, number in points]
    shifted_breaks = [year + shift for year in breaks]
    before = find_weather(points, target, breaks)
    after = find_weather(shifted, change_target(target, shift=shift), shifted_breaks)

    assert (after.symbol, after.reason, after.gap_left) == (before.symbol, before.reason, before.gap_left)
    before = find_weather_of_direction(points, target.direction, target.direction_value, breaks)
    after = find_weather_of_direction(shifted, target.direction, target.direction_value, shifted_breaks)
    assert (after.symbol, after.reason) == (before.symbol, before.reason)


@given(recent_series, targets(), st.sampled_from([0.001, 0.1, 3.0, 7.3, 1000.0]))
def test_other_units_change_no_symbol(points: list[tuple[int, float]], target: Target, factor: float) -> None:
    before = find_weather(points, target)
    if target.direction is TOWARDS and before.recent is not None:  # equal distances may differ by rounding afterwards
        assume(abs(target.remaining(points[-1][1])) > 1e-6 and abs(before.recent.pace) > 1e-6)
    scaled = [(year, number * factor) for year, number in points]

    assert find_weather(scaled, change_target(target, factor)).symbol is before.symbol


@given(recent_series, targets())
def test_mirroring_values_and_direction_changes_no_symbol(points: list[tuple[int, float]], target: Target) -> None:
    negative = [(year, -number) for year, number in points]
    mirror = mirror_target(target)

    assert find_weather(negative, mirror).symbol is find_weather(points, target).symbol
    before = find_weather_of_direction(points, target.direction, target.direction_value)
    assert find_weather_of_direction(negative, mirror.direction, mirror.direction_value).symbol is before.symbol


@given(recent_series, targets(), value)
def test_a_better_newest_value_never_worsens_the_symbol(
    points: list[tuple[int, float]], target: Target, other: float
) -> None:
    assume(target.remaining(other) < target.remaining(points[-1][1]))
    better = [*points[:-1], (points[-1][0], other)]
    direction, aim = target.direction, target.direction_value
    pairs = [
        (find_weather(points, target), find_weather(better, target)),
        (find_weather_of_direction(points, direction, aim), find_weather_of_direction(better, direction, aim)),
    ]
    for before, after in pairs:
        assert (before.symbol is None) is (after.symbol is None)
        if before.symbol is not None and after.symbol is not None:
            assert RANK.index(after.symbol) >= RANK.index(before.symbol)


@given(series, targets(), break_years)
def test_there_is_a_symbol_or_a_reason(points: list[tuple[int, float]], target: Target, breaks: list[int]) -> None:
    found = find_weather(points, target, breaks)

    assert (found.symbol is None) is (found.reason is not None)
