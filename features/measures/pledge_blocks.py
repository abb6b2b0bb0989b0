"""Pledges of parties on the page Maßnahmen: only where there are some, and only when asked for."""

import streamlit as st

from content.catalogue import Region
from content.markdown import plain
from features.measures.pledges import pledge_programmes, pledges_finding, pledges_table
from features.targets.selectors import pledges_of_visit
from texts import Language
from ui import data
from ui.markup import show_table
from ui.selectors import link_to


def pledges(region: Region, language: Language) -> None:
    """The register of pledges, marked as what it is."""
    found = pledge_programmes(data.ask("pledges", region=region.key))
    if not found or not pledges_of_visit(language):
        return
    st.header(language("measures.pledges.title"), anchor=False)
    st.info(language("measures.pledges.intro"), icon=":material/info:")
    link = link_to("trends", language, regions=region.key, indicator="{indicator}")
    for members in found.values():
        st.subheader(plain(pledges_finding(members, language)), anchor=False)
        show_table(pledges_table(members, link, language), language)
        first = members[0]
        source = language("measures.source", document=first["document"], publisher=first["publisher"])
        st.caption(plain(source))
