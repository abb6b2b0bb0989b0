"""The sentence that the numbers of an indicator say by themselves: direction, size, comparison. No cause, no praise."""

from domain.change import Change, change
from domain.series import Reason
from texts import Language
from views.bnk import Line, Report


def generated(line: Line, report: Report, language: Language) -> str:
    """One or two sentences made of the line's numbers alone; '' without a value."""
    if not line.points:
        return ""
    return " ".join(filter(None, (_course(line, language), _comparison(line, report, language))))


def _course(line: Line, language: Language) -> str:
    indicator = line.indicator
    since, first = line.points[0]
    year, value = line.points[-1]
    kind, size = "level", ""
    if isinstance(line.change, Reason):
        kind = str(line.change)
    elif round(line.change.absolute, indicator.decimals) != 0:
        kind = "rise" if line.change.absolute > 0 else "fall"
        size = _size(line.change, line, language)
    return language(
        f"bnk.sentence.{kind}",
        first=language.number(first, indicator.decimals),
        since=since,
        value=language.quantity(value, indicator.decimals, indicator.unit),
        year=year,
        size=size,
    )


def _size(found: Change, line: Line, language: Language) -> str:
    """'um 2,1 %-Punkte (+8,4 %)'; without the relative change where the base is 0."""
    unit = line.indicator.difference_unit
    absolute = language.quantity(abs(found.absolute), line.indicator.decimals, unit)
    if found.relative is None:
        return absolute
    return f"{absolute} ({language.quantity(100 * found.relative, 1, '%', signed=True)})"


def _comparison(line: Line, report: Report, language: Language) -> str:
    if line.indicator.is_amount:
        return ""
    fields = {"reference": report.reference.short_name, "year": line.points[-1][0]}
    if line.reference is None:
        return language("bnk.sentence.no_reference", **fields)
    indicator = line.indicator
    difference = change(line.reference, line.points[-1][1]).absolute
    rounded = round(difference, indicator.decimals)
    kind = "above" if rounded > 0 else "below" if rounded < 0 else "equal"
    return language(
        f"bnk.sentence.{kind}",
        **fields,
        difference=language.quantity(abs(difference), indicator.decimals, indicator.difference_unit),
        value=language.quantity(line.reference, indicator.decimals, indicator.unit),
    )
