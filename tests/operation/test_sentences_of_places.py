"""Every sentence on where a district stands and what moved there, of all districts, held against the tables of the
shipped database: names, ranks, how many are compared, years, medians, and which way the words say it went."""

import re
from math import log, sqrt
from statistics import median
from typing import Any

import pytest

from content.judgement import NamedChange
from domain.movers import pick_movers
from features.compare.data import find_group
from features.compare.peers import PeerRule
from features.deck.position import describe_position
from features.profile.data import ask_changes, ask_leads, ask_topics
from features.profile.topic import Topic
from features.profile.topic_words import describe_ends, describe_strip
from features.profile.way import describe_way
from features.start.data import ask_moves
from features.start.rail import draw_moves
from tests.support.facts import PARTS, TODAY, Facts, ask, find_quarter, is_printed, read_facts, share_out, take_apart
from texts import Language
from ui import data

pytestmark = pytest.mark.usefixtures("shipped_database")


@pytest.mark.parametrize("part", range(PARTS))
def test_front_and_behind_are_named_with_the_rank_that_the_values_give(part: int) -> None:
    facts, wrong = read_facts(), []
    for _, key, language in share_out(facts.districts(), part):
        region = data.ask_regions(language)[key]
        group = find_group(PeerRule.KIND, region, language)
        leads = ask_leads(region, language)
        topics = ask_topics(region, group.members, leads, language)
        if sorted(group.members) != sorted(facts.kind_around(key)):
            wrong.append(f"{region.name}: {group.members}")
        wrong += [told for topic in topics if (told := find_false_strip(topic, facts, language))]
        wrong += [f"{region.name}: {told}" for told in list_false_ends(topics, key, facts, language)]

    assert wrong == [], wrong


def find_false_strip(topic: Topic, facts: Facts, language: Language) -> str:
    """The sentence that a screen reader hears of a strip, where it is false."""
    told, indicator, region = describe_strip(topic, language), topic.indicator.key, topic.region_key
    group = facts.kind_around(region)
    first, *others = told.split("; ")
    _, said = take_apart(first, "topic.alt", language)
    at = facts.year_of_comparison(indicator, group, region)
    values = dict(facts.points(indicator, region))
    counted = [value for key in group for *when, value in rows(indicator, key, facts) if tuple(when) == at]
    found = facts.rank(indicator, group, region)
    quarter = language(f"topic.quarter.{find_quarter(*found[:3])}") if found else ""
    has_value = "value" in said and is_printed(values[int(said["year"])], said["value"], language)
    _, middle = take_apart(
        next(one for one in others if one.startswith(("Median", "median"))), "topic.alt_median", language
    )
    is_median = at and int(middle["year"]) == at[0] and is_printed(median(counted), middle["median"], language)
    is_ranked = found is not None and any(re.search(rf"\b{found[0]}\b.* {found[2]}, {quarter}$", one) for one in others)
    is_fine = is_median and (has_value or not values) and (is_ranked or topic.rank is None)
    return "" if is_fine and said["name"] == facts.indicators[indicator][f"name_{language.code}"] else told


def rows(indicator: str, region: str, facts: Facts) -> list[tuple[int, str, float]]:
    return [(year, source, value) for year, value, source in facts.values.get((indicator, region), ())]


def list_false_ends(topics: list[Topic], region: str, facts: Facts, language: Language) -> list[str]:
    """What the lines on top and the title of the slide say that the ranks do not bear out."""
    group, wrong = facts.kind_around(region), []
    ranks = {t.indicator.short_name: facts.rank(t.indicator.key, group, region) for t in topics if t.rank}
    ends = {language(f"topic.{name}"): quarter for name, quarter in ENDS.items()}
    for message in describe_ends(topics, language):
        named = re.findall(r"(?:^|, )(.+?) \((?:[^()\d]*?)(\d+)(?:, (\d{4}))?\)", message.text)
        if not named:
            wrong.append(message.text)
        for name, rank, _ in named:
            found = ranks.get(name)
            if found is None or found[0] != int(rank) or find_quarter(*found[:3]) != ends[message.head]:
                wrong.append(f"{message.head}: {message.text}")
    kind, said = take_apart(
        describe_position([t for t in topics if t.rank], data.ask_regions(language)[region], language),
        "deck.position.",
        language,
    )
    for name, quarter in (("front", "first"), ("behind", "last")):
        inside = [key for key, found in ranks.items() if found and find_quarter(*found[:3]) == quarter]
        if (name in kind or kind == "both") != bool(inside):
            wrong.append(f"{kind}: {said}")
        elif kind in (name, "both") and not any(said[name].startswith(key) for key in inside):
            wrong.append(said[name])
    return wrong


ENDS = {"front": "first", "behind": "last", "best": "middle", "worst": "middle"}


