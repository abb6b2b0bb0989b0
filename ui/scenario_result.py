"""The part of "Was wäre, wenn" that is drawn anew at every move of a slider, and only this part."""

from functools import partial

import streamlit as st
from streamlit.errors import StreamlitAPIException

from charts.base import Scale
from charts.future import Expectation, Future, Goal, Path
from charts.scenario import scenario_chart
from domain.course import segments
from domain.projection import Projection
from export.table_csv import csv_bytes
from texts import Language
from ui import blocks, data, scenario_board
from ui.markup import show_link, show_table
from ui.scenario_plan import read_plan
from ui.selectors import link_to
from views.markdown import plain
from views.scenario import Case, Outcome, TargetLine, outcome
from views.scenario_draft import Plan
from views.scenario_export import scenario_rows
from views.scenario_table import finding, result_table
from views.scenario_words import assumption, consequence, names_of
from views.scenario_yardstick import models_words, needed_words, target_words


@st.fragment
def what_if(case: Case, language: Language) -> None:
    """Controls beside the chart, below them what follows in words, as a table and as a file."""
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
    if case.population and case.natural:
        persons, year = language.number(case.population[1], 0), case.population[0]
        st.caption(language("whatif.population_note", persons=persons, year=year))
    st.download_button(
        language("whatif.download"),
        lambda: csv_bytes(scenario_rows(outcomes, names, trend, case, plan, language), language),
        f"kreiskompass_{language('whatif.file')}_{case.indicator.key}_{case.region.key}.csv",
        "text/csv",
        on_click="ignore",
        key="whatif_download",
        icon=":material/download:",
    )
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
    line = case.target_of(plan)
    future = Future(
        case.region.key,
        case.region.name,
        segments(case.points, case.breaks),
        [Expectation(step.year, step.value, step.low, step.high) for step in trend.path],
        [Path(name, (case.newest, *found.result.path)) for name, found in zip(names, outcomes, strict=True)],
        _goal(line, case, language) if line else None,
        plan.until,
    )
    draw = partial(scenario_chart, future, Scale(case.indicator.unit, case.indicator.decimals))
    years = language("chart.newest_year", year=case.newest[0])
    source = blocks.told_source(case.indicator, data.sources_of(case.region, case.indicator), years, language)
    source = f"{source} {language('whatif.legend')}"
    blocks.chart(draw, finding(outcomes, trend, case, plan, language), "whatif", source, language, first=True)
    st.caption(language("whatif.legend"))
    if trend.reason:
        st.caption(language("whatif.no_trend", reason=language(f"whatif.reason.{trend.reason}")))
    elif trend.path[-1].year < plan.until:
        st.caption(language(f"whatif.trend_ends.{trend.ends}", year=trend.path[-1].year))


def _goal(line: TargetLine, case: Case, language: Language) -> Goal:
    value = language.number(line.target.value, case.indicator.decimals)
    year = language("whatif.every_year") if line.target.year is None else line.target.year
    level = language(f"whatif.level.{line.level}")
    return Goal(language("whatif.goal_label", value=value, year=year, level=level), line.target.value, line.target.year)


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
