"""Who districts are compared with: chosen by a rule that is told with its numbers, and kept in the address."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.palette import MAX_SERIES
from content.catalogue import Region, list_towns
from content.links import link_method
from content.markdown import escape_markdown
from features.compare.comparison import Order
from features.compare.data import find_group
from features.compare.peers import (
    CRITERIA,
    Group,
    PeerRule,
    describe_empty_group,
    describe_rule,
    find_all_around,
    make_nearness_table,
)
from texts import Language
from ui import data, url
from ui.markup import show_link, show_table
from ui.selection import Offer, Selection
from ui.selectors import MIN_RANKED, list_districts
from ui.terms import show_sources, show_text


def _offer_rules(language: Language) -> Offer:
    known = data.ask_indicators(language)
    measured = {rule for rule, key in CRITERIA.items() if key in known and known[key].ranked_count >= MIN_RANKED}
    regions = data.ask_regions(language)
    unmet = {*CRITERIA} - measured
    if not any(len(list_towns(one, regions)) > 1 for one in regions.values() if one.is_town):
        unmet.add(PeerRule.TOWNS)
    return Offer(
        {rule.value: language(f"peers.rule.{rule}") for rule in PeerRule if rule not in unmet}, (PeerRule.ALL.value,)
    )


def _offer_like(chosen: Sequence[Region]) -> Offer:
    return Offer({region.key: region.name for region in chosen})


def _offer_members(chosen: Sequence[Region], language: Language) -> Offer:
    return Offer(list_districts(language), [region.key for region in chosen])


ORDER = Selection("order", lambda language: Offer({key: language(f"compare.sorting.{key}") for key in Order}))
GROUP = Selection("group", _offer_rules)
LIKE = Selection("like", _offer_like)
MEMBERS = Selection("members", _offer_members, most=None)


def choose_group(chosen: Sequence[Region], language: Language, places: Sequence[DeltaGenerator] | None = None) -> Group:
    """The group that the `chosen` districts are compared with, its rule told below the selection; all districts of the
    Land where the rule finds nobody, which is said. `places`: where the rule and whom they are like are chosen."""
    regions = data.ask_regions(language)
    for_rule, for_like = places or st.columns(2)
    with for_rule:
        rule = _rule(language)
    with for_like:
        like = chosen[0] if rule in (PeerRule.ALL, PeerRule.OWN) else regions[_like(chosen, language)]
    group = _own(chosen, language) if rule is PeerRule.OWN else find_group(rule, like, language)
    if not group.members:
        instead = find_all_around(chosen[0], regions)
        st.info(
            escape_markdown(describe_empty_group(group, instead, data.ask_indicators(language), language)),
            icon=":material/info:",
        )
        return instead
    if rule is not PeerRule.ALL:
        _tell(group, language)
        _offer(group, chosen, language)
        _list(group, language)
    return group


def _rule(language: Language) -> PeerRule:
    return PeerRule(url.select(language("peers.label"), GROUP, language))


def _like(chosen: Sequence[Region], language: Language) -> str:
    return url.select(language("peers.like"), LIKE, chosen)


def _own(chosen: Sequence[Region], language: Language) -> Group:
    return Group(PeerRule.OWN, tuple(url.select_many(language("peers.members"), MEMBERS, chosen, language)))


def _tell(group: Group, language: Language) -> None:
    """The rule with its numbers and their source."""
    near = group.nearness
    if near is None:
        show_text(describe_rule(group, language), language, small=True)
    else:
        series = data.ask_rows("series", indicator=near.measure.key)
        show_sources(series, set(near.near["source_key"]), language, before=describe_rule(group, language))


def _offer(group: Group, chosen: Sequence[Region], language: Language) -> None:
    """Compare the first of the group on all pages, by one click."""
    first = list(group.members[:MAX_SERIES])
    # Among those of the same kind nobody is first.
    is_even = group.rule in (PeerRule.KIND, PeerRule.COUNTRY, PeerRule.TOWNS)
    if is_even or set(first) == {region.key for region in chosen}:
        return
    if group.like is None:
        label = language("peers.take_own", count=len(first))
    else:
        label = language("peers.take_near", region=group.like.name, others=len(first) - 1)
    st.button(
        label,
        help=language("peers.take_help"),
        on_click=url.set_choice,
        args=("regions", first),
        type="tertiary",
        icon=":material/group_add:",
    )


def _list(group: Group, language: Language) -> None:
    """Who is near by a measure, and how that is calculated."""
    if group.nearness is not None:
        with st.expander(language("peers.who"), key="peers_who"):
            show_table(make_nearness_table(group.nearness, data.ask_regions(language), language), language)
            show_link(language("peers.method"), link_method("peers", language))
