"""Maßnahmen: what programmes have set out to do, who is responsible, by when, and how it stands."""

from datetime import date

import streamlit as st

from content.markdown import escape_markdown
from features.measures import blocks as measure_views
from features.measures.detail_blocks import show_detail
from features.measures.pledge_blocks import show_pledges
from features.measures.register import choose_programme, read_entries
from features.measures.selectors import choose_measure, choose_view
from features.measures.table import describe_summary
from ui import blocks, data, url
from ui.selectors import choose_region

language = url.find_language()
blocks.show_page_head(language, "measures")
left, right = st.columns([1, 2])
with left:
    region = data.ask_regions(language)[choose_region(language)]
with right:
    programme = choose_programme(region, "massnahmen", language)
if programme:
    today, entries = date.today(), read_entries(language)
    shown = entries.tracked(programme.measures, today)
    st.markdown(f"**{escape_markdown(describe_summary(shown, programme.kind, language))}**")
    st.caption(escape_markdown(language("measures.source", document=programme.document, publisher=programme.publisher)))
    match choose_view(language):
        case "table":
            measure_views.show_register(shown, region, programme, language)
        case "open":
            measure_views.show_open(shown, region, programme, language)
        case "timeline":
            measure_views.show_timeline(shown, programme, today, language)
        case "offices":
            measure_views.show_offices(region, programme, language)
        case "indicators":
            measure_views.show_indicators(shown, entries, region, programme, language)
        case _:
            key = choose_measure(programme, language)
            show_detail(next(one for one in shown if one.measure.key == key), entries, region, programme, language)
show_pledges(region, language)
