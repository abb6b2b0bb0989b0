"""Blocks of the start page: what moved, how the targets stand, what is new in the data, where to go from here."""

from collections.abc import Sequence

import streamlit as st

from content.catalogue import Region
from content.markdown import escape_markdown
from content.rows import read_rows
from domain.change import Judgement
from features.profile.profile import Profile, find_movers
from features.sources.database import read_build_time
from features.start.start import MOST, describe_newest, make_movers_table, make_news_table, make_targets_table
from features.targets.assessment import Assessment
from features.targets.figure import find_doubts_of
from settings import PAGES
from texts import Language
from ui import data
from ui.markup import show_link, show_table
from ui.selectors import link_page
from ui.terms import show_sources, show_text

# What the product is for: page, symbol.
_USES = {
    "compare": ("explore/compare", ":material/compare_arrows:"),
    "whatif": ("explore/whatif", ":material/alt_route:"),
    "deck": ("present/deck", ":material/co_present:"),
}


def show_movers(profile: Profile, language: Language) -> None:
    """What became better and what worse, side by side, each with the way to its trend."""
    found = find_movers(profile, data.ask_indicators(language), language)
    for column, judgement in zip(st.columns(2), (Judgement.BETTER, Judgement.WORSE), strict=True):
        with column:
            st.header(language(f"start.moved_{judgement}"), anchor=False)
            table = make_movers_table(found, judgement, profile, _trend(profile.region, language), language)
            if table.rows:
                show_table(table, language)
            else:
                st.markdown(language("start.nothing_moved"))


def show_targets(found: Sequence[Assessment], region: Region, language: Language) -> None:
    """How many targets stand how, with the way to the page that tells of each."""
    st.header(language("start.targets_title"), anchor=False)
    link = link_page("zielcheck", language, region=region.key)
    if found:
        doubted = {one.indicator.key for one in found if find_doubts_of(one, language).kind}
        show_table(make_targets_table(found, doubted, link, language), language)
    else:
        st.markdown(language("check.none_with_values"))
        show_link(language("start.to_check"), link)


def show_news(profile: Profile, language: Language) -> None:
    """What has come newly into the data on the region; where nothing is known of that, so much is said."""
    region, indicators = profile.region, data.ask_indicators(language)
    st.header(language("start.news_title"), anchor=False)
    found = data.ask("news", region=region.key)
    if found.empty:
        built = language.date(read_build_time(data.find_database()))
        st.markdown(escape_markdown(language("start.no_news", region=region.name, day=built)))
    else:
        show_table(
            make_news_table(found, indicators, data.ask_source_titles(language), _trend(region, language), language),
            language,
        )
        if len(found) > MOST:
            st.caption(language("start.news_more", count=len(found) - MOST))
    st.markdown(escape_markdown(describe_newest(profile, indicators, language)))
    failed = [language.of(row, "title") for row in read_rows(data.ask("sources")) if language.of(row, "error")]
    if failed:
        st.caption(escape_markdown(language("start.news_failed", sources=language.listed(failed))))
    show_link(language("start.to_sources"), link_page("daten", language))


def show_uses(language: Language) -> None:
    """The three uses, for whoever is here for the first time."""
    for column, (name, (file, icon)) in zip(st.columns(len(_USES)), _USES.items(), strict=True):
        with column.container(border=True):
            st.page_link(PAGES / f"{file}.py", label=language(f"start.use_{name}"), icon=icon)
            st.caption(language(f"start.use_{name}_text"))


def show_method(profile: Profile, language: Language) -> None:
    """Where the rest of the indicators is, how it was judged, and the sources of the values shown."""
    region = profile.region
    show_link(language("start.all_goals", region=region.name), link_page("ueberblick", language, region=region.key))
    with st.expander(language("start.method_title")):
        show_text(language("start.movers_method"), language)
        show_text(language("start.targets_method"), language)
    used = {row["source_key"] for row in profile.rows.values()}
    if used:
        show_sources(data.ask("sources"), used, language)


def _trend(region: Region, language: Language) -> str:
    return link_page("trends", language, indicator="{indicator}", regions=region.key)
