"""Für den Kreistag: slides by rule from the numbers, to be checked, adapted and downloaded."""

import streamlit as st

from content.council import find_council
from export.slides.paging import split_pages
from features.collection.deck_edits import open_edits, tell_edits
from features.deck import blocks as deck_blocks
from features.deck.assemble import make_deck_of_visit
from features.deck.edit_controls import show_editor
from ui import blocks, data, url
from ui.selectors import DEFAULT_REGION, REGION

language = url.find_language()
regions = data.ask_regions(language)
region = regions.get(url.peek_choice(REGION.key, DEFAULT_REGION), regions[DEFAULT_REGION])
blocks.show_page_head(language, "deck", council=find_council(region, language).accusative)
open_edits(language)
deck = make_deck_of_visit(language)
tell_edits()
deck_blocks.tell_missing(region, language)
if deck is None:
    st.info(language("deck.nothing"), icon=":material/info:")
    st.stop()
wanted = show_editor(deck, language)
template = deck_blocks.choose_template(language)
slides = split_pages(wanted, language)  # a long table goes on over further slides, in a handout it is whole
deck_blocks.show_downloads(wanted, slides, template, language)
deck_blocks.show_preview(slides, template, language)
