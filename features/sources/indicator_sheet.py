"""One indicator in full: definition, sources, targets, what reports print, and where each of its figures stands."""

import streamlit as st

from features.sources import provenance
from features.sources.fact_sheet import fact_sheet
from features.sources.origin import origin_table
from features.targets.table import targets_table
from texts import Language
from ui import blocks, data
from ui.markup import show_table
from ui.selectors import indicator_of_visit, region_of_visit


def show_indicator_sheet(language: Language) -> None:
    """Draw the sheet of the indicator that the visit selects."""
    regions, indicators = data.regions(language), data.indicators(language)
    titles = data.source_titles(language)
    indicator = indicators[indicator_of_visit(language, with_values=False)]
    show_table(fact_sheet(indicator, indicators, data.ask("sdgs"), language), language)
    series = data.ask("series", indicator=indicator.key)
    if not series.empty:
        show_table(provenance.series_table(indicator, series, language), language)
        blocks.download((indicator.key,), indicator.key, language)
    targets = data.ask("targets", indicator=indicator.key)
    if not targets.empty:
        st.subheader(language("targets.title"), anchor=False)
        show_table(targets_table(targets, language), language)
    printed = data.ask("published_changes", indicator=indicator.key)
    if not printed.empty:
        st.subheader(language("sources.printed_title"), anchor=False)
        show_table(provenance.printed_table(printed, titles, language), language)
    for fact in provenance.facts(data.ask("published_facts", indicator=indicator.key), regions, titles, language):
        st.markdown(f"- {fact}")
    st.subheader(language("origin.title"), anchor=False)
    region = regions[region_of_visit(language)]
    origins = data.ask("origins", indicator=indicator.key, region=region.key)
    if origins.empty:
        st.markdown(language("origin.nothing", region=region.name))
    else:
        show_table(origin_table(origins, indicator, region, language), language)
