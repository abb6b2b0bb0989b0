"""Strategie: an assumption each for several indicators, bundles of measures with costs, and who does it better."""

import streamlit as st

from content.markdown import escape_markdown
from features.strategy.blocks import enter_strategy, show_strategy
from features.strategy.data import list_offered
from ui import blocks, data, url
from ui.selectors import choose_region

language = url.find_language()
blocks.show_page_head(language, "strategy")
region = data.ask_regions(language)[choose_region(language)]
if not list_offered(region, language):
    st.info(escape_markdown(language("strategy.no_values", region=region.name)), icon=":material/info:")
    url.end_page()
enter_strategy(region, language)
show_strategy(region, language)
