"""The address of the page as text: read and written part by part, and only under the keys that are named."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from ui.selection import list_declared_keys


def read_parts(keys: Iterable[str]) -> dict[str, str]:
    """Several parts of the address that belong together, those that are there."""
    return {key: st.query_params[key] for key in keys if key in st.query_params}


def write_parts(keys: Sequence[str], wanted: Mapping[str, str]) -> None:
    """Let the address hold the `wanted` of these parts and no others of them; also from within a fragment."""
    if unknown := set(keys) - list_declared_keys():
        raise KeyError(f"{unknown}: a key of the address is declared as a Selection in the selectors.py of its feature")
    for key in keys:
        if key in wanted:
            if st.query_params.get(key) != wanted[key]:
                st.query_params[key] = wanted[key]
        elif key in st.query_params:
            del st.query_params[key]
