"""One indicator in full: definition, sources, targets, what reports print, and where each of its figures stands."""

import streamlit as st

from features.sources import provenance
from features.sources.fact_sheet import make_fact_sheet
from features.sources.origin import make_origin_table
from features.targets.table import make_targets_table
from texts import Language
from ui import blocks, data
from ui.markup import show_table
from ui.selectors import choose_indicator, choose_region


def show_indicator_sheet(language: Language) -> None:
    """Draw the sheet of the indicator that the visit selects."""
    regions, indicators = data.ask_regions(language), data.ask_indicators(language)
    titles = data.ask_source_titles(language)
    indicator = indicators[choose_indicator(language, with_values=False)]
    show_table(make_fact_sheet(indicator, indicators, data.ask("sdgs"), language), language)
    series = data.ask("series", indicator=indicator.key)
    if not series.empty:
        show_table(provenance.make_series_table(indicator, series, language), language)
        blocks.show_data_downloads((indicator.key,), indicator.key, language)
    targets = data.ask("targets", indicator=indicator.key)
    if not targets.empty:
        st.subheader(language("targets.title"), anchor=False)
        show_table(make_targets_table(targets, language), language)
    printed = data.ask("published_changes", indicator=indicator.key)
    if not printed.empty:
        st.subheader(language("sources.printed_title"), anchor=False)
        show_table(provenance.make_printed_table(printed, titles, language), language)
    for fact in provenance.describe_facts(
        data.ask("published_facts", indicator=indicator.key), regions, titles, language
    ):
        st.markdown(f"- {fact}")
    st.subheader(language("origin.title"), anchor=False)
    region = regions[choose_region(language)]
    origins = data.ask("origins", indicator=indicator.key, region=region.key)
    if origins.empty:
        st.markdown(language("origin.nothing", region=region.name))
    else:
        show_table(make_origin_table(origins, indicator, region, language), language)
