"""The strategy while a visitor works on it: kept for the visit and in the address, as the scenarios of "Was wäre, wenn"
are (features/scenario/board.py): widgets are made anew only where the address leads or another district, page or
language is looked at, and a button tells a wish that is carried out once they have been read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from features.strategy import link as strategy_link
from features.strategy.link import FindCase
from features.strategy.plan import Strategy
from texts import Language
from ui import address, notices, url

_BOARD = "_strategy"

Wish = Callable[[Strategy], tuple[Strategy, int]]  # another strategy, and the number of the measure in front


@dataclass
class Board:
    """`seed`: the strategy that the widgets of this generation started from; `strategy`: as it stands now. `opened`:
    number of the measure whose controls are drawn. `wish`: what a button has asked for."""

    seed: Strategy
    strategy: Strategy
    default: Strategy
    region: str
    place: str
    in_address: Mapping[str, str]
    generation: int = 0
    opened: int = 0
    wish: Wish | None = None

    def begin(self, strategy: Strategy, opened: int | None = None) -> None:
        """Start a new generation of widgets from a strategy."""
        self.seed = self.strategy = strategy
        self.generation += 1
        self.opened = max(0, min(self.opened if opened is None else opened, len(strategy.measures) - 1))
        self.wish = None

    @property
    def effect_indicators(self) -> tuple[str, ...]:
        """Keys of the indicators that measures act on: those of this generation, so that no effect typed is lost when
        an indicator goes; without measures those chosen now."""
        return (self.seed if self.strategy.measures else self.strategy).indicators

    def key(self, name: str) -> str:
        """Name of a widget of this generation."""
        return f"strategy_{self.generation}_{name}"


def find_board() -> Board:
    """The board of this visit, once it has been entered."""
    board: Board = st.session_state[_BOARD]
    return board


def enter_board(region: str, default: Strategy, find: FindCase, today: int, language: Language) -> Board:
    """Bring the board in step with the address and with the district chosen on the page."""
    board: Board | None = st.session_state.get(_BOARD)
    asked, place = address.read_parts(strategy_link.KEYS), url.find_place()
    if board is None or url.does_address_lead(asked, board.in_address, board.place):
        strategy, problems = strategy_link.read_strategy(asked, default, find, today)
        notices.tell_unknown(problems, language)
        generation, opened = (board.generation, board.opened) if board else (0, 0)
        board = Board(strategy, strategy, default, region, place, asked, generation)
        board.begin(strategy, opened)
        st.session_state[_BOARD] = board
    elif board.region != region or any(find(key) is None for key in board.strategy.indicators):  # a table was removed
        told = strategy_link.write_strategy(board.strategy, board.default)
        strategy, problems = strategy_link.read_strategy(told, default, find, today)
        board.region, board.default, board.place = region, default, place
        board.begin(strategy)
        notices.tell_not_all(problems, language)
    elif board.place != place or url.is_entered():
        board.place = place
        board.begin(board.strategy)
    return board


def keep_strategy(strategy: Strategy) -> None:
    """Take over what the widgets say, into the board and into the address."""
    board = find_board()
    board.strategy = strategy
    board.in_address = strategy_link.write_strategy(strategy, board.default)
    address.write_parts(strategy_link.KEYS, board.in_address)


def note_wish(wish: Wish) -> None:
    """Ask for another strategy, by a button."""
    find_board().wish = wish


def carry_out_wish(opened: int) -> bool:
    """Once the widgets have been read: do what a button has asked for, bring the measure `opened` to the front, or let
    the measures act on the indicators now chosen. Whether that asks for other widgets."""
    board = find_board()
    if board.wish is not None:
        board.begin(*board.wish(board.strategy))
    elif opened != board.opened or set(board.strategy.indicators) != set(board.effect_indicators):
        board.begin(board.strategy, opened)
    else:
        return False
    return True
