"""Karte: one indicator over the districts of the Land or of Germany, in one year or as the change since another."""

from dataclasses import replace

import streamlit as st

from content.markdown import escape_markdown
from features.compare.ranking import describe_data_year
from features.compare.switch import find_start
from features.map import blocks as map_blocks
from features.map.map import list_map_remarks
from features.map.view import view_map
from ui import blocks, data, url
from ui import figure as figures
from ui.selectors import DEFAULT_REGION, choose_indicator, choose_regions, choose_year
from ui.terms import show_text

language = url.find_language()
regions, indicators = data.ask_regions(language), data.ask_indicators(language)
look = blocks.show_page_head(language, "map")
first, second, third = st.columns([6, 2, 2])
drawing, beside = st.columns([5, 3], gap="medium")
with beside:
    chosen = [regions[key] for key in choose_regions(language, required=False)]
with first:
    indicator = indicators[choose_indicator(language, ranked=True, start=find_start(chosen, language))]
with second:
    year = choose_year(indicator.key, language)
with third:
    since = map_blocks.choose_since(indicator, year, language)
own = chosen[0].key if chosen else DEFAULT_REGION
with look:
    ground, division, note = map_blocks.choose_look(regions[own[:2]], language)

view = view_map(indicator, (since, year), ground, division, chosen, language)
used = view.mapped.ranked.sources() | (view.earlier.sources() if view.earlier else set())
years = describe_data_year(view.mapped.ranked, regions, language)
credit = replace(figures.ask_credit(indicator, used, years, language), note=note)
with drawing, st.container(key="map_drawing"):
    st.header(escape_markdown(view.finding), anchor=False)
    file = "-".join((f"kreiskompass_map_{indicator.key}", *(region.key for region in chosen)))
    map_blocks.show_map(view.shown, view.finding, file, view.numbers, credit, language)
with beside:
    map_blocks.show_legend(view.shown, language)
    map_blocks.show_chosen(view.shown, chosen, indicator, view.describe, language)
without = tuple(region.key for region in view.mapped.missing())
for remark in list_map_remarks(view.mapped, data.ask("explanations", regions=without), language):
    show_text(remark, language)
method = "change" if since else division
show_text(f"{language(f'map.note_{method}')} {note}", language, small=True)
if chosen:
    map_blocks.show_towns(indicator, year, chosen[0], language)
blocks.show_evidence(indicator, used, years, view.numbers(), language)
