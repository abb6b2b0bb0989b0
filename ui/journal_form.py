"""Saving what a visitor enters in a form: added to the journal, or told why not with the form left as it was filled in.

Saving happens in the callback of the form's button. Its arguments are those of the page as the visitor saw it, so that
an entry made by somebody else meanwhile is noticed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

import journal
from journal import ChangedMeanwhile, Entry
from texts import Language, without_controls
from views.markdown import plain

_SAID = "journal_form_said"
_NAME = "journal_form_name"
LONGEST_NAME = 80
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Place:
    """Where an entry goes: `after` is the number of the entry that the visitor has seen last, 0 for none."""

    book: str
    subject: str
    after: int


@dataclass(frozen=True)
class _Said:
    form: str
    text: str
    saved: bool
    meanwhile: Entry | None = None


def name_field(form: str, language: Language) -> None:
    """Who enters it; kept for the next form of the visit."""
    st.session_state.setdefault(f"{form}_who", st.session_state.get(_NAME, ""))
    st.text_input(language("entry.who"), max_chars=LONGEST_NAME, key=f"{form}_who", autocomplete="name")


def typed(form: str, field: str) -> str:
    """What stands in a text field of the form, without characters that no file could hold."""
    return without_controls(str(st.session_state.get(f"{form}_{field}") or "")).strip()


def refuse(form: str, text: str) -> None:
    """Tell what is wrong; nothing is stored, the form stays as it is."""
    st.session_state[_SAID] = _Said(form, text, saved=False)


def incomplete(form: str, missing: Sequence[str], language: Language) -> bool:
    """Whether fields are missing, which is then told."""
    if missing:
        refuse(form, language("entry.incomplete", missing=language.listed(missing)))
    return bool(missing)


def save(form: str, place: Place, told: Mapping[str, str], emptied: Mapping[str, object], language: Language) -> None:
    """Add the entry. Once it is stored the fields `emptied` start anew with the given values."""
    who = typed(form, "who")
    try:
        journal.add(place.book, place.subject, place.after, who, told)
    except ChangedMeanwhile as changed:
        st.session_state[_SAID] = _Said(form, language("entry.meanwhile"), saved=False, meanwhile=changed.entry)
    except OSError as error:
        refuse(form, language("entry.not_stored", said=plain(error.strerror or str(error))))
    else:
        st.session_state[_SAID] = _Said(form, language("entry.stored"), saved=True)
        st.session_state[_NAME] = who
        for field, value in emptied.items():
            st.session_state[f"{form}_{field}"] = value


def outcome(form: str) -> Entry | None:
    """Tell how the last saving of this form went; the entry that came in between, if one did."""
    said: _Said | None = st.session_state.get(_SAID)
    if said is None or said.form != form:
        return None
    del st.session_state[_SAID]
    if said.saved:
        st.success(said.text, icon=":material/check_circle:")
    else:
        st.error(said.text, icon=":material/error:")
    return said.meanwhile
