"""Selections kept in the address of the page, so that any view can be sent as a link.

Streamlit's own binding of widgets writes the shown label into the address; then a link breaks when a name or the
language changes. Here the address holds keys (AGS, indicator key), values equal to the default are left out, and
what an address asks for in vain is said instead of dropped silently.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from texts import Language

_SEEN = "_address"
_PAGE = "_address_page"
_DEFAULTS = "_address_defaults"


def enter_page(page: str) -> None:
    """Tell which page is shown: on a new page an address without a value keeps the choice made so far."""
    st.session_state.setdefault(_SEEN, {})
    st.session_state.setdefault(_DEFAULTS, {})
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        st.session_state[_SEEN] = {key: [] for key in st.session_state[_SEEN]}


def peek(key: str, default: str) -> str:
    """The choice under `key` before its widget is drawn: what the address newly asks for, else what was chosen."""
    asked = st.query_params.get(key)
    seen = st.session_state.get(_SEEN, {}).get(key, [])
    if asked and [asked] != seen:
        return asked
    chosen: str = st.session_state.get(key) or default
    return chosen


def language_of_visit() -> Language:
    """The language chosen in the frame."""
    language: Language = st.session_state["language"]
    return language


def select(label: str, key: str, options: Sequence[str], default: str, name: Callable[[str], str]) -> str:
    """A select box over keys, shown by `name`, kept in the address under `key`."""
    _take(key, options, [default], 1)
    if st.session_state.get(key) not in options:
        st.session_state[key] = default
    chosen: str = st.selectbox(label, options, key=key, format_func=name, persist_state="session")
    _write(key, [chosen], [default])
    return chosen


def select_many(
    label: str,
    key: str,
    options: Sequence[str],
    default: Sequence[str],
    name: Callable[[str], str],
    limit: int,
) -> list[str]:
    """A multiple selection over keys, at most `limit`, kept in the address under `key`, separated by commas."""
    _take(key, options, default, limit)
    chosen = st.multiselect(
        label,
        options,
        key=key,
        format_func=name,
        max_selections=limit,
        placeholder=language_of_visit()("common.choose"),
        persist_state="session",
    )
    _write(key, chosen, default)
    return list(chosen)


def choose(label: str, key: str, options: Sequence[str], default: str, name: Callable[[str], str]) -> str:
    """A row of buttons over keys, one of them chosen, kept in the address under `key`."""
    _take(key, options, [default], 1)
    chosen = st.segmented_control(label, options, key=key, format_func=name, required=True, persist_state="session")
    _write(key, [chosen or default], [default])
    return chosen or default


def _take(key: str, options: Sequence[str], default: Sequence[str], limit: int) -> None:
    """Put into the widget's state what the address newly asks for, else the default: at the first time, and when
    the default has changed under a choice that followed it."""
    asked = [part for part in st.query_params.get(key, "").split(",") if part]
    followed = st.session_state[_DEFAULTS].get(key)
    st.session_state[_DEFAULTS][key] = list(default)
    if key in st.session_state and asked == st.session_state[_SEEN].get(key, []):
        current = st.session_state[key] if limit > 1 else [st.session_state[key]]
        if followed is None or current != followed or followed == list(default):
            return
    known = [part for part in dict.fromkeys(asked) if part in options][:limit]
    unknown = [part for part in asked if part not in options]
    if unknown:
        st.info(language_of_visit()("common.link_unknown", values=", ".join(unknown)), icon=":material/link_off:")
    wanted = known or list(default)
    st.session_state[key] = wanted if limit > 1 else wanted[0]


def _write(key: str, chosen: Sequence[str], default: Sequence[str]) -> None:
    """Keep the address in step; a choice equal to the default needs no place there."""
    wanted = [] if list(chosen) == list(default) else list(chosen)
    if wanted:
        st.query_params[key] = ",".join(wanted)
    elif key in st.query_params:
        del st.query_params[key]
    st.session_state[_SEEN][key] = wanted
