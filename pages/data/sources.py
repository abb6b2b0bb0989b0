"""Daten & Quellen: what each figure means, where it comes from, how old it is, what is missing."""

from datetime import date

import streamlit as st

from features.sources import provenance
from features.sources.database import built_sentence, loads_table
from features.sources.indicator_sheet import show_indicator_sheet
from ui import blocks, data, url
from ui.markup import show_table
from ui.terms import say

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
sources = data.ask("sources")
blocks.page_head(language, "sources")

st.header(language("sources.indicator_title"), anchor=False)
show_indicator_sheet(language)

st.header(language("sources.sources_title"), anchor=False)
show_table(provenance.sources_table(sources, date.today().year, language), language)
for failure in provenance.failures(sources, language):
    st.warning(failure, icon=":material/sync_problem:")

st.header(language("sources.disagreements_title"), anchor=False)
say(language("sources.disagreements_intro"), language)
disagreements = data.ask("source_disagreements")
show_table(
    provenance.disagreements_table(disagreements, indicators, regions, data.source_titles(language), language), language
)

st.header(language("sources.missing_title"), anchor=False)
say(language("sources.missing_intro"), language)
missing = data.ask("explanations", regions=tuple(regions))
show_table(provenance.missing_table(missing, indicators, regions, language), language)

st.header(language("sources.all_title"), anchor=False)
st.markdown(language("sources.all_intro", count=language.number(sources["value_count"].sum(), 0)))
blocks.download(tuple(indicators), "all", language)
st.caption(built_sentence(data.database(), language))
with st.expander(language("sources.loads_title")):
    show_table(loads_table(data.ask("loads"), language), language)
