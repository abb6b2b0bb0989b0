"""The slide of the scenario that stands in the address, as "Was wäre, wenn" wrote it there."""

from collections.abc import Callable, Sequence

import streamlit as st

from content.catalogue import STATE, Indicator, Region
from content.credit import source_text, with_own
from content.markdown import plain
from content.series import points_of
from content.slides import Slide
from features.deck.scenario import scenario_slide
from features.deck.scenario_words import worked_out
from features.scenario import board as scenario_board
from features.scenario import data as scenario_data
from texts import Language
from ui import data
from ui.selectors import indicator_of_visit


def scenario_of_visit(region: Region, owners: Callable[[Indicator], Sequence[str]], language: Language) -> Slide | None:
    """None where the region has no value to start from, which is told. `owners`: offices responsible."""
    indicator = data.indicators(language)[indicator_of_visit(language, label="deck.scenario_indicator")]
    case = scenario_data.case(region, indicator, language)
    if case is None:
        st.info(plain(language("whatif.empty", indicator=indicator.name, region=region.name)), icon=":material/info:")
        return None
    scenario_board.enter(case, language)
    plan = scenario_board.board_of_visit().plan
    scenario_board.keep(plan, case)
    year = case.newest[0]
    asked = (region.key,) if indicator.is_amount else (region.key, STATE)
    values = data.ask("values", indicator=indicator.key, regions=asked)
    there = dict(points_of(values).get(STATE, ())).get(year)
    land = None if there is None else (data.regions(language)[STATE].short_name, there)
    source = source_text(data.ask("series", indicator=indicator.key), set(values["source_key"]), language)
    years = with_own(language("chart.newest_year", year=year), values, data.regions(language), language)
    told = f"{source} {years}"
    return scenario_slide(worked_out(case, plan, land, language), owners(indicator), told, language)
