"""Daten & Quellen: what each figure means, where it comes from, how old it is, what is missing."""

from datetime import date

import streamlit as st

from features.sources import provenance
from features.sources.data import write_disagreements, write_missing
from features.sources.database import describe_build, make_changes_table, make_loads_table
from features.sources.indicator_blocks import show_indicator_sheet
from ui import blocks, data, url
from ui.html import show_html
from ui.markup import show_table
from ui.terms import show_text

language = url.find_language()
sources = data.ask("sources")
blocks.show_page_head(language, "sources")

st.header(language("sources.indicator_title"), anchor=False)
show_indicator_sheet(language)

st.header(language("sources.sources_title"), anchor=False)
show_table(provenance.make_sources_table(sources, date.today().year, language), language)
for failure in provenance.list_failures(sources, language):
    st.warning(failure, icon=":material/sync_problem:")

st.header(language("sources.disagreements_title"), anchor=False)
show_text(language("sources.disagreements_intro"), language)
show_html(write_disagreements(language))

st.header(language("sources.missing_title"), anchor=False)
show_text(language("sources.missing_intro"), language)
show_html(write_missing(language))

st.header(language("sources.changes_title"), anchor=False)
changes = data.ask("build_changes")
show_text(language("sources.changes_none" if changes.empty else "sources.changes_intro"), language)
if not changes.empty:
    show_table(make_changes_table(changes, data.ask_indicators(language), language), language)

st.header(language("sources.all_title"), anchor=False)
st.markdown(language("sources.all_intro", count=language.number(sources["value_count"].sum(), 0)))
blocks.show_data_downloads(tuple(data.ask_indicators(language)), "all", language)
st.caption(describe_build(data.find_database(), language))
with st.expander(language("sources.loads_title")):
    show_table(make_loads_table(data.ask("loads"), language), language)
