"""One measure closely: what the document says, what was reported, and the forms to report anew."""

import streamlit as st

from content.catalogue import Indicator, Region
from content.links import link_page
from content.markdown import escape_markdown
from features.measures.assumed import is_within_reach, make_measure_draft
from features.measures.blocks import show_ways
from features.measures.detail import make_effects_table, make_facts_table, make_history_table
from features.measures.effects import Effect, list_effects
from features.measures.forms import show_effect_form, show_status_form
from features.measures.model import Programme
from features.measures.register import Entries
from features.measures.state import TrackedMeasure
from features.scenario import data as scenario_data
from features.scenario.draft import Draft, Kind
from features.scenario.link import write_draft
from texts import Language
from ui import data, editing
from ui.markup import show_link, show_table


def _to_what_if(one: TrackedMeasure, effect: Effect, region: Region, indicator: Indicator, language: Language) -> None:
    """The effect as a scenario of "Was wäre, wenn"; where that cannot be, the reason."""
    case = scenario_data.ask_case(region, indicator, language)
    if case is None:
        st.caption(
            escape_markdown(language("measures.effect_without_values", indicator=indicator.name, region=region.name))
        )
    elif not is_within_reach(effect, case):
        st.caption(
            escape_markdown(language("measures.effect_out_of_reach", indicator=indicator.name, year=case.newest[0]))
        )
    else:
        scenario = write_draft(Draft(Kind.MEASURES, measures=(make_measure_draft(one.measure, effect),)))
        link = link_page("was-waere-wenn", language, region=region.key, indicator=indicator.key, s1=scenario)
        show_link(language("measures.effect_what_if", indicator=indicator.name), link)


def show_detail(
    one: TrackedMeasure, entries: Entries, region: Region, programme: Programme, language: Language
) -> None:
    """The measure with all that is known of it."""
    st.header(escape_markdown(one.measure.title), anchor=False)
    known = data.ask_indicators(language)
    show_table(make_facts_table(one, programme, known, language), language)
    for key in one.measure.indicator_keys:
        if key in known:
            show_ways(region, known[key], language)
    st.subheader(language("measures.history_title"), anchor=False)
    if one.reports:
        show_table(make_history_table(one, language), language)
    else:
        st.markdown(language("measures.no_report"))
    may_edit = editing.may_edit(language)
    if may_edit:
        show_status_form(one, entries, language)
    st.subheader(language("measures.effect_title"), anchor=False)
    st.markdown(language("measures.effect_intro"))
    found = list_effects(entries.effects, one.measure.key)
    if found:
        show_table(make_effects_table(one, found, known, language), language)
        for effect in found:
            if effect.indicator_key in known:
                _to_what_if(one, effect, region, known[effect.indicator_key], language)
    if not may_edit:
        return
    above = st.container()  # where it is seen when the form folds
    with st.expander(language("measures.effect_add"), key="measures_effect_add"):
        show_effect_form(one, entries, above, language)
