"""All controls of "Was wäre, wenn": target, last year shown, and the scenarios one behind the other."""

import streamlit as st

from charts.scenario import SYMBOLS
from domain.target import Target
from texts import Language
from ui import scenario_board, scenario_link
from ui.scenario_board import Board
from ui.scenario_controls import DraftControls, pick
from views.scenario import Case, TargetLine
from views.scenario_case import default_plan
from views.scenario_draft import HORIZON, MAX_DRAFTS, Plan


def plan_of_visit(case: Case, board: Board, language: Language) -> Plan:
    """Draw all controls and tell what is assumed by them."""
    target, until = _frame(case, board, language)
    seeds = board.seed.drafts
    marks = list(SYMBOLS.values())
    labels = [language("whatif.scenario_tab", mark=marks[number], number=number + 1) for number in range(len(seeds))]
    st.markdown(f"**{language('whatif.scenarios')}**")
    tabs = st.tabs(labels, default=labels[min(board.opened, len(labels) - 1)], key=board.key("tabs"))
    drafts = []
    for number, (tab, seed) in enumerate(zip(tabs, seeds, strict=True)):
        with tab:
            drafts.append(DraftControls(number, seed, case, until, board, language).draft())
            if len(seeds) > 1:
                st.button(
                    language("whatif.remove"),
                    key=board.key(f"remove_{number}"),
                    on_click=scenario_board.remove_draft,
                    args=(number,),
                    icon=":material/delete:",
                )
    if len(seeds) < MAX_DRAFTS:
        st.button(
            language("whatif.add"), key=board.key("add"), on_click=scenario_board.add_draft, icon=":material/add:"
        )
    return scenario_link.fitted(Plan(tuple(drafts), target, until))


def _frame(case: Case, board: Board, language: Language) -> tuple[str, int]:
    """Target and last year shown. The year follows the target as long as nobody chooses another one."""
    lines = {line.key: line for line in case.targets}
    target = ""
    if lines:
        label = language("whatif.target")
        target = pick(label, board.key("target"), [*lines, ""], board.seed.target, lambda k: _named(lines, k, language))
    due = default_plan(case, target).until
    follows = board.seed.until == default_plan(case, board.seed.target).until
    wanted = due if follows or target != board.seed.target else board.seed.until
    newest = case.newest[0]
    years = list(range(newest + 1, max(newest + 3 * HORIZON, due, wanted) + 1))
    return target, pick(language("whatif.until"), board.key(f"until_{target}"), years, wanted, str)


def _named(lines: dict[str, TargetLine], key: str, language: Language) -> str:
    if not key:
        return language("whatif.no_target")
    target: Target = lines[key].target
    year = language("whatif.every_year") if target.year is None else str(target.year)
    return f"{language(f'whatif.level.{lines[key].level}')}, {year}: {lines[key].name}"
