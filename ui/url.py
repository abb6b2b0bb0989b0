"""Selections kept in the address of the page, so that any view can be sent as a link.

Streamlit's own binding of widgets writes the shown label into the address; then a link breaks when a name or the
language changes. Here the address holds keys (AGS, indicator key), values equal to the default are left out, and
what an address asks for in vain is said instead of dropped silently (docs/decisions/0003).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from texts import Language

_KEPT = "_address"
_PAGE = "_address_page"


@dataclass(frozen=True)
class _Kept:
    """A selection as it was when last drawn: what was chosen, what stood in the address, the default, the page."""

    chosen: list[str]
    in_address: list[str]
    default: list[str]
    page: str


def enter_page(page: str) -> None:
    """Tell which page is shown: a selection made on another page is taken over, unless the address asks for more."""
    st.session_state.setdefault(_KEPT, {})
    st.session_state[_PAGE] = page


def language_of_visit() -> Language:
    """The language chosen in the frame."""
    language: Language = st.session_state["language"]
    return language


def peek(key: str, default: str) -> str:
    """The choice under `key` before its widget is drawn: what the address newly asks for, else what was chosen."""
    asked = _asked(key)
    kept: _Kept | None = st.session_state.get(_KEPT, {}).get(key)
    if asked and (kept is None or asked != kept.in_address):
        return asked[0]
    return st.session_state.get(key) or (kept.chosen[0] if kept else default)


def select(label: str, key: str, options: Sequence[str], default: str, name: Callable[[str], str]) -> str:
    """A select box over keys, shown by `name`, kept in the address under `key`."""
    _take(key, options, [default], 1)
    chosen: str = st.selectbox(label, options, key=key, format_func=name)
    _keep(key, [chosen], [default])
    return chosen


def select_many(
    label: str, key: str, options: Sequence[str], default: Sequence[str], name: Callable[[str], str], limit: int
) -> list[str]:
    """A multiple selection over keys, at most `limit`, kept in the address under `key`, separated by commas."""
    _take(key, options, list(default), limit)
    placeholder = language_of_visit()("common.choose")
    chosen = st.multiselect(label, options, key=key, format_func=name, max_selections=limit, placeholder=placeholder)
    _keep(key, list(chosen), list(default))
    return list(chosen)


def choose(label: str, key: str, options: Sequence[str], default: str, name: Callable[[str], str]) -> str:
    """A row of buttons over keys, one of them chosen, kept in the address under `key`."""
    _take(key, options, [default], 1)
    chosen: str = st.segmented_control(label, options, key=key, format_func=name, required=True) or default
    _keep(key, [chosen], [default])
    return chosen


def _asked(key: str) -> list[str]:
    return [part for part in st.query_params.get(key, "").split(",") if part]


def _take(key: str, options: Sequence[str], default: list[str], limit: int) -> None:
    """Set the widget's state where it is not the visitor's last click that counts: at the first time, on another
    page, when the address has changed, and when the default has changed under a choice that followed it."""
    asked = _asked(key)
    unknown = [part for part in asked if part not in options]
    if unknown:
        st.info(language_of_visit()("common.link_unknown", values=", ".join(unknown)), icon=":material/link_off:")
    valid = [part for part in dict.fromkeys(asked) if part in options][:limit]
    kept: _Kept | None = st.session_state[_KEPT].get(key)
    if kept is None:
        wanted = valid
    elif kept.page != st.session_state[_PAGE]:
        wanted = valid or [part for part in kept.chosen if part in options]
    elif asked != kept.in_address:
        wanted = valid
    elif (default != kept.default and kept.chosen == kept.default) or not set(kept.chosen) <= set(options):
        wanted = default
    else:
        return
    wanted = wanted or default
    st.session_state[key] = wanted if limit > 1 else wanted[0]


def _keep(key: str, chosen: list[str], default: list[str]) -> None:
    """Keep the address in step; a choice equal to the default needs no place there."""
    wanted = [] if chosen == default else chosen
    if wanted:
        st.query_params[key] = ",".join(wanted)
    elif key in st.query_params:
        del st.query_params[key]
    st.session_state[_KEPT][key] = _Kept(chosen, wanted, default, st.session_state[_PAGE])
