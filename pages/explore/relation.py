"""Zusammenhang: two indicators against each other over all districts or a group of them."""

import streamlit as st

from features.compare.selectors import choose_group
from features.compare.switch import find_start
from features.relation import figure as relation_figure
from features.relation.blocks import show_relation, swap_indicators
from ui import blocks, data, url
from ui.selectors import choose_indicator, choose_regions, choose_second_indicator, choose_years

language = url.find_language()
regions, indicators = data.ask_regions(language), data.ask_indicators(language)
blocks.show_page_head(language, "relation")
chosen = [regions[key] for key in choose_regions(language)]
left, right = st.columns(2)
with left:
    first = indicators[
        choose_indicator(language, ranked=True, label="relation.first", start=find_start(chosen, language))
    ]
with right:
    second = indicators[choose_second_indicator(first, language)]
if first.key == second.key:
    st.info(language("relation.same"), icon=":material/info:")
    url.end_page()
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    years = choose_years(first, second, language)
with right:
    st.button(language("relation.swap"), on_click=swap_indicators, args=(first, second), icon=":material/swap_horiz:")
group = choose_group(chosen, language)
related = relation_figure.ask_relation(first, second, years, group, chosen, language)
if related is None:
    st.info(language("relation.empty"), icon=":material/info:")
    url.end_page()
show_relation(related, language)
