"""Start: where a district stands on the topics that matter most, and where to go from here."""

import streamlit as st

from features.compare.switch import choose_members, switch_group
from features.search.blocks import show_search
from features.shell.tour import offer_tour
from features.start import blocks as start_blocks
from features.start import own_district
from ui import blocks, url

language = url.find_language()
title, beside = blocks.open_head()
with beside:
    with st.popover(language("start.change"), icon=":material/swap_horiz:"):
        region = own_district.choose_region_of_start(language)
    with st.popover(language("start.search"), icon=":material/search:"):
        show_search(region, language)
    group = switch_group(region, language)
title.title(region.name, anchor=False)
group = choose_members(group, region, language)

board, rail = st.columns([706, 252], gap="medium")
with board:
    strips = st.container()
    start_blocks.show_uses(region, language)
with rail:
    start_blocks.show_moves(region, group, language)
    start_blocks.show_targets(region, language)
    start_blocks.show_news(region, language)
with st.container(key="newcomer"):
    own_district.ask_home(region, language)
    offer_tour(language)
keys = start_blocks.choose_topics(region, language)
with strips:
    start_blocks.show_board(region, group, keys, language)
start_blocks.show_method(region, group, keys, language)
