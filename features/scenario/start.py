"""What the page "Was wäre, wenn" begins with."""

import streamlit as st

from content.catalogue import Region
from features.compare.peers import list_same_kind
from features.profile.data import ask_leads, ask_topics
from features.profile.topic import order_topics
from features.scenario.data import ask_case
from features.scenario.link import KEYS
from texts import Language
from ui import data, url
from ui.selectors import INDICATOR


def find_first_indicator(region: Region, language: Language) -> str:
    """The one chosen before, else the lead topic with a trend that the region stands worst in: of one or two values
    there is nothing to be seen. '' where nothing is known of it, and where an address holds assumptions without an
    indicator: it was written when every page began with the same one."""
    if before := url.find_choice(INDICATOR.key):
        return before[0]
    if INDICATOR.key not in st.query_params and any(key in st.query_params for key in KEYS):
        return ""
    group = list_same_kind(region, data.ask_regions(language))
    topics = order_topics(ask_topics(region, group, ask_leads(region, language), language))
    for topic in reversed([one for one in topics if one.rank]):
        case = ask_case(region, topic.indicator, language)
        if case and case.comparable:
            return topic.indicator.key
    return ""
