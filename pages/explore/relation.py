"""Zusammenhang: two indicators against each other over all districts or a group of them."""

import streamlit as st

from features.compare.selectors import group_of_visit
from features.relation import figure as relation_figure
from features.relation.blocks import show_relation, swap
from ui import blocks, data, url
from ui.selectors import indicator_of_visit, regions_of_visit, second_indicator_of_visit, years_of_visit

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
blocks.page_head(language, "relation")
chosen = [regions[key] for key in regions_of_visit(language)]
left, right = st.columns(2)
with left:
    first = indicators[indicator_of_visit(language, ranked=True, label="relation.first")]
with right:
    second = indicators[second_indicator_of_visit(first, language)]
if first.key == second.key:
    st.info(language("relation.same"), icon=":material/info:")
    st.stop()
left, right = st.columns(2, vertical_alignment="bottom")
with left:
    years = years_of_visit(first, second, language)
with right:
    st.button(language("relation.swap"), on_click=swap, args=(first, second), icon=":material/swap_horiz:")
group = group_of_visit(chosen, language)
related = relation_figure.related(first, second, years, group, chosen, language)
if related is None:
    st.info(language("relation.empty"), icon=":material/info:")
    st.stop()
show_relation(related, language)
