"""Kreisvergleich: one indicator across all districts or a group of them, and many indicators for a few."""

import streamlit as st

from content.catalogue import STATE
from content.series import read_courses
from features.compare.blocks import show_ranking
from features.compare.comparison import make_comparison_table
from features.compare.selectors import choose_group
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import choose_indicator, choose_regions, choose_sdg, choose_year, link_page
from ui.terms import show_sources, show_text

language = url.find_language()
regions, indicators = data.ask_regions(language), data.ask_indicators(language)
blocks.show_page_head(language, "compare")
keys = tuple(choose_regions(language))
chosen = [regions[key] for key in keys]
left, right = st.columns([3, 1])
with left:
    indicator = indicators[choose_indicator(language, ranked=True)]
with right:
    year = choose_year(indicator.key, language)
show_ranking(indicator, year, choose_group(chosen, language), chosen, language)

st.header(language("compare.many_title"), anchor=False)
goal = choose_sdg(language)
listed = [i for i in indicators.values() if goal is None or i.key in goal.indicator_keys]
keys = tuple(region.key for region in chosen)
comparison = data.ask("comparison", regions=keys, reference=STATE)
courses = read_courses(data.ask("histories", regions=keys), data.ask_break_years())
link = link_page("trends", language, indicator="{indicator}", regions=",".join(keys))
table = make_comparison_table(comparison, courses, listed, chosen, link, language)
if table.rows:
    show_table(table, language)
    used = set(comparison.loc[comparison["indicator_key"].isin([i.key for i in listed]), "source_key"])
    show_sources(data.ask("sources"), used, language)
else:
    st.info(language("compare.many_empty"), icon=":material/info:")
show_text(f"{language('compare.no_reference_value')} {language('compare.many_method')}", language, small=True)
