"""Blocks of the start page: the board of topics, the ways on, the targets, what is new in the data."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from charts.base import Look
from content.catalogue import Region
from content.council import find_council
from content.credit import Credit, read_sources
from content.judgement_words import describe_tide
from content.links import link_page
from content.markdown import escape_markdown
from export.picture.picture import Frame
from export.picture.strips_picture import draw_strips_picture
from features.compare.peers import Group, describe_rule
from features.compare.switch import colour_members, find_first_group
from features.deck.blocks import offer_sheet
from features.profile.data import ask_changes, ask_profile, ask_topics
from features.profile.topic import Topic, order_topics
from features.profile.topic_words import describe_ends
from features.start.board import (
    describe_town,
    describe_years,
    draw_board,
    draw_legend,
    draw_messages,
    make_board_table,
    make_strip_rows,
)
from features.start.data import ask_moves, ask_tide, pick_targets
from features.start.rail import MOST, draw_moves, draw_moves_key, draw_news, draw_targets, pick_news
from features.start.selectors import MOST_TOPICS, TOPICS
from features.targets.data import ask_assessments
from settings import PAGES
from storage.versions import read_build_time
from texts import Language
from ui import blocks, data, url
from ui.html import show_html
from ui.markup import show_link
from ui.terms import show_sources, show_text

# The ways on, to a page or, for None, to a file.
_USES = {"deck": "present/deck", "handout": None, "whatif": "explore/whatif"}


def choose_topics(region: Region, language: Language) -> list[str]:
    """Keys of the topics shown, which an office may choose for itself; the link of the page holds them."""
    with st.expander(language("start.choose_topics"), key="start_choose_topics"):
        show_text(language("start.topics_help"), language, small=True)
        return url.select_many(language("start.topics_label", limit=MOST_TOPICS), TOPICS, region, language)


def ask_board(region: Region, members: Sequence[str], keys: Sequence[str], language: Language) -> list[Topic]:
    """Where the region stands on the topics, best first."""
    return order_topics(ask_topics(region, members, keys, language))


def show_board(region: Region, group: Group, keys: Sequence[str], language: Language) -> None:
    """In front, behind, and a strip for each topic."""
    if drawn := _write_all(region, group, keys, blocks.find_look(language)):
        show_html(drawn)
    else:
        st.info(escape_markdown(language("start.no_topics", region=region.name)), icon=":material/info:")


def write_first_board(region: Region, look: Look) -> Markup:
    """The board as a visit begins with it where the address names the district alone; '' where nothing is compared."""
    return _write_all(region, find_first_group(region, look.language), TOPICS.offer(region, look.language).first, look)


def _write_all(region: Region, group: Group, keys: Sequence[str], look: Look) -> Markup:
    drawn = _write_board(region, group.members, keys, look)
    return drawn and _tell_town(region, group, keys, look) + drawn


def _tell_town(region: Region, group: Group, keys: Sequence[str], look: Look) -> Markup:
    """Why a municipality beside districts is neither in front nor behind; '' for any other."""
    if not region.is_town or region.key in group.members:
        return Markup()
    topics = ask_board(region, group.members, keys, look.language)
    return draw_messages([describe_town(topics, group, look.language)], look.mode, is_hollow=True)


@data.keep_answers(120)
def _write_board(region: Region, members: Sequence[str], keys: Sequence[str], look: Look) -> Markup:
    """Written once for a district beside a group and then kept; '' where nothing can be compared."""
    language = look.language
    found = ask_board(region, members, keys, language)
    if not found:
        return Markup()
    link = link_page("trends", language, indicator="{indicator}", regions=region.key)
    names = {key: one.short_name for key, one in data.ask_regions(language).items()}
    colours = colour_members(members, region)
    return (
        draw_messages(describe_ends(found, language), look.mode)
        + draw_board(found, region, colours, ask_changes(region), link=link, look=look)
        + draw_legend(found, region, names, colours, look.mode, language)
        + Markup('<p class="kk-source">{} <a href="#{}">{}</a></p>').format(
            describe_years(found, language), _METHOD, language("start.to_method")
        )
    )


_METHOD = "quellen"


def show_uses(region: Region, language: Language) -> None:
    """Slides, one page at once as a file, and what-if."""
    council = find_council(region, language).accusative
    with st.container(horizontal=True, key="start_uses"):
        for name, file in _USES.items():
            label, key = language(f"start.use_{name}", council=council), f"use_{name}"
            if file is None:
                offer_sheet(label, key, region, language)
            elif st.button(label, key=key, type="primary" if name == "deck" else "secondary", width="stretch"):
                st.switch_page(PAGES / f"{file}.py")


def show_moves(region: Region, group: Group, language: Language) -> None:
    """What developed better or worse than elsewhere."""
    names = {one.key: one.short_name for one in data.ask_indicators(language).values()}
    link = link_page("trends", language, indicator="{indicator}", regions=region.key)
    moves = ask_moves(region, group, date.today().year)
    if ask_changes(region):
        drawn = draw_moves_key(moves, group, language)
        drawn += draw_moves(moves, names, link, blocks.find_look(language).mode, language)
        known = data.ask_indicators(language)
        if tide := [known[key].name for key in ask_tide(region, date.today().year)]:
            drawn += Markup("<p>{}</p>").format(describe_tide(tide, language))
    else:
        told = "start.no_comparison_town" if region.is_town else "start.no_comparison"
        drawn = Markup("<p>{}</p>").format(language(told))
    _show_rail(language("start.moves_title"), drawn)


def show_targets(region: Region, language: Language) -> None:
    """How a few targets stand, with the way to all."""
    shown = pick_targets(ask_assessments(region, language))[:MOST]
    link = link_page("zielcheck", language, region=region.key, indicator="{indicator}")
    breaks = data.ask_break_years(region)
    drawn = draw_targets(shown, breaks, link, blocks.find_look(language).mode, language)
    told = "more_targets" if shown else "no_verdict" if ask_assessments(region, language) else "set_target"
    more = language(f"start.{told}")
    way = link_page("zielcheck", language, region=region.key)
    _show_rail(language("start.targets_title"), drawn + Markup('<p><a href="{}">{}</a></p>').format(way, more))


def show_news(region: Region, language: Language) -> None:
    """What has come newly into the data on the region, or what is newest in them."""
    known = ask_profile(region, language)
    is_new, shown = pick_news(data.ask("news", region=region.key), known)
    link = link_page("trends", language, indicator="{indicator}", regions=region.key)
    title = language("start.news_title" if is_new else "start.newest_title")
    drawn = draw_news(shown, known, data.ask_indicators(language), link, language)
    _show_rail(title, drawn)


def _show_rail(title: str, drawn: Markup) -> None:
    show_html(Markup('<div class="kk-rail"><h2>{}</h2>{}</div>').format(title, drawn))


def show_method(region: Region, group: Group, keys: Sequence[str], language: Language) -> None:
    """How it was found out, where the rest is, the age of the data and their sources."""
    show_link(language("start.all_goals", region=region.name), link_page("ueberblick", language, region=region.key))
    show_html(Markup('<span id="{}"></span>').format(_METHOD))
    with st.expander(language("start.method_title")):
        show_text(describe_rule(group, language), language)
        show_text(language("start.strip_method"), language)
        show_text(language("start.targets_method"), language)
    shown = ask_board(region, group.members, keys, language)
    used = {key for topic in shown for key in topic.sources}
    if used:
        show_sources(data.ask_rows("sources"), used, language)
        with st.container(horizontal=True, gap="small"):
            _show_board_downloads(shown, used, region, group, language)
    failed = [language.of(row, "title") for row in data.ask_rows("sources") if language.of(row, "error")]
    if failed:
        st.caption(escape_markdown(language("start.news_failed", sources=language.listed(failed))))
    st.caption(escape_markdown(language("start.built", day=language.date(read_build_time(data.find_database())))))
    show_link(language("start.to_sources"), link_page("daten", language))


def _show_board_downloads(
    shown: Sequence[Topic], used: set[str], region: Region, group: Group, language: Language
) -> None:
    """The board as a picture and its numbers."""
    told = " ".join(f"{one.head}: {one.text}" for one in describe_ends(shown, language))
    finding = f"{region.name}. {told}"
    credit = Credit(read_sources(data.ask_rows("sources"), used, language), note=describe_rule(group, language))
    ends = tuple(language(f"topic.{name}") for name in ("worse", "median", "better"))

    def make(frame: Frame, kind: str) -> bytes:
        rows = make_strip_rows(shown, colour_members(group.members, region), language)
        return draw_strips_picture(rows, (ends[0], ends[1], ends[2]), frame, kind)

    file = f"kreiskompass_start_{region.key}"
    blocks.show_downloads(file, finding, credit, partial(make_board_table, shown, region, language), make, language)
