"""The address of the page as text: read and written part by part, and only under the keys that are named.

The parts that a page has asked for are noted, so that it can be said which of an address it does not know.
"""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from ui.selection import find_twin, list_declared_keys

_ASKED = "_address_asked"  # keys of the parts that the page has asked for in this run
_KNOWN = "_address_known"  # parts that this visit has written, or its pages have shown


def begin_page() -> None:
    """Forget what the page before has asked for."""
    st.session_state[_ASKED] = set()
    st.session_state.setdefault(_KNOWN, {})


def read_parts(keys: Iterable[str]) -> dict[str, str]:
    """Several parts of the address that belong together, those that are there."""
    st.session_state[_ASKED].update(keys)
    return peek_parts(keys)


def peek_parts(keys: Iterable[str]) -> dict[str, str]:
    """Parts that are there, for one who looks on and does not ask for the page."""
    return {key: st.query_params[key] for key in keys if key in st.query_params}


def move_twins() -> bool:
    """Move the parts of a link that the page knows by another key to where it looks for them; whether there are any."""
    asked, known = st.session_state[_ASKED], st.session_state[_KNOWN]
    moved = {
        key: twin
        for key, text in st.query_params.to_dict().items()
        if key not in asked
        and known.get(key) != text
        and (twin := find_twin(key)) in asked
        and st.query_params.get(twin) in (None, known.get(twin))
    }
    for key, twin in moved.items():
        st.query_params[twin] = st.query_params[key]
        del st.query_params[key]
    return bool(moved)


def drop_foreign_parts() -> dict[str, str]:
    """Take out of the address what the page has not asked for; those that come from a link."""
    foreign = peek_parts(st.query_params.keys() - st.session_state[_ASKED])
    for key in foreign:
        del st.query_params[key]
    known: dict[str, str] = st.session_state[_KNOWN]
    known.update(st.query_params.to_dict())
    return {key: text for key, text in foreign.items() if known.get(key) != text}


def write_parts(keys: Sequence[str], wanted: Mapping[str, str]) -> None:
    """Let the address hold the `wanted` of these parts and no others of them; also from within a fragment."""
    if unknown := set(keys) - list_declared_keys():
        raise KeyError(f"{unknown}: a key of the address is declared as a Selection in the selectors.py of its feature")
    st.session_state[_ASKED].update(keys)
    now = st.query_params.to_dict()
    then = {key: text for key, text in now.items() if key in wanted or key not in keys} | dict(wanted)
    if then != now:
        st.query_params.from_dict(then)  # one step of the browser's history, however many parts change
        st.session_state[_KNOWN].update(wanted)
