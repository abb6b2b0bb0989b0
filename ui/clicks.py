"""Clicks that are never swallowed.

Streamlit ends the run of a page when something else is clicked meanwhile, and a button tells only the run that was
ended. What a button sets off in the course of a run is therefore noted at its click.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui import url


def show_button(label: str, key: str, *, button: Callable[..., bool] = st.button, **look: Any) -> bool:
    """Whether it has been clicked on this visit of the page and no run has asked since. `button` draws it, at its
    place."""
    clicked = f"{key}_clicked"
    button(label, key=key, on_click=st.session_state.__setitem__, args=(clicked, True), **look)
    is_meant = not url.is_entered() and not look.get("disabled")
    return bool(st.session_state.pop(clicked, False)) and is_meant
