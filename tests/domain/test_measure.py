"""Where a measure stands, by hand: report, time frame and day on the left, state on the right."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measure import MeasureState, MeasureStatus, MeasureTiming, StatusReport, TimeFrame, find_holding, find_state

TODAY = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("first", "last", "day", "timing"),
    [
        (2021, 2022, date(2020, 12, 31), MeasureTiming.AHEAD),
        (2021, 2022, date(2021, 1, 1), MeasureTiming.WITHIN),
        (2021, 2022, date(2022, 12, 31), MeasureTiming.WITHIN),  # the last day still counts
        (2021, 2022, date(2023, 1, 1), MeasureTiming.OVER),
        (2021, 2021, date(2021, 12, 31), MeasureTiming.WITHIN),
        (2021, None, date(2020, 12, 31), MeasureTiming.AHEAD),
        (2021, None, date(2090, 1, 1), MeasureTiming.WITHIN),  # no end is never over
        (None, 2022, date(1999, 1, 1), MeasureTiming.WITHIN),  # "by 2022" has no beginning
        (None, 2022, date(2022, 12, 31), MeasureTiming.WITHIN),
        (None, 2022, date(2023, 1, 1), MeasureTiming.OVER),
        (None, None, date(2090, 1, 1), MeasureTiming.UNNAMED),
    ],
)
def test_a_day_lies_before_in_or_after_a_time_frame(
    first: int | None, last: int | None, day: date, timing: MeasureTiming
) -> None:
    assert TimeFrame(first, last).timing(day) is timing


@pytest.mark.parametrize(
    ("status", "states"),
    [  # ahead, within, over, unnamed
        (None, [MeasureState.UNREPORTED, MeasureState.UNREPORTED, MeasureState.UNREPORTED, MeasureState.UNREPORTED]),
        (MeasureStatus.PLANNED, [MeasureState.NOT_DUE, MeasureState.NOT_DUE, MeasureState.LATE, MeasureState.NOT_DUE]),
        (MeasureStatus.RUNNING, [MeasureState.RUNNING, MeasureState.RUNNING, MeasureState.LATE, MeasureState.RUNNING]),
        (MeasureStatus.DONE, [MeasureState.DONE, MeasureState.DONE, MeasureState.DONE, MeasureState.DONE]),
        (
            MeasureStatus.DROPPED,
            [MeasureState.DROPPED, MeasureState.DROPPED, MeasureState.DROPPED, MeasureState.DROPPED],
        ),
    ],
)
def test_the_state_follows_from_report_and_time_frame(status: MeasureStatus | None, states: list[MeasureState]) -> None:
    order = (MeasureTiming.AHEAD, MeasureTiming.WITHIN, MeasureTiming.OVER, MeasureTiming.UNNAMED)

    assert [find_state(status, timing) for timing in order] == states


def test_the_report_of_the_newest_day_holds_and_of_one_day_the_last_entered() -> None:
    reports = [
        StatusReport(1, MeasureStatus.RUNNING, date(2022, 3, 1)),
        StatusReport(2, MeasureStatus.PLANNED, date(2021, 1, 1)),  # told later, of an earlier day
        StatusReport(3, MeasureStatus.DONE, date(2022, 3, 1)),
    ]

    assert find_holding(reports, TODAY) == reports[2]
    assert find_holding(reports, date(2022, 3, 1)) == reports[2]
    assert find_holding(reports, date(2022, 2, 28)) == reports[1]
    assert find_holding(reports, date(2020, 12, 31)) is None
    assert find_holding([], TODAY) is None


reports = st.lists(
    st.tuples(st.sampled_from(MeasureStatus), st.dates(date(2020, 1, 1), date(2025, 12, 31))), max_size=6
)


@given(reports, st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(1, 400))
def test_what_is_told_of_later_days_changes_nothing(
    told: list[tuple[MeasureStatus, date]], day: date, days_later: int
) -> None:
    entered = [StatusReport(number, status, when) for number, (status, when) in enumerate(told, 1)]
    later = StatusReport(len(entered) + 1, MeasureStatus.DONE, day + timedelta(days_later))

    assert find_holding([*entered, later], day) == find_holding(entered, day)


@given(
    st.none() | st.sampled_from(MeasureStatus),
    st.none() | st.integers(2000, 2040),
    st.none() | st.integers(2000, 2050),
    st.dates(date(1995, 1, 1), date(2055, 12, 31)),
)
def test_only_what_is_reported_unfinished_after_its_last_year_is_late(
    status: MeasureStatus | None, first: int | None, last: int | None, day: date
) -> None:
    first = None if first and last and first > last else first

    late = find_state(status, TimeFrame(first, last).timing(day)) is MeasureState.LATE

    assert late == (
        status in (MeasureStatus.PLANNED, MeasureStatus.RUNNING) and last is not None and day > date(last, 12, 31)
    )
