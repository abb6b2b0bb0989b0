"""A tour for the first visit: six pages, each with a few words above it on what to try there.

Whether one is on the tour is a part of the address. So it needs no memory, covers nothing, and is over as soon as
another page is opened from the menu.
"""

import streamlit as st

from features.shell.selectors import TOUR
from settings import PAGES
from texts import Language
from ui import address, notices
from ui.menu import MENU
from ui.terms import show_text

_ON = "on"
_FILES = {path: file for pages in MENU.values() for file, path, _ in pages}
STEPS = ("", "kreisvergleich", "zielcheck", "was-waere-wenn", "kreistag", "daten")


def offer_tour(language: Language) -> None:
    """The way into the tour, from its first page."""
    if TOUR not in st.query_params:
        label = language("tour.offer", count=len(STEPS))
        st.button(
            label, on_click=address.write_parts, args=((TOUR,), {TOUR: _ON}), type="tertiary", icon=":material/route:"
        )


def show_tour(path: str, language: Language) -> None:
    """What to try on the page at `path`, and the ways on, back and out; nothing for who is not on the tour."""
    asked = address.read_parts((TOUR,)).get(TOUR, "")
    if asked != _ON or path not in STEPS:
        notices.tell_unknown([asked] if asked else [], language)
        return
    step = STEPS.index(path)
    with st.container(border=True, key="tour"):
        page = _name(path, language)
        st.markdown(f"**{language('tour.step', number=step + 1, count=len(STEPS), page=page)}**")
        show_text(language(f"tour.text.{_FILES[path].split('/')[1]}"), language)
        with st.container(horizontal=True):
            if step + 1 < len(STEPS):
                _way(STEPS[step + 1], "next", language)
            if step:
                _way(STEPS[step - 1], "back", language)
            st.button(
                language("tour.end"), on_click=address.write_parts, args=((TOUR,), {}), type="tertiary", key="tour_end"
            )


def _way(path: str, direction: str, language: Language) -> None:
    """A button that opens the page of another step; what has been chosen so far goes along."""
    if st.button(language(f"tour.{direction}", page=_name(path, language)), key=f"tour_{direction}"):
        st.switch_page(PAGES / f"{_FILES[path]}.py", query_params={TOUR: _ON})


def _name(path: str, language: Language) -> str:
    return language(f"{_FILES[path].split('/')[1]}.menu")
