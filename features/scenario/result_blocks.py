"""The part of "Was wäre, wenn" that is drawn anew whenever a slider has come to rest, and only this part."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from charts.events import EventMark
from charts.scenario import HEIGHT
from content.figure import Figure
from content.judgement_words import describe_prices
from content.links import link_method, link_page
from content.markdown import escape_markdown
from features.scenario.assumptions import Case, ScenarioOutcome, compute_outcome
from features.scenario.board import LIVE, Board, carry_out_wish, find_board, take_moves, take_typed
from features.scenario.data import ask_live
from features.scenario.draft import Plan
from features.scenario.figure import make_scenarios_figure
from features.scenario.plan_controls import choose_plan
from features.scenario.slide_controls import show_way_to_deck
from features.scenario.table import make_result_table
from features.scenario.words import (
    describe_assumption,
    describe_consequence,
    describe_conversion,
    describe_trend_end,
    name_drafts,
)
from features.scenario.yardstick import describe_judgement, describe_models, describe_needed, describe_target
from features.targets.assessment import Assessment, make_verdict_sign
from texts import Language
from ui import blocks, data
from ui.drawing import draw_live
from ui.figure import add_events
from ui.markup import show_link, show_table
from ui.terms import show_sources, show_text


@st.fragment
def show_what_if(case: Case, marks: Sequence[EventMark], language: Language) -> None:
    """Controls beside the sliders and their chart, below them what follows in words and as a table."""
    controls, picture = st.columns([2, 3], gap="medium")
    with controls:
        board = find_board()
        if carry_out_wish(choose_plan(case, board, language)):
            blocks.run_part_again()
    plan = board.plan
    outcomes = [compute_outcome(draft, case, plan) for draft in plan.drafts]
    names = name_drafts(plan, case, language)
    shown = add_events(make_scenarios_figure(outcomes, names, case, plan, language), marks, language)
    with picture:
        _chart(shown, case, board, marks, language)
    st.header(escape_markdown(shown.finding), anchor=False)
    _words(outcomes, names, case, plan, language)
    show_table(make_result_table(outcomes, names, case, plan, language), language)
    if conversion := describe_conversion(case, language):
        st.caption(escape_markdown(f"{conversion} {language('whatif.population_column')}"))
    _pace_sources(case, plan, language)
    show_way_to_deck(case, plan, language)
    show_link(language("whatif.method_link"), link_method("scenario", language), beside=True)


def _chart(shown: Figure, case: Case, board: Board, marks: Sequence[EventMark], language: Language) -> None:
    if board.doubt:
        st.warning(escape_markdown(board.doubt))
    moved, typed = partial(take_moves, case), partial(take_typed, case, language)
    live = ask_live(case, board.start_plan, board.generation, marks, language)
    draw_live(live, LIVE, moved, typed)
    blocks.show_files(shown, HEIGHT, language)
    show_text(language("whatif.legend"), language, small=True)
    if ending := describe_trend_end(case, board.plan, language):
        st.caption(escape_markdown(ending))
    if case.course is not None and case.course.prices_of is not None:
        st.caption(language("check.in_prices", prices=describe_prices(case.course.prices_of, language)))


def _pace_sources(case: Case, plan: Plan, language: Language) -> None:
    """Where the values behind the pace of another district come from."""
    series = data.ask_rows("series", indicator=case.indicator.key)
    for key in plan.pace_setters:
        pace, region = case.paces[key], case.regions[key]
        of = language("whatif.pace_source", region=region.name, first=pace.since, last=pace.year)
        show_sources(series, data.ask_sources_of(region, case.indicator), language, before=of)


def _judgement(found: Assessment, case: Case, language: Language) -> None:
    """The verdict as on Zielcheck, and the way there where other methods say something else."""
    sign = make_verdict_sign(found.verdict, language)
    told = escape_markdown(describe_judgement(found, case, language))
    word = escape_markdown(f"{sign.shape} {sign.word}")
    st.markdown(f"**{language('check.column.verdict')}: {word}.** {told}")
    if found.is_disputed:
        place = {"region": case.region.key, "indicator": case.indicator.key, "target": found.aim.key}
        show_link(language("verdict.disputed"), link_page("zielcheck", language, **place))


def _words(outcomes: list[ScenarioOutcome], names: list[str], case: Case, plan: Plan, language: Language) -> None:
    """The target and what it would need, then a paragraph for each scenario."""
    aim = case.target_of(plan)
    if aim:
        paces = [found.change for found in outcomes]
        st.markdown(f"**{language('whatif.target')}:** {escape_markdown(describe_target(aim, language))}")
        _judgement(case.assessments[aim.key], case, language)
        st.markdown(
            f"**{language('whatif.needed_title')}:** {escape_markdown(describe_needed(case, aim, language, paces))}"
        )
    elif not case.targets:
        reason = "no_direction" if case.indicator.direction == "none" else "no_target"
        st.markdown(language(f"whatif.reason_long.{reason}", region=escape_markdown(case.region.name)))
    if nobody := describe_models(case, language):
        st.markdown(nobody)
    for name, found in zip(names, outcomes, strict=True):
        assumed = escape_markdown(describe_assumption(found, case, plan, language))
        follows = escape_markdown(describe_consequence(found, case, plan, language))
        mark = language("whatif.mark.assumption")
        st.markdown(f"**{escape_markdown(name)}** ({mark}: {assumed}): {follows}")
