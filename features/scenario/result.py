"""The part of "Was wäre, wenn" that is drawn anew at every move of a slider, and only this part."""

import streamlit as st
from streamlit.errors import StreamlitAPIException

from content.markdown import plain
from domain.projection import Projection
from features.scenario import board as scenario_board
from features.scenario.draft import Plan
from features.scenario.figure import scenarios
from features.scenario.model import Case, Outcome, outcome
from features.scenario.plan import read_plan
from features.scenario.table import result_table
from features.scenario.to_deck import show_way_to_deck
from features.scenario.words import assumption, consequence, converted, names_of
from features.scenario.yardstick import models_words, needed_words, target_words
from texts import Language
from ui import blocks, data
from ui.markup import show_link, show_table
from ui.selectors import link_to
from ui.terms import say, say_sources


@st.fragment
def what_if(case: Case, language: Language) -> None:
    """Controls beside the chart, below them what follows in words and as a table."""
    controls, picture = st.columns([2, 3], gap="medium")
    with controls:
        board = scenario_board.board_of_visit()
        if scenario_board.carry_out(read_plan(case, board, language)):
            _again()
    plan = board.plan
    trend = case.trend(plan.until)
    outcomes = [outcome(draft, case, plan, trend) for draft in plan.drafts]
    names = names_of(plan, case, language)
    with picture:
        _chart(outcomes, names, trend, case, plan, language)
    _words(outcomes, names, case, plan, language)
    show_table(result_table(outcomes, names, trend, case, plan, language), language)
    if conversion := converted(case, language):
        st.caption(plain(f"{conversion} {language('whatif.population_column')}"))
    _pace_sources(case, plan, language)
    show_way_to_deck(case, plan, language)
    show_link(
        language("whatif.method_link"), f"{link_to('methoden', language, lang=language.code)}#{language.code}-scenario"
    )


def _again() -> None:
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:  # the whole page is running, not its part alone
        st.rerun()


def _chart(
    outcomes: list[Outcome], names: list[str], trend: Projection, case: Case, plan: Plan, language: Language
) -> None:
    blocks.chart(scenarios(outcomes, names, trend, case, plan, language), language, first=True)
    say(language("whatif.legend"), language, small=True)
    if trend.reason:
        st.caption(language("whatif.no_trend", reason=language(f"whatif.reason.{trend.reason}")))
    elif trend.path[-1].year < plan.until:
        st.caption(language(f"whatif.trend_ends.{trend.ends}", year=trend.path[-1].year))


def _pace_sources(case: Case, plan: Plan, language: Language) -> None:
    """Where the values behind the pace of another district come from."""
    series = data.ask("series", indicator=case.indicator.key)
    for key in plan.pace_setters:
        pace, region = case.paces[key], case.regions[key]
        of = language("whatif.pace_source", region=region.name, first=pace.since, last=pace.year)
        say_sources(series, data.sources_of(region, case.indicator), language, before=of)


def _words(outcomes: list[Outcome], names: list[str], case: Case, plan: Plan, language: Language) -> None:
    """The target and what it would need, then a paragraph for each scenario."""
    st.header(language("whatif.follows_title"), anchor=False)
    line = case.target_of(plan)
    if line:
        paces = [found.change for found in outcomes]
        st.markdown(f"**{language('whatif.target')}:** {plain(target_words(line, language))}")
        st.markdown(f"**{language('whatif.needed_title')}:** {plain(needed_words(case, line, language, paces))}")
    elif not case.targets:
        reason = "no_direction" if case.indicator.direction == "none" else "no_target"
        st.markdown(language(f"whatif.reason_long.{reason}"))
    if nobody := models_words(case, language):
        st.markdown(nobody)
    for name, found in zip(names, outcomes, strict=True):
        assumed = plain(assumption(found, case, plan, language))
        follows = plain(consequence(found, case, plan, language))
        mark = language("whatif.mark.assumption")
        st.markdown(f"**{plain(name)}** ({mark}: {assumed}): {follows}")
