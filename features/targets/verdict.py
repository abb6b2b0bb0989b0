"""Zielcheck: every indicator with a target in one table, and the sentence a council needs on one of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from content.catalogue import Region
from content.judgement_words import describe_basis, describe_needed, name_likelihood
from content.links import make_row_head
from content.table import Cell, Table
from domain.methods.eurostat_pace import Window
from domain.series import Reason
from domain.verdict import Likelihood, VerdictWord
from features.targets.assessment import (
    WORDS,
    Assessment,
    Method,
    make_eurostat_cell,
    make_linear_cell,
    make_verdict_cell,
    make_weather_cell,
)
from features.targets.paces import describe_pace, write_bare_amount
from features.targets.published import describe_demand, describe_owner, describe_wanted
from texts import MISSING, Language

_LIKELY = (Likelihood.LIKELY, Likelihood.VERY_LIKELY)


def make_verdicts_table(
    assessments: Sequence[Assessment], region: Region, method: Method, window: Window, link: str, language: Language
) -> Table:
    """A row per assessment; `link` is a web address with the field {indicator}. What the other methods say takes the
    room of gap and pace."""
    alone = method == "forecast"
    columns = ("indicator", "value", "target", *(("gap", "needed") if alone else ()), "verdict")
    others = () if alone else ("linear", "weather", "eurostat")
    caption = "table_caption" if any(found.points for found in assessments) else "without_values_caption"
    return Table(
        language(f"check.{caption}", region=region.name),
        (
            *(language(f"check.column.{name}", today=date.today().year) for name in columns),
            *(language(f"check.method.{name}") for name in others),
        ),
        [
            (
                make_row_head(found.indicator, link, region.key, language),
                _value(found, language),
                _target(found, language),
                *((make_gap_cell(found, language), make_needed_cell(found, language)) if alone else ()),
                make_verdict_cell(found, language),
                *(_other(found, name, window, language) for name in others),
            )
            for found in assessments
        ],
        numeric=frozenset({1, 3, 4} if alone else {1}),
    )


def _value(found: Assessment, language: Language) -> Cell:
    if not found.points:
        return Cell(MISSING)
    year, value = found.newest
    return Cell(language.number(value, found.indicator.decimals), str(year))


def _target(found: Assessment, language: Language) -> Cell:
    note = describe_owner(found.aim, language)
    if found.aim.reason:
        note += f"; {language('check.with_caveat')}"
    return Cell(describe_demand(found.aim, found.indicator, language), note)


def make_gap_cell(found: Assessment, language: Language) -> Cell:
    """What is missing to the target, with the unit below; nothing where it is met."""
    if not found.linear.gap:
        return Cell(MISSING)
    return Cell(write_bare_amount(found.linear.gap, found.indicator, language), found.indicator.difference_unit)


def make_needed_cell(found: Assessment, language: Language) -> Cell:
    """The change needed each year from today on, if the value has stayed as it was."""
    if found.verdict.needed is None:
        return Cell(MISSING)
    note = language("check.if_unchanged", year=found.judged_point[0])
    return Cell(describe_pace(found.verdict.needed, found, language, unit=False), note)


def _other(found: Assessment, method: str, window: Window, language: Language) -> Cell:
    if method == "linear":
        return make_linear_cell(found.linear, language)
    if method == "weather":
        return make_weather_cell(found.weather, language)
    return make_eurostat_cell(found.eurostat[window], language)


def describe_verdict(found: Assessment, region: Region, language: Language) -> str:
    """What the forecast says of the target: one sentence for a council."""
    verdict, indicator = found.verdict, found.indicator
    kind, likelihood = str(verdict.word), ""
    if verdict.word is VerdictWord.NO_STATEMENT:
        kind = str(verdict.reason) if verdict.reason in (Reason.TARGET_YEAR_PAST, Reason.EVERY_YEAR) else "unknown"
        if not found.points:
            kind = "no_value"
    elif verdict.word is VerdictWord.OPEN and verdict.reason is not None:
        kind = "open_because"
    elif verdict.likelihood in _LIKELY:
        likelihood = name_likelihood(verdict.likelihood, language)
    year, value = (None, None)
    if found.points:
        year, value = found.newest if kind == "unknown" else found.judged_point
    return language(
        f"check.sentence.{kind}",
        region=region.name,
        indicator=indicator.name,
        year=year,
        value=language.quantity(value, indicator.decimals, indicator.unit),
        due=found.aim.year,
        target=describe_wanted(found.aim, indicator, language),
        demand=describe_demand(found.aim, indicator, language, unit=True),
        likelihood=likelihood,
        reason="" if verdict.reason is None else language(f"check.reason.{verdict.reason}"),
    )


def list_remarks(found: Assessment, language: Language) -> list[str]:
    """What must stand beside the sentence: the basis, the pace needed from today, whose target it is, caveats."""
    verdict, aim, told = found.verdict, found.aim, []
    if found.trend is not None and found.points:
        told.append(describe_basis(found.trend.trend, found.newest[0], language))
    if verdict.needed is not None:
        amount = describe_pace(verdict.needed, found, language)
        told.append(f"{describe_needed(verdict, found.today, amount, language)}.")
    told.append(
        language("check.set_by", whose=describe_owner(aim, language), who=aim.decided_by, document=aim.document)
    )
    if not aim.is_own_region:
        told.append(language("check.not_its_own"))
    if aim.reason:
        told.append(language("check.caveat", reason=aim.reason))
    return [one for one in told if one]


def count_verdicts(assessments: Sequence[Assessment], region: Region, language: Language) -> str:
    """How many targets there are, and how many of them have which verdict; what is open or has none as plainly as the
    rest."""
    found = Counter(one.verdict.word for one in assessments)
    counts = [
        language("check.count", count=found[word], word=language(f"verdict.word.{word}"))
        for word in WORDS
        if found[word]
    ]
    key = "check.counted_one" if len(assessments) == 1 else "check.counted"
    return language(key, region=region.name, count=len(assessments), counts=", ".join(counts))
