"""What the office has reported of measures, read from the journal, and the state that follows from it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from charts.palette import JUDGED, OTHERS, OWN, REFERENCE
from charts.stages import Stage
from content.links import link_method
from content.table import Sign
from domain.measure import MeasureState, MeasureStatus, MeasureTiming, StatusReport, find_holding, find_state
from features.measures.model import Measure
from storage.journal import Book, JournalEntry
from texts import Language

BOOK = "measure_status"
_SHAPES = {
    MeasureState.DONE: "●",
    MeasureState.RUNNING: "◐",
    MeasureState.NOT_DUE: "○",
    MeasureState.LATE: "◆",
    MeasureState.DROPPED: "✕",
    MeasureState.UNREPORTED: "◇",
}
_TONES = {MeasureState.DONE: "good", MeasureState.RUNNING: "going", MeasureState.LATE: "bad"}
_COLOURS = {
    MeasureState.DONE: JUDGED["light"]["first"],
    MeasureState.RUNNING: OWN,
    MeasureState.NOT_DUE: OTHERS[0],
    MeasureState.LATE: JUDGED["light"]["last"],
    MeasureState.DROPPED: REFERENCE,
    MeasureState.UNREPORTED: "",
}


@dataclass(frozen=True)
class StatusEntry(StatusReport):
    """A report as entered: by whom, when (UTC), with which note."""

    note: str
    who: str
    when: datetime


@dataclass(frozen=True)
class TrackedMeasure:
    """A measure on a day: `reports` until then, in the order they were entered, `newest` the one that holds."""

    measure: Measure
    reports: tuple[StatusEntry, ...]
    newest: StatusEntry | None
    timing: MeasureTiming
    state: MeasureState


def read_status_entries(book: Book) -> tuple[dict[str, list[StatusEntry]], list[str]]:
    """Reports by measure, and the names of entries that cannot be understood."""
    found: dict[str, list[StatusEntry]] = {}
    unread = list(book.damaged)
    for key, entries in book.entries.items():
        for entry in entries:
            try:
                found.setdefault(key, []).append(read_status_entry(entry))
            except (KeyError, ValueError):
                unread.append(f"{BOOK}/{key}/{entry.number:06d}.json")
    return found, unread


def list_unread(measures: Iterable[Measure], unread: Iterable[str]) -> tuple[str, ...]:
    """Those of the names from `told_of` that are about one of the measures."""
    folders = tuple(f"{BOOK}/{measure.key}/" for measure in measures)
    return tuple(name for name in unread if name.startswith(folders))


def read_status_entry(entry: JournalEntry) -> StatusEntry:
    """A report from the journal. Raises KeyError and ValueError for one that was edited into nonsense."""
    status, day = MeasureStatus(entry.told["status"]), date.fromisoformat(entry.told["date"])
    return StatusEntry(entry.number, status, day, entry.told.get("note", ""), entry.who, entry.when)


def track_measures(
    measures: Iterable[Measure], told: Mapping[str, Sequence[StatusEntry]], day: date
) -> list[TrackedMeasure]:
    """The measures in their order, with what was reported of them until `day`."""
    found = []
    for measure in measures:
        until = tuple(report for report in told.get(measure.key, ()) if report.day <= day)
        newest, timing = find_holding(until, day), measure.time_frame.timing(day)
        found.append(
            TrackedMeasure(measure, until, newest, timing, find_state(newest.status if newest else None, timing))
        )
    return found


def make_state_sign(which: MeasureState, language: Language) -> Sign:
    """Shape, word and colour of a state, leading to its explanation."""
    link = link_method(f"state-{which}", language)
    return Sign(_SHAPES[which], language(f"measures.state.{which}"), _TONES.get(which, "none"), link)


def make_stages(language: Language) -> list[Stage]:
    """All states as charts draw them, in the order they are always told."""
    return [
        Stage(which, _SHAPES[which], language(f"measures.state.{which}"), _COLOURS[which]) for which in MeasureState
    ]


def count_states(shown: Iterable[TrackedMeasure], language: Language) -> str:
    """'3 erledigt, 2 überfällig und 20 ohne Meldung'; states that none is in are left out."""
    counts = Counter(one.state for one in shown)
    return language.listed(
        [f"{counts[which]} {language(f'measures.state.{which}')}" for which in MeasureState if counts[which]]
    )


def describe_remark(one: TrackedMeasure, language: Language) -> str:
    """What the time frame adds to the state: of a finished or dropped measure nothing."""
    if one.state in (MeasureState.DONE, MeasureState.DROPPED):
        return ""
    told = one.newest is not None and one.state in (MeasureState.LATE, MeasureState.NOT_DUE)
    status = f"{language(f'measures.status.{one.newest.status}')}, " if one.newest and told else ""
    return status + language(f"measures.timing.{one.timing}")
