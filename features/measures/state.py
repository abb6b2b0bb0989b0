"""What the office has reported of measures, read from the journal, and the state that follows from it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from charts.palette import REFERENCE, SERIES
from charts.stages import Stage
from content.links import method_link
from content.table import Sign
from domain.measure import Report, State, Status, Timing, holding, state
from features.measures.model import Measure
from storage.journal import Book, Entry
from texts import Language

BOOK = "measure_status"
_SHAPES = {
    State.DONE: "●",
    State.RUNNING: "◐",
    State.NOT_DUE: "○",
    State.LATE: "◆",
    State.DROPPED: "✕",
    State.UNREPORTED: "◇",
}
_TONES = {State.DONE: "good", State.RUNNING: "going", State.LATE: "bad"}
_COLOURS = {
    State.DONE: SERIES[5],
    State.RUNNING: SERIES[0],
    State.NOT_DUE: SERIES[1],
    State.LATE: SERIES[3],
    State.DROPPED: REFERENCE,
    State.UNREPORTED: "",
}


@dataclass(frozen=True)
class Told(Report):
    """A report as entered: by whom, when (UTC), with which note."""

    note: str
    who: str
    when: datetime


@dataclass(frozen=True)
class Tracked:
    """A measure on a day: `reports` until then, in the order they were entered, `newest` the one that holds."""

    measure: Measure
    reports: tuple[Told, ...]
    newest: Told | None
    timing: Timing
    state: State


def told_of(book: Book) -> tuple[dict[str, list[Told]], list[str]]:
    """Reports by measure, and the names of entries that cannot be understood."""
    found: dict[str, list[Told]] = {}
    unread = list(book.damaged)
    for key, entries in book.entries.items():
        for entry in entries:
            try:
                found.setdefault(key, []).append(told_of_entry(entry))
            except (KeyError, ValueError):
                unread.append(f"{BOOK}/{key}/{entry.number:06d}.json")
    return found, unread


def unread_of(measures: Iterable[Measure], unread: Iterable[str]) -> tuple[str, ...]:
    """Those of the names from `told_of` that are about one of the measures."""
    folders = tuple(f"{BOOK}/{measure.key}/" for measure in measures)
    return tuple(name for name in unread if name.startswith(folders))


def told_of_entry(entry: Entry) -> Told:
    """A report from the journal. Raises KeyError and ValueError for one that was edited into nonsense."""
    status, day = Status(entry.told["status"]), date.fromisoformat(entry.told["date"])
    return Told(entry.number, status, day, entry.told.get("note", ""), entry.who, entry.when)


def tracked(measures: Iterable[Measure], told: Mapping[str, Sequence[Told]], day: date) -> list[Tracked]:
    """The measures in their order, with what was reported of them until `day`."""
    found = []
    for measure in measures:
        until = tuple(report for report in told.get(measure.key, ()) if report.day <= day)
        newest, timing = holding(until, day), measure.time_frame.timing(day)
        found.append(Tracked(measure, until, newest, timing, state(newest.status if newest else None, timing)))
    return found


def state_sign(which: State, language: Language) -> Sign:
    """Shape, word and colour of a state, leading to its explanation."""
    link = method_link(f"state-{which}", language)
    return Sign(_SHAPES[which], language(f"measures.state.{which}"), _TONES.get(which, "none"), link)


def stages(language: Language) -> list[Stage]:
    """All states as charts draw them, in the order they are always told."""
    return [Stage(which, _SHAPES[which], language(f"measures.state.{which}"), _COLOURS[which]) for which in State]


def counted(shown: Iterable[Tracked], language: Language) -> str:
    """'3 erledigt, 2 überfällig und 20 ohne Meldung'; states that none is in are left out."""
    counts = Counter(one.state for one in shown)
    return language.listed(
        [f"{counts[which]} {language(f'measures.state.{which}')}" for which in State if counts[which]]
    )


def remark(one: Tracked, language: Language) -> str:
    """What the time frame adds to the state: of a finished or dropped measure nothing."""
    if one.state in (State.DONE, State.DROPPED):
        return ""
    told = one.newest is not None and one.state in (State.LATE, State.NOT_DUE)
    status = f"{language(f'measures.status.{one.newest.status}')}, " if one.newest and told else ""
    return status + language(f"measures.timing.{one.timing}")
