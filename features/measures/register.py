"""The measures of a programme as they stand now: the documents' facts, with what the office has entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from content.catalogue import Region
from content.links import link_page
from content.markdown import escape_markdown
from features.measures import effects as measure_effects
from features.measures import state as measure_state
from features.measures.effects import Effect
from features.measures.model import Measure, Programme, read_programmes
from features.measures.selectors import PROGRAMME
from features.measures.state import StatusEntry, TrackedMeasure, read_status_entries
from storage import journal
from texts import Language
from ui import data, url
from ui.markup import show_link


@dataclass(frozen=True)
class Entries:
    """What the office has entered: reports by measure, the effects that hold, and `newest`: the number of the last
    entry by book and subject, which the next one comes after; `unread` names the reports that cannot be read."""

    told: Mapping[str, Sequence[StatusEntry]]
    effects: Mapping[tuple[str, str], Effect]
    newest: Mapping[tuple[str, str], int]
    unread: Sequence[str]

    def tracked(self, measures: Sequence[Measure], day: date) -> list[TrackedMeasure]:
        """The measures as they stand on `day`."""
        return measure_state.track_measures(measures, self.told, day)


def read_entries(language: Language) -> Entries:
    """The journal as it is now; entries that cannot be read are named on the page."""
    status, effect = journal.read_book(measure_state.BOOK), journal.read_book(measure_effects.BOOK)
    told, unread = read_status_entries(status)
    effects, unread_effects = measure_effects.read_effects(effect)
    if unread + unread_effects:
        names = ", ".join(unread + unread_effects)
        st.warning(language("measures.unread", names=escape_markdown(names)), icon=":material/warning:")
    newest = {
        (name, subject): entries[-1].number
        for name, book in ((measure_state.BOOK, status), (measure_effects.BOOK, effect))
        for subject, entries in book.entries.items()
    }
    return Entries(told, effects, newest, unread)


@data.keep_answers(800)
def ask_programmes(region: str, language: Language) -> dict[str, Programme]:
    """The programmes that a region has decided itself, by key; none of its municipalities'."""
    return read_programmes(data.ask("measures", region=region), data.ask("measure_links", region=region), language)


def choose_programme(region: Region, page: str, language: Language) -> Programme | None:
    """The programme looked at; None, with the way to those that have one, if the district has none."""
    found = ask_programmes(region.key, language)
    if found:
        return found[url.select(language("measures.programme"), PROGRAMME, found)]
    st.info(
        language("measures.no_programme", region=escape_markdown(region.running.accusative)), icon=":material/info:"
    )
    regions = data.ask_regions(language)
    for row in data.ask_rows("programmes"):
        place = regions[row["region_key"]]
        link = link_page(page, language, region=place.key, programme=row["programme_key"])
        show_link(f"{place.name}: {language.of(row, 'name')}", link)
    return None
