"""The events that a chart marks, as a list below it, and the form for one's own."""

from collections.abc import Sequence

import streamlit as st

from content.catalogue import Indicator, Region
from content.markdown import escape_markdown
from features.events.event import Event, make_event_table
from features.events.form import show_event_form
from texts import Language
from ui import data, editing
from ui.markup import show_table


def show_events(
    events: Sequence[Event], unread: Sequence[str], region: Region, indicator: Indicator, language: Language
) -> None:
    """The list, numbered as in the chart, and the form for the `region`."""
    if unread:
        st.warning(language("event.unread", names=escape_markdown(", ".join(unread))), icon=":material/warning:")
    if events:
        st.subheader(language("event.heading"), anchor=False)
        show_table(make_event_table(events, data.ask_regions(language), language), language)
        st.caption(language("event.no_cause"))
    if editing.may_edit(language):
        own = [event for event in events if event.subject and event.region_key == region.key]
        # Filled only when it is opened: a tenth of a run of the page.
        label = escape_markdown(language("event.add", region=region.name))
        fold = st.expander(label, key="event_add", on_change="rerun")
        if fold.open:
            with fold:
                show_event_form(region, indicator, own, language)
