"""Überblick: where a district stands on the indicators of the 17 goals."""

from collections import Counter
from functools import partial

import streamlit as st

from charts.data_age import data_age_chart
from ui import blocks, data, url
from ui.markup import show_goal, show_table
from ui.selectors import link_to, region_of_visit
from views.catalogue import STATE
from views.data_age import age_finding, age_table
from views.goal_blocks import goal_blocks
from views.provenance import source_text

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
blocks.page_head(language, "overview")
region = regions[region_of_visit(language)]
profile = data.profile(region, regions[STATE], language)

st.header(language("overview.goals_title", region=region.name), anchor=False)
view = url.choose(
    language("overview.view"),
    "goals",
    ("summary", "all"),
    "summary",
    lambda name: language(f"overview.view_{name}"),
)
link = link_to("trends", language, indicator="{indicator}", regions=region.key)
for block in goal_blocks(profile, data.goals(language), indicators, link, language):
    show_goal(block, region, view == "all", language)

ages = Counter(row["year"] for row in profile.rows.values())
if ages:
    st.header(language("overview.age_title"), anchor=False)
    source = source_text(data.ask("sources"), {row["source_key"] for row in profile.rows.values()}, language)
    blocks.chart(partial(data_age_chart, ages), age_finding(profile, language), "data_age", source, language)
    with st.expander(language("chart.table")):
        show_table(age_table(ages, language), language)
