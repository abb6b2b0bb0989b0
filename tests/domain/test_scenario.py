"""What if, back-casting and what districts have achieved, computed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assumption import (
    AssumedMeasure,
    YearlyChange,
    compute_required_change,
    compute_yearly_change,
    continue_trend,
)
from domain.change import Direction
from domain.forecast import PathEnd, expect_value, make_forecast
from domain.precedent import Bounds, PaceOf, Precedents, compute_pace, find_bounds, find_precedents, join_paces
from domain.scenario import Scenario, compute_scenario, convert_natural
from domain.series import Reason
from domain.target import Target
from domain.trend import Trend

UP, DOWN, TOWARDS = Direction.UP, Direction.DOWN, Direction.TOWARDS
NEWEST = (2018, 1595.0)  # emissions of Kreis Heinsberg, 1,000 t
CLIMATE_NEUTRAL = Target(0.0, DOWN, 2035)


def test_an_absolute_yearly_change() -> None:
    found = compute_scenario(NEWEST, 2021, YearlyChange(-100.0), CLIMATE_NEUTRAL)

    assert found.path == ((2019, 1495), (2020, 1395), (2021, 1295))  # assumed years only, not the newest fact
    assert (found.value, found.gap) == (1295, 1295)
    assert found.reached == 2034  # 1595 / 100 = 15.95: after sixteen years, beyond the path


def test_a_percentage_compounds() -> None:
    found = compute_scenario((2018, 1000.0), 2020, YearlyChange(-0.1, relative=True), Target(700.0, DOWN, 2020))

    assert [value for _, value in found.path] == pytest.approx([900, 810])  # 0.9, 0.81
    assert found.gap == pytest.approx(110)
    assert found.reached == 2022  # 729 in 2021, 656.1 in 2022


@pytest.mark.parametrize(
    ("value", "share", "after_two"),
    [
        (100.0, 0.1, 121.0),
        (-100.0, 0.1, -81.0),  # rises by a tenth of its size
        (-100.0, -0.1, -121.0),
        (100.0, -1.5, 0.0),  # more than all cannot be taken away
        (0.0, 0.1, 0.0),
    ],
)
def test_shares_of_negative_values_and_of_zero(value: float, share: float, after_two: float) -> None:
    assert YearlyChange(share, relative=True).after(value, 2) == pytest.approx(after_two)


def test_a_percentage_of_zero_stays_zero_and_is_noted() -> None:
    found = compute_scenario((2018, 0.0), 2020, YearlyChange(0.1, relative=True), Target(5.0, UP, 2020))

    assert (found.path, found.gap, found.reached) == (((2019, 0), (2020, 0)), 5, None)
    assert found.note is Reason.BASE_ZERO
    assert compute_scenario((2018, 0.0), 2020, YearlyChange(1.0)).note is None
    assert compute_scenario((2018, 1.0), 2020, YearlyChange(0.1, relative=True)).note is None


def test_the_change_begins_in_its_year_and_until_then_the_course_before_goes_on() -> None:
    still = compute_scenario(NEWEST, 2022, YearlyChange(-100.0), start_year=2020)
    assert still.path == ((2019, 1595), (2020, 1595), (2021, 1495), (2022, 1395))
    moving = compute_scenario(NEWEST, 2022, YearlyChange(-100.0), start_year=2020, before=YearlyChange(5.0))
    assert moving.path == ((2019, 1600), (2020, 1605), (2021, 1505), (2022, 1405))


def test_measures_shift_the_path_from_their_year_on_by_what_is_probable() -> None:
    measures = [AssumedMeasure(2020, -200.0, certainty=0.5), AssumedMeasure(2021, -40.0)]
    found = compute_scenario(NEWEST, 2022, YearlyChange(-10.0), measures=measures)

    assert found.path == ((2019, 1585), (2020, 1475), (2021, 1425), (2022, 1415))  # -100 in 2020, -40 more in 2021
    nothing = compute_scenario(
        NEWEST, 2020, YearlyChange(-10.0), measures=[AssumedMeasure(2020, -200.0, certainty=0.0)]
    )
    assert nothing.path == ((2019, 1585), (2020, 1575))


@pytest.mark.parametrize("certainty", [-0.1, 1.1])
def test_a_certainty_lies_between_nothing_and_all(certainty: float) -> None:
    with pytest.raises(ValueError, match="certainty"):
        AssumedMeasure(2020, -200.0, certainty)


def test_nothing_is_assumed_about_years_that_are_observed() -> None:
    with pytest.raises(ValueError, match="2018"):
        compute_scenario(NEWEST, 2030, YearlyChange(-1.0), start_year=2017)
    with pytest.raises(ValueError, match="2018"):
        compute_scenario(NEWEST, 2030, YearlyChange(-1.0), measures=[AssumedMeasure(2018, -40.0)])
    assert compute_scenario(NEWEST, 2018, YearlyChange(-1.0)) == Scenario((), note=Reason.TARGET_YEAR_PAST)


def test_without_a_target_there_is_a_path_and_no_gap() -> None:
    found = compute_scenario(NEWEST, 2019, YearlyChange(-5.0))

    assert (found.value, found.gap, found.reached, found.note) == (1590, None, None, None)


def test_a_target_already_met_is_noted_and_may_be_lost() -> None:
    found = compute_scenario((2018, 40.0), 2020, YearlyChange(10.0), Target(50.0, DOWN, 2020))

    assert (found.note, found.reached, found.gap) == (Reason.ALREADY_MET, 2018, 10)


def test_never_reached_is_none() -> None:
    assert compute_scenario(NEWEST, 2035, YearlyChange(0.0), CLIMATE_NEUTRAL).reached is None
    assert compute_scenario(NEWEST, 2035, YearlyChange(20.0), CLIMATE_NEUTRAL).reached is None
    assert (
        compute_scenario((2018, 100.0), 2035, YearlyChange(-1.0), CLIMATE_NEUTRAL).reached == 2118
    )  # in a hundred years
    assert compute_scenario((2018, 100.5), 2035, YearlyChange(-1.0), CLIMATE_NEUTRAL).reached is None  # later than that


def test_a_natural_bound_ends_the_path_and_does_not_bend_it() -> None:
    found = compute_scenario((2018, 25.0), 2030, YearlyChange(-10.0), Target(0.0, DOWN, 2030), lower=0.0)

    assert found.path == ((2019, 15), (2020, 5))
    assert (found.ends, found.value, found.gap) == (PathEnd.LOWER_BOUND, None, None)
    assert found.reached == 2021  # 5 are left and 10 a year are assumed
    assert compute_scenario((2018, 90.0), 2030, YearlyChange(4.0), upper=100.0).ends is PathEnd.UPPER_BOUND
    beyond = compute_scenario((2018, 90.0), 2030, YearlyChange(4.0), Target(101.0, UP, 2030), upper=100.0)
    assert beyond.reached is None  # no path leads beyond what is possible
    assert compute_scenario((2018, 25.0), 2021, YearlyChange(-10.0), lower=0.0).ends is PathEnd.LOWER_BOUND
    assert compute_scenario((2018, 25.0), 2020, YearlyChange(-10.0), lower=0.0).ends is None  # the bound comes later


def test_a_growth_beyond_all_numbers_ends_the_path() -> None:
    found = compute_scenario((2018, 1.0), 2100, YearlyChange(1e10, relative=True), Target(0.0, DOWN, 2100))

    assert found.path[-1] == (2048, pytest.approx(1e300))  # (1 + 1e10)^30; no computer knows 1e310
    assert (found.value, found.gap, found.reached, found.ends) == (None, None, None, None)
    upwards = compute_scenario((2018, -1.0), 2100, YearlyChange(-1e10, relative=True), Target(0.0, UP, 2100))
    assert upwards.reached is None


def test_towards_a_value_passing_it_is_reaching_it() -> None:
    target = Target(100.0, TOWARDS, 2030, 100.0)
    found = compute_scenario((2018, 95.0), 2020, YearlyChange(3.0), target)

    assert (found.reached, found.value, found.gap) == (2020, 101, 1)  # 98, then 101: passed between, 1 too far
    assert compute_scenario((2018, 95.0), 2020, YearlyChange(-3.0), target).reached is None


FALLING = Trend(2015, 90.0, -2.0, 1.0, 2010, 6)


def test_difference_to_the_trend() -> None:
    trend = make_forecast(FALLING, 2016)

    found = compute_scenario((2015, 90.0), 2017, YearlyChange(-5.0), trend=trend)
    assert found.value == 80
    assert found.difference_to_trend == pytest.approx(-6.58)  # 80 against 90 - 2 * (0.9 + 0.81) = 86.58
    beyond = compute_scenario((2015, 90.0), 2023, YearlyChange(-5.0), trend=trend)
    assert beyond.difference_to_trend is None  # nobody looks further than seven years


def test_the_own_pace_goes_on_as_the_forecast_does_and_flattens() -> None:
    change = continue_trend(FALLING)

    assert change == YearlyChange(pytest.approx(-1.8), flattens=True)  # 0.9 of the slope in the first year
    assert [change.after(90.0, years) for years in (0, 1, 2, 20)] == pytest.approx(
        [90.0, *(expect_value(FALLING, years) for years in (1, 2, 20))]
    )


def test_the_change_that_leads_to_a_value_in_a_year() -> None:
    assert compute_yearly_change((2018, 1600.0), (2026, 800.0)) == YearlyChange(-100.0)
    assert compute_yearly_change((2018, 100.0), (2020, 121.0), relative=True) == YearlyChange(
        pytest.approx(0.1), relative=True
    )
    falling = compute_yearly_change((2018, -100.0), (2020, -121.0), relative=True)
    assert falling == YearlyChange(pytest.approx(-0.1), relative=True)
    assert falling is not None
    assert falling.after(-100.0, 2) == pytest.approx(-121)
    for start, goal in [(100.0, 0.0), (0.0, 100.0), (5.0, -5.0)]:
        assert compute_yearly_change((2018, start), (2020, goal), relative=True) is None
    with pytest.raises(ValueError, match=r"^The year 2018 is not after 2018"):
        compute_yearly_change((2018, 1.0), (2018, 2.0))


@pytest.mark.parametrize(
    ("value", "target", "relative", "expected"),
    [
        (1700.0, CLIMATE_NEUTRAL, False, YearlyChange(-100.0)),  # 1700 in 17 years
        (1700.0, CLIMATE_NEUTRAL, True, Reason.TARGET_ZERO),
        (100.0, Target(121.0, UP, 2020), True, YearlyChange(pytest.approx(0.1), relative=True)),
        (50.0, Target(50.0, UP, 2020), False, Reason.ALREADY_MET),
        (40.0, Target(50.0, UP), False, Reason.EVERY_YEAR),
        (40.0, Target(50.0, UP, 2018), False, Reason.TARGET_YEAR_PAST),
        (0.0, Target(50.0, UP, 2020), True, Reason.BASE_ZERO),
        (-5.0, Target(50.0, UP, 2020), True, Reason.SIGN_CHANGE),
        (120.0, Target(90.0, TOWARDS, 2020, 100.0), False, YearlyChange(-5.0)),  # 110 is near enough: 10 in two years
    ],
)
def test_back_casting(value: float, target: Target, relative: bool, expected: YearlyChange | Reason) -> None:
    assert compute_required_change((2018, value), target, relative) == expected


positive = st.integers(1, 10_000).map(lambda number: number / 100)


@st.composite
def missed_targets(draw: st.DrawFn) -> tuple[float, Target]:
    """A positive value and a target ahead that it misses; a share of the value leads there too."""
    one, two, three = sorted(draw(st.lists(positive, min_size=3, max_size=3, unique=True)))
    year, direction = draw(st.integers(2015, 2040)), draw(st.sampled_from([UP, DOWN, TOWARDS]))
    if direction is not TOWARDS:
        value, goal = (one, two) if direction is UP else (two, one)
        return value, Target(goal, direction, year)
    best, goal, value = draw(st.sampled_from([(one, two, three), (three, two, one), (one, one, two), (two, two, one)]))
    return value, Target(goal, direction, year, direction_value=best)


@given(missed_targets(), st.booleans())
def test_the_required_change_reaches_the_target_in_its_year(missed: tuple[float, Target], relative: bool) -> None:
    value, target = missed
    change = compute_required_change((2014, value), target, relative)
    assert isinstance(change, YearlyChange)
    assert target.year is not None
    found = compute_scenario((2014, value), target.year, change, target)

    assert (found.reached, found.gap) == (target.year, 0)
    slower = compute_scenario((2014, value), target.year, YearlyChange(change.amount * 0.9, relative), target)
    assert slower.gap is not None
    assert slower.gap > 0
    assert slower.reached is None or slower.reached > target.year


@pytest.mark.parametrize(("value", "goal", "year"), [(100.1, 0.0, 2037), (123_456_789.1, 33_333_333.3, 2039)])
def test_floating_point_noise_does_not_delay_the_year_of_reaching(value: float, goal: float, year: int) -> None:
    target = Target(goal, DOWN, year)
    change = compute_required_change((2018, value), target)
    assert isinstance(change, YearlyChange)
    found = compute_scenario((2018, value), year, change, target)

    assert found.path[-1][1] > goal  # by less than a millionth
    assert (found.reached, found.gap) == (year, 0)


def test_natural_units() -> None:
    assert convert_natural(-20.0, 260_000, per=1000) == -5200  # 20 cars per 1,000 inhabitants less
    assert convert_natural(1.5, 40_000, per=100) == 600  # 1.5 % of the 40,000 under age


STAIRS = [(2000 + step, float(step * (step - 1) // 2)) for step in range(22)]  # rises by 0, 1, 2, ... 20


def test_slider_bounds_are_percentiles_of_what_happened_from_one_year_to_the_next() -> None:
    # 21 changes 0 to 20: the 5th percentile is at rank 1 of 0 to 20, the 95th at rank 19
    assert find_bounds({"a": STAIRS}) == Bounds(1, 19, 21, 2000, 2021)
    assert find_bounds({"a": STAIRS[:11], "b": STAIRS[10:]}) == Bounds(1, 19, 21, 2000, 2021)  # of two districts


def test_slider_bounds_leave_out_gaps_breaks_and_percentages_of_zero() -> None:
    holed = [point for point in STAIRS if point[0] != 2010]  # the changes to 2010 and from it are missing
    # 40 changes 0 0 1 1 ... 20 20 without one 9 and one 10: ranks 1.95 and 37.05
    assert find_bounds({"a": holed, "b": STAIRS}) == Bounds(pytest.approx(0.95), pytest.approx(19.05), 40, 2000, 2021)
    found = find_bounds(
        {"a": STAIRS}, breaks={"a": [2021], "b": [2020]}
    )  # without the largest change: 0 to 19, rank 0.95 and 18.05
    assert found == Bounds(pytest.approx(0.95), pytest.approx(18.05), 20, 2000, 2020)
    relative = find_bounds({"a": STAIRS, "b": STAIRS}, relative=True)
    assert isinstance(relative, Bounds)
    assert relative.changes == 2 * 19  # not from the 0 of 2000 and of 2001
    assert find_bounds({str(number): [(2000, 100.0), (2001, 90.0)] for number in range(20)}, relative=True) == Bounds(
        -0.1, -0.1, 20, 2000, 2001
    )


def test_too_few_changes_give_no_bounds() -> None:
    assert find_bounds({"a": STAIRS[:20]}) is Reason.TOO_FEW  # 19
    assert find_bounds({}) is Reason.TOO_FEW


def test_the_pace_of_another_district() -> None:
    points = [(2012, 500.0), (2014, 100.0), (2017, 88.0), (2019, 90.0)]

    assert compute_pace(points) == PaceOf(YearlyChange(-2.0), 2014, 2019)  # from 100 to 90 in five years
    assert compute_pace(points, breaks=(2015,)) == PaceOf(YearlyChange(1.0), 2017, 2019)
    assert compute_pace(points, breaks=(2018,)) is Reason.BREAK
    assert compute_pace(points[:2], years=1) is Reason.TOO_FEW
    assert compute_pace([]) is Reason.NO_VALUE
    growth = compute_pace([(2017, 100.0), (2019, 121.0)], relative=True)
    assert growth == PaceOf(YearlyChange(pytest.approx(0.1), relative=True), 2017, 2019)
    assert compute_pace([(2017, 0.0), (2019, 121.0)], relative=True) is Reason.BASE_ZERO
    assert compute_pace([(2017, -1.0), (2019, 121.0)], relative=True) is Reason.SIGN_CHANGE


def test_the_pace_of_several_districts_is_their_median_over_all_their_years() -> None:
    paces = [
        PaceOf(YearlyChange(amount), since, year) for amount, since, year in ((-3.0, 2016, 2021), (-1.0, 2018, 2023))
    ]

    assert join_paces(paces[:1]) == paces[0]
    assert join_paces(paces) == PaceOf(YearlyChange(-2.0), 2016, 2023)
    assert join_paces([*paces, PaceOf(YearlyChange(-9.0), 2017, 2022)]).change == YearlyChange(-3.0)


DISTRICTS = {
    "fast": [(2010, 100.0), (2015, 80.0), (2020, 90.0)],  # once 4 a year less, then more again
    "slow": [(2010, 100.0), (2015, 95.0), (2020, 90.0)],  # 1 a year
    "rising": [(2010, 100.0), (2015, 125.0)],
    "gaps": [(2010, 100.0), (2014, 50.0)],  # nothing five years apart
    "none": [],
}


def test_how_many_districts_have_managed_a_pace() -> None:
    assert find_precedents(DISTRICTS, YearlyChange(-4.0), DOWN) == Precedents(("fast",), 3, 5, 2010, 2020)
    assert find_precedents(DISTRICTS, YearlyChange(-4.1), DOWN) == Precedents((), 3, 5, 2010, 2020)
    assert find_precedents(DISTRICTS, YearlyChange(-1.0), DOWN).managed == ("fast", "slow")
    assert find_precedents(DISTRICTS, YearlyChange(5.0), UP).managed == ("rising",)
    assert find_precedents(DISTRICTS, YearlyChange(-1.0), DOWN, years=4) == Precedents(("gaps",), 1, 4, 2010, 2014)


def test_a_pace_across_a_break_of_the_district_is_no_precedent() -> None:
    broken = {"fast": [2012], "rising": [2012]}
    assert find_precedents(DISTRICTS, YearlyChange(-1.0), DOWN, breaks=broken) == Precedents(
        ("slow",), 2, 5, 2010, 2020
    )
    later = {"fast": [2015], "slow": [2015], "rising": [2015]}
    found = find_precedents(DISTRICTS, YearlyChange(-1.0), DOWN, breaks=later)
    assert (found.first, found.last) == (2015, 2020)  # nobody looked at what lies before
    alone = {"fast": [(2010, 100.0), (2015, 80.0)]}
    assert (
        find_precedents(alone, YearlyChange(-1.0), DOWN, breaks={"fast": [2010]}).compared == 1
    )  # both are of the new basis
    assert find_precedents(alone, YearlyChange(-1.0), DOWN, breaks={"fast": [2015]}).compared == 0
    assert compute_pace(alone["fast"], breaks=(2012,)) is Reason.BREAK
    assert compute_pace(alone["fast"][:1]) is Reason.TOO_FEW


def test_percentages_as_precedents() -> None:
    # 80 / 100 in five years is -4.36 % a year, 95 / 100 is -1.02 % and 90 / 95 -1.08 %
    assert find_precedents(DISTRICTS, YearlyChange(-0.0436, relative=True), DOWN).managed == ("fast",)
    assert find_precedents(DISTRICTS, YearlyChange(-0.0437, relative=True), DOWN).managed == ()
    assert find_precedents(DISTRICTS, YearlyChange(-0.0105, relative=True), DOWN).managed == ("fast", "slow")
    assert find_precedents({"new": [(2010, 0.0), (2015, 5.0)]}, YearlyChange(0.1, relative=True), UP).compared == 0


def test_towards_a_value_coming_nearer_from_either_side_is_a_precedent() -> None:
    districts = {"below": [(2010, 80.0), (2015, 90.0)], "above": [(2010, 120.0), (2015, 110.0)]}

    assert find_precedents(districts, YearlyChange(2.0), TOWARDS, 100.0).managed == ("below", "above")
    assert find_precedents(districts, YearlyChange(2.0), TOWARDS, 85.0).managed == (
        "above",
    )  # 5 away both times; 35 to 25


@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.dictionaries(st.integers(2000, 2012), st.integers(-50, 50).map(float), max_size=13)
    ),
    st.integers(1, 20),
    st.integers(0, 10),
)
def test_a_slower_pace_has_never_fewer_precedents(values: dict[str, dict[int, float]], pace: int, slower: int) -> None:
    districts = {key: list(series.items()) for key, series in values.items()}
    fast = find_precedents(districts, YearlyChange(float(-pace)), DOWN)
    slow = find_precedents(districts, YearlyChange(float(-max(0, pace - slower))), DOWN)

    assert set(fast.managed) <= set(slow.managed)
    assert fast.compared == slow.compared <= len(districts)
