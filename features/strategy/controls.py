"""What is assumed of each indicator: which ones, and for each the assumption with what it needs."""

from collections.abc import Callable, Mapping

import streamlit as st

from content.catalogue import Indicator
from content.markdown import escape_markdown
from features.scenario.assumptions import Case, list_kinds, measure_gain
from features.scenario.controls import type_number
from features.scenario.draft import Draft, Kind
from features.scenario.yardstick import describe_change
from features.strategy.board import Board
from features.strategy.link import FindCase
from features.strategy.model import make_default_draft
from features.strategy.plan import MOST_INDICATORS, OFFERED, STEP, Assumption
from texts import Language
from ui.selectors import mark_name

IN_A_ROW = 2


def choose_assumptions(
    board: Board, offered: Mapping[str, Indicator], find: FindCase, due: int, language: Language
) -> tuple[Assumption, ...]:
    """Draw the controls and tell what is assumed; `due`: the year that a value or a halving is for."""
    chosen: list[str] = st.multiselect(
        language("strategy.indicators", limit=MOST_INDICATORS),
        list(offered),
        default=[key for key in board.seed.indicators if key in offered],
        key=board.key("indicators"),
        format_func=lambda key: mark_name(offered[key], language),
        max_selections=MOST_INDICATORS,
        placeholder=language("common.choose"),
        select_all=False,
        wrap=True,
    )
    seeds = {one.indicator: one.draft for one in board.seed.assumptions}
    found = []
    cases = [(key, case) for key in chosen if (case := find(key))]
    for first in range(0, len(cases), IN_A_ROW):
        for column, (key, case) in zip(st.columns(IN_A_ROW), cases[first : first + IN_A_ROW], strict=False):
            seed = seeds.get(key) or make_default_draft(case)
            with column:
                found.append(Assumption(key, _Row(board, case, seed, due, language).draft()))
    return tuple(found)


_PACES = {Kind.OWN, Kind.BEST, Kind.PACE}


class _Row:
    """The controls of one indicator, started from its `seed`."""

    def __init__(self, board: Board, case: Case, seed: Draft, due: int, language: Language) -> None:
        self.board, self.case, self.seed, self.due, self.language = board, case, seed, due, language
        self.name = escape_markdown(case.indicator.short_name)

    def key(self, name: str) -> str:
        return self.board.key(f"{self.case.indicator.key}_{name}")

    def draft(self) -> Draft:
        possible = list_kinds(self.case)
        kinds = [kind for kind in OFFERED if kind in possible or kind is self.seed.kind]
        kind: Kind = st.selectbox(
            self.language("strategy.assumed", name=self.name),
            kinds,
            kinds.index(self.seed.kind),
            key=self.key("kind"),
            format_func=lambda kind: self.language(f"whatif.kind.{kind}"),
            help=None if set(kinds) >= _PACES else self.language("strategy.not_offered"),
        )
        seed = self.seed if kind is self.seed.kind else Draft(kind)
        more: dict[Kind, Callable[[Draft], Draft]] = {
            Kind.PACE: self.pace,
            Kind.VALUE: self.value,
            Kind.HALF: self.half,
        }
        return more[kind](seed) if kind in more else seed

    def pace(self, seed: Draft) -> Draft:
        offered = {*self.case.recent_paces, seed.district}
        paces = {key: pace for key, pace in self.case.paces.items() if key in offered}
        options = list(paces)
        district = st.selectbox(
            self.language("strategy.pace", name=self.name),
            options,
            options.index(seed.district) if seed.district in paces else 0,
            key=self.key("pace"),
            format_func=lambda key: self.language(
                "whatif.pace_option_away" if measure_gain(paces[key].change, self.case) < 0 else "whatif.pace_option",
                region=self.case.regions[key].name,
                change=describe_change(paces[key].change, self.case.indicator, self.language),
                first=paces[key].since,
                last=paces[key].year,
            ),
        )
        return Draft(Kind.PACE, district=district)

    def value(self, seed: Draft) -> Draft:
        indicator, year = self.case.indicator, seed.year or self.due
        wanted = seed.amount if seed.year else self.case.newest[1]
        label = self.language("strategy.value", name=self.name, year=year, unit=escape_markdown(indicator.unit))
        return Draft(Kind.VALUE, type_number(label, wanted, indicator.decimals, self.key("value"), self.language), year)

    def half(self, seed: Draft) -> Draft:
        years = sorted({self.due, self.due + STEP, seed.year or self.due})
        label = self.language("strategy.until_half", name=self.name)
        year = st.selectbox(label, years, years.index(seed.year or self.due), key=self.key("half"))
        return Draft(Kind.HALF, year=year)
