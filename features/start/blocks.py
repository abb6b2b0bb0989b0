"""Blocks of the start page: what moved, how the targets stand, what is new in the data, where to go from here."""

from collections.abc import Sequence

import streamlit as st

from content.catalogue import Region
from content.markdown import plain
from content.rows import rows
from domain.change import Judgement
from features.profile.profile import Profile, movers
from features.sources.database import built_at
from features.start.start import MOST, movers_table, newest_sentence, news_table, targets_table
from features.targets.assessment import Assessment
from features.targets.figure import doubts_of
from settings import PAGES
from texts import Language
from ui import data
from ui.markup import show_link, show_table
from ui.selectors import link_to
from ui.terms import say, say_sources

# What the product is for: page, symbol.
_USES = {
    "compare": ("explore/compare", ":material/compare_arrows:"),
    "whatif": ("explore/whatif", ":material/alt_route:"),
    "deck": ("present/deck", ":material/co_present:"),
}


def moved(profile: Profile, language: Language) -> None:
    """What became better and what worse, side by side, each with the way to its trend."""
    found = movers(profile, data.indicators(language), language)
    for column, judgement in zip(st.columns(2), (Judgement.BETTER, Judgement.WORSE), strict=True):
        with column:
            st.header(language(f"start.moved_{judgement}"), anchor=False)
            table = movers_table(found, judgement, profile, _trend(profile.region, language), language)
            if table.rows:
                show_table(table, language)
            else:
                st.markdown(language("start.nothing_moved"))


def targets(found: Sequence[Assessment], region: Region, language: Language) -> None:
    """How many targets stand how, with the way to the page that tells of each."""
    st.header(language("start.targets_title"), anchor=False)
    link = link_to("zielcheck", language, region=region.key)
    if found:
        doubted = {one.indicator.key for one in found if doubts_of(one, region, language).kind}
        show_table(targets_table(found, doubted, link, language), language)
    else:
        st.markdown(language("check.none_with_values"))
        show_link(language("start.to_check"), link)


def news(profile: Profile, language: Language) -> None:
    """What has come newly into the data on the region; where nothing is known of that, so much is said."""
    region, indicators = profile.region, data.indicators(language)
    st.header(language("start.news_title"), anchor=False)
    found = data.ask("news", region=region.key)
    if found.empty:
        built = language.date(built_at(data.database()))
        st.markdown(plain(language("start.no_news", region=region.name, day=built)))
    else:
        show_table(
            news_table(found, indicators, data.source_titles(language), _trend(region, language), language), language
        )
        if len(found) > MOST:
            st.caption(language("start.news_more", count=len(found) - MOST))
    st.markdown(plain(newest_sentence(profile, indicators, language)))
    failed = [language.of(row, "title") for row in rows(data.ask("sources")) if language.of(row, "error")]
    if failed:
        st.caption(plain(language("start.news_failed", sources=language.listed(failed))))
    show_link(language("start.to_sources"), link_to("daten", language))


def uses(language: Language) -> None:
    """The three uses, for whoever is here for the first time."""
    for column, (name, (file, icon)) in zip(st.columns(len(_USES)), _USES.items(), strict=True):
        with column.container(border=True):
            st.page_link(PAGES / f"{file}.py", label=language(f"start.use_{name}"), icon=icon)
            st.caption(language(f"start.use_{name}_text"))


def method(profile: Profile, language: Language) -> None:
    """Where the rest of the indicators is, how it was judged, and the sources of the values shown."""
    region = profile.region
    show_link(language("start.all_goals", region=region.name), link_to("ueberblick", language, region=region.key))
    with st.expander(language("start.method_title")):
        say(language("start.movers_method"), language)
        say(language("start.targets_method"), language)
    used = {row["source_key"] for row in profile.rows.values()}
    if used:
        say_sources(data.ask("sources"), used, language)


def _trend(region: Region, language: Language) -> str:
    return link_to("trends", language, indicator="{indicator}", regions=region.key)
