"""What a published report prints for an indicator, and what can be found in it.

A table holds three values and the absolute and relative change beside them, as the Berichtsrahmen Nachhaltige Kommune
asks for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.report.printed import Interval, Printed, PrintedMark


class Certainty(StrEnum):
    """How sure a finding is."""

    ERROR = "error"  # no numbers that round to the printed values give the printed change
    CONTRADICTION = "contradiction"  # two things printed cannot both be right
    REMARK = "remark"  # right or possible, but unclear


class ReportRule(StrEnum):
    """What a finding is about."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    BASE_ZERO = "base_zero"
    UNIT = "unit"
    ABSOLUTE_MARK = "absolute_mark"
    RELATIVE_MARK = "relative_mark"
    SIGN = "sign"
    NO_MARK = "no_mark"
    NO_UNIT = "no_unit"
    NO_REFERENCE = "no_reference"
    REPEATED = "repeated"
    PRECISION = "precision"
    NOT_PRINTED = "not_printed"
    IMPLAUSIBLE = "implausible"


class Explanation(StrEnum):
    """What a change that does not fit would be right for."""

    REVERSED = "reversed"
    LAST_STEP = "last_step"
    LAST_STEP_BY_OLDEST = "last_step_by_oldest"
    NEWEST_BASE = "newest_base"
    MIDDLE_BASE = "middle_base"
    FIRST_STEP = "first_step"
    OTHER_CHANGE = "other_change"  # per cent printed as absolute change, or percentage points as relative
    SHARE = "share"  # 0.036 printed instead of 3.6 %
    INDEX = "index"  # 103.6 printed instead of 3.6 %
    CUT_OFF = "cut_off"
    ROUNDED_ABSOLUTE = "rounded_absolute"
    ROUNDED_VALUES = "rounded_values"  # to tens, hundreds or thousands


class UnitFit(StrEnum):
    """How the printed unit stands to that of the definition."""

    SAME = "same"
    OTHER = "other"
    NO_REFERENCE = "no_reference"  # the same measure, but 'per inhabitant' or the like is not printed
    NOT_PRINTED = "not_printed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PrintedTable:
    """A table of a report. `unit` is the kind of the printed unit; a change is None where none is printed. `survey`
    gives the year of the survey that a year's value comes from, where the statistic is not made every year; `bounds`
    are those between which values of the indicator are plausible, None where the indicator is not known."""

    years: tuple[int, int, int]
    values: tuple[Printed, Printed, Printed]
    absolute: Printed | None
    relative: Printed | None
    unit: PrintedMark
    unit_fit: UnitFit = UnitFit.UNKNOWN
    survey: Callable[[int], int] | None = None
    bounds: Interval | None = None


@dataclass(frozen=True)
class ReportFinding:
    """`change` names the column it is about, if any; `follows`: what the values allow; `explanations`: what else the
    printed change would be right for, likeliest first; `years` of values that are the same, or not plausible (`follows`
    then: what would be)."""

    rule: ReportRule
    certainty: Certainty
    change: ReportRule | None = None
    follows: Interval | None = None
    explanations: tuple[Explanation, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Habits:
    """What a report prints somewhere, so that it is missing where it is not."""

    plus_sign: bool
    percent: bool
    points: bool
