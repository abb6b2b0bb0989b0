"""Clicks that are never swallowed.

Streamlit ends the run of a page when something else is clicked meanwhile, and a button tells only the run that was
ended. What a button sets off in the course of a run is therefore noted at its click, and holds until it has been taken.

A run can end wherever it draws, and wherever it reads or writes the state of the session. So what a click sets off at
once, and may be set off twice, is done before the click is taken; what must be begun once is begun right after that.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui import url

_NOTED = "clicks_noted"


class Click:
    """True from a click on the button until it is taken."""

    def __init__(self, noted: set[str], key: str) -> None:
        self._noted, self._key = noted, key

    def __bool__(self) -> bool:
        return self._key in self._noted

    def take(self) -> None:
        """No run can end in here: the notes are asked of the session when the button is shown."""
        self._noted.discard(self._key)


def show_button(label: str, key: str, *, button: Callable[..., bool] = st.button, **look: Any) -> Click:
    """The click on this visit of the page that no run has taken yet. `button` draws it, at its place."""
    noted: set[str] = st.session_state.setdefault(_NOTED, set())
    button(label, key=key, on_click=noted.add, args=(key,), **look)
    click = Click(noted, key)
    if url.is_entered() or look.get("disabled"):
        click.take()
    return click
