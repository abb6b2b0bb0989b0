"""The register of measures as a table and in a sentence."""

from collections.abc import Sequence

from content.table import Cell, Table
from domain.measure import MeasureState, MeasureTiming
from features.measures.model import Measure
from features.measures.state import StatusEntry, TrackedMeasure, count_states, describe_remark, make_state_sign
from texts import MISSING, Language


def make_register_table(shown: Sequence[TrackedMeasure], caption: str, link: str, language: Language) -> Table:
    """A row per measure; `link` is a web address with the field {measure}."""
    columns = ("measure", "offices", "time_frame", "state", "reported")
    return Table(
        caption,
        tuple(language(f"measures.column.{name}") for name in columns),
        [
            (
                Cell(one.measure.title, one.measure.field, link=link.format(measure=one.measure.key)),
                Cell(list_offices(one.measure, language) or MISSING),
                Cell(one.measure.printed_frame or MISSING),
                Cell(sign=make_state_sign(one.state, language), note=describe_remark(one, language)),
                _make_status_cell(one.newest, language),
            )
            for one in shown
        ],
    )


def _make_status_cell(newest: StatusEntry | None, language: Language) -> Cell:
    if newest is None:
        return Cell(MISSING)
    return Cell(language.date(newest.day), ": ".join(filter(None, (newest.who, newest.note))))


def list_offices(measure: Measure, language: Language) -> str:
    """Who is named for a measure; a role other than responsible is said."""
    return ", ".join(
        office.name if office.role == "responsible" else f"{office.name} ({language(f'measures.role.{office.role}')})"
        for office in measure.offices
    )


def describe_summary(shown: Sequence[TrackedMeasure], kind: str, language: Language) -> str:
    """How many measures of a programme of this `kind` there are and in which state; of how many without a report the
    time frame is over."""
    told = f"{number_measure(len(shown), kind, language)}: {count_states(shown, language)}."
    silent = [one for one in shown if one.state is MeasureState.UNREPORTED]
    over = sum(one.timing is MeasureTiming.OVER for one in silent)
    if not over:
        return told
    which = "silent_over" if over < len(silent) else "silent_all_over"
    return f"{told} {language(f'measures.{which}', over=over, count=len(silent))}"


def number_measure(count: int, kind: str, language: Language) -> str:
    """'25 Maßnahmen', '20 Ziele': what the programme holds by its own kind."""
    noun = f"{kind}_one" if count == 1 else kind
    return f"{count} {language(f'measures.noun.{noun}')}"
