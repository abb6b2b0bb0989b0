"""Districts ranked by an indicator: chart, what must stand beside it, and the numbers."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from content.catalogue import Indicator, Region
from features.compare import figure as compare_figure
from features.compare.peers import Group
from features.compare.ranking import describe_year, list_ranking_remarks
from texts import Language
from ui import blocks, data
from ui.selectors import ask_ranking_years, pick_region
from ui.terms import show_text


def show_ranking(indicator: Indicator, year: int, group: Group, chosen: Sequence[Region], language: Language) -> None:
    """Draw the group's ranking, the chosen regions highlighted, in it or not."""
    ranked = compare_figure.ask_ranking(indicator, year, group, chosen, language)
    shown = compare_figure.make_ranking_figure(ranked, language)
    if shown is None:
        st.info(language("compare.empty_group", year=year), icon=":material/info:")
        return
    pick = partial(pick_region, [region.key for region in chosen], shown.name)
    blocks.show_figure(shown, language, first=True, on_picked=pick)
    st.caption(language("compare.pick"))
    told = list_ranking_remarks(ranked, data.ask_regions(language), language)
    if year == ask_ranking_years(indicator.key)[1]:
        told.append(describe_year(ranked, language))
    for remark in filter(None, told):
        show_text(remark, language)
    blocks.show_evidence(indicator, ranked.sources(), shown.credit.years, shown.numbers(), language)
