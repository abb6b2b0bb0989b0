"""Kreisvergleich: one indicator across all districts or a group of them, and many indicators for a few."""

import streamlit as st

from features.compare.blocks import show_ranking
from features.compare.comparison import Order
from features.compare.data import ask_comparison
from features.compare.selectors import ORDER, choose_group
from features.compare.switch import find_start
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import choose_indicator, choose_regions, choose_sdg, choose_year
from ui.terms import show_sources, show_text

language = url.find_language()
regions, indicators = data.ask_regions(language), data.ask_indicators(language)
blocks.show_page_head(language, "compare")
whom, of_rule = st.columns([3, 2])
what, when, of_like = st.columns([3, 1, 1])
with whom:
    chosen = [regions[key] for key in choose_regions(language)]
with what:
    indicator = indicators[choose_indicator(language, ranked=True, start=find_start(chosen, language))]
with when:
    year = choose_year(indicator.key, language)
group = choose_group(chosen, language, (of_rule, of_like))
show_ranking(indicator, year, group, chosen, language)
blocks.show_few_events(chosen, indicator, language)

st.header(language("compare.many_title"), anchor=False)
of_goal, of_order = st.columns(2)
with of_goal:
    goal = choose_sdg(language)
with of_order:
    order = Order(url.select(language("compare.order"), ORDER, language))
listed = [key for key in indicators if goal is None or key in goal.indicator_keys]
table, used = ask_comparison(chosen, group.members, listed, order, blocks.find_look(language))
if table.rows:
    show_table(table, language)
    show_sources(data.ask_rows("sources"), used, language)
else:
    st.info(language("compare.many_empty"), icon=":material/info:")
names = data.ask_references(chosen, language)[0].running
told = language("compare.no_reference_value", to=names.dative, reference=names.nominative)
show_text(f"{told} {language('compare.many_method')}", language, small=True)
