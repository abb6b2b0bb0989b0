"""Saving what a visitor enters in a form: added to the journal, or told why not with the form left as it was filled in.

Saving happens in the callback of the form's button. Its arguments are those of the page as the visitor saw it, so that
an entry made by somebody else meanwhile is noticed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from content.markdown import escape_markdown
from storage import journal
from storage.journal import ChangedMeanwhile, JournalEntry
from texts import Language, without_controls
from ui import editing, url

_SAID = "journal_form_said"
_NAME = "journal_form_name"
LONGEST_NAME = 80
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class FormPlace:
    """Where an entry goes: `after` is the number of the entry that the visitor has seen last, 0 for none."""

    book: str
    subject: str
    after: int


@dataclass(frozen=True)
class _Said:
    form: str
    text: str
    saved: bool
    label: str = ""
    meanwhile: str = ""
    shown: bool = False


def show_name_field(form: str, language: Language) -> None:
    """Who enters it: the name of the login, else what is typed, kept for the next form of the visit."""
    logged_in = editing.name_editor()[:LONGEST_NAME]
    if logged_in:
        st.session_state[f"{form}_who"] = logged_in
    st.session_state.setdefault(f"{form}_who", st.session_state.get(_NAME, ""))
    st.text_input(
        language("entry.who"),
        max_chars=LONGEST_NAME,
        key=f"{form}_who",
        autocomplete="name",
        disabled=bool(logged_in),
    )


def find_typed(form: str, field: str) -> str:
    """What stands in a text field of the form, without characters that no file could hold."""
    return without_controls(str(st.session_state.get(f"{form}_{field}") or "")).strip()


def show_refusal_of_form(form: str, text: str) -> None:
    """Tell what is wrong; nothing is stored, the form stays as it is."""
    _say(_Said(form, text, saved=False))


def show_incomplete(form: str, missing: Sequence[str], language: Language) -> bool:
    """Whether fields are missing, these or the name, which is then told."""
    missing = [*missing, *([] if find_typed(form, "who") else [language("entry.who")])]
    if missing:
        show_refusal_of_form(form, language("entry.incomplete", missing=language.listed(missing)))
    return bool(missing)


def save_entry(
    form: str,
    place: FormPlace,
    told: Mapping[str, str],
    emptied: Mapping[str, object],
    meanwhile: Callable[[JournalEntry], str],
    language: Language,
    *,
    label: str = "",
) -> JournalEntry | None:
    """Add the entry. Once it is stored the fields `emptied` start anew with the given values. The entry that holds
    then: this one, or another that came in between, told by `meanwhile`; None if nothing could be stored. `label` names
    the text where a form saves several."""
    if not editing.is_allowed():  # a login may have ended since the form was drawn
        show_refusal_of_form(form, language("editing.ended"))
        return None
    who = without_controls(editing.name_editor()).strip()[:LONGEST_NAME] or find_typed(form, "who")
    st.session_state[_NAME] = who
    try:
        entry = journal.add_entry(place.book, place.subject, place.after, who, told)
    except ChangedMeanwhile as changed:
        _say(_Said(form, language("entry.meanwhile"), False, label, meanwhile(changed.entry)))
        return changed.entry
    except OSError as error:  # without the path, which is the server's
        said = escape_markdown(error.strerror or type(error).__name__)
        _say(_Said(form, language("entry.not_stored", said=said), False, label))
        return None
    _say(_Said(form, language("entry.stored"), True, label))
    for field, value in emptied.items():
        st.session_state[f"{form}_{field}"] = value
    return entry


def show_outcome(form: str) -> None:
    """Tell how the last saving of this form went, and what came in between, if something did. A refusal stays until
    the form is sent again or the page left: after a lost connection, for one, a run begins that nobody asked for."""
    left = []
    for said in _find_said(form):
        if said.shown and url.is_entered():
            continue
        text = f"**{escape_markdown(said.label)}:** {said.text}" if said.label else said.text
        if said.saved:
            st.success(text, icon=":material/check_circle:")
        else:
            st.error(text, icon=":material/error:")
        if said.meanwhile:
            st.warning(escape_markdown(said.meanwhile), icon=":material/group:")
        if not said.saved:
            left.append(replace(said, shown=True))
    if _find_said(form):
        st.session_state[_SAID] = left


def _say(said: _Said) -> None:
    before = [one for one in _find_said(said.form) if not one.shown]  # of the same click, or of a double one
    st.session_state[_SAID] = before if said in before else [*before, said]


def _find_said(form: str) -> list[_Said]:
    return [said for said in st.session_state.get(_SAID, []) if said.form == form]
