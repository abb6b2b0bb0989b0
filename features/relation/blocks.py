"""Two indicators against each other: chart, what must stand beside it, and the numbers."""

import streamlit as st

from content.catalogue import Indicator
from content.links import link_method
from content.markdown import escape_markdown
from features.relation import figure as relation_figure
from features.relation.relation import Relation, list_relation_remarks
from texts import Language
from ui import blocks, data, url
from ui.markup import show_link, show_table
from ui.terms import show_text


def swap_indicators(first: Indicator, second: Indicator) -> None:
    """Let the two selections of indicators change places, from the callback of a button."""
    url.set_choice("indicator", second.key)
    url.set_choice("second", first.key)


def show_relation(related: Relation, language: Language) -> None:
    """Draw the relation, the chosen regions highlighted."""
    regions, indicators = data.ask_regions(language), data.ask_indicators(language)
    told = [
        (side.indicator, side.sources(related.relation[column]), language("chart.year", year=side.year))
        for side, column in ((related.first, "first_source"), (related.second, "second_source"))
    ]
    shown = relation_figure.make_relation_figure(related, language)
    blocks.show_figure(shown, language, first=True)
    for remark in list_relation_remarks(related, regions, indicators, language):
        show_text(remark, language)
    show_link(language("relation.method"), link_method("relation", language))
    for indicator, used, years in told:
        blocks.show_citation(indicator, used, years, language, of=f"{indicator.name}:")
    with st.expander(language("chart.numbers")):
        show_table(shown.numbers(), language)
        pair = tuple(indicator.key for indicator, _, _ in told)
        blocks.show_data_downloads(pair, "_".join(pair), language)
    with st.expander(language("chart.about")):
        for indicator, _, _ in told:
            st.markdown(f"**{escape_markdown(indicator.name)}**")
            blocks.show_about(indicator, language)
