"""Überblick: where a district stands on the indicators of the 17 goals."""

import streamlit as st

from content.catalogue import STATE
from features.profile import data as profile_data
from features.profile import figure as profile_figure
from features.profile.goal_blocks import show_goals
from features.profile.selectors import GOALS
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import region_of_visit
from ui.terms import say

language = url.language_of_visit()
regions = data.regions(language)
blocks.page_head(language, "overview")
region = regions[region_of_visit(language)]
profile = profile_data.profile(region, regions[STATE], language)

st.header(language("overview.goals_title", region=region.name), anchor=False)
view = url.choose(language("overview.view"), GOALS, language)
show_goals(region, view == "all", language)

say(language("overview.no_reference_value"), language, small=True)

shown = profile_figure.data_age(profile, language)
if shown is not None:
    st.header(language("overview.age_title"), anchor=False)
    blocks.chart(shown, language)
    with st.expander(language("chart.table")):
        show_table(shown.numbers(), language)
