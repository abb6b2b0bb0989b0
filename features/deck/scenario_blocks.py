"""The slide of the scenario that stands in the address, as "Was wäre, wenn" wrote it there."""

from collections.abc import Callable, Sequence

import streamlit as st

from content.catalogue import Indicator, Region
from content.credit import describe_sources, name_own_values
from content.markdown import escape_markdown
from content.series import read_points
from content.slides import Slide
from features.deck.scenario import make_scenario_slide
from features.deck.scenario_words import work_out_scenarios
from features.scenario import board as scenario_board
from features.scenario import data as scenario_data
from texts import Language
from ui import data
from ui.selectors import choose_indicator


def make_scenario_of_visit(
    region: Region, owners: Callable[[Indicator], Sequence[str]], language: Language
) -> Slide | None:
    """None where the region has no value to start from, which is told. `owners`: offices responsible."""
    indicator = data.ask_indicators(language)[choose_indicator(language, label="deck.scenario_indicator")]
    case = scenario_data.ask_case(region, indicator, language)
    if case is None:
        st.info(
            escape_markdown(language("whatif.empty", indicator=indicator.name, region=region.name)),
            icon=":material/info:",
        )
        return None
    scenario_board.enter_board(case, language)
    plan = scenario_board.find_board().plan
    scenario_board.keep_plan(plan, case)
    year = case.newest[0]
    reference = data.ask_reference(region, language)
    asked = (region.key,) if indicator.is_amount else (region.key, reference.key)
    values = data.ask("values", indicator=indicator.key, regions=asked)
    there = dict(read_points(values).get(reference.key, ())).get(year)
    land = None if there is None else (reference.short_name, there)
    source = describe_sources(data.ask_rows("series", indicator=indicator.key), set(values["source_key"]), language)
    years = name_own_values(language("chart.newest_year", year=year), values, data.ask_regions(language), language)
    told = f"{source} {years}"
    return make_scenario_slide(work_out_scenarios(case, plan, land, language), owners(indicator), told, language)
