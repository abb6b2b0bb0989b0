"""What happened when in a district, as marks for a chart and as the list that explains them."""

from calendar import isleap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from charts.events import EventMark
from content.catalogue import Region
from content.table import Cell, Table
from domain.measure import MeasureState
from features.measures.model import Programme
from features.measures.state import StatusEntry, track_measures
from storage.journal import Book, JournalEntry
from texts import Language

BOOK = "event"
EVERY = ""  # instead of an indicator: the event is shown with all of the district
SIGN = "\N{BLACK UP-POINTING TRIANGLE}"
EARLIEST, LATEST = 1990, 2100


class EventKind(StrEnum):
    """What has happened; the last two are told by programmes and reports on measures alone."""

    DECISION = "decision"
    LAW = "law"
    OPENING = "opening"
    OTHER = "other"
    START = "start"
    DONE = "done"


OWN_KINDS = (EventKind.DECISION, EventKind.LAW, EventKind.OPENING, EventKind.OTHER)


@dataclass(frozen=True)
class Event:
    """`day` is None where only the year is known; `origin`: the document that it stands in. `subject` and `number` of
    its journal entry, '' and 0 where it follows from a programme."""

    region_key: str
    year: int
    day: date | None
    kind: EventKind
    title: str
    origin: str
    subject: str = ""
    number: int = 0

    @property
    def when(self) -> float:
        """In years, of which the value of a year stands in the middle."""
        if self.day is None:
            return float(self.year)
        return self.year - 0.5 + (self.day.timetuple().tm_yday - 1) / (366 if isleap(self.year) else 365)


def read_moment(text: str) -> tuple[int, date | None] | None:
    """A year or a day as the journal holds them (2021, 2021-05-01); None for anything else."""
    try:
        if text.isascii() and text.isdigit() and len(text) == 4:
            year, day = int(text), None
        else:
            day = date.fromisoformat(text)
            year = day.year
    except ValueError:
        return None
    return (year, day) if EARLIEST <= year <= LATEST else None


def read_own_events(book: Book, region_key: str, indicator_key: str) -> tuple[list[Event], list[str]]:
    """What the office has entered for the region and the indicator and not removed, and the entries that cannot be
    understood."""
    found: list[Event] = []
    unread = list(book.damaged)
    for subject, entries in book.entries.items():
        newest = entries[-1]
        if subject.partition(".")[0] != region_key or "removed" in newest.told:
            continue
        event = _read_entry(region_key, subject, newest)
        if event is None:
            unread.append(f"{BOOK}/{subject}/{newest.number:06}.json")
        elif newest.told.get("indicator", EVERY) in (EVERY, indicator_key):
            found.append(event)
    return found, unread


def _read_entry(region_key: str, subject: str, entry: JournalEntry) -> Event | None:
    moment, title = read_moment(entry.told.get("date", "")), entry.told.get("title", "")
    if moment is None or not title or entry.told.get("kind") not in OWN_KINDS:
        return None
    kind, origin = EventKind(entry.told["kind"]), entry.told.get("origin", "")
    return Event(region_key, *moment, kind, title, origin, subject, entry.number)


def list_programme_events(
    programmes: Iterable[Programme], reports: Mapping[str, Sequence[StatusEntry]], indicator_key: str, today: date
) -> list[Event]:
    """Of the measures that should show in the indicator: the decision on their programme, the first year that it names
    for them, the day on which they were reported as done."""
    events: list[Event] = []
    for programme in programmes:
        region, name = programme.region_key, programme.name
        measures = [one for one in programme.measures if indicator_key in one.indicator_keys]
        if measures and (decided := programme.decided):
            events.append(Event(region, decided.year, decided, EventKind.DECISION, name, programme.document))
        for one in track_measures(measures, reports, today):
            if first := one.measure.time_frame.first_year:
                events.append(Event(region, first, None, EventKind.START, one.measure.title, name))
            if one.state is MeasureState.DONE and one.newest:
                day = one.newest.day
                events.append(Event(region, day.year, day, EventKind.DONE, one.measure.title, name))
    return events


def make_event_marks(events: Sequence[Event], regions: Mapping[str, Region], language: Language) -> list[EventMark]:
    """A mark per event, numbered in the order of the list."""
    return [
        EventMark(event.when, f"{SIGN}{number}", describe_event(event, regions[event.region_key], language))
        for number, event in enumerate(events, 1)
    ]


def describe_event(event: Event, region: Region, language: Language) -> str:
    """In a line."""
    kind = language(f"event.kind.{event.kind}")
    when = write_moment(event, language)
    return language("event.line", when=when, kind=kind, title=event.title, region=region.short_name)


def write_moment(event: Event, language: Language) -> str:
    """The day, or the year where no day is known."""
    return str(event.year) if event.day is None else language.date(event.day)


def make_event_table(events: Sequence[Event], regions: Mapping[str, Region], language: Language) -> Table:
    """A row per event, as numbered in the chart."""
    columns = ("what", "when", "region", "origin")
    return Table(
        language("event.caption"),
        tuple(language(f"event.column.{name}") for name in columns),
        [
            (
                Cell(f"{SIGN}{number} {event.title}", language(f"event.kind.{event.kind}")),
                Cell(write_moment(event, language)),
                Cell(regions[event.region_key].short_name),
                Cell(event.origin),
            )
            for number, event in enumerate(events, 1)
        ],
    )
