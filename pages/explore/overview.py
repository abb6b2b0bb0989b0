"""Überblick: where a district stands on the indicators of the 17 goals, and what has moved."""

from collections import Counter

import streamlit as st

from charts.data_age import data_age_chart
from ui import blocks, data, url
from ui.html import show_goal
from ui.selectors import language_of_visit, link_to, region_of_visit
from views.catalogue import STATE, source_names
from views.comparison import histories_of
from views.goal_blocks import goal_blocks
from views.profile import movers

language = language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
blocks.page_head(language, "overview")
region = regions[region_of_visit(language)]
profile = data.ask("profile", region=region.key, reference=STATE)
histories = {key: points for (key, _), points in histories_of(data.ask("histories", regions=(region.key,))).items()}

st.header(language("overview.movers_title", region=region.name), anchor=False)
moved = movers(profile, indicators, language)
for column, judgement in zip(st.columns(2), ("better", "worse"), strict=True):
    with column:
        blocks.movers([mover for mover in moved if mover.judgement == judgement][:3], judgement, language)
st.caption(language("overview.movers_method"))

st.header(language("overview.goals_title", region=region.name), anchor=False)
view = url.choose(
    language("overview.view"),
    "goals",
    ("summary", "all"),
    "summary",
    lambda name: language(f"overview.view_{name}"),
    language,
)
explanations = data.ask("explanations", regions=(region.key,))
link = link_to("trends", language, indicator="{indicator}", regions=region.key)
sources = source_names(data.ask("sources"), language)
for block in goal_blocks(
    data.goals(language), indicators, profile, histories, explanations, region, regions[STATE], sources, link, language
):
    show_goal(block, region, view == "all", language)

st.header(language("overview.age_title"), anchor=False)
ages = Counter(profile["year"].tolist())
finding = language("overview.age_finding", region=region.name, count=len(profile), first=min(ages), last=max(ages))
blocks.chart(data_age_chart(ages, language, blocks.mode()), finding, "data_age")
