"""The check of a report, every table by every rule.

A missing sign or mark is told only where the report prints it elsewhere: otherwise it is the report's way of writing.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from domain.report.changes import check_changes
from domain.report.printed import Printed, PrintedMark, find_coarse_step
from domain.report.tables import Certainty, Habits, PrintedTable, ReportFinding, ReportRule, UnitFit
from domain.report.values import check_values

_LONG = 3  # digits from which on it is unlikely that a measured value comes out the same again


def find_habits(tables: Iterable[PrintedTable]) -> Habits:
    """The habits of a whole report."""
    changes = [change for table in tables for change in (table.absolute, table.relative) if change is not None]
    marks = {change.mark for change in changes}
    return Habits(
        any(change.sign == "+" for change in changes), PrintedMark.PERCENT in marks, PrintedMark.POINTS in marks
    )


def check_table(table: PrintedTable, of: Habits) -> list[ReportFinding]:
    """Everything found in a table, worst first."""
    found = [*check_changes(table), *_marks(table, of), *_unit(table), *_find_repeats(table), *check_values(table)]
    return sorted(found, key=lambda finding: list(Certainty).index(finding.certainty))


def _marks(table: PrintedTable, of: Habits) -> list[ReportFinding]:
    """Signs, per cent and percentage points behind the changes."""
    found = []
    is_share = table.unit in (PrintedMark.PERCENT, PrintedMark.POINTS)
    absolute, relative = table.absolute, table.relative
    if absolute is not None:
        if absolute.mark is PrintedMark.PERCENT or (
            absolute.mark is PrintedMark.POINTS and table.unit is PrintedMark.OTHER
        ):
            found.append(ReportFinding(ReportRule.ABSOLUTE_MARK, Certainty.CONTRADICTION, ReportRule.ABSOLUTE))
        elif absolute.mark is PrintedMark.NONE and is_share and of.points:
            found.append(ReportFinding(ReportRule.NO_MARK, Certainty.REMARK, ReportRule.ABSOLUTE))
    if relative is not None:
        if relative.mark in (PrintedMark.POINTS, PrintedMark.OTHER):
            found.append(ReportFinding(ReportRule.RELATIVE_MARK, Certainty.CONTRADICTION, ReportRule.RELATIVE))
        elif relative.mark is PrintedMark.NONE and of.percent:
            found.append(ReportFinding(ReportRule.NO_MARK, Certainty.REMARK, ReportRule.RELATIVE))
    for rule, change in ((ReportRule.ABSOLUTE, absolute), (ReportRule.RELATIVE, relative)):
        if change is not None and change.value > 0 and not change.sign and of.plus_sign:
            found.append(ReportFinding(ReportRule.SIGN, Certainty.REMARK, rule))
    return found


def _unit(table: PrintedTable) -> list[ReportFinding]:
    if table.unit_fit is UnitFit.OTHER:
        return [ReportFinding(ReportRule.UNIT, Certainty.CONTRADICTION)]
    missing = {UnitFit.NOT_PRINTED: ReportRule.NO_UNIT, UnitFit.NO_REFERENCE: ReportRule.NO_REFERENCE}
    rule = missing.get(table.unit_fit)
    return [] if rule is None else [ReportFinding(rule, Certainty.REMARK)]


def _find_repeats(table: PrintedTable) -> list[ReportFinding]:
    """Neighbouring years with the same value: surely one survey where the statistic is not made every year, else
    unlikely by chance if the value has three digits or more and is no bound of a share."""
    years: dict[int, None] = {}
    pairs = list(zip(table.years, table.values, strict=True))
    for (before, was), (after, now) in pairwise(pairs):
        if was.value != now.value or was.step != now.step:
            continue
        if table.survey is not None:
            same = table.survey(before) == table.survey(after)
        else:
            same = _digits(now, find_coarse_step(table.values)) >= _LONG and not (
                table.unit is PrintedMark.PERCENT and now.value == 100
            )
        if same:
            years |= {before: None, after: None}
    return [ReportFinding(ReportRule.REPEATED, Certainty.REMARK, years=tuple(years))] if years else []


def _digits(number: Printed, coarse: Fraction) -> int:
    """Digits of a printed number from its first that is not 0, but for those that are zeros of its rounding; none of a
    count, which may well stay the same."""
    return len(str(int(abs(number.value) / max(number.step, coarse)))) if number.step and number.value else 0
