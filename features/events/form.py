"""The form for an event of one's own: what, when, of which kind, where it stands; and its removal."""

import secrets
from collections.abc import Sequence

import streamlit as st

from content.catalogue import Indicator, Region
from content.markdown import escape_markdown
from features.events.event import BOOK, EARLIEST, EVERY, LATEST, OWN_KINDS, Event, EventKind, read_moment, write_moment
from storage.journal import JournalEntry
from texts import Language, read_date
from ui import journal_form
from ui.drafts import forget_drafts, keep_drafts
from ui.journal_form import FormPlace

_NUMBER = "event_number"  # of the forms that were saved: each event is a subject of its own in the journal
_TYPED = ("title", "date", "origin")
_LONGEST = 200


def show_event_form(region: Region, indicator: Indicator, own: Sequence[Event], language: Language) -> None:
    """A new event of the region, and the way to remove one of its `own`."""
    form = f"event_{region.key}_{indicator.key}_{language.code}"
    with st.form(form, border=False):
        left, right = st.columns([3, 1])
        left.text_input(language("event.title"), max_chars=_LONGEST, key=f"{form}_title")
        right.text_input(language("event.date"), max_chars=10, key=f"{form}_date", help=language("event.date_help"))
        left.text_input(
            language("event.origin"), max_chars=_LONGEST, key=f"{form}_origin", help=language("event.origin_help")
        )
        right.selectbox(
            language("event.kind_field"),
            OWN_KINDS,
            format_func=lambda kind: language(f"event.kind.{kind}"),
            key=f"{form}_kind",
        )
        left.radio(
            language("event.reach"),
            (indicator.key, EVERY),
            format_func=lambda key: escape_markdown(indicator.name) if key else language("event.every"),
            horizontal=True,
            key=f"{form}_reach",
        )
        with right:
            journal_form.show_name_field(form, language)
        st.form_submit_button(language("event.save"), type="primary", on_click=_save, args=(form, region, language))
    keep_drafts(f"event_{region.key}", form, dict.fromkeys(_TYPED, ""), language)
    if own:
        _offer_removal(form, own, language)
    journal_form.show_outcome(form)


def _save(form: str, region: Region, language: Language) -> None:
    typed = {name: journal_form.find_typed(form, name) for name in _TYPED}
    missing = [language(f"event.{name}") for name in _TYPED if not typed[name]]
    if journal_form.show_incomplete(form, missing, language):
        return
    day = read_date(typed["date"])
    moment = read_moment(day.isoformat() if day else typed["date"])
    if moment is None:
        refusal = language("event.date_wrong", typed=escape_markdown(typed["date"]), first=EARLIEST, last=LATEST)
        journal_form.show_refusal_of_form(form, refusal)
        return
    told = {
        **typed,
        "date": str(moment[0]) if moment[1] is None else moment[1].isoformat(),
        "kind": str(EventKind(st.session_state[f"{form}_kind"])),
        "indicator": st.session_state[f"{form}_reach"],
    }
    subject = f"{region.key}.{st.session_state.setdefault(_NUMBER, secrets.token_hex(8))}"
    entry = journal_form.save_entry(
        form, FormPlace(BOOK, subject, 0), told, dict.fromkeys(_TYPED, ""), _describe_meanwhile, language
    )
    if entry is not None and entry.told == told:
        del st.session_state[_NUMBER]
        forget_drafts(f"event_{region.key}", *_TYPED)


def _offer_removal(form: str, own: Sequence[Event], language: Language) -> None:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    event = left.selectbox(
        language("event.remove_which"),
        own,
        format_func=lambda one: f"{write_moment(one, language)}: {one.title}",
        key=f"{form}_which",
    )
    right.button(
        language("event.remove"),
        icon=":material/delete:",
        key=f"{form}_remove",
        on_click=_remove,
        args=(form, event, language),
    )


def _remove(form: str, event: Event, language: Language) -> None:
    """The event stays in the journal, as one that was removed."""
    if journal_form.show_incomplete(form, [], language):
        return
    place = FormPlace(BOOK, event.subject, event.number)
    journal_form.save_entry(form, place, {"removed": "yes"}, {}, _describe_meanwhile, language)


def _describe_meanwhile(entry: JournalEntry) -> str:
    return f"{entry.who}: {entry.told.get('title', '')}"
