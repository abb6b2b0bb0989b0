"""Where a measure stands: what the office has reported of it, held against its time frame and a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar


class MeasureStatus(StrEnum):
    """What the office reports of a measure."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


class MeasureState(StrEnum):
    """What follows from the report and the time frame on a day."""

    DONE = "done"
    RUNNING = "running"
    NOT_DUE = "not_due"
    LATE = "late"
    DROPPED = "dropped"
    UNREPORTED = "unreported"


class MeasureTiming(StrEnum):
    """Where a day lies in a time frame."""

    AHEAD = "ahead"
    WITHIN = "within"
    OVER = "over"
    UNNAMED = "unnamed"  # the document names no year


@dataclass(frozen=True)
class TimeFrame:
    """From the first day of `first_year` to the last day of `last_year`; without `last_year` it has no end, without
    `first_year` no beginning, without both the document names no year."""

    first_year: int | None
    last_year: int | None

    def timing(self, day: date) -> MeasureTiming:
        """Where `day` lies; the last day of the last year is still within."""
        if self.first_year is None and self.last_year is None:
            return MeasureTiming.UNNAMED
        if self.first_year is not None and day.year < self.first_year:
            return MeasureTiming.AHEAD
        return MeasureTiming.OVER if self.last_year is not None and day.year > self.last_year else MeasureTiming.WITHIN


@dataclass(frozen=True)
class StatusReport:
    """A status that held on `day`; `number` counts the reports of a measure in the order they were entered."""

    number: int
    status: MeasureStatus
    day: date


AnyReport = TypeVar("AnyReport", bound=StatusReport)


def find_holding(reports: Sequence[AnyReport], day: date) -> AnyReport | None:
    """The report that holds on `day`: of those until then the one with the newest day, of several of one day the one
    entered last; None without one."""
    until = [report for report in reports if report.day <= day]
    return max(until, key=lambda report: (report.day, report.number), default=None)


def find_state(status: MeasureStatus | None, timing: MeasureTiming) -> MeasureState:
    """Without a report nothing is known, whatever the time frame: UNREPORTED and never late. What is reported as
    planned or running is late once its time frame is over."""
    match status:
        case None:
            return MeasureState.UNREPORTED
        case MeasureStatus.DONE:
            return MeasureState.DONE
        case MeasureStatus.DROPPED:
            return MeasureState.DROPPED
        case _ if timing is MeasureTiming.OVER:
            return MeasureState.LATE
        case MeasureStatus.RUNNING:
            return MeasureState.RUNNING
        case MeasureStatus.PLANNED:
            return MeasureState.NOT_DUE
