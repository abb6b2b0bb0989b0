"""Remembering the view that is shown, on every page; what views are called and what they may name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import get_type_hints

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.links import link_page
from content.markdown import escape_markdown
from features.collection import visit
from features.collection.model import MOST, Collection, Edits, View
from features.collection.names import Subjects, name_views
from features.collection.parts import Allowed
from features.collection.selectors import CONTENT, EDITS, PARTS
from features.deck.edit import Edit
from settings import PAGES
from texts import Language
from ui import address, data, url
from ui.clicks import Click, show_button
from ui.menu import list_titles
from ui.selection import list_declared_keys

PATH = "sammlung"
_EDITS = "collection_edits"
_NOT_OF_A_VIEW = {"lang", "tour"} | PARTS
_ALWAYS = ("region", "regions", "indicator", "second")  # named even where they equal the default, which may change


@contextmanager
def offer_remembering(page: str, place: DeltaGenerator, language: Language) -> Iterator[None]:
    """The control that remembers the view, at its place in the frame: at once, and then as the page has it once it has
    run, for something may have been typed a moment before. A page that stops early says no more after that."""
    if page == PATH:
        yield
        return
    st.session_state[_EDITS] = {}
    before = visit.find_collection()
    with place, st.container(gap=None):
        label = language("collection.remember")
        click = show_button(label, "collection_remember", icon=":material/bookmark_add:", type="tertiary")
        remembered = bool(click) and _remember(_view(page), click, language)
        if views := visit.find_collection().views:
            number = "one" if len(views) == 1 else "many"
            said = language(f"collection.count_{number}", count=len(views))
            st.page_link(PAGES / "present" / "collection.py", label=said)
        if visit.is_alone():
            st.caption(language("collection.alone"))
    try:
        yield
    finally:
        if remembered:
            visit.keep_collection(before.with_view(_view(page)))


def note_edits(edits: Edits) -> None:
    """Tell what was written on this page that its address does not hold."""
    st.session_state[_EDITS] = edits


def list_allowed(language: Language) -> Allowed:
    """What a view may name."""
    return Allowed(
        list_titles(language).keys() - {PATH},
        list_declared_keys() - _NOT_OF_A_VIEW,
        get_type_hints(Edit),
    )


def name_views_of_visit(views: Sequence[View], language: Language) -> list[str]:
    """What the views are called."""
    regions = {key: region.name for key, region in data.ask_regions(language).items()}
    indicators = {key: indicator.name for key, indicator in data.ask_indicators(language).items()}
    subjects: Subjects = (
        {"indicator": indicators},
        {"second": indicators},
        {"region": regions, "regions": regions},
        {"year": {}},
    )
    return name_views(views, list_titles(language), subjects, language)


def keep_collection(wanted: Collection) -> None:
    """Let this be the collection of the visit; the address no longer tells another one."""
    visit.keep_collection(wanted)
    address.write_parts((CONTENT,), {})


def link_view(view: View, language: Language) -> str:
    """Address that opens the view."""
    edits = {EDITS: view.key} if view.edits else {}
    return link_page(view.page, language, **view.selection, **edits)


def _remember(view: View, click: Click, language: Language) -> bool:
    """Whether there was room for the view, which is told."""
    before = visit.find_collection()
    if before.find(view.key):
        said, icon = "remembered_before", "bookmark_added"
    elif len(before.views) < MOST:
        visit.keep_collection(before.with_view(view))
        said, icon = "remembered", "bookmark_added"
    else:
        said, icon = "full", "error"
    click.take()
    name = escape_markdown(name_views_of_visit([view], language)[0])
    st.toast(language(f"collection.{said}", name=name, most=MOST), icon=f":material/{icon}:")
    return said != "full"


def _view(page: str) -> View:
    selection = url.list_choices(_ALWAYS) | address.peek_parts(sorted(list_declared_keys() - _NOT_OF_A_VIEW))
    return View(page, selection, edits=st.session_state[_EDITS])
