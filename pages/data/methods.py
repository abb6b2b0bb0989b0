"""Methoden: docs/methods.md in the language of the visit, each symbol under the anchor that the other pages link to."""

import streamlit as st

from settings import METHODS
from ui import blocks, url
from ui.markup import show_reasons
from views.methods import sections

language = url.language_of_visit()
blocks.page_head(language, "methods")
for section in sections(METHODS, language.code):
    heading = st.header if section.level == 2 else st.subheader
    heading(section.title, anchor=section.anchor)
    st.markdown(section.body)
    show_reasons(section.reasons)
blocks.go_to_anchor()
