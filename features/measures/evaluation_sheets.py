"""The evaluation as sheets of a workbook: every measure with what is known of it, and the counts as numbers."""

from collections.abc import Sequence

from export.table.xlsx import Column, Sheet, Value
from features.measures.evaluation import (
    Evaluation,
    Group,
    by_field,
    by_office,
    counting_told,
    counts_table,
    due_told,
    headline,
    state_counts,
    title,
)
from features.measures.model import source_of
from features.measures.state import Tracked
from features.measures.table import offices
from texts import Language

_COLUMNS = (
    "number", "field", "measure", "offices", "time_frame", "first_year", "last_year",
    "state", "timing", "status", "day", "who", "note",
)  # fmt: skip


def evaluation_sheets(found: Evaluation, language: Language) -> list[Sheet]:
    """Measures, counts by field, counts by office, and what to mind."""
    told = [headline(found, language), *due_told(found, language), *counting_told(found, language)]
    told.append(source_of(found.programme, language))
    return [
        Sheet(
            language("evaluation.sheet.measures"),
            [Column(language(f"measures.column.{name}")) for name in _COLUMNS],
            [_row(one, language) for one in found.measures],
        ),
        _counts(by_field(found.measures), "field", found, language),
        _counts(by_office(found, language), "office", found, language),
        Sheet(language("evaluation.sheet.notes"), [Column(title(found, language))], [[one] for one in told]),
    ]


def _row(one: Tracked, language: Language) -> Sequence[Value]:
    measure, newest = one.measure, one.newest
    return [
        measure.number,
        measure.field,
        measure.objective,
        offices(measure, language),
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
    first, *counted = counts_table(groups, kind, found.measures, language).columns
    return Sheet(
        language(f"evaluation.by_{kind}"),
        [Column(first), *(Column(name, 0) for name in counted)],
        [[name, len(members), *state_counts(members)] for name, members in groups],
    )
