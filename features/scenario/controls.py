"""The controls of one scenario: what it assumes, from when, and how it is called."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import streamlit as st

from content.markdown import escape_markdown
from features.scenario import board as scenario_board
from features.scenario import link as scenario_link
from features.scenario.assumptions import Case, find_start, list_kinds, measure_gain
from features.scenario.board import Board
from features.scenario.draft import (
    FROM_TODAY,
    MAX_MEASURES,
    Draft,
    Kind,
    MeasureDraft,
    add_measure,
    remove_measure,
)
from features.scenario.steps import PERCENT_DECIMALS, find_slider_ends
from features.scenario.words import name_draft
from features.scenario.yardstick import describe_bounds, describe_change
from texts import Language

Option = TypeVar("Option")
CERTAINTIES = range(0, 101, 5)


def show_select(
    label: str, key: str, options: Sequence[Option], chosen: Option, name: Callable[[Option], str]
) -> Option:
    """A select box that starts from `chosen`, from the first option where that is not offered."""
    index = options.index(chosen) if chosen in options else 0
    return st.selectbox(label, options, index=index, key=key, format_func=name)


def type_number(label: str, value: float, decimals: int, key: str, language: Language) -> float:
    """A number as written in the language of the visit; what is none is told and leaves the number as it was."""
    digits = decimals if round(value, decimals) == value else 6
    number = language.read_number(st.text_input(label, language.number(value, digits), key=key))
    if number is None:
        st.warning(language("whatif.no_number", example=language.number(1234.5, 1)))
        return value
    return round(number, 6)


class DraftControls:
    """The controls of one scenario, started from its `seed`."""

    def __init__(self, number: int, seed: Draft, case: Case, until: int, board: Board, language: Language) -> None:
        self.number, self.seed, self.case, self.until = number, seed, case, until
        self.board, self.language = board, language
        self.first = case.newest[0]

    def draft(self) -> Draft:
        """Draw them and tell the scenario."""
        possible = list_kinds(self.case)
        kinds = [kind for kind in Kind if kind in possible or kind is self.seed.kind]
        label = self.language("whatif.kind_label")
        kind = show_select(
            label, self.key("kind"), kinds, self.seed.kind, lambda kind: self.language(f"whatif.kind.{kind}")
        )
        seed = self.seed if kind is self.seed.kind else Draft(kind)
        draft = {
            Kind.CHANGE: self.rate,
            Kind.PERCENT: self.rate,
            Kind.PACE: self.pace,
            Kind.VALUE: self.value,
            Kind.HALF: self.half,
            Kind.MEASURES: self.measures,
        }.get(kind, self.given)(seed)
        if kind not in (Kind.OWN, Kind.STILL, Kind.MEASURES):
            draft = replace(draft, start=self.start(draft))
        named = st.text_input(
            self.language("whatif.name"),
            value=self.seed.name,
            max_chars=scenario_link.LONGEST_NAME,
            placeholder=name_draft(replace(draft, name=""), self.case, self.language),
            key=self.key("name"),
            on_change=scenario_board.rename_draft,
            args=(self.number,),
        )
        return replace(draft, name=scenario_link.clean_name(named))

    def key(self, name: str) -> str:
        return self.board.key(f"{self.number}_{name}")

    def rate(self, seed: Draft) -> Draft:
        """A yearly change: by the slider above the chart within what districts have achieved, by a field where nobody
        can say that."""
        relative = seed.kind is Kind.PERCENT
        unit = "%" if relative else self.case.indicator.difference_unit
        decimals = PERCENT_DECIMALS if relative else self.case.indicator.decimals
        label = self.language("whatif.per_year_label", unit=escape_markdown(unit))
        if find_slider_ends(self.case, relative):
            now = self.board.plan.drafts[self.number]
            amount = now.amount if now.kind is seed.kind else self.board.find_amount(self.number, seed.kind)
        else:
            amount = scenario_link.fit_amount(self.typed(label, seed.kind, seed.amount, decimals), seed.kind, self.case)
        st.caption(escape_markdown(describe_bounds(self.case, relative, self.language)))
        return Draft(seed.kind, amount)

    def value(self, seed: Draft) -> Draft:
        """A value wanted in a year."""
        label = self.language("whatif.value_label", unit=escape_markdown(self.case.indicator.unit))
        wanted = seed.amount if seed.year else self.case.newest[1]
        amount = self.typed(label, "value", wanted, self.case.indicator.decimals)
        last = max(self.until, seed.year or 0)
        years = list(range(self.first + 1, last + 1))
        year = show_select(self.language("whatif.value_year"), self.key("year"), years, seed.year or self.until, str)
        return Draft(seed.kind, amount, year)

    def half(self, seed: Draft) -> Draft:
        """The year in which half of the newest value is left."""
        first = self.case.now[0] + 1
        years = list(range(first, max(self.until, seed.year or first) + 1)) or [first]
        year = show_select(self.language("whatif.half_year"), self.key("half"), years, seed.year or self.until, str)
        return Draft(seed.kind, year=year)

    def given(self, seed: Draft) -> Draft:
        """Nothing to choose: what is assumed follows from what is known."""
        if seed.kind is not Kind.STILL:
            st.caption(escape_markdown(self.language(f"whatif.note.{seed.kind}")))
        return Draft(seed.kind)

    def pace(self, seed: Draft) -> Draft:
        """As fast as another district, of those with a recent pace, at first one that no other scenario takes; one
        that a link names stays."""
        regions, offered = self.case.regions, {*self.case.recent_paces, seed.district}
        paces = {key: pace for key, pace in self.case.paces.items() if key in offered}
        taken = {one.district for number, one in enumerate(self.board.plan.drafts) if number != self.number}
        chosen = seed.district or next((key for key in paces if key not in taken), next(iter(paces)))
        district = show_select(
            self.language("whatif.pace_label"),
            self.key("pace"),
            list(paces),
            chosen,
            lambda key: self.language(
                "whatif.pace_option_away" if measure_gain(paces[key].change, self.case) < 0 else "whatif.pace_option",
                region=regions[key].name,
                change=describe_change(paces[key].change, self.case.indicator, self.language),
                first=paces[key].since,
                last=paces[key].year,
            ),
        )
        st.caption(self.language("whatif.pace_note"))
        return Draft(seed.kind, district=district)

    def measures(self, seed: Draft) -> Draft:
        """Measures typed in by hand, or taken from the register with the effect that the office expects."""
        st.caption(self.language("whatif.measures_note"))
        found = tuple(self.measure(position, measure) for position, measure in enumerate(seed.measures))
        if len(found) < MAX_MEASURES:
            st.button(
                self.language("whatif.add_measure"),
                key=self.key("add_measure"),
                on_click=scenario_board.note_wish,
                args=(partial(add_measure, number=self.number),),
                icon=":material/add:",
            )
            for position, measure in enumerate(self.board.offer()):
                if measure not in found:
                    st.button(
                        self.language("whatif.add_registered", name=escape_markdown(measure.name)),
                        key=self.key(f"add_registered_{position}"),
                        on_click=scenario_board.note_wish,
                        args=(partial(add_measure, number=self.number, measure=measure),),
                        icon=":material/checklist:",
                    )
        return Draft(seed.kind, measures=found)

    def measure(self, position: int, seed: MeasureDraft) -> MeasureDraft:
        with st.container(border=True):
            label = self.language("whatif.measure", number=position + 1)
            name = st.text_input(label, seed.name, scenario_link.LONGEST_NAME, key=self.key(f"measure_{position}"))
            years = list(range(self.first + 1, max(self.until, seed.from_year) + 1))
            from_year = show_select(
                self.language("whatif.measure_from"), self.key(f"from_{position}"), years, seed.from_year, str
            )
            size_label = self.language("whatif.measure_size", unit=escape_markdown(self.case.indicator.difference_unit))
            size = self.typed(size_label, f"size_{position}", seed.size, self.case.indicator.decimals)
            certainty = st.select_slider(
                self.language("whatif.measure_certainty"),
                sorted({*CERTAINTIES, seed.certainty}),
                seed.certainty,
                key=self.key(f"certainty_{position}"),
                format_func=lambda certainty: self.language.quantity(certainty, 0, "%"),
            )
            st.button(
                self.language("whatif.remove_measure"),
                key=self.key(f"remove_measure_{position}"),
                on_click=scenario_board.note_wish,
                args=(partial(remove_measure, number=self.number, position=position),),
                icon=":material/delete:",
            )
        return MeasureDraft(from_year, size, certainty, scenario_link.clean_name(name))

    def start(self, draft: Draft) -> int | None:
        """The year in which the assumption begins; None for the usual one: that of the newest value, or today."""
        usual = find_start(replace(draft, start=None), self.case)
        years = list(range(usual, min(self.until, draft.year or self.until))) or [usual]
        key = self.key("start_from_today" if draft.kind in FROM_TODAY else "start")
        chosen = show_select(self.language("whatif.start"), key, years, self.seed.start or usual, str)
        return None if chosen == usual else chosen

    def typed(self, label: str, name: str, value: float, decimals: int) -> float:
        return type_number(label, value, decimals, self.key(f"number_{name}"), self.language)
