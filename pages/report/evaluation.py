"""Evaluation: what has become of the measures of a programme on a day, for the committee."""

import streamlit as st

from features.measures import evaluation_blocks
from features.measures.register import choose_programme, read_entries
from ui import blocks, data, url
from ui.selectors import choose_region

language = url.find_language()
blocks.show_page_head(language, "evaluation")
left, right = st.columns([1, 2])
with left:
    region = data.ask_regions(language)[choose_region(language)]
with right:
    programme = choose_programme(region, "evaluation", language)
if programme:
    found = evaluation_blocks.choose_evaluation(programme, read_entries(language), language)
    evaluation_blocks.show_findings(found, language)
    evaluation_blocks.show_downloads(found, language)
    evaluation_blocks.show_groups(found, language)
    evaluation_blocks.show_lists(found, region, language)
