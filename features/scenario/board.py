"""The plan of "Was wäre, wenn" while a visitor works on it: kept for the visit and in the address.

The page runs as a whole when it is opened, when district, indicator or language change, and when the address leads;
then the widgets of the fragment are made anew from the plan (a new `generation`: their names hold its number). In
between the widgets lead and only the fragment runs. Buttons only tell a wish: it is carried out once the widgets have
been read, so that nothing is lost that was typed a moment before.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

import streamlit as st

from features.scenario import link as scenario_link
from features.scenario.assumptions import Case
from features.scenario.case import make_default_plan
from features.scenario.draft import RATES, Kind, MeasureDraft, Plan, replace_draft
from texts import Language
from ui import address, notices, url

_BOARD = "_what_if"
LIVE = "whatif"  # name of the sliders and their chart

Offer = Callable[[], Sequence[MeasureDraft]]  # measures that can be taken into a scenario, asked where they are shown
Wish = Callable[[Plan], tuple[Plan, int | None]]  # another plan, the number of the scenario in front, None: as chosen


@dataclass
class Board:
    """`seed`: the plan that the widgets of this generation started from; `plan`: as it stands now. `opened`: number of
    the scenario whose controls are in front, the only ones that are drawn. `offer`: measures from elsewhere. `wish`:
    what a button or a number typed asks for; `doubt`: what is wrong with a number just typed."""

    seed: Plan
    plan: Plan
    default: Plan
    subject: tuple[str, str]
    place: str
    in_address: Mapping[str, str]
    offer: Offer = list
    generation: int = 0
    opened: int = 0
    wish: Wish | None = None
    doubt: str = ""

    @property
    def start_plan(self) -> Plan:
        """The plan with each slider where it stood at first in this generation."""
        drafts = [
            replace(draft, amount=self.find_amount(number, draft.kind)) if draft.kind in RATES else draft
            for number, draft in enumerate(self.plan.drafts)
        ]
        return replace(self.plan, drafts=tuple(drafts))

    def find_amount(self, number: int, kind: Kind) -> float:
        """Where the slider of a scenario of this kind stands at first."""
        seed = self.seed.drafts[number]
        return seed.amount if seed.kind is kind else 0.0

    def begin(self, plan: Plan, opened: int | None = None) -> None:
        """Start a new generation of widgets from a plan."""
        self.seed = self.plan = plan
        self.generation += 1
        self.opened = min(self.opened if opened is None else opened, len(plan.drafts) - 1)
        self.wish, self.doubt = None, ""

    def key(self, name: str) -> str:
        """Name of a widget of this generation."""
        return f"whatif_{self.generation}_{name}"


def find_board() -> Board:
    """The board of this visit, once `enter` has been called."""
    board: Board = st.session_state[_BOARD]
    return board


def enter_board(case: Case, language: Language, offer: Offer = list) -> None:
    """Bring the board in step with the address and with what is chosen on the page, which may `offer` measures."""
    board: Board | None = st.session_state.get(_BOARD)
    subject, place = (case.indicator.key, case.region.key), url.find_place()
    asked = address.read_parts(scenario_link.KEYS)
    if board is None or url.does_address_lead(asked, board.in_address, board.place):
        plan, problems = scenario_link.read_plan(asked, case)
        beyond = [text for text in problems if isinstance(text, scenario_link.BeyondSlider)]
        notices.tell_beyond_slider(beyond, language)
        notices.tell_unknown([text for text in problems if not isinstance(text, scenario_link.BeyondSlider)], language)
        generation, opened = (board.generation, board.opened) if board else (0, 0)
        board = Board(plan, plan, make_default_plan(case), subject, place, asked, generation=generation)
        board.begin(plan, opened)
        st.session_state[_BOARD] = board
    elif board.subject != subject:
        untouched = board.plan == board.default or board.subject[0] != subject[0]
        plan, problems = scenario_link.read_plan({} if untouched else scenario_link.write_plan(board.plan, case), case)
        board.subject, board.default, board.place = subject, make_default_plan(case), place
        board.begin(plan, 0)
        notices.tell_not_all(problems, language)
    elif board.place != place or url.is_entered():
        board.place = place
        board.begin(board.plan)
    board.offer = offer


def keep_plan(plan: Plan, case: Case) -> None:
    """Take over what the widgets say, into the board and into the address."""
    board = find_board()
    board.plan = plan
    board.in_address = scenario_link.write_plan(plan, case)
    address.write_parts(scenario_link.KEYS, board.in_address)


def note_wish(wish: Wish) -> None:
    """Ask for another plan, by a button."""
    find_board().wish = wish


def rename_draft(number: int) -> None:
    """Take over a name at once: a run that would read it may be cut short by the next click."""
    board = find_board()
    name = scenario_link.clean_name(st.session_state[board.key(f"{number}_name")])
    board.plan = replace_draft(board.plan, number, replace(board.plan.drafts[number], name=name))


def take_moves(case: Case) -> None:
    """Take over where the sliders have come to rest, unless that was of another plan."""
    board, moved = find_board(), st.session_state[LIVE]["moved"]
    board.doubt = ""
    if moved["round"] == board.generation:
        for number, draft in enumerate(board.plan.drafts):  # whatever else a browser may name
            kind, amount = moved["amounts"].get(str(number), (None, 0.0))
            if draft.kind == kind:  # else it was an amount of what is no longer assumed
                board.plan = _set_amount(board.plan, number, float(amount), case)


def take_typed(case: Case, language: Language) -> None:
    """Take over a number typed beside a slider, at once, as with a name; the widgets begin anew, so that it is one of
    the slider's stops."""
    board, typed = find_board(), st.session_state[LIVE]["typed"]
    draft = dict(enumerate(board.plan.drafts)).get(typed["number"])
    if typed["round"] != board.generation or draft is None or draft.kind != typed["kind"]:
        return
    amount = language.read_number(typed["text"])
    if amount is None:
        board.doubt = language("whatif.no_number", example=language.number(1234.5, 1))
    elif scenario_link.fit_amount(amount, draft.kind, case) != amount:
        board.doubt = language("whatif.beyond_bounds", typed=typed["text"])
    else:
        board.doubt = ""
        board.plan = _set_amount(board.plan, typed["number"], round(amount, 6), case)
        board.wish = board.wish or (lambda plan: (plan, None))


def _set_amount(plan: Plan, number: int, amount: float, case: Case) -> Plan:
    draft = plan.drafts[number]
    if draft.kind not in RATES or not isfinite(amount):
        return plan
    return replace_draft(plan, number, replace(draft, amount=scenario_link.fit_amount(amount, draft.kind, case)))


def carry_out_wish(opened: int) -> bool:
    """Once the widgets have been read: do what was asked for, or bring the scenario `opened` to the front.
    Whether that asks for other widgets."""
    board = find_board()
    if board.wish is not None:
        plan, front = board.wish(board.plan)
        board.begin(plan, opened if front is None else front)
    elif opened != board.opened:
        board.begin(board.plan, opened)
    else:
        return False
    return True
