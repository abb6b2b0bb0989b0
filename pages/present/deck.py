"""Für den Kreistag: slides by rule from the numbers, to be checked, adapted and downloaded."""

import streamlit as st

from content.council import council_of
from export.slides.paging import paged
from features.collection.deck_edits import open_edits, tell_edits
from features.deck import blocks as deck_blocks
from features.deck.assemble import deck_of_visit
from features.deck.editor import edited
from ui import blocks, data, url
from ui.selectors import DEFAULT_REGION, REGION

language = url.language_of_visit()
regions = data.regions(language)
region = regions.get(url.peek(REGION.key, DEFAULT_REGION), regions[DEFAULT_REGION])
blocks.page_head(language, "deck", council=council_of(region, language).accusative)
open_edits(language)
deck = deck_of_visit(language)
tell_edits()
if deck is None:
    st.info(language("deck.nothing"), icon=":material/info:")
    st.stop()
wanted = edited(deck, language)
template = deck_blocks.template_of_visit(language)
slides = paged(wanted, language)  # a long table goes on over further slides, in a handout it is whole
deck_blocks.downloads(wanted, slides, template, language)
deck_blocks.preview(slides, template, language)
