"""Pledges of parties on the page Maßnahmen: only where there are some, and only when asked for."""

import streamlit as st

from content.catalogue import Region
from content.links import link_page
from content.markdown import escape_markdown
from features.measures.pledges import describe_pledges, make_pledges_table, read_pledge_programmes
from features.targets.selectors import choose_pledges
from texts import Language
from ui import data
from ui.markup import show_table


def show_pledges(region: Region, language: Language) -> None:
    """The register of pledges, marked as what it is."""
    found = read_pledge_programmes(data.ask("pledges", region=region.key))
    if not found or not choose_pledges(language):
        return
    st.header(language("measures.pledges.title"), anchor=False)
    st.info(language("measures.pledges.intro"), icon=":material/info:")
    link = link_page("trends", language, regions=region.key, indicator="{indicator}")
    for members in found.values():
        st.subheader(escape_markdown(describe_pledges(members, language)), anchor=False)
        show_table(make_pledges_table(members, link, language), language)
        first = members[0]
        source = language("measures.source", document=first["document"], publisher=first["publisher"])
        st.caption(escape_markdown(source))
