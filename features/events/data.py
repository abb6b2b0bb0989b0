"""The events of some regions that bear on an indicator, as they stand in the journal and the register now."""

from collections.abc import Sequence
from datetime import date

from content.catalogue import Indicator, Region
from features.events.event import BOOK, Event, list_programme_events, read_own_events
from features.measures import state as measure_state
from features.measures.register import ask_programmes
from features.measures.state import read_status_entries
from storage import journal
from texts import Language


def ask_events(regions: Sequence[Region], indicator: Indicator, language: Language) -> tuple[list[Event], list[str]]:
    """In the order of time, and the names of entries of the journal that cannot be read."""
    book, (reports, _) = journal.read_book(BOOK), read_status_entries(journal.read_book(measure_state.BOOK))
    events: list[Event] = []
    unread: list[str] = []
    for region in regions:
        own, damaged = read_own_events(book, region.key, indicator.key)
        programmes = ask_programmes(region.key, language).values()
        events += [*own, *list_programme_events(programmes, reports, indicator.key, date.today())]
        unread += damaged
    return sorted(events, key=lambda event: (event.when, event.title)), list(dict.fromkeys(unread))
