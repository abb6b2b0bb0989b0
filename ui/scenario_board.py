"""The plan of "Was wäre, wenn" while a visitor works on it: kept for the visit and in the address.

The page runs as a whole when it is opened, when district, indicator or language change, and when the address leads;
then the widgets of the fragment are made anew from the plan (a new `generation`: their names hold its number). In
between the widgets lead and only the fragment runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from texts import Language
from ui import scenario_link, url
from views.scenario import Case
from views.scenario_case import default_plan
from views.scenario_draft import MAX_DRAFTS, MAX_MEASURES, Draft, Kind, MeasureDraft, Plan

_BOARD = "_what_if"


@dataclass
class Board:
    """`seed`: the plan that the widgets of this generation started from; `plan`: as it stands now. `opened`: number of
    the scenario whose controls are in front."""

    seed: Plan
    plan: Plan
    default: Plan
    subject: tuple[str, str]
    place: str
    in_address: Mapping[str, str]
    generation: int = 0
    opened: int = 0

    def begin(self, plan: Plan, opened: int | None = None) -> None:
        """Start a new generation of widgets from a plan."""
        self.seed = self.plan = plan
        self.generation += 1
        self.opened = self.opened if opened is None else opened

    def key(self, name: str) -> str:
        """Name of a widget of this generation."""
        return f"whatif_{self.generation}_{name}"


def board_of_visit() -> Board:
    """The board of this visit, once `enter` has been called."""
    board: Board = st.session_state[_BOARD]
    return board


def enter(case: Case, language: Language) -> None:
    """Bring the board in step with the address and with what is chosen on the page."""
    board: Board | None = st.session_state.get(_BOARD)
    subject, place = (case.indicator.key, case.region.key), url.place()
    asked = url.parts(scenario_link.KEYS)
    if board is None or url.leads(asked, board.in_address, board.place):
        plan, problems = scenario_link.read(asked, case)
        url.say_unknown(problems)
        generation = board.generation if board else 0
        board = Board(plan, plan, default_plan(case), subject, place, asked, generation)
        board.begin(plan)
        st.session_state[_BOARD] = board
    elif board.subject != subject:
        untouched = board.plan == board.default or board.subject[0] != subject[0]
        plan, problems = scenario_link.read({} if untouched else scenario_link.written(board.plan, case), case)
        board.subject, board.default, board.place = subject, default_plan(case), place
        board.begin(plan, 0)
        if problems:
            st.info(language("common.not_here"), icon=":material/info:")
    elif board.place != place or url.entered():
        board.place = place
        board.begin(board.plan)


def keep(plan: Plan, case: Case) -> None:
    """Take over what the widgets say, into the board and into the address."""
    board = board_of_visit()
    board.plan = plan
    board.in_address = scenario_link.written(plan, case)
    url.write(scenario_link.KEYS, board.in_address)


def add_draft() -> None:
    """One more scenario: all stays as it is."""
    board = board_of_visit()
    drafts = (*board.plan.drafts, Draft(Kind.CHANGE))[:MAX_DRAFTS]
    board.begin(replace(board.plan, drafts=drafts), len(drafts) - 1)


def remove_draft(number: int) -> None:
    """Without the scenario of this number."""
    board = board_of_visit()
    drafts = tuple(draft for other, draft in enumerate(board.plan.drafts) if other != number)
    board.begin(replace(board.plan, drafts=drafts), max(0, number - 1))


def add_measure(number: int) -> None:
    """One more measure in the scenario of this number, from the year after the newest value on."""
    board = board_of_visit()
    draft = board.plan.drafts[number]
    first = draft.measures[-1].from_year if draft.measures else board.plan.until - 5
    _with_measures(number, (*draft.measures, MeasureDraft(first, 0.0))[:MAX_MEASURES])


def remove_measure(number: int, position: int) -> None:
    """Without one measure."""
    measures = board_of_visit().plan.drafts[number].measures
    _with_measures(number, tuple(measure for other, measure in enumerate(measures) if other != position))


def _with_measures(number: int, measures: tuple[MeasureDraft, ...]) -> None:
    board = board_of_visit()
    drafts = list(board.plan.drafts)
    drafts[number] = replace(drafts[number], kind=Kind.MEASURES, measures=measures)
    board.begin(replace(board.plan, drafts=tuple(drafts)), number)
