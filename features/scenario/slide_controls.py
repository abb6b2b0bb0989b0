"""The way from a scenario to its slide."""

import streamlit as st

from features.scenario import link as scenario_link
from features.scenario.draft import Plan
from features.scenario.model import Case
from settings import PAGES
from texts import DEFAULT, Language

USUAL = ("overview", "place", "indicators", "outlook", "decision")  # contents of a deck nobody has chosen for


def show_way_to_deck(case: Case, plan: Plan, language: Language) -> None:
    """A link that opens the deck with the scenarios of a plan, within the visit: what was changed of slides stays."""
    address = {"region": case.region.key, "indicator": case.indicator.key, "sets": ",".join((*USUAL, "scenario"))}
    address |= scenario_link.write_plan(plan, case)
    if language.code != DEFAULT:
        address["lang"] = language.code
    st.page_link(
        PAGES / "present" / "deck.py",
        label=language("whatif.to_deck"),
        icon=":material/co_present:",
        query_params=address,
    )
