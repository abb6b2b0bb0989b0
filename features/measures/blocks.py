"""The views of the page Maßnahmen: table, what is open, timeline, offices and goals, indicators."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from charts.stages import draw_timeline
from content.catalogue import Indicator, Region
from content.figure import Figure
from content.links import link_page
from content.markdown import escape_markdown
from domain.measure import MeasureState, MeasureTiming
from features.measures.indicators import group_by_indicator, make_doing_table
from features.measures.model import Programme, make_credit
from features.measures.office_goals import describe_matrix, make_matrix, read_office_goals
from features.measures.register import Entries, ask_programmes, read_entries
from features.measures.selectors import choose_measures
from features.measures.state import TrackedMeasure, make_stages
from features.measures.table import make_register_table
from features.measures.timeline import describe_timeline, make_spans, make_timeline_table
from texts import Language
from ui import blocks, data
from ui.markup import show_link, show_table


def link_measure(region: str, programme: str, language: Language) -> str:
    """Address of one measure, with the field {measure}."""
    return link_page("massnahmen", language, region=region, programme=programme, view="one", measure="{measure}")


def show_register(shown: Sequence[TrackedMeasure], region: Region, programme: Programme, language: Language) -> None:
    """All measures that fit the filters."""
    chosen = choose_measures(shown, language)
    _show_list(chosen, programme.name, link_measure(region.key, programme.key, language), language)


def show_open(shown: Sequence[TrackedMeasure], region: Region, programme: Programme, language: Language) -> None:
    """What is overdue, and what nobody has reported on."""
    for which in (MeasureState.LATE, MeasureState.UNREPORTED):
        st.header(language(f"measures.open.{which}"), anchor=False)
        members = [one for one in shown if one.state is which]
        title = language(f"measures.open.{which}")
        _show_list(members, title, link_measure(region.key, programme.key, language), language)
        silent = sum(one.state is MeasureState.UNREPORTED and one.timing is MeasureTiming.OVER for one in shown)
        if which is MeasureState.LATE and silent:
            st.caption(language("measures.late_and_silent", count=silent))


def _show_list(members: Sequence[TrackedMeasure], caption: str, link: str, language: Language) -> None:
    if members:
        show_table(make_register_table(members, caption, link, language), language)
    else:
        st.markdown(language("measures.none_here"))


def show_timeline(shown: Sequence[TrackedMeasure], programme: Programme, today: date, language: Language) -> None:
    """Time frames as bars against today; those without one are told."""
    chosen = choose_measures(shown, language)
    bars = make_spans(chosen, language)
    if bars:
        told = describe_timeline(chosen, programme.kind, language)
        draw = partial(draw_timeline, bars, make_stages(language), today)
        numbers = partial(make_timeline_table, chosen, language)
        drawn = Figure("measures", told, draw, make_credit(programme, language), numbers)
        blocks.show_figure(drawn, language, first=True)
    else:
        st.markdown(language("measures.none_here"))
    unnamed = [one.measure.title for one in chosen if one.timing is MeasureTiming.UNNAMED]
    if unnamed:
        st.caption(escape_markdown(language("measures.without_frame", measures="; ".join(unnamed))))
    with st.expander(language("chart.table")):
        show_table(make_timeline_table(chosen, language), language)


def show_offices(region: Region, programme: Programme, language: Language) -> None:
    """The matrix of offices and goals, as far as the document has one."""
    found = read_office_goals(data.ask("office_goals", region=region.key), programme.key, language)
    if not found:
        st.info(language("measures.no_matrix"), icon=":material/info:")
        return
    goals = data.ask_sdgs(language)
    st.header(escape_markdown(describe_matrix(found, {goal.number: goal for goal in goals}, language)), anchor=False)
    st.markdown(language("measures.matrix_note"))
    show_table(make_matrix(found, goals, language), language)
    st.caption(escape_markdown(language("measures.source", document=programme.document, publisher=programme.publisher)))


def show_indicators(
    shown: Sequence[TrackedMeasure], entries: Entries, region: Region, programme: Programme, language: Language
) -> None:
    """Per indicator what is being done, with the way to its trend and its target."""
    pairs = group_by_indicator(shown, entries.effects, data.ask_indicators(language))
    st.markdown(language("measures.indicators_intro", count=len(pairs)))
    link = link_measure(region.key, programme.key, language)
    for indicator, measures in pairs:
        st.header(escape_markdown(indicator.name), anchor=False)
        show_ways(region, indicator, language)
        show_table(make_doing_table(indicator, measures, entries.effects, link, language), language)


def show_ways(region: Region, indicator: Indicator, language: Language) -> None:
    """Links to what other pages tell of an indicator: its trend if it has values, its target if it has one."""
    with st.container(horizontal=True):
        if indicator.observation_count:
            to_trend = link_page("trends", language, indicator=indicator.key, regions=region.key)
            show_link(language("measures.trend_of", indicator=indicator.name), to_trend)
        if not data.ask("target_lines", indicator=indicator.key, region=region.key).empty:
            to_check = link_page("zielcheck", language, region=region.key, indicator=indicator.key)
            show_link(language("measures.check_of", indicator=indicator.name), to_check)


def show_measures_of(region: Region, indicator: Indicator, language: Language) -> None:
    """On another page: what the programmes of a district do for an indicator."""
    entries = read_entries(language)
    st.subheader(language("measures.doing_title"), anchor=False)
    found = False
    for programme in ask_programmes(region.key, language).values():
        shown = entries.tracked(programme.measures, date.today())
        for own, measures in group_by_indicator(shown, entries.effects, {indicator.key: indicator}):
            link = link_measure(region.key, programme.key, language)
            show_table(make_doing_table(own, measures, entries.effects, link, language), language)
            found = True
    if not found:
        st.markdown(escape_markdown(language("measures.doing_nothing", region=region.name, indicator=indicator.name)))
