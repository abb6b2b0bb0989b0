"""The views of the page Maßnahmen: table, what is open, timeline, offices and goals, indicators."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from charts.stages import timeline_chart
from content.catalogue import Indicator, Region
from content.chart import Shown
from content.markdown import plain
from domain.measure import State, Timing
from features.measures.indicators import by_indicator, doing_table
from features.measures.model import Programme, credit_of
from features.measures.office_goals import matrix, matrix_finding, office_goals
from features.measures.register import Entered, entered, programmes_of
from features.measures.selectors import filtered
from features.measures.state import Tracked, stages
from features.measures.table import register_table
from features.measures.timeline import spans, timeline_finding, timeline_table
from texts import Language
from ui import blocks, data
from ui.markup import show_link, show_table
from ui.selectors import link_to


def measure_link(region: str, programme: str, language: Language) -> str:
    """Address of one measure, with the field {measure}."""
    return link_to("massnahmen", language, region=region, programme=programme, view="one", measure="{measure}")


def table(shown: Sequence[Tracked], region: Region, programme: Programme, language: Language) -> None:
    """All measures that fit the filters."""
    chosen = filtered(shown, language)
    _listed(chosen, programme.name, measure_link(region.key, programme.key, language), language)


def still_open(shown: Sequence[Tracked], region: Region, programme: Programme, language: Language) -> None:
    """What is overdue, and what nobody has reported on."""
    for which in (State.LATE, State.UNREPORTED):
        st.header(language(f"measures.open.{which}"), anchor=False)
        members = [one for one in shown if one.state is which]
        title = language(f"measures.open.{which}")
        _listed(members, title, measure_link(region.key, programme.key, language), language)
        silent = sum(one.state is State.UNREPORTED and one.timing is Timing.OVER for one in shown)
        if which is State.LATE and silent:
            st.caption(language("measures.late_and_silent", count=silent))


def _listed(members: Sequence[Tracked], caption: str, link: str, language: Language) -> None:
    if members:
        show_table(register_table(members, caption, link, language), language)
    else:
        st.markdown(language("measures.none_here"))


def timeline(shown: Sequence[Tracked], programme: Programme, today: date, language: Language) -> None:
    """Time frames as bars against today; those without one are told."""
    chosen = filtered(shown, language)
    bars = spans(chosen, language)
    if bars:
        told = timeline_finding(chosen, programme.kind, language)
        draw = partial(timeline_chart, bars, stages(language), today)
        numbers = partial(timeline_table, chosen, language)
        drawn = Shown("measures", told, draw, credit_of(programme, language), numbers)
        blocks.chart(drawn, language, first=True)
    else:
        st.markdown(language("measures.none_here"))
    unnamed = [one.measure.title for one in chosen if one.timing is Timing.UNNAMED]
    if unnamed:
        st.caption(plain(language("measures.without_frame", measures="; ".join(unnamed))))
    with st.expander(language("chart.table")):
        show_table(timeline_table(chosen, language), language)


def offices(region: Region, programme: Programme, language: Language) -> None:
    """The matrix of offices and goals, as far as the document has one."""
    found = office_goals(data.ask("office_goals", region=region.key), programme.key, language)
    if not found:
        st.info(language("measures.no_matrix"), icon=":material/info:")
        return
    goals = data.goals(language)
    st.header(plain(matrix_finding(found, {goal.number: goal for goal in goals}, language)), anchor=False)
    st.markdown(language("measures.matrix_note"))
    show_table(matrix(found, goals, language), language)
    st.caption(plain(language("measures.source", document=programme.document, publisher=programme.publisher)))


def indicators(
    shown: Sequence[Tracked], entries: Entered, region: Region, programme: Programme, language: Language
) -> None:
    """Per indicator what is being done, with the way to its trend and its target."""
    pairs = by_indicator(shown, entries.effects, data.indicators(language))
    st.markdown(language("measures.indicators_intro", count=len(pairs)))
    link = measure_link(region.key, programme.key, language)
    for indicator, measures in pairs:
        st.header(plain(indicator.name), anchor=False)
        ways(region, indicator, language)
        show_table(doing_table(indicator, measures, entries.effects, link, language), language)


def ways(region: Region, indicator: Indicator, language: Language) -> None:
    """Links to what other pages tell of an indicator: its trend if it has values, its target if it has one."""
    with st.container(horizontal=True):
        if indicator.observation_count:
            to_trend = link_to("trends", language, indicator=indicator.key, regions=region.key)
            show_link(language("measures.trend_of", indicator=indicator.name), to_trend)
        if not data.ask("target_lines", indicator=indicator.key, region=region.key).empty:
            to_check = link_to("zielcheck", language, region=region.key, indicator=indicator.key)
            show_link(language("measures.check_of", indicator=indicator.name), to_check)


def being_done(region: Region, indicator: Indicator, language: Language) -> None:
    """On another page: what the programmes of a district do for an indicator."""
    entries = entered(language)
    st.subheader(language("measures.doing_title"), anchor=False)
    found = False
    for programme in programmes_of(region.key, language).values():
        shown = entries.tracked(programme.measures, date.today())
        for own, measures in by_indicator(shown, entries.effects, {indicator.key: indicator}):
            link = measure_link(region.key, programme.key, language)
            show_table(doing_table(own, measures, entries.effects, link, language), language)
            found = True
    if not found:
        st.markdown(plain(language("measures.doing_nothing", region=region.name, indicator=indicator.name)))
