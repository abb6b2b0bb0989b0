"""The groups of districts to compare with, and the comparison, asked of the database."""

from collections.abc import Collection, Sequence

from charts.base import Look
from content.catalogue import COUNTRY, Indicator, Region, find_home, find_prefix, list_towns
from content.links import link_page
from content.series import read_courses
from content.table import Table
from domain.change import Direction
from features.compare.comparison import Order, make_comparison_table, sort_indicators
from features.compare.peers import (
    CRITERIA,
    NEAREST,
    Group,
    Nearness,
    PeerRule,
    find_all_around,
    find_kind_home,
    list_same_kind,
)
from features.compare.year_values import YearValues
from features.profile.data import ask_leads, ask_topics
from features.profile.topic import Topic
from texts import Language
from ui.data import (
    ask,
    ask_break_years,
    ask_indicators,
    ask_references,
    ask_regions,
    keep_answers,
)


def find_group(rule: PeerRule, like: Region, language: Language) -> Group:
    """The group that follows from a rule; without members where there is nobody."""
    regions = ask_regions(language)
    if rule is PeerRule.ALL:
        return find_all_around(like, regions)
    if rule is PeerRule.KIND:
        return Group(rule, list_same_kind(like, regions), like, within=find_kind_home(like, regions))
    if rule is PeerRule.COUNTRY:
        return Group(rule, list_same_kind(like, regions, ""), like, within=regions[COUNTRY])
    if rule is PeerRule.TOWNS:
        towns = list_towns(like, regions) if not like.is_reference else ()
        return Group(rule, towns if len(towns) > 1 else (), like, within=regions.get(like.key[:5]))
    if rule is PeerRule.SIMILAR:
        similar = ask("similar", region=like.key, count=NEAREST)
        return Group(rule, tuple(similar["region_key"]), like, within=regions[COUNTRY])
    home, measure = find_home(like, regions), ask_indicators(language)[CRITERIA[rule]]
    near = ask("peers", measure=measure.key, region=like.key, state=find_prefix(home), count=NEAREST)
    return Group(rule, tuple(near["region_key"]), like, None if near.empty else Nearness(measure, near), home)


def ask_lead_topics(region: Region, language: Language) -> list[Topic]:
    """Where a region stands on its lead topics among its own kind."""
    group = list_same_kind(region, ask_regions(language))
    return ask_topics(region, group, ask_leads(region, language), language)


def ask_year_values(indicator: Indicator, year: int, beside: Sequence[str]) -> YearValues:
    """The indicator in a year, with the values of the regions to be told beside the districts."""
    return YearValues(indicator, year, ask("values", indicator=indicator.key, regions=tuple(beside)))


@keep_answers(60)
def ask_comparison(
    chosen: Sequence[Region], members: Sequence[str], listed: Collection[str], order: Order, look: Look
) -> tuple[Table, set[str]]:
    """The chosen regions side by side on the indicators `listed`, the first of them beside the districts `members`, and
    the keys of the sources of what stands there."""
    language = look.language
    keys, known = tuple(region.key for region in chosen), ask_indicators(language)
    compared = [key for key in listed if not known[key].is_amount and known[key].direction is not Direction.NONE]
    topics = ask_topics(chosen[0], members, compared, language)
    reference, *_ = ask_references(chosen, language)
    values = ask("comparison", regions=keys, reference=reference.key)
    table = make_comparison_table(
        values,
        read_courses(ask("histories", regions=keys), ask_break_years(*chosen)),
        sort_indicators([known[key] for key in listed], topics, order),
        chosen,
        topics,
        look=look,
        link=link_page("trends", language, indicator="{indicator}", regions=",".join(keys)),
        reference=reference,
    )
    return table, set(values.loc[values["indicator_key"].isin(listed), "source_key"])
