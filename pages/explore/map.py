"""Karte: one indicator over all districts, in classes, as a tile map or in real boundaries."""

from dataclasses import replace

import streamlit as st

from charts.district_map import DistrictMap
from content.markdown import escape_markdown
from features.compare import figure as compare_figure
from features.compare.peers import Group, PeerRule, list_districts
from features.compare.ranking import describe_data_year
from features.map import blocks as map_blocks
from features.map.map import (
    MapContent,
    describe_legend,
    describe_map,
    list_map_remarks,
    list_standings,
    make_legend,
    make_map_table,
)
from ui import blocks, data, url
from ui import figure as figures
from ui.selectors import choose_indicator, choose_regions, choose_year
from ui.terms import show_text

language = url.find_language()
regions, indicators = data.ask_regions(language), data.ask_indicators(language)
blocks.show_page_head(language, "map")
chosen = [regions[key] for key in choose_regions(language, required=False)]
left, middle, right = st.columns([5, 2, 5])
with left:
    indicator = indicators[choose_indicator(language, ranked=True)]
with middle:
    year = choose_year(indicator.key, language)
with right:
    division = map_blocks.choose_division(language)
ground, note = map_blocks.choose_ground(language)

ranked = compare_figure.ask_ranking(indicator, year, Group(PeerRule.ALL, list_districts(regions)), chosen, language)
mapped = MapContent(ranked, [regions[area.key] for area in ground.areas], division)
keys = tuple(region.key for region in chosen)
shown = DistrictMap(
    ground, list_standings(mapped, language), describe_legend(mapped, language), make_legend(mapped, language), keys
)
years = describe_data_year(ranked, regions, language)
credit = replace(figures.ask_credit(indicator, ranked.sources(), years, language), note=note)
st.header(escape_markdown(describe_map(mapped, language)), anchor=False)
drawing, beside = st.columns([2, 1], gap="medium")
with drawing:
    map_blocks.show_map(mapped, shown, credit, language)
with beside:
    map_blocks.show_chosen(mapped, {area.key: area.label for area in ground.areas}, language)
without = tuple(region.key for region in mapped.missing())
for remark in list_map_remarks(mapped, data.ask("explanations", regions=without), language):
    show_text(remark, language)
show_text(f"{language(f'map.note_{division}')} {note}", language, small=True)
blocks.show_evidence(indicator, ranked.sources(), years, make_map_table(mapped, language), language)
