"""Eigene Daten: have a table of one's own checked, take it in, see and remove what has been taken in."""

import streamlit as st

from content.rows import read_rows
from features.own_data import blocks as own_blocks
from features.own_data.tables import make_tables_table
from ui import blocks, data, editing, url
from ui.markup import show_table

language = url.find_language()
blocks.show_page_head(language, "own")
own_blocks.tell_outcome(language)

st.header(language("own.templates_title"), anchor=False)
st.markdown(language("own.templates"))
own_blocks.show_templates(language)

st.header(language("own.check_title"), anchor=False)
may_edit = editing.may_edit(language)
if may_edit:
    file, told = own_blocks.ask_file(language)
    if file is not None:
        own_blocks.show_verdict(file, told, language)

st.header(language("own.tables_title"), anchor=False)
tables = data.ask("own_tables")
if tables.empty:
    st.markdown(language("own.no_tables"))
else:
    indicators = data.ask_indicators(language)
    show_table(
        make_tables_table(tables, indicators, lambda row: own_blocks.find_trend(row, language), language), language
    )
    if may_edit:
        own_blocks.show_removal({row["table_key"]: row["name"] for row in read_rows(tables)}, language)
