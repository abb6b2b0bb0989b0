"""Two indicators against each other: chart, what must stand beside it, and the numbers."""

import streamlit as st

from content.catalogue import Indicator
from content.links import method_link
from content.markdown import plain
from features.relation import figure as relation_figure
from features.relation.relation import Related, relation_remarks
from texts import Language
from ui import blocks, data, url
from ui.markup import show_link, show_table
from ui.terms import say


def swap(first: Indicator, second: Indicator) -> None:
    """Let the two selections of indicators change places, from the callback of a button."""
    url.click("indicator", second.key)
    url.click("second", first.key)


def show_relation(related: Related, language: Language) -> None:
    """Draw the relation, the chosen regions highlighted."""
    regions, indicators = data.regions(language), data.indicators(language)
    told = [
        (side.indicator, side.sources(related.relation[column]), language("chart.year", year=side.year))
        for side, column in ((related.first, "first_source"), (related.second, "second_source"))
    ]
    shown = relation_figure.relation(related, language)
    blocks.chart(shown, language, first=True)
    for remark in relation_remarks(related, regions, indicators, language):
        say(remark, language)
    show_link(language("relation.method"), method_link("relation", language))
    for indicator, used, years in told:
        blocks.cited(indicator, used, years, language, of=f"{indicator.name}:")
    with st.expander(language("chart.numbers")):
        show_table(shown.numbers(), language)
        pair = tuple(indicator.key for indicator, _, _ in told)
        blocks.download(pair, "_".join(pair), language)
    with st.expander(language("chart.about")):
        for indicator, _, _ in told:
            st.markdown(f"**{plain(indicator.name)}**")
            blocks.about(indicator, language)
