"""The sentence that the numbers of an indicator say by themselves: direction, size, comparison. No cause, no praise."""

from domain.change import Change, compute_change
from domain.series import Reason
from features.bnk.model import BnkReport, ReportLine, is_alike
from texts import Language


def write_sentence(line: ReportLine, report: BnkReport, language: Language) -> str:
    """One or two sentences made of the line's numbers alone; '' without a value."""
    if not line.points:
        return ""
    return " ".join(filter(None, (_course(line, language), _comparison(line, report, language))))


def _course(line: ReportLine, language: Language) -> str:
    indicator = line.indicator
    since, first = line.points[0]
    year, value = line.points[-1]
    kind, size = "level", ""
    decimals = line.decimals
    if isinstance(line.change, Reason):
        kind = str(line.change)
    elif not is_alike(first, value, decimals):
        kind = "rise" if line.change.absolute > 0 else "fall"
        size = _size(line.change, decimals, line, language)
    return language(
        f"bnk.sentence.{kind}",
        first=language.number(first, decimals),
        since=since,
        value=language.quantity(value, decimals, indicator.unit),
        year=year,
        size=size,
    )


def _size(found: Change, decimals: int, line: ReportLine, language: Language) -> str:
    """'um 2,1 %-Punkte (+8,4 %)'; without the relative change where the base is 0."""
    unit = line.indicator.difference_unit
    absolute = language.quantity(abs(found.absolute), decimals, unit)
    if found.relative is None:
        return absolute
    return f"{absolute} ({language.quantity(100 * found.relative, 1, '%', signed=True)})"


def _comparison(line: ReportLine, report: BnkReport, language: Language) -> str:
    if line.indicator.is_amount:
        return ""
    fields = {"reference": report.reference.short_name, "year": line.points[-1][0]}
    if line.reference is None:
        return language("bnk.sentence.no_reference", **fields)
    indicator = line.indicator
    difference = compute_change(line.reference, line.points[-1][1]).absolute
    decimals = line.decimals
    alike = is_alike(line.reference, line.points[-1][1], decimals)
    kind = "equal" if alike else "above" if difference > 0 else "below"
    return language(
        f"bnk.sentence.{kind}",
        **fields,
        difference=language.quantity(abs(difference), decimals, indicator.difference_unit),
        value=language.quantity(line.reference, decimals, indicator.unit),
    )
