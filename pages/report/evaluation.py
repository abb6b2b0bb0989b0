"""Evaluation: what has become of the measures of a programme on a day, for the committee."""

import streamlit as st

from features.measures import evaluation_blocks
from features.measures.register import entered, programme_of_visit
from ui import blocks, data, url
from ui.selectors import region_of_visit

language = url.language_of_visit()
blocks.page_head(language, "evaluation")
left, right = st.columns([1, 2])
with left:
    region = data.regions(language)[region_of_visit(language)]
with right:
    programme = programme_of_visit(region, "evaluation", language)
if programme:
    found = evaluation_blocks.evaluation_of_visit(programme, entered(language), language)
    evaluation_blocks.findings(found, language)
    evaluation_blocks.downloads(found, language)
    evaluation_blocks.groups(found, language)
    evaluation_blocks.lists(found, region, language)
