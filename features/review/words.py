"""A finding in plain words: what the printed values allow, and what the printed change fits instead."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from domain.report.printed import Interval, Printed, PrintedMark
from domain.report.tables import Certainty, Explanation, ReportFinding, ReportRule
from features.review.tables import ReportTable, find_survey_year
from texts import Language

_COLUMN = {ReportRule.ABSOLUTE: "absolute_change", ReportRule.RELATIVE: "relative_change"}
_BY_CHANGE = (Explanation.OTHER_CHANGE,)
_MORE = 4  # decimals beyond which an interval is not told


def describe_part(found: ReportFinding, one: ReportTable, language: Language) -> str:
    """What stands in print that the finding is about."""
    if found.change is not None:
        return one.cells[_COLUMN[found.change]] or language("review.not_printed")
    if found.rule in (ReportRule.REPEATED, ReportRule.IMPLAUSIBLE):
        return _of_years(found, one)
    return one.cells["unit"] or language("review.not_printed")


def describe_finding(found: ReportFinding, one: ReportTable, language: Language) -> str:
    """What follows from the printed values, in sentences."""
    first, middle, last = one.years
    fields = {"first": first, "middle": middle, "last": last}
    said = language(f"review.finding.{_kind(found, one)}", **fields, **_facts(found, one, language))
    if not found.explanations:
        return said
    kind = "rounded" if found.certainty is Certainty.REMARK else "fits"
    why = f" {language('review.explanation.or')} ".join(
        language(f"review.explanation.{_explanation(name, found)}", **fields) for name in found.explanations
    )
    return f"{said} {language(f'review.finding.{kind}', explanation=why)}"


def _kind(found: ReportFinding, one: ReportTable) -> str:
    """Name of the sentence for a finding."""
    if found.rule in (ReportRule.ABSOLUTE, ReportRule.RELATIVE) and found.follows is not None:
        return "change" if found.follows.width else "exact_change"
    if found.rule is ReportRule.ABSOLUTE_MARK:
        return "percent_of_amount" if one.table.unit is PrintedMark.OTHER else "percent_of_share"
    if found.rule is ReportRule.NO_MARK:
        return f"no_mark_{found.change}"
    if found.rule is ReportRule.IMPLAUSIBLE:
        return f"implausible_{'jump' if found.follows is None else 'bounds' if one.indicator else 'share'}"
    if found.rule is ReportRule.REPEATED and one.survey is not None:
        return "repeated_survey"
    return str(found.rule)


def _explanation(name: Explanation, found: ReportFinding) -> str:
    return f"{name}_{found.change}" if name in _BY_CHANGE else str(name)


def _facts(found: ReportFinding, one: ReportTable, language: Language) -> dict[str, object]:
    """The fields that the sentences may name."""
    facts: dict[str, object] = {
        "oldest": one.cells["value_1"],
        "newest": one.cells["value_3"],
        "unit": one.indicator.unit if one.indicator else "",
        "printed_unit": one.cells["unit"] or language("review.not_printed"),
    }
    if found.years:
        facts |= {"years": language.listed([str(year) for year in found.years]), "value": _of_years(found, one)}
    if found.rule is ReportRule.IMPLAUSIBLE and found.follows is not None:
        ends = (found.follows.low, found.follows.high)
        facts |= {name: language.number(float(end), 0) for name, end in zip(("low", "high"), ends, strict=True)}
    if one.survey is not None and found.years:
        facts |= {
            "every": one.survey["every_years"],
            "survey_year": find_survey_year(one.survey, found.years[-1]),
            "statistic": language.of(one.survey, "statistic"),
        }
    if found.follows is not None and found.change is not None:
        facts |= dict(zip(("exact", "low", "high"), write_amounts(found, one, language), strict=True))
    return facts


def _of_years(found: ReportFinding, one: ReportTable) -> str:
    return one.cells[f"value_{one.years.index(found.years[-1]) + 1}"]


def write_amounts(found: ReportFinding, one: ReportTable, language: Language) -> tuple[str, str, str]:
    """What plain arithmetic on the printed values gives, and the ends of what they allow, rounded outwards."""
    if found.follows is None or found.change is None:
        return "", "", ""
    oldest, _, newest = one.table.values
    unit = "" if found.change is ReportRule.ABSOLUTE else " %" if language.code == "de" else "%"
    plain = newest.value - oldest.value
    if found.change is ReportRule.RELATIVE:
        plain = 100 * plain / abs(oldest.value)
    decimals = _decimals(found, one.table.values)
    low, high = (
        language.number(float(end), decimals, signed=True) + unit
        for end in find_outward_decimals(found.follows, decimals)
    )
    return language.number(float(plain), decimals, signed=True) + unit, low, high


def _decimals(found: ReportFinding, values: Sequence[Printed]) -> int:
    """Enough for the ends of an absolute change to be seen; for a relative one by how wide it is."""
    if found.change is ReportRule.ABSOLUTE or found.follows is None:
        steps = [value.step for value in values if value.step]
        return len(str(min(steps).denominator)) - 1 if steps else 0
    width = found.follows.width
    if found.follows.low.denominator == found.follows.high.denominator == 1:
        return 0
    return next((number for number in range(1, _MORE) if width * 10**number >= 2), _MORE) if width else 1


def find_outward_decimals(interval: Interval, decimals: int) -> tuple[Fraction, Fraction]:
    """The ends at so many decimals, so that nothing that is allowed is left out."""
    scale = 10**decimals
    return Fraction(floor(interval.low * scale), scale), Fraction(ceil(interval.high * scale), scale)
