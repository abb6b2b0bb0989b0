"""Barrierefreiheit: what was tested for accessibility and how, which limits are known, where to report a barrier."""

import streamlit as st

from features.about import contact
from ui import blocks, url

language = url.find_language()
blocks.show_page_head(language, "accessibility")
for part in ("standard", "tested", "limits"):
    st.header(language(f"accessibility.{part}_title"), anchor=False)
    st.markdown(language(f"accessibility.{part}"))

st.header(language("accessibility.report_title"), anchor=False)
st.markdown(contact.describe_contact(language))
st.markdown(language("accessibility.enforcement"))
