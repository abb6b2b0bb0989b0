"""Berichtsprüfung: do the changes that a report prints follow from its own values, and do these agree with sources?"""

import streamlit as st

from features.review import blocks as review_blocks
from ui import address, blocks, data, url
from ui.selectors import REGION, choose_region

language = url.find_language()
blocks.show_page_head(language, "review")
report = review_blocks.choose_report(language)
if report is None:
    review_blocks.show_templates(language)
    name, tables = review_blocks.ask_uploaded_tables(language)
else:
    name, tables = language.of(report, "title"), review_blocks.ask_tables(report["source_key"], language)
if tables:
    review_blocks.show_verdict(tables, name, language)
    st.header(language("review.sources_title"), anchor=False)
    region = report["region_key"] if report is not None else choose_region(language)
    source = "" if report is None else report["source_key"]
    review_blocks.show_comparison(tables, source, data.ask_regions(language)[region], language)
else:  # the district that a link names counts as soon as there is a file
    address.read_parts((REGION.key,))
