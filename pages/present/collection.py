"""Sammlung: the views that a visitor has remembered, to be reopened, handed on and turned into a presentation."""

import streamlit as st

from features.collection import blocks as collection_blocks
from features.collection import open_blocks as collection_open
from features.collection import visit
from ui import blocks, url

language = url.find_language()
blocks.show_page_head(language, "collection")
collection_open.tell_outcome(language)
collection_open.open_link(language)
collection = visit.find_collection()
if collection.views:
    st.header(language("collection.views_title"), anchor=False)
    collection_blocks.show_views(collection, language)
    collection_blocks.offer_new_start(language)
    st.header(language("collection.deck_title"), anchor=False)
    collection_blocks.offer_presentation(collection, language)
    st.header(language("collection.share_title"), anchor=False)
    st.markdown(language("collection.share"))
    collection_blocks.ask_name(language)
    collection_blocks.show_sharing(language)
else:
    st.info(language("collection.empty"), icon=":material/bookmark_add:")
st.header(language("collection.open_title"), anchor=False)
collection_open.open_file(language)
