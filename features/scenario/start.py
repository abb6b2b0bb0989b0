"""What the page "Was wäre, wenn" begins with."""

import streamlit as st

from content.catalogue import Region
from features.compare.data import ask_lead_topics
from features.profile.topic import order_topics
from features.scenario.data import ask_case
from features.scenario.link import KEYS
from texts import Language
from ui import url
from ui.selectors import INDICATOR


def find_first_indicator(region: Region, language: Language) -> str:
    """The one chosen before, else the lead topic with a trend that the region stands worst in: of one or two values
    there is nothing to be seen. '' where nothing is known of it, and where an address holds assumptions without an
    indicator: it was written when every page began with the same one."""
    if before := url.find_choice(INDICATOR.key):
        return before[0]
    if INDICATOR.key not in st.query_params and any(key in st.query_params for key in KEYS):
        return ""
    ranked = [topic for topic in order_topics(ask_lead_topics(region, language)) if topic.rank]
    for topic in reversed(ranked):
        case = ask_case(region, topic.indicator, language)
        if case and case.comparable:
            return topic.indicator.key
    return ""
