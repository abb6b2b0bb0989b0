"""Was wäre, wenn: where several assumptions would lead, beside the trend and a target."""

from functools import partial

import streamlit as st

from content.credit import with_own
from content.markdown import plain
from features.measures.assumed import registered
from features.scenario import board as scenario_board
from features.scenario import data as scenario_data
from features.scenario.result import what_if
from features.trends.trend import trend_table
from ui import blocks, data, url
from ui.selectors import indicator_of_visit, region_of_visit

language = url.language_of_visit()
regions = data.regions(language)
blocks.page_head(language, "whatif")
left, right = st.columns(2)
with left:
    region = regions[region_of_visit(language)]
with right:
    indicator = data.indicators(language)[indicator_of_visit(language)]
case = scenario_data.case(region, indicator, language)
if case is None:
    st.info(plain(language("whatif.empty", indicator=indicator.name, region=region.name)), icon=":material/info:")
    st.stop()
scenario_board.enter(case, language, partial(registered, case, language))
what_if(case, language)

for reason in data.break_reasons(indicator.key, language):
    st.caption(reason)
table = trend_table(indicator, {region.key: list(case.points)}, [region], language)
values = data.ask("values", indicator=indicator.key, regions=(region.key,))
years = with_own(language("chart.newest_year", year=case.newest[0]), values, regions, language)
blocks.evidence(indicator, set(values["source_key"]), years, table, language)
