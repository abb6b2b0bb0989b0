"""All controls of "Was wäre, wenn": target, last year shown, and the scenarios one behind the other."""

from dataclasses import replace
from functools import partial

import streamlit as st

from charts.scenario import SYMBOLS
from features.scenario import board as scenario_board
from features.scenario import link as scenario_link
from features.scenario.assumptions import Case
from features.scenario.board import Board, Wish
from features.scenario.case import make_default_plan
from features.scenario.controls import DraftControls, show_select
from features.scenario.draft import HORIZON, MAX_DRAFTS, add_draft, remove_draft, replace_draft
from features.targets.published import PublishedTarget
from texts import Language


def choose_plan(case: Case, board: Board, language: Language) -> int:
    """Draw all controls and keep what is assumed by them. Gives the number of the scenario that the visitor has in
    front."""
    target, until = _frame(case, board, language)
    drafts, number = board.plan.drafts, board.opened
    marks = list(SYMBOLS.values())
    front = st.segmented_control(
        language("whatif.scenario"),
        range(len(drafts)),
        default=number,
        format_func=lambda count: language("whatif.scenario_mark", mark=marks[count], number=count + 1),
        key=board.key("front"),
        required=True,
    )
    draft = DraftControls(number, board.seed.drafts[number], case, until, board, language).draft()
    if len(drafts) > 1:
        _wish("remove", ":material/delete:", partial(remove_draft, number=number), board, language)
    if len(drafts) < MAX_DRAFTS:
        _wish("add", ":material/add:", add_draft, board, language)
    plan = replace(replace_draft(board.plan, number, draft), target=target, until=until)
    scenario_board.keep_plan(scenario_link.fit_plan(plan), case)
    return number if front is None else front


def _wish(name: str, icon: str, wish: Wish, board: Board, language: Language) -> None:
    st.button(
        language(f"whatif.{name}"), key=board.key(name), on_click=scenario_board.note_wish, args=(wish,), icon=icon
    )


def _frame(case: Case, board: Board, language: Language) -> tuple[str, int]:
    """Target and last year shown. The year follows the target as long as nobody chooses another one."""
    lines = {line.key: line for line in case.targets}
    target = ""
    if lines:
        label = language("whatif.target")
        target = show_select(
            label, board.key("target"), [*lines, ""], board.seed.target, lambda k: _name_target(lines, k, language)
        )
    due = make_default_plan(case, target).until
    follows = board.seed.until == make_default_plan(case, board.seed.target).until
    wanted = due if follows or target != board.seed.target else board.seed.until
    newest = case.newest[0]
    years = list(range(newest + 1, max(newest + 3 * HORIZON, due, wanted) + 1))
    return target, show_select(language("whatif.until"), board.key(f"until_{target}"), years, wanted, str)


def _name_target(lines: dict[str, PublishedTarget], key: str, language: Language) -> str:
    if not key:
        return language("whatif.no_target")
    year = language("whatif.every_year") if lines[key].year is None else str(lines[key].year)
    return f"{language(f'whatif.level.{lines[key].level}')}, {year}: {lines[key].name}"
