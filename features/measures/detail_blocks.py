"""One measure closely: what the document says, what was reported, and the forms to report anew."""

import streamlit as st

from content.catalogue import Indicator, Region
from content.markdown import plain
from features.measures.assumed import as_draft, within_reach
from features.measures.blocks import ways
from features.measures.detail import effects_table, facts_table, history_table
from features.measures.effects import Effect, effects_on
from features.measures.forms import effect_form, status_form
from features.measures.model import Programme
from features.measures.register import Entered
from features.measures.state import Tracked
from features.scenario import data as scenario_data
from features.scenario.draft import Draft, Kind
from features.scenario.link import written_draft
from texts import Language
from ui import data, editing
from ui.markup import show_link, show_table
from ui.selectors import link_to


def _to_what_if(one: Tracked, effect: Effect, region: Region, indicator: Indicator, language: Language) -> None:
    """The effect as a scenario of "Was wäre, wenn"; where that cannot be, the reason."""
    case = scenario_data.case(region, indicator, language)
    if case is None:
        st.caption(plain(language("measures.effect_without_values", indicator=indicator.name, region=region.name)))
    elif not within_reach(effect, case):
        st.caption(plain(language("measures.effect_out_of_reach", indicator=indicator.name, year=case.newest[0])))
    else:
        scenario = written_draft(Draft(Kind.MEASURES, measures=(as_draft(one.measure, effect),)))
        link = link_to("was-waere-wenn", language, region=region.key, indicator=indicator.key, s1=scenario)
        show_link(language("measures.effect_what_if", indicator=indicator.name), link)


def detail(one: Tracked, entries: Entered, region: Region, programme: Programme, language: Language) -> None:
    """The measure with all that is known of it."""
    st.header(plain(one.measure.title), anchor=False)
    known = data.indicators(language)
    show_table(facts_table(one, programme, known, language), language)
    for key in one.measure.indicator_keys:
        if key in known:
            ways(region, known[key], language)
    st.subheader(language("measures.history_title"), anchor=False)
    if one.reports:
        show_table(history_table(one, language), language)
    else:
        st.markdown(language("measures.no_report"))
    may_edit = editing.may_edit(language)
    if may_edit:
        status_form(one, entries, language)
    st.subheader(language("measures.effect_title"), anchor=False)
    st.markdown(language("measures.effect_intro"))
    found = effects_on(entries.effects, one.measure.key)
    if found:
        show_table(effects_table(one, found, known, language), language)
        for effect in found:
            if effect.indicator_key in known:
                _to_what_if(one, effect, region, known[effect.indicator_key], language)
    if not may_edit:
        return
    above = st.container()  # where it is seen when the form folds
    with st.expander(language("measures.effect_add")):
        effect_form(one, entries, above, language)
