"""Who a district stands beside on a page of pictures: its own kind in the Land or in Germany, or an own choice."""

from collections.abc import Sequence

from charts.palette import MAX_SERIES, choose_region_colours
from content.catalogue import Region
from domain.position import SMALLEST
from features.compare.data import ask_lead_topics, find_group
from features.compare.peers import Group, PeerRule
from features.compare.selectors import MEMBERS
from features.profile.topic import find_weakest
from texts import Language
from ui import data, url
from ui.selection import Offer, Selection
from ui.selectors import DEFAULT_REGIONS, INDICATOR


def _offer_beside(region: Region, language: Language) -> Offer:
    groups = _ask_groups(region, language)
    return Offer({rule.value: _name(group, language) for rule, group in groups.items()})


BESIDE = Selection("group", _offer_beside)


def switch_group(region: Region, language: Language) -> Group:
    """The group chosen by a click: at first its own kind in the Land. A municipality stands beside the districts."""
    chosen = url.choose(language("peers.label"), BESIDE, region, language)
    return _ask_groups(region, language)[PeerRule(chosen)]


def find_first_group(region: Region, language: Language) -> Group:
    """The group that a visit begins with."""
    return next(iter(_ask_groups(region, language).values()))


def choose_members(group: Group, region: Region, language: Language) -> Group:
    """Of an own choice, who is in it; any other group as it is."""
    if group.rule is not PeerRule.OWN:
        return group
    first = [data.ask_regions(language)[key] for key in group.members]
    return Group(PeerRule.OWN, tuple(url.select_many(language("peers.members"), MEMBERS, first, language)), region)


def find_start(chosen: Sequence[Region], language: Language) -> str:
    """The indicator that a page begins with: the one chosen before, else the lead topic that the first of the `chosen`
    districts stands worst in; '' where nothing is known of it."""
    if before := url.find_choice(INDICATOR.key):
        return before[0]
    if not chosen:
        return ""
    weakest = find_weakest(ask_lead_topics(chosen[0], language))
    return weakest.indicator.key if weakest else ""


def colour_members(members: Sequence[str], region: Region) -> dict[str, str]:
    """A colour for each of a group so small that its districts can be told by name, one's own first; else none."""
    others = [key for key in members if key != region.key]
    return choose_region_colours([region.key, *others]) if 0 < len(others) < SMALLEST - 1 else {}


@data.keep_answers(800)
def _ask_groups(region: Region, language: Language) -> dict[PeerRule, Group]:
    """The groups by their rule, without those that have nobody or the same members as one before."""
    like = region if region.is_district else data.ask_regions(language)[DEFAULT_REGIONS[0]]
    offered: dict[PeerRule, Group] = {}
    for rule in (PeerRule.KIND, PeerRule.COUNTRY, PeerRule.SIMILAR):
        group = find_group(rule, like, language)
        if group.members and group.members not in [other.members for other in offered.values()]:
            offered[rule] = group
    first = [region.key, *(key for key in DEFAULT_REGIONS if key != region.key)][:MAX_SERIES]
    return offered | {PeerRule.OWN: Group(PeerRule.OWN, tuple(first), region)}


def _name(group: Group, language: Language) -> str:
    if group.rule not in (PeerRule.KIND, PeerRule.COUNTRY) or group.like is None or group.within is None:
        return language(f"peers.short.{group.rule}")
    where = group.within.short_name
    return language(f"peers.short.{group.rule}_{group.like.kind}", count=len(group.members), where=where)
