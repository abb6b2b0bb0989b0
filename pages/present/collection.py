"""Sammlung: the views that a visitor has remembered, to be reopened, handed on and turned into a presentation."""

import streamlit as st

from features.collection import blocks as collection_blocks
from features.collection import open as collection_open
from features.collection import visit
from ui import blocks, url

language = url.language_of_visit()
blocks.page_head(language, "collection")
collection_open.done(language)
collection_open.from_link(language)
collection = visit.collection()
if collection.views:
    st.header(language("collection.views_title"), anchor=False)
    collection_blocks.views_of_collection(collection, language)
    collection_blocks.start_anew(language)
    st.header(language("collection.deck_title"), anchor=False)
    collection_blocks.as_presentation(collection, language)
    st.header(language("collection.share_title"), anchor=False)
    st.markdown(language("collection.share"))
    collection_blocks.name_of_collection(language)
    collection_blocks.share(language)
else:
    st.info(language("collection.empty"), icon=":material/bookmark_add:")
st.header(language("collection.open_title"), anchor=False)
collection_open.from_file(language)
