"""Zielcheck: every indicator with a target in one table, and the sentence a council needs on one of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from content.catalogue import Region
from content.links import make_row_head
from content.table import Cell, Table
from domain.eurostat_pace import Window
from domain.progress import Status
from features.targets.assessment import Assessment, Method, make_eurostat_cell, make_linear_cell, make_weather_cell
from features.targets.method_numbers import make_method_numbers, needs_pace
from features.targets.paces import describe_pace, describe_paces, write_amount, write_bare_amount
from features.targets.published import describe_demand, describe_owner, describe_wanted
from texts import MISSING, Language

SHOWN: Mapping[Method, tuple[str, ...]] = {"all": ("linear", "weather", "eurostat")}


def make_verdicts_table(
    assessments: Sequence[Assessment], region: Region, method: Method, window: Window, link: str, language: Language
) -> Table:
    """A row per assessment; `link` is a web address with the field {indicator}. All methods side by side
    take the room of gap and pace."""
    shown = SHOWN.get(method, (method,))
    columns = ("indicator", "value", "target", *(("gap", "pace") if len(shown) == 1 else ()))
    verdicts = tuple(language(f"check.method.{name}") for name in shown) if len(shown) > 1 else ()
    caption = "table_caption" if any(found.points for found in assessments) else "without_values_caption"
    return Table(
        language(f"check.{caption}", region=region.name),
        (*(language(f"check.column.{name}") for name in columns), *(verdicts or (language("check.column.verdict"),))),
        [
            (
                make_row_head(found.indicator, link, region.key, language),
                _value(found, language),
                _target(found, language),
                *((make_gap_cell(found, language), _pace(found, method, window, language)) if len(shown) == 1 else ()),
                *(_verdict(found, name, window, language) for name in shown),
            )
            for found in assessments
        ],
        numeric=frozenset({1, 3, 4} if len(shown) == 1 else {1}),
    )


def _value(found: Assessment, language: Language) -> Cell:
    if not found.points:
        return Cell(MISSING)
    return Cell(language.number(found.linear.value, found.indicator.decimals), str(found.linear.year))


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


def _pace(found: Assessment, method: Method, window: Window, language: Language) -> Cell:
    """The pace as the method counts it."""
    if method == "linear":
        return make_pace_cell(found, language)
    return Cell(note=make_method_numbers(found, method, window, language) or MISSING)


def make_pace_cell(found: Assessment, language: Language) -> Cell:
    """What was achieved each year, with what would have been needed since the same year and what is needed from the
    newest value on, where something is missing."""
    linear = found.linear
    if linear.actual_pace is None:
        return Cell(MISSING)
    if not needs_pace(found):
        note = language("check.since", year=linear.base_year)
        return Cell(describe_pace(linear.actual_pace, found, language, unit=False), note)
    asked = [linear.actual_pace, linear.original_pace, linear.required_pace]
    actual, needed, from_now = describe_paces(asked, found, language, unit=False)
    return Cell(
        actual,
        language("check.needed_since", since=linear.base_year, needed=needed, year=linear.year, from_now=from_now),
    )


def _verdict(found: Assessment, method: str, window: Window, language: Language) -> Cell:
    if method == "linear":
        return make_linear_cell(found.linear, language)
    if method == "weather":
        return make_weather_cell(found.weather, language)
    return make_eurostat_cell(found.eurostat[window], language)


def describe_verdict(found: Assessment, region: Region, language: Language) -> str:
    """Whether the target will be reached at the pace so far, and what would be needed: one sentence for a council."""
    linear, indicator = found.linear, found.indicator
    kind = str(linear.status)
    if linear.status is Status.NO_STATEMENT:
        kind = "no_value" if linear.gap is None else "unknown" if linear.gap > 0 else "unknown_met"
    elif linear.status in (Status.TOO_SLOW, Status.STAGNATING):
        kind = "missed"
    elif linear.status is Status.WRONG_WAY and linear.ratio is None:
        kind = "lost"
    actual, from_now = describe_paces([linear.actual_pace, linear.required_pace], found, language)
    said = language(
        f"check.sentence.{kind}",
        region=region.name,
        indicator=indicator.name,
        since=linear.base_year,
        year=linear.year,
        due=found.aim.year,
        target=describe_wanted(found.aim, indicator, language),
        value=language.quantity(linear.value, indicator.decimals, indicator.unit),
        gap=write_amount(linear.gap, indicator, language),
        missed=write_amount(linear.expected_gap, indicator, language),
        actual=actual,
        from_now=from_now,
        reason="" if linear.reason is None else language(f"check.reason.{linear.reason}"),
    )
    if not linear.provisional or kind not in ("on_track", "missed", "wrong_way"):  # the others state a fact
        return said
    return language("check.sentence.provisional", count=linear.observations, year=linear.year, sentence=said)


def list_remarks(found: Assessment, language: Language) -> list[str]:
    """What must stand beside the sentence: base year and why, the pace needed from now, caveats of target and data."""
    linear, aim = found.linear, found.aim
    told = []
    if linear.base is not None and linear.base_year is not None:
        told.append(language(f"check.base.{linear.base}", year=linear.base_year))
    if linear.required_pace and linear.reason is None:
        told.append(
            language(
                "check.from_now",
                year=linear.year,
                due=aim.year,
                pace=describe_pace(linear.required_pace, found, language),
            )
        )
    told.append(
        language("check.set_by", whose=describe_owner(aim, language), who=aim.decided_by, document=aim.document)
    )
    if not aim.is_own_region:
        told.append(language("check.not_its_own"))
    if aim.reason:
        told.append(language("check.caveat", reason=aim.reason))
    return told


def count_verdicts(assessments: Sequence[Assessment], region: Region, language: Language) -> str:
    """How many have which verdict by the linear pace, and how many of these are provisional."""
    found = Counter(one.linear.status for one in assessments)
    provisional = Counter(one.linear.status for one in assessments if one.linear.provisional)
    told = []
    for status, count in found.most_common():
        words = language("check.count", count=count, word=language(f"check.status.{status}"))
        if provisional[status]:
            words = language("check.of_them_provisional", counted=words, count=provisional[status])
        told.append(words)
    return language("check.counted", region=region.name, counts=", ".join(told))
