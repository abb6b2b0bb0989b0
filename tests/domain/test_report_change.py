"""The change that a report prints: from the oldest to the newest of its data points, or why none is told."""

import pytest

import queries
from domain.change import Change, compute_reported_change
from domain.series import Reason
from tests.support.built import build_small_world
from tests.support.small_world import OBSERVATIONS


def test_the_change_goes_from_the_oldest_to_the_newest_whatever_lies_between() -> None:
    assert compute_reported_change([(2015, 40.0), (2017, 99.0), (2018, 50.0)]) == Change(10.0, 0.25)


def test_a_value_that_falls_has_a_minus_sign_and_the_size_of_the_base_counts() -> None:
    assert compute_reported_change([(2015, -40.0), (2018, -50.0)]) == Change(-10.0, -0.25)


def test_from_zero_there_is_no_relative_change() -> None:
    assert compute_reported_change([(2015, 0.0), (2018, 3.0)]) == Change(3.0, None)


def test_a_single_value_and_no_value_have_no_change() -> None:
    assert compute_reported_change([(2018, 3.0)]) is Reason.TOO_FEW
    assert compute_reported_change([]) is Reason.NO_VALUE


@pytest.mark.parametrize(
    ("breaks", "told"),
    [
        ([2017], Reason.BREAK),  # the second value is the first of the new basis
        ([2016], Reason.BREAK),
        ([2018], Reason.BREAK),
        ([2015], Change(10.0, 0.25)),  # all three are of the new basis
        ([2019], Change(10.0, 0.25)),  # all three are of the old basis
        ([2010, 2018], Reason.BREAK),
    ],
)
def test_no_change_is_told_across_a_break(breaks: list[int], told: object) -> None:
    assert compute_reported_change([(2015, 40.0), (2017, 45.0), (2018, 50.0)], breaks) == told


def test_a_report_prints_the_three_newest_values_up_to_its_year() -> None:
    poverty = OBSERVATIONS["poverty"] + "new,05370,2016,9.5\nnew,05370,2023,7.0\nnew,05,2020,10.5\n"
    build_small_world(poverty=poverty)

    asked = queries.run_query("report_points", region="05370", reference="05", year=2022)

    poor = asked[asked["indicator_key"] == "poverty"].drop(columns="indicator_key").astype(object)
    assert poor.where(poor.notna(), None).values.tolist() == [
        [2019, 8.0, "report", None, None],
        [2020, 8.0, "new", 10.5, "new"],
        [2021, 7.5, "new", 10.0, "new"],
    ]
