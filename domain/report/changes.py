"""Printed changes against what the printed values allow, with the rounding of both taken into account.

From the intervals that the printed values stand for follow those that a correct change can have, widened by the
rounding of the printed change. Outside is an error; inside is consistent, even where plain arithmetic on the printed
values gives something else. Changes as in the Berichtsrahmen Nachhaltige Kommune: newest − oldest, and that divided
by |oldest|.
"""

from collections.abc import Sequence
from fractions import Fraction

from domain.report.printed import (
    UNCHANGED,
    Interval,
    Printed,
    PrintedMark,
    divide_printed,
    find_coarse_step,
    find_quotient,
    subtract_printed,
)
from domain.report.tables import Certainty, Explanation, PrintedTable, ReportFinding, ReportRule

SURPLUS = 10  # times its last digit's step that a change may be uncertain: beyond, that digit says nothing


def list_allowed_changes(values: Sequence[Interval]) -> tuple[Interval, Interval | None]:
    """What the absolute and the relative change (per cent) can be, given what oldest, middle and newest value can be;
    no relative change where the oldest can be 0, as then it is printed as 0."""
    oldest, _, newest = values
    return subtract_printed(newest, oldest), None if oldest.holds_zero else divide_printed(
        oldest, newest, lambda a, _: a
    )


def check_changes(table: PrintedTable) -> list[ReportFinding]:
    """What is wrong with the amounts of the two changes, or finer than the values allow."""
    values = [value.rounded for value in table.values]
    found = []
    for rule, printed, follows, at_best in zip(
        (ReportRule.ABSOLUTE, ReportRule.RELATIVE),
        (table.absolute, table.relative),
        list_allowed_changes(values),
        list_allowed_changes(_with_final_zeros(table.values)),
        strict=True,
    ):
        if follows is None:
            stays = printed is not None and printed.sign == UNCHANGED and not table.values[2].value
            found += (
                [] if printed is None or stays else [ReportFinding(ReportRule.BASE_ZERO, Certainty.CONTRADICTION, rule)]
            )
        elif printed is None:
            found.append(ReportFinding(ReportRule.NOT_PRINTED, Certainty.REMARK, rule, follows))
        elif not printed.rounded.meets(follows):
            if not _fits_rounded_values(table):
                found.append(_wrong(table, rule, printed, follows))
        elif at_best is not None and at_best.width > SURPLUS * printed.step > 0:
            found.append(ReportFinding(ReportRule.PRECISION, Certainty.REMARK, rule, at_best))
    return found


def _coarse(table: PrintedTable) -> list[Interval] | None:
    """What the values can be if they were rounded to tens, hundreds or thousands together; None if they were not.
    Shares are not rounded so."""
    step = Fraction(0) if table.unit in (PrintedMark.PERCENT, PrintedMark.POINTS) else find_coarse_step(table.values)
    return [Printed(value.value, step).rounded for value in table.values] if step else None


def _fits_rounded_values(table: PrintedTable) -> bool:
    """Whether both changes are printed and follow from the same numbers before those were rounded to tens or more."""
    values = _coarse(table)
    if values is None or table.absolute is None or table.relative is None:
        return False
    absolute, relative = list_allowed_changes(values)
    if relative is None or not table.absolute.rounded.meets(absolute):
        return False
    together = find_quotient(table.absolute.rounded, values[0])
    return table.relative.rounded.meets(relative) and table.relative.rounded.meets(together)


def _with_final_zeros(values: Sequence[Printed]) -> list[Interval]:
    """What the values can be if final zeros were not printed (8,2 beside 8,18 is 8,20)."""
    step = min(value.step for value in values)
    return [Printed(value.value, step).rounded for value in values]


def _wrong(table: PrintedTable, rule: ReportRule, printed: Printed, follows: Interval) -> ReportFinding:
    if harmless := _harmless(table, rule, printed):
        return ReportFinding(rule, Certainty.REMARK, rule, follows, tuple(harmless))
    values = [value.rounded for value in table.values]
    others = _other_absolutes(*values) if rule is ReportRule.ABSOLUTE else _other_relatives(*values)
    fits = tuple(name for name, other in others.items() if printed.rounded.meets(other))
    return ReportFinding(rule, Certainty.ERROR, rule, follows, fits)


def _harmless(table: PrintedTable, rule: ReportRule, printed: Printed) -> list[Explanation]:
    """Ways of rounding that are not ours but no error either."""
    found = []
    if (coarse := _coarse(table)) is not None and (table.absolute is None or table.relative is None):
        follows = list_allowed_changes(coarse)[0 if rule is ReportRule.ABSOLUTE else 1]
        if follows is not None and printed.rounded.meets(follows):
            found.append(Explanation.ROUNDED_VALUES)
    rounded, cut = (
        list_allowed_changes(values)[0 if rule is ReportRule.ABSOLUTE else 1]
        for values in ([value.rounded for value in table.values], [value.cut_off for value in table.values])
    )
    if any(one is not None and printed.cut_off.meets(one) for one in (rounded, cut)):
        found.append(Explanation.CUT_OFF)
    if rule is ReportRule.RELATIVE and table.absolute is not None and _fits(table.absolute, table):
        as_printed = Interval(table.absolute.value, table.absolute.value)
        if printed.rounded.meets(find_quotient(as_printed, table.values[0].rounded)):
            found.append(Explanation.ROUNDED_ABSOLUTE)
    return found


def _fits(absolute: Printed, table: PrintedTable) -> bool:
    return absolute.rounded.meets(list_allowed_changes([value.rounded for value in table.values])[0])


def _other_absolutes(oldest: Interval, middle: Interval, newest: Interval) -> dict[Explanation, Interval]:
    """What a wrong absolute change may be instead, likeliest first."""
    whole, relative = list_allowed_changes((oldest, middle, newest))
    others = {
        Explanation.REVERSED: _negative(whole),
        Explanation.LAST_STEP: subtract_printed(newest, middle),
        Explanation.FIRST_STEP: subtract_printed(middle, oldest),
    }
    return others if relative is None else others | {Explanation.OTHER_CHANGE: relative}


def _other_relatives(oldest: Interval, middle: Interval, newest: Interval) -> dict[Explanation, Interval]:
    """What a wrong relative change may be instead, likeliest first; the oldest value is not 0."""
    whole = subtract_printed(newest, oldest)
    relative = divide_printed(oldest, newest, lambda a, _: a)
    others = {Explanation.REVERSED: _negative(relative)}
    if not middle.holds_zero:
        others[Explanation.LAST_STEP] = divide_printed(middle, newest, lambda a, _: a)
    if not newest.holds_zero:
        others[Explanation.NEWEST_BASE] = divide_printed(oldest, newest, lambda _, b: b)
    others[Explanation.LAST_STEP_BY_OLDEST] = find_quotient(subtract_printed(newest, middle), oldest)
    if not middle.holds_zero:
        others[Explanation.MIDDLE_BASE] = find_quotient(whole, middle)
    return others | {
        Explanation.FIRST_STEP: divide_printed(oldest, middle, lambda a, _: a),
        Explanation.OTHER_CHANGE: whole,
        Explanation.SHARE: Interval(relative.low / 100, relative.high / 100),
        Explanation.INDEX: Interval(relative.low + 100, relative.high + 100),
    }


def _negative(interval: Interval) -> Interval:
    return Interval(-interval.high, -interval.low)
