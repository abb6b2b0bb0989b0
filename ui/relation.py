"""Two indicators against each other: chart, what must stand beside it, and the numbers."""

from functools import partial

import streamlit as st

from charts.relation import relation_chart
from texts import Language
from ui import blocks, data, url
from ui.markup import show_link, show_table
from views.assessment import method_link
from views.catalogue import STATE, Indicator
from views.markdown import plain
from views.relation import Related, relation_finding, relation_remarks, relation_table, side_of


def swap(first: Indicator, second: Indicator) -> None:
    """Let the two selections of indicators change places, from the callback of a button."""
    url.click("indicator", second.key)
    url.click("second", first.key)


def show_relation(related: Related, language: Language) -> None:
    """Draw the relation, the chosen regions highlighted."""
    regions, indicators = data.regions(language), data.indicators(language)
    names = {key: region.short_name for key, region in regions.items()}
    keys = [region.key for region in related.chosen]
    first, second = (side_of(side, regions[STATE]) for side in (related.first, related.second))
    told = [
        (side.indicator, side.sources(related.relation[column]), language("chart.year", year=side.year))
        for side, column in ((related.first, "first_source"), (related.second, "second_source"))
    ]
    source = " ".join(f"{one.name}: {blocks.told_source(one, used, years, language)}" for one, used, years in told)
    draw = partial(relation_chart, related.relation, names, keys, first, second)
    blocks.chart(draw, relation_finding(related, language), "relation", source, language, first=True)
    for remark in relation_remarks(related, regions, indicators, language):
        st.markdown(plain(remark))
    show_link(language("relation.method"), method_link("relation", language))
    for indicator, used, years in told:
        blocks.cited(indicator, used, years, language, of=f"{indicator.name}:")
    with st.expander(language("chart.numbers")):
        show_table(relation_table(related, regions, language), language)
        pair = tuple(indicator.key for indicator, _, _ in told)
        blocks.download(pair, "_".join(pair), language)
    with st.expander(language("chart.about")):
        for indicator, _, _ in told:
            st.markdown(f"**{plain(indicator.name)}**")
            blocks.about(indicator)
