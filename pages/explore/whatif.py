"""Was wäre, wenn: where several assumptions would lead, beside the trend and a target."""

from functools import partial

import streamlit as st

from content.credit import name_own_values
from content.links import link_page
from content.markdown import escape_markdown
from features.events.blocks import show_events
from features.events.data import ask_events
from features.events.event import make_event_marks
from features.measures.assumed import list_measure_drafts
from features.scenario import board as scenario_board
from features.scenario import data as scenario_data
from features.scenario.result_blocks import show_what_if
from features.scenario.start import find_first_indicator
from features.targets import data as targets_data
from features.targets.blocks import show_yardsticks
from features.targets.selectors import choose_yardsticks
from features.trends.trend import make_trend_table
from ui import blocks, data, url
from ui.selectors import choose_indicator, choose_region

language = url.find_language()
regions = data.ask_regions(language)
blocks.show_page_head(language, "whatif")
left, right = st.columns(2)
with left:
    region = regions[choose_region(language)]
with right:
    indicator = data.ask_indicators(language)[choose_indicator(language, start=find_first_indicator(region, language))]
case = scenario_data.ask_case(region, indicator, language)
if case is None:
    st.info(
        escape_markdown(language("whatif.empty", indicator=indicator.name, region=region.name)), icon=":material/info:"
    )
    st.stop()
scenario_board.enter_board(case, language, partial(list_measure_drafts, case, language))
events, unread = ask_events([region], indicator, language)
show_what_if(case, make_event_marks(events, regions, language), language)
show_events(events, unread, region, indicator, language)
has_yardsticks = any(one.indicator == indicator.key for one in targets_data.ask_yardsticks(region, language))
if has_yardsticks and choose_yardsticks(language):
    link = link_page("was-waere-wenn", language, region=region.key, indicator="{indicator}")
    show_yardsticks(region, {indicator.key: case.points}, link, language)

for reason in data.ask_break_reasons(indicator.key, language, region):
    st.caption(reason)
table = make_trend_table(indicator, {region.key: list(case.points)}, [region], language)
values = data.ask("values", indicator=indicator.key, regions=(region.key,))
years = name_own_values(language("chart.newest_year", year=case.newest[0]), values, regions, language)
blocks.show_evidence(indicator, set(values["source_key"]), years, table, language)
