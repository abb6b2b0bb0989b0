"""The measures of both bundles: typed in or taken from the register, one of them in front."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten

import streamlit as st

from content.catalogue import Indicator
from content.markdown import escape_markdown
from domain.bundle import Span
from domain.change import Direction
from features.scenario.controls import type_number
from features.scenario.link import LONGEST_NAME, clean_name
from features.strategy import board as strategy_board
from features.strategy.board import Board, Wish
from features.strategy.money import read_typed_cost, write_typed_cost
from features.strategy.plan import (
    MOST_MEASURES,
    Bundle,
    Course,
    PlannedEffect,
    PlannedMeasure,
    add_measure,
    remove_measure,
    replace_measure,
)
from texts import Language

CERTAINTIES = range(0, 101, 10)
LONGEST_MARK = 24  # characters of a name on the button that brings its measure to the front
AHEAD = 15  # years from today within which a measure may begin
_BETTER = {Direction.UP: 1, Direction.DOWN: -1}  # the sign of an effect that improves

Indicators = Mapping[str, Indicator]  # those that are looked at, by key


def choose_measures(
    board: Board,
    looked_at: Indicators,
    registered: Sequence[PlannedMeasure],
    today: int,
    language: Language,
) -> int:
    """Draw the controls and keep what they say. Gives the number of the measure that the visitor has in front."""
    strategy, number = board.strategy, board.opened
    course = st.segmented_control(
        language("strategy.course"),
        list(Course),
        default=board.seed.course,
        key=board.key("course"),
        format_func=lambda course: language(f"strategy.course_option.{course}"),
        required=True,
    )
    front = number
    strategy = replace(strategy, course=course or board.seed.course)
    names = {one.key: one.name for one in registered}
    if strategy.measures:
        chosen = st.segmented_control(
            language("strategy.front"),
            range(len(strategy.measures)),
            default=number,
            key=board.key("front"),
            format_func=lambda count: _mark_measure(board, count, names, language),
            required=True,
        )
        front = number if chosen is None else chosen
        with st.container(border=True):
            controls = _MeasureControls(board, board.seed.measures[number], looked_at, names, today, language)
            strategy = replace_measure(strategy, number, controls.measure())
            _offer("remove", ":material/delete:", partial(remove_measure, number=number), board, language)
    if len(strategy.measures) < MOST_MEASURES:
        _add(board, looked_at, registered, today, language)
    strategy_board.keep_strategy(strategy)
    return front


def _mark_measure(board: Board, number: int, names: Mapping[str, str], language: Language) -> str:
    """'2 Radwege · A', without a name '2 · A'; of the measure in front as it has just been typed."""
    measure, typed = board.strategy.measures[number], st.session_state
    name = names.get(measure.key, typed.get(_key(board, number, "name"), measure.name))
    name = shorten(clean_name(name), LONGEST_MARK, placeholder=" …")
    bundle = language(f"strategy.in_bundle.{typed.get(_key(board, number, 'bundle')) or measure.bundle}")
    return language("strategy.front_mark", name=escape_markdown(f"{number + 1} {name}".strip()), bundle=bundle)


def _key(board: Board, number: int, name: str) -> str:
    """Of a control of this measure."""
    return board.key(f"measure_{number}_{name}")


def _add(
    board: Board,
    looked_at: Indicators,
    registered: Sequence[PlannedMeasure],
    today: int,
    language: Language,
) -> None:
    """The ways to one more measure: an empty one, in the bundle of the one before, or one of the register. What it acts
    on is for the visitor to say, where there is a choice."""
    last = board.strategy.measures[-1].bundle if board.strategy.measures else Bundle.A
    effects = tuple(PlannedEffect(key, 0.0, 100) for key in looked_at) if len(looked_at) == 1 else ()
    empty = PlannedMeasure(last, today + 1, effects=effects)
    _offer("add", ":material/add:", partial(add_measure, measure=empty), board, language)
    taken = {measure.key for measure in board.strategy.measures}
    free = {one.key: replace(one, bundle=last) for one in registered if one.key not in taken}
    if free:
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        key = left.selectbox(
            language("strategy.register"),
            list(free),
            format_func=lambda key: free[key].name,
            key=board.key("register"),
        )
        with right:
            taken_over = replace(free[key], name=clean_name(free[key].name))
            _offer("take", ":material/checklist:", partial(add_measure, measure=taken_over), board, language)


def _offer(name: str, icon: str, wish: Wish, board: Board, language: Language) -> None:
    st.button(
        language(f"strategy.{name}"), key=board.key(name), on_click=strategy_board.note_wish, args=(wish,), icon=icon
    )


class _MeasureControls:
    """The controls of one measure, started from its `seed`; `names`: how the register calls its measures."""

    def __init__(
        self,
        board: Board,
        seed: PlannedMeasure,
        looked_at: Indicators,
        names: Mapping[str, str],
        today: int,
        language: Language,
    ) -> None:
        self.board, self.seed, self.looked_at, self.names = board, seed, looked_at, names
        self.today, self.language = today, language

    def key(self, name: str) -> str:
        return _key(self.board, self.board.opened, name)

    def measure(self) -> PlannedMeasure:
        seed, language = self.seed, self.language
        wide, middle, small = st.columns([3, 2, 1])
        if seed.key in self.names:  # called as the register calls it
            name = seed.name
            wide.markdown(f"**{escape_markdown(self.names[seed.key])}**")
        else:
            name = wide.text_input(language("strategy.name"), seed.name, LONGEST_NAME, key=self.key("name"))
        bundle = middle.segmented_control(
            language("strategy.in_which"),
            list(Bundle),
            default=seed.bundle,
            key=self.key("bundle"),
            format_func=lambda bundle: language(f"strategy.in_bundle.{bundle}"),
            required=True,
        )
        years = sorted({seed.from_year, *range(self.today, self.today + AHEAD + 1)})
        with small:
            from_year = st.selectbox(
                language("strategy.from"), years, years.index(seed.from_year), key=self.key("from")
            )
        left, right = st.columns(2)
        with left:
            once = self.cost("once", seed.once)
        with right:
            yearly = self.cost("yearly", seed.yearly)
        return PlannedMeasure(
            bundle or seed.bundle, from_year, clean_name(name), once, yearly, self.effects(), seed.key
        )

    def cost(self, name: str, seed: Span | None) -> Span | None:
        """An amount or a range of euros; what is neither is told and leaves what was there."""
        language = self.language
        typed = st.text_input(
            language(f"strategy.{name}"),
            write_typed_cost(seed, language),
            key=self.key(name),
            help=language("strategy.cost_help"),
        )
        if not typed.strip():
            return None
        span = read_typed_cost(typed, language)
        if span is None:
            examples = {"example": language.number(400000, 0), "more": language.number(600000, 0)}
            st.warning(language("strategy.no_cost", **examples))
            return seed
        return span

    def effects(self) -> tuple[PlannedEffect, ...]:
        """By how much it shifts which of the indicators; effects on others stay as they are."""
        language = self.language
        seeds = {effect.indicator: effect for effect in self.seed.effects}
        chosen = st.multiselect(
            language("strategy.acts_on"),
            list(self.looked_at),
            default=[key for key in seeds if key in self.looked_at],
            key=self.key("acts_on"),
            format_func=lambda key: self.looked_at[key].name,
            placeholder=language("common.choose"),
            select_all=False,
            wrap=True,
        )
        elsewhere = tuple(effect for key, effect in seeds.items() if key not in self.looked_at)
        return (*(self.effect(key, seeds.get(key) or PlannedEffect(key, 0.0, 100)) for key in chosen), *elsewhere)

    def effect(self, key: str, seed: PlannedEffect) -> PlannedEffect:
        indicator, language = self.looked_at[key], self.language
        name = escape_markdown(indicator.short_name)
        left, right = st.columns(2)
        with left:
            label = language("strategy.size", name=name, unit=escape_markdown(indicator.difference_unit))
            size = type_number(label, seed.size, indicator.decimals, self.key(f"size_{key}"), language)
            if size * _BETTER.get(indicator.direction, 0) < 0:
                st.info(language(f"strategy.wrong_way_{indicator.direction}"), icon=":material/info:")
        with right:
            certainty = st.select_slider(
                language("strategy.certainty", name=name),
                sorted({*CERTAINTIES, seed.certainty}),
                seed.certainty,
                key=self.key(f"certainty_{key}"),
                format_func=lambda certainty: language.quantity(certainty, 0, "%"),
            )
        return PlannedEffect(key, size, certainty)
