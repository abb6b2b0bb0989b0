"""Printed values that can hardly be: outside of what is plausible, or a digit too many or too few.

Only ever a remark: what is unlikely may be true.
"""

from fractions import Fraction

from domain.report.printed import Interval, Printed, PrintedMark
from domain.report.tables import Certainty, PrintedTable, ReportFinding, ReportRule, UnitFit

_FAR = 5  # times its neighbour, or a fifth of it
_NEAR = Fraction(3, 2)  # times, or two thirds, that the two others are apart at most
_ROUGH = 10  # steps of its last digit, below which a number may well be several times another
_SHARE = Interval(Fraction(-100), Fraction(100))


def check_values(table: PrintedTable) -> list[ReportFinding]:
    """Values out of bounds, else one that stands out from the two others."""
    if found := _out_of_bounds(table):
        return [found]
    year = _odd_one(table)
    return [] if year is None else [ReportFinding(ReportRule.IMPLAUSIBLE, Certainty.REMARK, years=(year,))]


def _out_of_bounds(table: PrintedTable) -> ReportFinding | None:
    """By the indicator's bounds where its unit is the printed one; a share of an unknown indicator by a whole's."""
    bounds = table.bounds if table.unit_fit in (UnitFit.SAME, UnitFit.NOT_PRINTED) else None
    if bounds is None and table.bounds is None and table.unit is PrintedMark.PERCENT:
        bounds = _SHARE
    if bounds is None:
        return None
    pairs = zip(table.years, table.values, strict=True)
    years = tuple(year for year, value in pairs if not value.rounded.meets(bounds))
    return ReportFinding(ReportRule.IMPLAUSIBLE, Certainty.REMARK, follows=bounds, years=years) if years else None


def _odd_one(table: PrintedTable) -> int | None:
    """The year whose value is five times the two others or a fifth of them, while these are close to each other."""
    first, middle, last = table.values
    if any(value.value <= 0 or _is_rough(value) for value in table.values):
        return None
    for others, odd, year in (((first, middle), last, 2), ((middle, last), first, 0), ((first, last), middle, 1)):
        low, high = sorted(one.value for one in others)
        if high <= _NEAR * low and (odd.value >= _FAR * high or _FAR * odd.value <= low):
            return table.years[year]
    return None


def _is_rough(number: Printed) -> bool:
    return number.value < _ROUGH * (number.step or 1)
