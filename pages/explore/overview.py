"""Überblick: where a district stands on the indicators of the 17 goals."""

import streamlit as st

from content.catalogue import STATE
from features.profile import data as profile_data
from features.profile import figure as profile_figure
from features.profile.goal_blocks import show_goals
from features.profile.selectors import GOALS
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import choose_region
from ui.terms import show_text

language = url.find_language()
regions = data.ask_regions(language)
blocks.show_page_head(language, "overview")
region = regions[choose_region(language)]
profile = profile_data.ask_profile(region, regions[STATE], language)

st.header(language("overview.goals_title", region=region.name), anchor=False)
view = url.choose(language("overview.view"), GOALS, language)
show_goals(region, view == "all", language)

show_text(language("overview.no_reference_value"), language, small=True)

shown = profile_figure.make_data_age_figure(profile, language)
if shown is not None:
    st.header(language("overview.age_title"), anchor=False)
    blocks.show_figure(shown, language)
    with st.expander(language("chart.table")):
        show_table(shown.numbers(), language)
