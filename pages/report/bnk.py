"""BNK-Bericht: the tables of a sustainability report, what is missing in them and why, the texts of the office."""

import streamlit as st

from content.markdown import plain
from features.bnk import blocks as bnk_blocks
from features.bnk.completeness import total_sentence
from features.bnk.selectors import (
    chapter_of_visit,
    chapters,
    edition_of_visit,
    part_of_visit,
    region_report,
    year_of_visit,
)
from ui import blocks, url
from ui.selectors import region_of_visit

language = url.language_of_visit()
blocks.page_head(language, "bnk")
left, middle, right = st.columns([3, 1, 2])
with left:
    region = region_of_visit(language)
with middle:
    year = year_of_visit(language)
with right:
    edition = edition_of_visit(language)
report = region_report(region, year, language)
structure = chapters(edition, language)
bnk_blocks.damaged(language)
st.markdown(f"**{plain(total_sentence(structure, report, language))}**")

part = part_of_visit(language)
if part == "overview":
    bnk_blocks.overview(structure, edition, report, language)
elif part == "files":
    bnk_blocks.files(structure, edition, report, language)
else:
    chapter = chapter_of_visit(edition, structure, language)
    if part == "chapter":
        bnk_blocks.chapter_tables(chapter, edition, report, language)
    else:
        bnk_blocks.chapter_texts(chapter, report, language)
