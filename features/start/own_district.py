"""The visitor's own district, remembered by the browser and nowhere else.

Pages start from it where neither a link nor a choice says otherwise. It lies in a cookie that holds nothing but the key
of the district, and changes only when the visitor says so on the start page.
"""

import streamlit as st

from content.catalogue import Region
from content.links import link_page
from content.markdown import escape_markdown
from texts import Language
from ui import cookie, data, url
from ui.markup import show_link
from ui.selectors import (
    DEFAULT_REGION,
    OWN_DISTRICT,
    OWN_DISTRICT_COOKIE,
    REGION,
    REGIONS,
    choose_region,
    find_own_district,
    go_on_with_region,
    start_from_region,
)

_YEAR = 365 * 24 * 60 * 60  # seconds
_UNWRITTEN = "home_unwritten"
_FIRST = "home_first_page"


def lead_home(page: str, language: Language) -> None:
    """Let the page start from the district remembered; where none is, from that of the page before. Where a visit
    begins with a link that names districts, these count alone: it must show the same to everybody."""
    begins = st.session_state.setdefault(_FIRST, page) == page
    if begins and {REGION.key, REGIONS.key} & st.query_params.keys():
        return
    if not begins:
        st.session_state[_FIRST] = None  # coming back to it is no beginning
    if found := find_own_district(language):
        start_from_region(found)
    elif not begins:
        go_on_with_region()


def choose_region_of_start(language: Language) -> Region:
    """The district that the start page shows, with the switch that makes it the one remembered."""
    regions = data.ask_regions(language)
    mine = find_own_district(language)
    chosen = choose_region(language, first=mine or DEFAULT_REGION)
    switch = f"home_{url.find_place()}"
    st.session_state[switch] = chosen == mine
    st.checkbox(
        language("start.mine"),
        key=switch,
        help=language("start.mine_help"),
        on_change=lambda: _remember(chosen if st.session_state[switch] else ""),
    )
    return regions[chosen]


def ask_home(region: Region, language: Language) -> None:
    """Where another district is remembered than the one shown, the way to it; where none is, which one shall be."""
    mine = find_own_district(language)
    if mine is None:
        told = "start.example" if region.key == DEFAULT_REGION else "start.not_mine"
        st.info(escape_markdown(language(told, region=region.name)), icon=":material/pin_drop:")
    elif mine != region.key:
        name = data.ask_regions(language)[mine].name
        show_link(language("start.to_mine", region=name), link_page("", language, region=mine))


def _remember(key: str) -> None:
    """Remember the district, and begin with it wherever one has been chosen before; '' forgets the one remembered."""
    st.session_state[OWN_DISTRICT] = st.session_state[_UNWRITTEN] = key
    if key:
        start_from_region(key, anew=True)


def write_home() -> None:
    """Hand to the browser what has just been chosen."""
    key = st.session_state.pop(_UNWRITTEN, None)
    if key is not None:
        cookie.write_cookie(OWN_DISTRICT_COOKIE, key, _YEAR if key else 0)
