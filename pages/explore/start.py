"""Start: a district at a glance, and where to go from here."""

import streamlit as st

from content.catalogue import STATE
from features.profile import data as profile_data
from features.search.box import search
from features.shell.tour import offer_tour
from features.start import blocks as start_blocks
from features.start import home
from features.targets import data as targets_data
from ui import data, url

language = url.language_of_visit()
title = st.container()
left, right = st.columns(2)
with left:
    region = home.region_of_start(language)
with right:
    search(region, language)
home.ask(region, language)
title.title(language("start.title", region=region.name), anchor=False)
offer_tour(language)
profile = profile_data.profile(region, data.regions(language)[STATE], language)

with st.container(key="start"):
    start_blocks.moved(profile, language)
    left, right = st.columns(2)
    with left:
        start_blocks.targets(targets_data.assessments(region, language), region, language)
    with right:
        start_blocks.news(profile, language)
start_blocks.uses(language)
start_blocks.method(profile, language)
