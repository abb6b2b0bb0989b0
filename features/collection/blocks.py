"""Blocks of the page Sammlung: the views and how to change them, the name, link and file, the presentation."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from charts.palette import MAX_SERIES
from content.catalogue import Region
from content.links import link_page
from content.markdown import escape_markdown
from features.collection import visit
from features.collection.copy_controls import show_copy_link
from features.collection.deck import Presentation, list_regions, make_presentation
from features.collection.model import LONGEST_NAME, Collection, clean_name
from features.collection.remember import PATH, keep_collection, link_view, name_views_of_visit
from features.collection.selectors import CONTENT
from features.collection.text import write_file, write_fitting_link
from features.deck.selectors import CONTENTS
from features.deck.selectors import MOST as MOST_INDICATORS
from settings import PAGES
from texts import Language
from ui import data
from ui.markup import show_link
from ui.menu import list_titles

_NAME = "collection_name"


def show_views(collection: Collection, language: Language) -> None:
    """Each view as a link that opens it, with the way to change it."""
    pages = list_titles(language)
    for number, (view, name) in enumerate(
        zip(collection.views, name_views_of_visit(collection.views, language), strict=True), 1
    ):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(gap=None):
                show_link(f"{number}. {name}", link_view(view, language))
                notes = [pages[view.page]] if view.name else []
                if view.edits:
                    notes.append(language("collection.with_edits"))
                if notes:
                    st.caption(escape_markdown(", ".join(notes)))
            label = language("collection.change")
            if st.button(label, key=f"collection_change_{view.key}", type="tertiary", icon=":material/edit:"):
                st.dialog(language("collection.change_title"))(_change)(view.key, name, language)


def _change(key: str, name: str, language: Language) -> None:
    """Another name, another place, or away with it."""
    collection = visit.find_collection()
    there = collection.find(key)
    if there is None:  # another tab has removed it
        st.rerun()
    place, count = collection.views.index(there), len(collection.views)
    with st.form(f"collection_form_{key}", border=False):
        called = st.text_input(
            language("collection.view_name"), name, LONGEST_NAME, help=language("collection.view_name_help")
        )
        wanted = st.selectbox(language("collection.place"), range(count), place, lambda at: str(at + 1))
        with st.container(horizontal=True):
            applied = st.form_submit_button(language("collection.apply"), type="primary")
            removed = st.form_submit_button(language("collection.remove"), icon=":material/delete:")
    if applied:
        renamed = collection if called == name else collection.renamed(key, called)
        keep_collection(renamed.moved(key, wanted))
    elif removed:
        keep_collection(collection.without(key))
    if applied or removed:
        st.rerun()


def offer_new_start(language: Language) -> None:
    """Empty the collection, after asking."""
    if st.button(language("collection.clear"), type="tertiary", icon=":material/delete_sweep:"):
        st.dialog(language("collection.clear"))(_clear)(language)


def _clear(language: Language) -> None:
    st.markdown(language("collection.clear_sure", count=len(visit.find_collection().views)))
    if st.button(language("collection.clear_do"), type="primary"):
        keep_collection(Collection())
        st.rerun()


def ask_name(language: Language) -> None:
    """The field for the name. It is kept before the page runs, so that a click that follows at once finds it."""
    name = visit.find_collection().name
    if st.session_state.get(_NAME) != name:  # only then: it would take the place of what is just being typed
        st.session_state[_NAME] = name
    st.text_input(
        language("collection.name"),
        max_chars=LONGEST_NAME,
        key=_NAME,
        placeholder=language("collection.name_example"),
        on_change=_keep_name,
    )


def _keep_name() -> None:
    keep_collection(replace(visit.find_collection(), name=clean_name(st.session_state[_NAME])))


def show_sharing(language: Language) -> None:
    """The collection as a link and as a file."""
    collection, today = visit.find_collection(), date.today()
    content, with_edits = write_fitting_link(collection)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            language("collection.save"),
            lambda: write_file(
                collection, name_views_of_visit(collection.views, language), today, data.find_database()
            ),
            f"{language('collection.file_name', day=today)}.json",
            "application/json",
            on_click="ignore",
            icon=":material/download:",
        )
        if content:
            show_copy_link(link_page(PATH, language, **{CONTENT: content}), language)
    if not content:
        st.info(language("collection.link_too_long"), icon=":material/link_off:")
    elif not with_edits:
        st.info(language("collection.link_without_edits"), icon=":material/info:")


def offer_presentation(collection: Collection, language: Language) -> None:
    """The way to the slides, on the region that the visitor chooses, and what becomes no slide."""
    regions = data.ask_regions(language)
    options = [key for key in list_regions(collection.views) if key in regions]
    if not options:
        st.markdown(language("collection.no_slides"))
        return
    region = options[0]
    if len(options) > 1:
        region = st.selectbox(language("collection.deck_region"), options, format_func=lambda key: regions[key].name)
    found = make_presentation(collection.views, region, CONTENTS, MAX_SERIES, MOST_INDICATORS)
    count = len(collection.views)
    said = language("collection.slides", count=count - len(found.left_out), total=count, region=regions[region].name)
    st.markdown(escape_markdown(said))
    _tell_left_out(found, collection, regions, language)
    if st.button(language("collection.deck"), type="primary", icon=":material/co_present:"):
        st.switch_page(PAGES / "present" / "deck.py", query_params=found.selection)


def _tell_left_out(
    found: Presentation, collection: Collection, regions: Mapping[str, Region], language: Language
) -> None:
    called = dict(
        zip((view.key for view in collection.views), name_views_of_visit(collection.views, language), strict=True)
    )
    lines = [
        language(f"collection.left_{reason}", name=escape_markdown(called[view.key]), most=MOST_INDICATORS)
        for view, reason in found.left_out
    ]
    if found.not_compared:
        names = language.listed([regions[key].name for key in found.not_compared if key in regions])
        lines.append(language("collection.not_compared", regions=escape_markdown(names), most=MAX_SERIES))
    if lines:
        st.markdown("\n".join([language("collection.left"), "", *(f"- {line}" for line in lines)]))
