"""The fold "Wer es besser macht" of the page Strategie."""

from dataclasses import replace
from datetime import date

import streamlit as st

from content.catalogue import Region
from content.markdown import escape_markdown
from domain.change import Direction
from domain.relative_change import BEYOND_NOISE
from features.compare.peers import name_group
from features.measures.register import Entries
from features.strategy import board as strategy_board
from features.strategy.better import MOST, make_better_table
from features.strategy.data import ask_group
from features.strategy.link import LONGEST_FINDS, clean_finds
from features.strategy.model import StrategyOutcome, Subject
from features.strategy.register import list_lasting_programmes
from features.strategy.words import describe_no_rank
from features.trends.figure import make_trend_figure
from texts import Language
from ui import blocks, data
from ui.markup import show_table
from ui.selectors import ask_ranking_years
from ui.terms import show_text


def show_better(found: StrategyOutcome, region: Region, entries: Entries, language: Language) -> None:
    """For one of the indicators: the most improved districts, their course, the register, and the visitor's own
    finds."""
    board = strategy_board.find_board()
    with st.expander(language("strategy.better.title")):
        show_text(language("strategy.better.intro"), language, small=True)
        subjects = {one.subject.indicator.key: one.subject for one in found.prospects}
        key = st.selectbox(
            language("strategy.better.indicator"),
            list(subjects),
            format_func=lambda key: subjects[key].indicator.name,
            key=board.key("better"),
        )
        _show_improved(subjects[key], region, entries, language)
        finds = st.text_area(
            language("strategy.better.finds", most=LONGEST_FINDS),
            board.seed.finds,
            max_chars=LONGEST_FINDS,
            key=board.key("finds"),
            help=language("strategy.better.finds_help"),
        )
        strategy_board.keep_strategy(replace(board.strategy, finds=clean_finds(finds)))


def _show_improved(subject: Subject, region: Region, entries: Entries, language: Language) -> None:
    indicator, regions = subject.indicator, data.ask_regions(language)
    if indicator.direction is Direction.NONE or indicator.is_amount:
        reason = describe_no_rank(subject, language)
        st.markdown(escape_markdown(language("strategy.better.no_group", reason=reason)))
        return
    if len(ask_ranking_years(indicator.key)[0]) == 1:
        st.markdown(language("strategy.better.one_year"))
        return
    group = ask_group(region, language)
    others, name = tuple(key for key in group.members if key != region.key), name_group(group, language)
    improved = data.ask_rows("best_changes", indicator=indicator.key, regions=others, least=BEYOND_NOISE)[:MOST]
    if not improved:
        st.markdown(escape_markdown(language("strategy.better.none", group=name)))
        return
    keys = [row["region_key"] for row in improved]
    programmes = {key: list_lasting_programmes(key, entries, date.today(), language) for key in keys}
    show_table(make_better_table(indicator, improved, regions, programmes, name, language), language)
    shown = [region, *(regions[key] for key in keys)]
    if figure := make_trend_figure(indicator, shown, language):
        blocks.show_figure(figure, language)