@pytest.mark.parametrize("part", range(PARTS))
def test_what_moved_is_real_beyond_noise_against_comparable_districts_and_within_one_basis(part: int) -> None:
    facts, wrong, named = read_facts(), [], 0
    prices = dict(ask("SELECT year, value FROM price_index"))
    noise = {
        (indicator, region): found
        for indicator, region, found in ask("""
            SELECT indicator_key, region_key, noise FROM district_trend
            INNER JOIN indicator USING (indicator_id) INNER JOIN region USING (region_id)""")
    }
    for _, key, language in share_out(facts.districts(), part):
        region, known = data.ask_regions(language)[key], data.ask_indicators(language)
        changes = ask_changes(region)
        movers = pick_movers([change.mover for change in changes.values()], TODAY)
        for mover in (*movers.better, *movers.worse, *movers.tide):
            change, named = changes[mover.indicator], named + 1
            is_better = mover in movers.better
            z = measure_again(facts.changes[mover.indicator, key], noise[mover.indicator, key], prices, facts)
            breaks = facts.breaks[mover.indicator, key]
            if any(change.first[0] < year <= change.last[0] for year in breaks) or change.last[0] < TODAY - 6:
                wrong.append(f"{key}, {mover}: across a break")
            if mover not in movers.tide and (abs(z) < 2 or (z > 0) != is_better):
                wrong.append(f"{key}, {mover}: {z}")
            told = describe_way(change, known[mover.indicator], language)
            if not is_way_true(told, change, mover.indicator, key, facts, language):
                wrong.append(told)

    assert wrong == [], wrong
    assert named > 250


def measure_again(row: dict[str, Any], noise: float, prices: dict[int, float], facts: Facts) -> float:
    """The change against the forty districts of the kind that began nearest, in multiples of noise; more is better."""
    indicator, region = row["indicator_key"], row["region_key"]
    kind = facts.regions[region]["kind"]
    others = [
        one
        for (name, key), one in facts.changes.items()
        if name == indicator and key != region and facts.regions[key]["kind"] == kind
    ]
    near = sorted(others, key=lambda one: (abs(one["first_value"] - row["first_value"]), one["region_key"]))[:40]
    rise = log(prices[row["last_year"]] / prices[row["first_year"]]) if row["unit_key"].startswith("eur") else 0.0

    def change(one: dict[str, Any]) -> float:
        if one["is_log"]:
            return log(one["last_value"] / one["first_value"]) - rise
        return float(one["last_value"] - one["first_value"])

    sign = 1 if facts.indicators[indicator]["direction"] == "up" else -1
    return sign * (change(row) - median(map(change, near))) / (sqrt(2) * noise)


BETTER = {"improved_more", "improved_as_elsewhere", "improved_less"}
WORSE = {"worsened_less", "worsened_as_elsewhere", "worsened_more"}


def is_way_true(told: str, change: NamedChange, indicator: str, region: str, facts: Facts, language: Language) -> bool:
    kind, said = take_apart(told, "topic.way", language)
    values = dict(facts.points(indicator, region))
    word = next(word for word in change.mover.change.word.__class__ if language(f"movers.word.{word}") == said["word"])
    first, last = values[int(said["since"])], values[int(said["year"])]
    gain = facts.score(indicator, last) - facts.score(indicator, first)
    is_money = facts.indicators[indicator]["unit_key"].startswith("eur")
    is_direction = is_money or (gain > 0 if word in BETTER else gain < 0 if word in WORSE else True)
    is_told = is_printed(first, said["first"], language) and is_printed(last, said["last"], language)
    is_fair = is_direction and (kind == "_real") == is_money
    return is_told and is_fair and (int(said["since"]), int(said["year"])) == (change.first[0], change.last[0])


@pytest.mark.parametrize("part", range(PARTS))
def test_moves_of_rank_name_the_ranks_of_both_years(part: int) -> None:
    facts, wrong = read_facts(), []
    for _, key, language in share_out(facts.districts(), part):
        region, known = data.ask_regions(language)[key], data.ask_indicators(language)
        group = find_group(PeerRule.KIND, region, language)
        names = {one.key: one.short_name for one in known.values()}
        for move in ask_moves(region, group, TODAY):
            if not move.is_slope:
                continue
            drawn = draw_moves([move], names, "{indicator}", "light", language)
            match = re.search(r'alt="([^"]+)"', drawn)
            assert match
            _, said = take_apart(match[1].replace("&#39;", "'").replace("&amp;", "&"), "start.move", language)
            for rank, year in (("before", "since"), ("now", "year")):
                if int(said[rank]) != rank_in(move.mover.indicator, int(said[year]), key, list(group.members), facts):
                    wrong.append(match[1])

    assert wrong == [], wrong


def rank_in(indicator: str, year: int, region: str, group: list[str], facts: Facts) -> int:
    scores = [
        facts.score_printed(indicator, value)
        for key in group
        for when, value in facts.points(indicator, key)
        if when == year
    ]
    own = facts.score_printed(indicator, dict(facts.points(indicator, region))[year])
    return 1 + sum(score > own for score in scores)
