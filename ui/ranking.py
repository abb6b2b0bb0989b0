"""Districts ranked by an indicator: chart, what must stand beside it, and the numbers."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from charts.base import Scale
from charts.ranking import ranking_chart
from texts import Language
from ui import blocks, data
from views.catalogue import COUNTRY, STATE, Indicator, Region
from views.peers import Group
from views.ranking import Ranked, ranking_finding, ranking_remarks, ranking_table, reference_lines


def show_ranking(indicator: Indicator, year: int, group: Group, chosen: Sequence[Region], language: Language) -> None:
    """Draw the group's ranking, the chosen regions highlighted, in it or not."""
    regions = data.regions(language)
    keys = tuple(region.key for region in chosen)
    measured = data.measured(indicator, year, (STATE, COUNTRY, *keys))
    ranking = data.ask("ranking", indicator=indicator.key, year=year, group=group.members, also=keys)
    ranked = Ranked(measured, group, ranking, chosen, [regions[STATE], regions[COUNTRY]])
    if ranked.is_empty:
        st.info(language("compare.empty_group", year=year), icon=":material/info:")
        return
    names = {key: region.short_name for key, region in regions.items()}
    scale = Scale(indicator.unit, indicator.decimals)
    draw = partial(ranking_chart, ranked.ranking, names, keys, reference_lines(ranked), scale)
    years = language("chart.year", year=year)
    source = blocks.told_source(indicator, ranked.sources(), years, language)
    blocks.chart(draw, ranking_finding(ranked, language), "ranking", source, language, first=True)
    for remark in ranking_remarks(ranked, regions, language):
        st.markdown(remark)
    blocks.evidence(indicator, ranked.sources(), years, ranking_table(ranked, regions, language), language)
