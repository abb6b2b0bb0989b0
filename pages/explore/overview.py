"""Überblick: where a district stands on the 17 goals, as a picture that unfolds into numbers."""

import streamlit as st

from features.compare.peers import describe_rule
from features.compare.switch import choose_members, colour_members, switch_group
from features.profile import data as profile_data
from features.profile import figure as profile_figure
from features.profile import goal_blocks as profile_blocks
from features.profile.selectors import GOALS
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import choose_region
from ui.terms import show_text

language = url.find_language()
regions = data.ask_regions(language)
title, beside = blocks.open_head()
with beside:
    with st.popover(language("start.change"), icon=":material/swap_horiz:"):
        region = regions[choose_region(language)]
    group = switch_group(region, language)
title.title(language("overview.goals_title", region=region.name), anchor=False)
group = choose_members(group, region, language)
board = st.container()
unfolded = url.choose(language("overview.view"), GOALS, language) == "all"
with board:
    mode = blocks.find_look(language).mode
    colours = colour_members(group.members, region)
    profile_blocks.show_goals(region, group.members, colours, mode, language, unfolded=unfolded)

profile = profile_data.ask_profile(region, language)
names = profile.reference.running
told = language("overview.no_reference_value", to=names.dative, reference=names.nominative)
show_text(f"{describe_rule(group, language)} {told}", language, small=True)
profile_blocks.show_standing(region, language)
shown = profile_figure.make_data_age_figure(profile, language)
if shown is not None:
    st.header(language("overview.age_title"), anchor=False)
    blocks.show_figure(shown, language)
    with st.expander(language("chart.table")):
        show_table(shown.numbers(), language)
