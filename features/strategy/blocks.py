"""The page Strategie: the part that is drawn anew at every change, with what follows, files and the way to slides."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.catalogue import Region
from content.credit import Credit, read_sources
from content.links import link_method
from content.markdown import escape_markdown
from export.table.chart_numbers import write_numbers_csv, write_numbers_xlsx
from features.measures.register import read_entries
from features.scenario.assumptions import Case
from features.scenario.data import ask_case
from features.scenario.slide_controls import show_deck_link
from features.strategy import board as strategy_board
from features.strategy import data as strategy_data
from features.strategy.better_blocks import show_better
from features.strategy.controls import choose_assumptions
from features.strategy.download import make_strategy_rows
from features.strategy.link import write_strategy
from features.strategy.measure_controls import choose_measures
from features.strategy.model import StrategyOutcome, Subject, work_out_strategy
from features.strategy.plan import list_horizons
from features.strategy.register import list_registered
from features.strategy.table import (
    make_bundles_table,
    make_costs_table,
    make_measures_table,
    make_strategy_table,
    make_targets_table,
)
from features.strategy.words import describe_costs, describe_course, describe_prospects, describe_ranks, describe_versus
from texts import Language
from ui import blocks, data
from ui.markup import show_link, show_table
from ui.terms import show_sources, show_text


def enter_strategy(region: Region, language: Language) -> None:
    """Open the strategy of the visit on a district, from the address where that leads."""
    today = date.today().year
    find = partial(_find_case, region=region, language=language)
    default = strategy_data.make_default_strategy(region, language)
    strategy_board.enter_board(region.key, default, find, today, language)


def keep_visit() -> None:
    """Let the address hold the strategy as it stands."""
    strategy_board.keep_strategy(strategy_board.find_board().strategy)


def list_names(region: Region, language: Language) -> dict[str, str]:
    """How the register names its measures, by key."""
    return {one.key: one.name for one in list_registered(region, read_entries(language), date.today(), language)}


def work_out_visit(region: Region, language: Language) -> StrategyOutcome:
    """All that follows from the strategy as it stands."""
    strategy, horizons = strategy_board.find_board().strategy, list_horizons(date.today().year)
    found: dict[str, Subject] = {}
    for key in strategy.indicators:
        subject = strategy_data.ask_subject(region, key, horizons[0], language)
        if subject is not None:
            found[key] = subject
    return work_out_strategy(strategy, found, horizons)


def _find_case(key: str, region: Region, language: Language) -> Case | None:
    indicator = data.ask_indicators(language).get(key)
    return ask_case(region, indicator, language) if indicator else None


@st.fragment
def show_strategy(region: Region, language: Language) -> None:
    """Assumptions and what follows, measures and bundles, the files and slides, and who does it better."""
    board, today = strategy_board.find_board(), date.today().year
    offered = strategy_data.list_offered(region, language)
    st.header(language("strategy.assumptions_title"), anchor=False)
    find = partial(_find_case, region=region, language=language)
    due = list_horizons(today)[0]
    assumptions = choose_assumptions(board, offered, find, due, language)
    strategy_board.keep_strategy(replace(board.strategy, assumptions=assumptions))
    if not assumptions:
        if strategy_board.carry_out_wish(board.opened):
            blocks.run_part_again()
        st.info(language("strategy.choose"), icon=":material/info:")
        return
    results = st.container()
    st.header(language("strategy.measures_title"), anchor=False)
    show_text(language("strategy.measures_intro"), language, small=True)
    looked_at = {key: offered[key] for key in board.effect_indicators if key in offered}
    entries = read_entries(language)
    registered = list_registered(region, entries, date.today(), language)
    if strategy_board.carry_out_wish(choose_measures(board, looked_at, registered, today, language)):
        blocks.run_part_again()
    found = work_out_visit(region, language)
    names = {one.key: one.name for one in registered}
    with results:
        _show_prospects(found, region, language)
    _show_bundles(found, region, names, language)
    _show_files(found, region, names, language)
    show_better(found, region, entries, language)


def _show_prospects(found: StrategyOutcome, region: Region, language: Language) -> None:
    st.subheader(escape_markdown(describe_prospects(found, region.name, language)), anchor=False)
    show_table(make_strategy_table(found, region.name, language), language)
    show_text(f"{language('strategy.pace_note')} {describe_ranks(found, language)}".strip(), language, small=True)
    credit = make_credit(found, region, language)
    show_sources(data.ask_rows("sources"), credit.keys, language)
    with st.expander(language("strategy.targets_title"), key="strategy_targets"):
        targets = make_targets_table(found, region.name, language)
        if targets is None:
            st.markdown(escape_markdown(language("strategy.targets_none", region=region.name)))
        else:
            show_table(targets, language)


def _show_bundles(found: StrategyOutcome, region: Region, names: Mapping[str, str], language: Language) -> None:
    if not found.bundles:
        return
    show_table(make_measures_table(found, names, language), language)
    st.subheader(escape_markdown(describe_costs(found, language)), anchor=False)
    show_text(f"{describe_versus(found, language)} {describe_course(found, language)}".strip(), language)
    show_table(make_bundles_table(found, region.name, language), language)
    show_table(make_costs_table(found, language), language)
    show_text(language("strategy.range_note"), language, small=True)


def make_credit(found: StrategyOutcome, region: Region, language: Language, note: str = "rest_assumed") -> Credit:
    """The sources of what was observed, and by a text of this name that all else is assumed."""
    used = set().union(*(data.ask_sources_of(region, one.subject.indicator) for one in found.prospects))
    return Credit(read_sources(data.ask_rows("sources"), used, language), note=language(f"strategy.{note}"))


def _show_files(found: StrategyOutcome, region: Region, names: Mapping[str, str], language: Language) -> None:
    """All assumptions and what follows as CSV and XLSX, and the ways to the slides and to the method."""
    title = describe_prospects(found, region.name, language)
    rows = partial(make_strategy_rows, found, region.name, names, language)
    credit, keys = make_credit(found, region, language, "all_assumed"), (region.key,)
    writers = {
        "csv": lambda: write_numbers_csv(rows(), title, credit, language, keys),
        "xlsx": lambda: write_numbers_xlsx(rows(), title, credit, date.today(), language, keys),
    }
    with st.container(horizontal=True, gap="small"):
        blocks.offer_files(f"kreiskompass_strategy_{region.key}", writers, language)
        board = strategy_board.find_board()
        told = write_strategy(board.strategy, board.default)
        show_deck_link(language("strategy.to_deck"), "strategy", {"region": region.key, **told}, language)
    show_link(language("strategy.method_link"), link_method("strategy", language), beside=True)
