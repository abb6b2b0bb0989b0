"""Start: a district at a glance, and where to go from here."""

import streamlit as st

from content.catalogue import STATE
from features.profile import data as profile_data
from features.search.box import show_search
from features.shell.tour import offer_tour
from features.start import blocks as start_blocks
from features.start import home
from features.targets import data as targets_data
from ui import data, url

language = url.find_language()
title = st.container()
left, right = st.columns(2)
with left:
    region = home.choose_region_of_start(language)
with right:
    show_search(region, language)
home.ask_home(region, language)
title.title(language("start.title", region=region.name), anchor=False)
offer_tour(language)
profile = profile_data.ask_profile(region, data.ask_regions(language)[STATE], language)

with st.container(key="start"):
    start_blocks.show_movers(profile, language)
    left, right = st.columns(2)
    with left:
        start_blocks.show_targets(targets_data.ask_assessments(region, language), region, language)
    with right:
        start_blocks.show_news(profile, language)
start_blocks.show_uses(language)
start_blocks.show_method(profile, language)
