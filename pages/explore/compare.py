"""Kreisvergleich: one indicator across all districts or a group of them, and many indicators for a few."""

import streamlit as st

from content.links import link_page
from content.series import read_courses
from domain.change import Direction
from features.compare.blocks import show_ranking
from features.compare.comparison import Order, make_comparison_table, sort_indicators
from features.compare.selectors import ORDER, choose_group
from features.compare.switch import find_start
from features.profile.data import ask_topics
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
    keys = tuple(choose_regions(language))
chosen = [regions[key] for key in keys]
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
listed = [i for i in indicators.values() if goal is None or i.key in goal.indicator_keys]
compared = [i.key for i in listed if not i.is_amount and i.direction is not Direction.NONE]
topics = ask_topics(chosen[0], group.members, compared, language)
keys = tuple(region.key for region in chosen)
reference, *_ = data.ask_references(chosen, language)
comparison = data.ask("comparison", regions=keys, reference=reference.key)
courses = read_courses(data.ask("histories", regions=keys), data.ask_break_years(*chosen))
link = link_page("trends", language, indicator="{indicator}", regions=",".join(keys))
listed = sort_indicators(listed, topics, order)
look = blocks.find_look(language)
table = make_comparison_table(comparison, courses, listed, chosen, topics, look=look, link=link, reference=reference)
if table.rows:
    show_table(table, language)
    used = set(comparison.loc[comparison["indicator_key"].isin([i.key for i in listed]), "source_key"])
    show_sources(data.ask("sources"), used, language)
else:
    st.info(language("compare.many_empty"), icon=":material/info:")
names = reference.running
told = language("compare.no_reference_value", to=names.dative, reference=names.nominative)
show_text(f"{told} {language('compare.many_method')}", language, small=True)
