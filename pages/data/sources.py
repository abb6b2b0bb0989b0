"""Daten & Quellen: what each figure means, where it comes from, how old it is, what is missing."""

from datetime import date

import streamlit as st

from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import indicator_of_visit
from views import provenance
from views.database import built_sentence, loads_table
from views.fact_sheet import fact_sheet
from views.rows import rows
from views.targets import targets_table

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
sources = data.ask("sources")
titles = {row["source_key"]: language.of(row, "title") for row in rows(sources)}
blocks.page_head(language, "sources")

st.header(language("sources.indicator_title"), anchor=False)
indicator = indicators[indicator_of_visit(language, with_values=False)]
show_table(fact_sheet(indicator, indicators, data.ask("sdgs"), language), language)
series = data.ask("series", indicator=indicator.key)
if not series.empty:
    show_table(provenance.series_table(indicator, series, language), language)
    blocks.download((indicator.key,), indicator.key, language)
targets = data.ask("targets", indicator=indicator.key)
if not targets.empty:
    st.subheader(language("targets.title"), anchor=False)
    show_table(targets_table(targets, language), language)
printed = data.ask("published_changes", indicator=indicator.key)
if not printed.empty:
    st.subheader(language("sources.printed_title"), anchor=False)
    show_table(provenance.printed_table(printed, titles, language), language)
for fact in provenance.facts(data.ask("published_facts", indicator=indicator.key), regions, titles, language):
    st.markdown(f"- {fact}")

st.header(language("sources.sources_title"), anchor=False)
show_table(provenance.sources_table(sources, date.today().year, language), language)

st.header(language("sources.disagreements_title"), anchor=False)
st.markdown(language("sources.disagreements_intro"))
disagreements = data.ask("source_disagreements")
show_table(provenance.disagreements_table(disagreements, indicators, regions, titles, language), language)

st.header(language("sources.missing_title"), anchor=False)
st.markdown(language("sources.missing_intro"))
missing = data.ask("explanations", regions=tuple(regions))
show_table(provenance.missing_table(missing, indicators, regions, language), language)

st.header(language("sources.all_title"), anchor=False)
st.markdown(language("sources.all_intro", count=language.number(sources["value_count"].sum(), 0)))
blocks.download(tuple(indicators), "all", language)
st.caption(built_sentence(data.database(), language))
with st.expander(language("sources.loads_title")):
    show_table(loads_table(data.ask("loads"), language), language)
