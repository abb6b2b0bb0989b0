"""Start: a district at a glance, and where to go from here."""

import streamlit as st

from domain.change import Judgement
from ui import data, url
from ui.markup import show_link, show_table
from ui.selectors import link_to, region_of_visit
from ui.terms import say
from ui.tour import offer_tour
from views.catalogue import STATE
from views.profile import movers
from views.start import movers_table

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
title = st.container()
region = regions[region_of_visit(language)]
title.title(language("start.title", region=region.name), anchor=False)
offer_tour(language)
profile = data.profile(region, regions[STATE], language)

link = link_to("trends", language, indicator="{indicator}", regions=region.key)
moved = movers(profile, indicators, language)
for column, judgement in zip(st.columns(2), (Judgement.BETTER, Judgement.WORSE), strict=True):
    with column:
        st.header(language(f"start.moved_{judgement}"), anchor=False)
        table = movers_table(moved, judgement, profile, link, language)
        if table.rows:
            show_table(table, language)
        else:
            st.markdown(language("start.nothing_moved"))
say(language("start.movers_method"), language, small=True)
show_link(language("start.all_goals", region=region.name), link_to("ueberblick", language, region=region.key))
