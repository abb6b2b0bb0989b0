"""Berichtsprüfung: do the changes that a report prints follow from its own values, and do these agree with sources?"""

import streamlit as st

from features.review import blocks as review_blocks
from ui import blocks, data, url
from ui.selectors import region_of_visit

language = url.language_of_visit()
blocks.page_head(language, "review")
report = review_blocks.report_of_visit(language)
if report is None:
    review_blocks.templates(language)
    name, tables = review_blocks.uploaded_tables(language)
else:
    name, tables = language.of(report, "title"), review_blocks.tables_of(report["source_key"], language)
if tables:
    review_blocks.verdict(tables, name, language)
    st.header(language("review.sources_title"), anchor=False)
    region = report["region_key"] if report is not None else region_of_visit(language)
    source = "" if report is None else report["source_key"]
    review_blocks.comparison(tables, source, data.regions(language)[region], language)
