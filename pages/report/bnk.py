"""BNK-Bericht: the tables of a sustainability report, what is missing in them and why, the texts of the office."""

import streamlit as st

from content.markdown import escape_markdown
from features.bnk import blocks as bnk_blocks
from features.bnk.completeness import describe_total
from features.bnk.selectors import (
    ask_report,
    choose_chapter,
    choose_edition,
    choose_part,
    choose_report_year,
    read_chapters,
)
from ui import blocks, url
from ui.selectors import choose_region

language = url.find_language()
blocks.show_page_head(language, "bnk")
left, middle, right = st.columns([3, 1, 2])
with left:
    region = choose_region(language)
with middle:
    year = choose_report_year(language)
with right:
    edition = choose_edition(language)
report = ask_report(region, year, language)
structure = read_chapters(edition, language)
bnk_blocks.show_damage(language)
st.markdown(f"**{escape_markdown(describe_total(structure, report, language))}**")

part = choose_part(language)
if part == "overview":
    bnk_blocks.show_overview(structure, edition, report, language)
elif part == "files":
    bnk_blocks.show_files(structure, edition, report, language)
else:
    chapter = choose_chapter(edition, structure, language)
    if part == "chapter":
        bnk_blocks.show_chapter(chapter, edition, report, language)
    else:
        bnk_blocks.show_texts(chapter, report, language)
