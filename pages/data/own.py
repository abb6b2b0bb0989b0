"""Eigene Daten: have a table of one's own checked, take it in, see and remove what has been taken in."""

import streamlit as st

from content.rows import rows
from features.own_data import blocks as own_blocks
from features.own_data.tables import tables_table
from ui import blocks, data, editing, url
from ui.markup import show_table

language = url.language_of_visit()
blocks.page_head(language, "own")
own_blocks.done(language)

st.header(language("own.templates_title"), anchor=False)
st.markdown(language("own.templates"))
own_blocks.templates(language)

st.header(language("own.check_title"), anchor=False)
may_edit = editing.may_edit(language)
if may_edit:
    file, told = own_blocks.file_and_words(language)
    if file is not None:
        own_blocks.verdict(file, told, language)

st.header(language("own.tables_title"), anchor=False)
tables = data.ask("own_tables")
if tables.empty:
    st.markdown(language("own.no_tables"))
else:
    indicators = data.indicators(language)
    show_table(tables_table(tables, indicators, lambda row: own_blocks.trend_of_row(row, language), language), language)
    if may_edit:
        own_blocks.removal({row["table_key"]: row["name"] for row in rows(tables)}, language)
