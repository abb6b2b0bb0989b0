"""Blocks of the start page: the board of topics, the ways on, the targets, what is new in the data."""

from html import escape

import streamlit as st

from content.catalogue import STATE, Region
from content.markdown import escape_markdown
from content.rows import read_rows
from features.compare.peers import Group, describe_rule
from features.compare.switch import colour_members
from features.profile.data import ask_profile, ask_topics
from features.profile.topic import Topic, list_leads, order_topics
from features.profile.topic_words import describe_ends
from features.sources.database import read_build_time
from features.start.board import describe_years, draw_board, draw_legend, draw_messages
from features.start.rail import draw_news, draw_targets, pick_news, pick_targets
from features.targets.data import ask_assessments
from settings import PAGES
from texts import Language
from ui import blocks, data
from ui.markup import show_link
from ui.selectors import link_page
from ui.terms import show_sources, show_text

# The ways on: page, kind of button.
_USES = {"deck": "present/deck", "handout": "present/deck", "whatif": "explore/whatif"}


def ask_lead_topics(region: Region, group: Group, language: Language) -> list[Topic]:
    """Where the region stands on the lead topics, best first."""
    leads = list_leads(data.ask_indicators(language).values())
    return order_topics(ask_topics(region, group.members, leads, language))


def show_board(region: Region, group: Group, language: Language) -> None:
    """In front, behind, and a strip for each lead topic."""
    found, mode = ask_lead_topics(region, group, language), blocks.find_look(language).mode
    if not found:
        st.info(escape_markdown(language("start.no_topics", region=region.name)), icon=":material/info:")
        return
    link = link_page("trends", language, indicator="{indicator}", regions=region.key)
    names = {key: one.short_name for key, one in data.ask_regions(language).items()}
    colours = colour_members(group, region)
    st.html(
        draw_messages(describe_ends(found, language), mode)
        + draw_board(found, region, colours, link, mode, language)
        + draw_legend(found, region, names, colours, mode, language)
        + f'<p class="kk-source">{escape(describe_years(found, language))} '
        f'<a href="#{_METHOD}">{escape(language("start.to_method"))}</a></p>'
    )


_METHOD = "quellen"


def show_uses(language: Language) -> None:
    """Slides, one page, and what-if."""
    with st.container(horizontal=True, key="start_uses"):
        for name, file in _USES.items():
            label, key = language(f"start.use_{name}"), f"use_{name}"
            if st.button(label, key=key, type="primary" if name == "deck" else "secondary", width="stretch"):
                st.switch_page(PAGES / f"{file}.py")


def show_targets(region: Region, language: Language) -> None:
    """How a few targets stand, with the way to all."""
    found = ask_assessments(region, language)
    shown = pick_targets(found)
    link = link_page("zielcheck", language, region=region.key, indicator="{indicator}")
    drawn = draw_targets(shown, data.ask_break_years(), link, blocks.find_look(language).mode, language)
    more = language("start.more_targets") if shown else language("start.no_targets")
    way = link_page("zielcheck", language, region=region.key)
    st.html(
        f'<div class="kk-rail"><h2>{escape(language("start.targets_title"))}</h2>{drawn}'
        f'<p><a href="{escape(way)}">{escape(more)}</a></p></div>'
    )


def show_news(region: Region, language: Language) -> None:
    """What has come newly into the data on the region, or what is newest in them."""
    known = ask_profile(region, data.ask_regions(language)[STATE], language)
    is_new, shown = pick_news(data.ask("news", region=region.key), known)
    link = link_page("trends", language, indicator="{indicator}", regions=region.key)
    title = language("start.news_title" if is_new else "start.newest_title")
    drawn = draw_news(shown, known, data.ask_indicators(language), link, language)
    st.html(f'<div class="kk-rail"><h2>{escape(title)}</h2>{drawn}</div>')


def show_method(region: Region, group: Group, language: Language) -> None:
    """How it was found out, where the rest is, the age of the data and their sources."""
    show_link(language("start.all_goals", region=region.name), link_page("ueberblick", language, region=region.key))
    st.html(f'<span id="{_METHOD}"></span>')
    with st.expander(language("start.method_title")):
        show_text(describe_rule(group, language), language)
        show_text(language("start.strip_method"), language)
        show_text(language("start.targets_method"), language)
    used = {key for topic in ask_lead_topics(region, group, language) for key in topic.sources}
    if used:
        show_sources(data.ask("sources"), used, language)
    failed = [language.of(row, "title") for row in read_rows(data.ask("sources")) if language.of(row, "error")]
    if failed:
        st.caption(escape_markdown(language("start.news_failed", sources=language.listed(failed))))
    st.caption(escape_markdown(language("start.built", day=language.date(read_build_time(data.find_database())))))
    show_link(language("start.to_sources"), link_page("daten", language))
