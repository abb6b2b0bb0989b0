"""Kreisvergleich: one indicator across all districts or a group of them, and many indicators for a few."""

import streamlit as st

from content.catalogue import STATE
from content.series import courses_of
from features.compare.blocks import show_ranking
from features.compare.comparison import comparison_table
from features.compare.selectors import group_of_visit
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import goal_of_visit, indicator_of_visit, link_to, regions_of_visit, year_of_visit
from ui.terms import say, say_sources

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
blocks.page_head(language, "compare")
keys = tuple(regions_of_visit(language))
chosen = [regions[key] for key in keys]
left, right = st.columns([3, 1])
with left:
    indicator = indicators[indicator_of_visit(language, ranked=True)]
with right:
    year = year_of_visit(indicator.key, language)
show_ranking(indicator, year, group_of_visit(chosen, language), chosen, language)

st.header(language("compare.many_title"), anchor=False)
goal = goal_of_visit(language)
listed = [i for i in indicators.values() if goal is None or i.key in goal.indicator_keys]
keys = tuple(region.key for region in chosen)
comparison = data.ask("comparison", regions=keys, reference=STATE)
courses = courses_of(data.ask("histories", regions=keys), data.break_years())
link = link_to("trends", language, indicator="{indicator}", regions=",".join(keys))
table = comparison_table(comparison, courses, listed, chosen, link, language)
if table.rows:
    show_table(table, language)
    used = set(comparison.loc[comparison["indicator_key"].isin([i.key for i in listed]), "source_key"])
    say_sources(data.ask("sources"), used, language)
else:
    st.info(language("compare.many_empty"), icon=":material/info:")
say(f"{language('compare.no_reference_value')} {language('compare.many_method')}", language, small=True)
