"""The evaluation as sheets of a workbook: every measure with what is known of it, and the counts as numbers."""

from collections.abc import Sequence

from export.table.xlsx import Column, Sheet, Value
from features.measures.evaluation import (
    Evaluation,
    Group,
    count_states,
    describe_counting,
    describe_due,
    group_by_field,
    group_by_office,
    make_counts_table,
    write_headline,
    write_title,
)
from features.measures.model import name_source
from features.measures.state import TrackedMeasure
from features.measures.table import list_offices
from texts import Language

_COLUMNS = (
    "number", "field", "measure", "offices", "time_frame", "first_year", "last_year",
    "state", "timing", "status", "day", "who", "note",
)  # fmt: skip


def make_evaluation_sheets(found: Evaluation, language: Language) -> list[Sheet]:
    """Measures, counts by field, counts by office, and what to mind."""
    told = [write_headline(found, language), *describe_due(found, language), *describe_counting(found, language)]
    told += [name_source(found.programme, language), f"{language('chart.file.ags')}: {found.programme.region_key}"]
    return [
        Sheet(
            language("evaluation.sheet.measures"),
            [Column(language(f"measures.column.{name}")) for name in _COLUMNS],
            [_row(one, language) for one in found.measures],
        ),
        _counts(group_by_field(found.measures), "field", found, language),
        _counts(group_by_office(found, language), "office", found, language),
        Sheet(language("evaluation.sheet.notes"), [Column(write_title(found, language))], [[one] for one in told]),
    ]


def _row(one: TrackedMeasure, language: Language) -> Sequence[Value]:
    measure, newest = one.measure, one.newest
    return [
        measure.number,
        measure.field,
        measure.objective,
        list_offices(measure, language),
        measure.printed_frame or None,
        measure.time_frame.first_year,
        measure.time_frame.last_year,
        language(f"measures.state.{one.state}"),
        language(f"measures.timing.{one.timing}"),
        language(f"measures.status.{newest.status}") if newest else None,
        newest.day if newest else None,
        newest.who if newest else None,
        newest.note if newest else None,
    ]


def _counts(groups: Sequence[Group], kind: str, found: Evaluation, language: Language) -> Sheet:
    first, *counted = make_counts_table(groups, kind, found.measures, language).columns
    return Sheet(
        language(f"evaluation.by_{kind}"),
        [Column(first), *(Column(name, 0) for name in counted)],
        [[name, len(members), *count_states(members)] for name, members in groups],
    )
