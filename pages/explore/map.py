"""Karte: one indicator over all districts, in classes, as a tile map or in real boundaries."""

from dataclasses import replace

import streamlit as st

from charts.district_map import DistrictMap
from content.markdown import plain
from features.compare import figure as compare_figure
from features.compare.peers import Group, Rule, districts
from features.compare.ranking import data_year
from features.map import blocks as map_blocks
from features.map.map import Mapped, legend, legend_heading, map_finding, map_remarks, map_table, standings
from ui import blocks, data, url
from ui import figure as figures
from ui.selectors import indicator_of_visit, regions_of_visit, year_of_visit
from ui.terms import say

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
blocks.page_head(language, "map")
chosen = [regions[key] for key in regions_of_visit(language, required=False)]
left, middle, right = st.columns([5, 2, 5])
with left:
    indicator = indicators[indicator_of_visit(language, ranked=True)]
with middle:
    year = year_of_visit(indicator.key, language)
with right:
    division = map_blocks.division_of_visit(language)
ground, note = map_blocks.ground_of_visit(language)

ranked = compare_figure.ranked(indicator, year, Group(Rule.ALL, districts(regions)), chosen, language)
mapped = Mapped(ranked, [regions[area.key] for area in ground.areas], division)
keys = tuple(region.key for region in chosen)
shown = DistrictMap(
    ground, standings(mapped, language), legend_heading(mapped, language), legend(mapped, language), keys
)
years = data_year(ranked, regions, language)
credit = replace(figures.credit_of(indicator, ranked.sources(), years, language), note=note)
st.header(plain(map_finding(mapped, language)), anchor=False)
drawing, beside = st.columns([2, 1], gap="medium")
with drawing:
    map_blocks.show_map(mapped, shown, credit, language)
with beside:
    map_blocks.show_chosen(mapped, {area.key: area.label for area in ground.areas}, language)
without = tuple(region.key for region in mapped.missing())
for remark in map_remarks(mapped, data.ask("explanations", regions=without), language):
    say(remark, language)
say(f"{language(f'map.note_{division}')} {note}", language, small=True)
blocks.evidence(indicator, ranked.sources(), years, map_table(mapped, language), language)
