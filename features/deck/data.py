"""What the slides on a district's position rest on, asked of the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from content.catalogue import Region
from content.judgement import NamedChange, read_changes, read_standings
from content.rows import read_rows
from content.series import read_points
from domain.course import Point
from domain.position import Quarter
from features.compare.peers import Group, PeerRule, find_kind_home, list_same_kind, name_group
from features.deck.appendix import UsedSource
from features.deck.position import Best, find_best, pick_cards
from features.profile.data import ask_leads, ask_topics
from features.profile.topic import Topic
from texts import Language
from ui import data
from ui.selectors import is_comparable

_FULL = 0.9  # of a group must have a value in a year for its median to be told


@dataclass(frozen=True)
class Positions:
    """A district among the `group` (named "Kreisen in NRW"): its `leads`, and its `better` and `worse` topics with the
    best values and the changes by indicator."""

    group: tuple[str, ...]
    group_name: str
    leads: Sequence[Topic]
    better: Sequence[Topic]
    worse: Sequence[Topic]
    bests: Mapping[str, Best]
    changes: Mapping[str, NamedChange]


def ask_positions(region: Region, language: Language) -> Positions:
    """Among its own kind in the Land, in Germany where the Land has too few; a municipality among the districts."""
    regions, indicators = data.ask_regions(language), data.ask_indicators(language)
    like = region if region.is_district else regions.get(region.key[:5], region)
    group = Group(PeerRule.KIND, list_same_kind(like, regions), like, within=find_kind_home(like, regions))
    members = group.members
    changes = read_changes(data.ask("changes", region=region.key), region.kind == "independent_city")
    keys = [key for key, one in indicators.items() if is_comparable(one) and not one.is_own]
    topics = ask_topics(region, members, keys, language)
    goals = {key: goal.number for goal in reversed(data.ask_sdgs(language)) for key in goal.indicator_keys}
    firsts = ask_leads(region, language)
    # What needs room is no fair topic for a dense city.
    sparse = {key for key, one in indicators.items() if one.lead_districts == "sparse" and key not in firsts}
    roomy = {key for key, one in indicators.items() if not sparse.isdisjoint((key, one.variant_of))}
    unfit = _list_unfit(region, changes) | roomy
    better, worse = (pick_cards(topics, goals, unfit, end, date.today().year) for end in (Quarter.FIRST, Quarter.LAST))
    names = {key: one.short_name for key, one in regions.items()}
    bests: dict[str, Best] = {}
    for topic in (*better, *worse):
        if found := find_best(ask_compared(topic, members), topic.indicator, names):
            bests[topic.indicator.key] = found
    leads = ask_topics(region, members, firsts, language)
    return Positions(members, name_group(group, language), leads, better, worse, bests, changes)


def ask_compared(topic: Topic, group: Sequence[str]) -> dict[str, float]:
    """The values that a topic's ranks are made of, by region key."""
    asked = data.ask("positions", region=topic.region_key, group=tuple(group), indicators=(topic.indicator.key,))
    return {row["region_key"]: row["value"] for row in read_rows(asked) if row["is_counted"]}


def _list_unfit(region: Region, changes: Mapping[str, NamedChange]) -> frozenset[str]:
    """Indicators whose better and worse is disputed, or whose ranks noise does not let be told apart."""
    standings = [one for some in read_standings(data.ask_rows("standings", region=region.key)).values() for one in some]
    blurred = {one.indicator for one in standings if one.rank and one.has_interval and one.rank.fifths is None}
    return frozenset(blurred | {key for key, change in changes.items() if change.mover.is_disputed})


def ask_median(indicator: str, group: Sequence[str]) -> list[Point]:
    """The median of a group in every year in which nine tenths of it have a value."""
    found = read_points(data.ask("values", indicator=indicator, regions=tuple(group)))
    by_year: dict[int, list[float]] = {}
    for points in found.values():
        for year, value in points:
            by_year.setdefault(year, []).append(value)
    return [(year, median(values)) for year, values in sorted(by_year.items()) if len(values) >= _FULL * len(group)]


def ask_land_values(topic: Topic, land: Sequence[str]) -> dict[str, float]:
    """The values of all districts of the Land in the year and from the source of a topic."""
    values = data.ask("values", indicator=topic.indicator.key, regions=tuple(land))
    return {
        row["region_key"]: row["value"]
        for row in read_rows(values)
        if row["year"] == topic.year and row["source_key"] in topic.sources and row["status"] == "observed"
    }


def ask_used_sources(topics: Sequence[Topic], language: Language) -> list[UsedSource]:
    """The publications behind some topics."""
    served: dict[str, list[Topic]] = {}
    for topic in topics:
        for key in topic.sources:
            served.setdefault(key, []).append(topic)
    return [
        replace(
            source,
            topics=tuple(dict.fromkeys(topic.indicator.short_name for topic in served[source.key])),
            years=_span([topic.year for topic in served[source.key]]),
        )
        for source in name_sources(served, language)
    ]


def name_sources(keys: Collection[str], language: Language) -> list[UsedSource]:
    """The publications of these keys, the newest first."""
    return [
        UsedSource(
            row["source_key"],
            language.of(row, "title"),
            row["publisher"],
            language.of(row, "licence"),
            row["attribution"],
        )
        for row in data.ask_rows("sources")
        if row["source_key"] in keys
    ]


def _span(years: Collection[int]) -> tuple[int, int]:
    return min(years), max(years)
