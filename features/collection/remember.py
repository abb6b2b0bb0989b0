"""Remembering the view that is shown, on every page; what views are called and what they may name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import get_type_hints

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.markdown import plain
from features.collection import visit
from features.collection.model import MOST, Collection, Edits, View
from features.collection.names import Subjects, names
from features.collection.parts import Known
from features.collection.selectors import CONTENT, EDITS, PARTS
from features.deck.edit import Edit
from settings import PAGES
from texts import Language
from ui import address, data, url
from ui.menu import titles
from ui.selection import declared_keys
from ui.selectors import link_to

PATH = "sammlung"
_TOLD = "collection_edits"
_NOT_OF_A_VIEW = {"lang", "tour"} | PARTS
_ALWAYS = ("region", "regions", "indicator", "second")  # named even where they equal the default, which may change


@contextmanager
def remembering(page: str, place: DeltaGenerator, language: Language) -> Iterator[None]:
    """The control that remembers the view, at its place in the frame: at once, and then as the page has it once it has
    run, for something may have been typed a moment before. A page that stops early says no more after that."""
    if page == PATH:
        yield
        return
    st.session_state[_TOLD] = {}
    before = visit.collection()
    with place, st.container(gap=None):
        label = language("collection.remember")
        asked = st.button(label, icon=":material/bookmark_add:", type="tertiary", key="collection_remember")
        remembered = asked and _remembered(_view(page), language)
        if views := visit.collection().views:
            number = "one" if len(views) == 1 else "many"
            said = language(f"collection.count_{number}", count=len(views))
            st.page_link(PAGES / "present" / "collection.py", label=said)
    try:
        yield
    finally:
        if remembered:
            visit.keep(before.with_view(_view(page)))


def with_edits(edits: Edits) -> None:
    """Tell what was written on this page that its address does not hold."""
    st.session_state[_TOLD] = edits


def known(language: Language) -> Known:
    """What a view may name."""
    return Known(
        titles(language).keys() - {PATH},
        declared_keys() - _NOT_OF_A_VIEW,
        get_type_hints(Edit),
    )


def named(views: Sequence[View], language: Language) -> list[str]:
    """What the views are called."""
    regions = {key: region.name for key, region in data.regions(language).items()}
    indicators = {key: indicator.name for key, indicator in data.indicators(language).items()}
    subjects: Subjects = (
        {"indicator": indicators},
        {"second": indicators},
        {"region": regions, "regions": regions},
        {"year": {}},
    )
    return names(views, titles(language), subjects, language)


def keep(wanted: Collection) -> None:
    """Let this be the collection of the visit; the address no longer tells another one."""
    visit.keep(wanted)
    address.write((CONTENT,), {})


def link(view: View, language: Language) -> str:
    """Address that opens the view."""
    edits = {EDITS: view.key} if view.edits else {}
    return link_to(view.page, language, **view.selection, **edits)


def _remembered(view: View, language: Language) -> bool:
    """Whether there was room for the view, which is told."""
    before = visit.collection()
    if before.find(view.key):
        said, icon = "remembered_before", "bookmark_added"
    elif len(before.views) < MOST:
        visit.keep(before.with_view(view))
        said, icon = "remembered", "bookmark_added"
    else:
        said, icon = "full", "error"
    name = plain(named([view], language)[0])
    st.toast(language(f"collection.{said}", name=name, most=MOST), icon=f":material/{icon}:")
    return said != "full"


def _view(page: str) -> View:
    selection = url.chosen_here(_ALWAYS) | address.parts(sorted(declared_keys() - _NOT_OF_A_VIEW))
    return View(page, selection, edits=st.session_state[_TOLD])
