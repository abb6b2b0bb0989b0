"""The way from what is assumed to its slides."""

from collections.abc import Mapping

import streamlit as st

from features.scenario import link as scenario_link
from features.scenario.assumptions import Case
from features.scenario.draft import Plan
from settings import PAGES
from texts import DEFAULT, Language

USUAL = ("overview", "place", "indicators", "outlook", "decision")  # contents of a deck nobody has chosen for


def show_way_to_deck(case: Case, plan: Plan, language: Language) -> None:
    """A link that opens the deck with the scenarios of a plan."""
    told = {"region": case.region.key, "indicator": case.indicator.key, **scenario_link.write_plan(plan, case)}
    show_deck_link(language("whatif.to_deck"), "scenario", told, language)


def show_deck_link(label: str, content: str, told: Mapping[str, str], language: Language) -> None:
    """A link that opens the deck with the slides of this content, `told` in the address, within the visit: what was
    changed of slides stays."""
    address = {"sets": ",".join((*USUAL, content)), **told}
    if language.code != DEFAULT:
        address["lang"] = language.code
    st.page_link(PAGES / "present" / "deck.py", label=label, icon=":material/co_present:", query_params=address)
