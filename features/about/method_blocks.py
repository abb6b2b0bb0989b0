"""docs/methods.md as a page, with the anchors that verdicts lead to."""

import streamlit as st

from features.about.methods import read_sections
from settings import METHODS
from texts import Language
from ui.markup import scroll_to_anchor, show_reasons


def show_methods(language: Language) -> None:
    """All sections in the language of the visit; the one that the address names comes into sight."""
    for section in read_sections(METHODS.read_text(encoding="utf-8"), language.code):
        heading = st.header if section.level == 2 else st.subheader
        heading(section.title, anchor=section.anchor)
        st.markdown(section.body)
        show_reasons(section.reasons)
    scroll_to_anchor()
