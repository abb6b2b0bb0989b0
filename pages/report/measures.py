"""Maßnahmen: what programmes have set out to do, who is responsible, by when, and how it stands."""

from datetime import date

import streamlit as st

from content.markdown import plain
from features.measures import blocks as measure_views
from features.measures.detail_blocks import detail
from features.measures.pledge_blocks import pledges
from features.measures.register import entered, programme_of_visit
from features.measures.selectors import measure_of_visit, view_of_visit
from features.measures.table import summary
from ui import blocks, data, url
from ui.selectors import region_of_visit

language = url.language_of_visit()
blocks.page_head(language, "measures")
left, right = st.columns([1, 2])
with left:
    region = data.regions(language)[region_of_visit(language)]
with right:
    programme = programme_of_visit(region, "massnahmen", language)
if programme:
    today, entries = date.today(), entered(language)
    shown = entries.tracked(programme.measures, today)
    st.markdown(f"**{plain(summary(shown, programme.kind, language))}**")
    st.caption(plain(language("measures.source", document=programme.document, publisher=programme.publisher)))
    match view_of_visit(language):
        case "table":
            measure_views.table(shown, region, programme, language)
        case "open":
            measure_views.still_open(shown, region, programme, language)
        case "timeline":
            measure_views.timeline(shown, programme, today, language)
        case "offices":
            measure_views.offices(region, programme, language)
        case "indicators":
            measure_views.indicators(shown, entries, region, programme, language)
        case _:
            key = measure_of_visit(programme, language)
            detail(next(one for one in shown if one.measure.key == key), entries, region, programme, language)
pledges(region, language)
