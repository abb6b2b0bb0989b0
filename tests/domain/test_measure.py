"""Where a measure stands, by hand: report, time frame and day on the left, state on the right."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measure import Report, State, Status, TimeFrame, Timing, holding, state

TODAY = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("first", "last", "day", "timing"),
    [
        (2021, 2022, date(2020, 12, 31), Timing.AHEAD),
        (2021, 2022, date(2021, 1, 1), Timing.WITHIN),
        (2021, 2022, date(2022, 12, 31), Timing.WITHIN),  # the last day still counts
        (2021, 2022, date(2023, 1, 1), Timing.OVER),
        (2021, 2021, date(2021, 12, 31), Timing.WITHIN),
        (2021, None, date(2020, 12, 31), Timing.AHEAD),
        (2021, None, date(2090, 1, 1), Timing.WITHIN),  # no end is never over
        (None, 2022, date(1999, 1, 1), Timing.WITHIN),  # "by 2022" has no beginning
        (None, 2022, date(2022, 12, 31), Timing.WITHIN),
        (None, 2022, date(2023, 1, 1), Timing.OVER),
        (None, None, date(2090, 1, 1), Timing.UNNAMED),
    ],
)
def test_a_day_lies_before_in_or_after_a_time_frame(
    first: int | None, last: int | None, day: date, timing: Timing
) -> None:
    assert TimeFrame(first, last).timing(day) is timing


@pytest.mark.parametrize(
    ("status", "states"),
    [  # ahead, within, over, unnamed
        (None, [State.UNREPORTED, State.UNREPORTED, State.UNREPORTED, State.UNREPORTED]),
        (Status.PLANNED, [State.NOT_DUE, State.NOT_DUE, State.LATE, State.NOT_DUE]),
        (Status.RUNNING, [State.RUNNING, State.RUNNING, State.LATE, State.RUNNING]),
        (Status.DONE, [State.DONE, State.DONE, State.DONE, State.DONE]),
        (Status.DROPPED, [State.DROPPED, State.DROPPED, State.DROPPED, State.DROPPED]),
    ],
)
def test_the_state_follows_from_report_and_time_frame(status: Status | None, states: list[State]) -> None:
    order = (Timing.AHEAD, Timing.WITHIN, Timing.OVER, Timing.UNNAMED)

    assert [state(status, timing) for timing in order] == states


def test_the_report_of_the_newest_day_holds_and_of_one_day_the_last_entered() -> None:
    reports = [
        Report(1, Status.RUNNING, date(2022, 3, 1)),
        Report(2, Status.PLANNED, date(2021, 1, 1)),  # told later, of an earlier day
        Report(3, Status.DONE, date(2022, 3, 1)),
    ]

    assert holding(reports, TODAY) == reports[2]
    assert holding(reports, date(2022, 3, 1)) == reports[2]
    assert holding(reports, date(2022, 2, 28)) == reports[1]
    assert holding(reports, date(2020, 12, 31)) is None
    assert holding([], TODAY) is None


reports = st.lists(st.tuples(st.sampled_from(Status), st.dates(date(2020, 1, 1), date(2025, 12, 31))), max_size=6)


@given(reports, st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(1, 400))
def test_what_is_told_of_later_days_changes_nothing(
    told: list[tuple[Status, date]], day: date, days_later: int
) -> None:
    entered = [Report(number, status, when) for number, (status, when) in enumerate(told, 1)]
    later = Report(len(entered) + 1, Status.DONE, day + timedelta(days_later))

    assert holding([*entered, later], day) == holding(entered, day)


@given(
    st.none() | st.sampled_from(Status),
    st.none() | st.integers(2000, 2040),
    st.none() | st.integers(2000, 2050),
    st.dates(date(1995, 1, 1), date(2055, 12, 31)),
)
def test_only_what_is_reported_unfinished_after_its_last_year_is_late(
    status: Status | None, first: int | None, last: int | None, day: date
) -> None:
    first = None if first and last and first > last else first

    late = state(status, TimeFrame(first, last).timing(day)) is State.LATE

    assert late == (status in (Status.PLANNED, Status.RUNNING) and last is not None and day > date(last, 12, 31))
