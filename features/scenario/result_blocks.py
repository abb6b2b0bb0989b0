"""The part of "Was wäre, wenn" that is drawn anew at every move of a slider, and only this part."""

import streamlit as st
from streamlit.errors import StreamlitAPIException

from content.markdown import escape_markdown
from domain.projection import Projection
from features.scenario import board as scenario_board
from features.scenario.draft import Plan
from features.scenario.figure import make_scenarios_figure
from features.scenario.model import Case, ScenarioOutcome, compute_outcome
from features.scenario.plan_controls import choose_plan
from features.scenario.slide_controls import show_way_to_deck
from features.scenario.table import make_result_table
from features.scenario.words import describe_assumption, describe_consequence, describe_conversion, name_drafts
from features.scenario.yardstick import describe_models, describe_needed, describe_target
from texts import Language
from ui import blocks, data
from ui.markup import show_link, show_table
from ui.selectors import link_page
from ui.terms import show_sources, show_text


@st.fragment
def show_what_if(case: Case, language: Language) -> None:
    """Controls beside the chart, below them what follows in words and as a table."""
    controls, picture = st.columns([2, 3], gap="medium")
    with controls:
        board = scenario_board.find_board()
        if scenario_board.carry_out_wish(choose_plan(case, board, language)):
            _again()
    plan = board.plan
    trend = case.trend(plan.until)
    outcomes = [compute_outcome(draft, case, plan, trend) for draft in plan.drafts]
    names = name_drafts(plan, case, language)
    with picture:
        _chart(outcomes, names, trend, case, plan, language)
    _words(outcomes, names, case, plan, language)
    show_table(make_result_table(outcomes, names, trend, case, plan, language), language)
    if conversion := describe_conversion(case, language):
        st.caption(escape_markdown(f"{conversion} {language('whatif.population_column')}"))
    _pace_sources(case, plan, language)
    show_way_to_deck(case, plan, language)
    show_link(
        language("whatif.method_link"),
        f"{link_page('methoden', language, lang=language.code)}#{language.code}-scenario",
    )


def _again() -> None:
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:  # the whole page is running, not its part alone
        st.rerun()


def _chart(
    outcomes: list[ScenarioOutcome], names: list[str], trend: Projection, case: Case, plan: Plan, language: Language
) -> None:
    blocks.show_figure(make_scenarios_figure(outcomes, names, trend, case, plan, language), language, first=True)
    show_text(language("whatif.legend"), language, small=True)
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
        show_sources(series, data.ask_sources_of(region, case.indicator), language, before=of)


def _words(outcomes: list[ScenarioOutcome], names: list[str], case: Case, plan: Plan, language: Language) -> None:
    """The target and what it would need, then a paragraph for each scenario."""
    st.header(language("whatif.follows_title"), anchor=False)
    line = case.target_of(plan)
    if line:
        paces = [found.change for found in outcomes]
        st.markdown(f"**{language('whatif.target')}:** {escape_markdown(describe_target(line, language))}")
        st.markdown(
            f"**{language('whatif.needed_title')}:** {escape_markdown(describe_needed(case, line, language, paces))}"
        )
    elif not case.targets:
        reason = "no_direction" if case.indicator.direction == "none" else "no_target"
        st.markdown(language(f"whatif.reason_long.{reason}"))
    if nobody := describe_models(case, language):
        st.markdown(nobody)
    for name, found in zip(names, outcomes, strict=True):
        assumed = escape_markdown(describe_assumption(found, case, plan, language))
        follows = escape_markdown(describe_consequence(found, case, plan, language))
        mark = language("whatif.mark.assumption")
        st.markdown(f"**{escape_markdown(name)}** ({mark}: {assumed}): {follows}")
