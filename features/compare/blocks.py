"""Districts ranked by an indicator: chart, what must stand beside it, and the numbers."""

from collections.abc import Sequence

import streamlit as st

from content.catalogue import Indicator, Region
from features.compare import figure as compare_figure
from features.compare.peers import Group
from features.compare.ranking import ranking_remarks, year_remark
from texts import Language
from ui import blocks, data
from ui.selectors import ranking_years
from ui.terms import say


def show_ranking(indicator: Indicator, year: int, group: Group, chosen: Sequence[Region], language: Language) -> None:
    """Draw the group's ranking, the chosen regions highlighted, in it or not."""
    ranked = compare_figure.ranked(indicator, year, group, chosen, language)
    shown = compare_figure.ranking(ranked, language)
    if shown is None:
        st.info(language("compare.empty_group", year=year), icon=":material/info:")
        return
    blocks.chart(shown, language, first=True)
    told = ranking_remarks(ranked, data.regions(language), language)
    if year == ranking_years(indicator.key)[1]:
        told.append(year_remark(ranked, language))
    for remark in filter(None, told):
        say(remark, language)
    blocks.evidence(indicator, ranked.sources(), shown.credit.years, shown.numbers(), language)
