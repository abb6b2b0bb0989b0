"""What twelve districts, large and small, east and west, read first on the start page and on Zielcheck, approved as
text. Where a sentence is meant to change, the file in tests/data changes with it, read aloud once more."""

import re
from dataclasses import replace
from html import unescape

import pytest

from content.judgement_words import describe_tide
from features.compare.data import find_group
from features.compare.peers import PeerRule
from features.profile.data import ask_leads, ask_topics
from features.profile.topic_words import describe_ends
from features.start.data import ask_moves, ask_tide
from features.start.rail import draw_moves
from features.targets.assessment import assess_target
from features.targets.data import ask_assessments, ask_background, ask_yardsticks
from features.targets.verdict import count_verdicts, describe_verdict
from features.targets.yardsticks import describe_meaning, divide_yardsticks
from settings import ROOT
from tests.support.facts import TODAY, read_facts
from texts import CODES, NO_BREAK, Language
from ui import data

TWELVE = (
    *("05358", "05370", "05334", "05315", "05366", "09162"),
    *("14713", "03103", "13075", "07332", "09262", "10041"),
)


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", CODES)
def test_twelve_districts_read_what_has_been_read_aloud_and_approved(code: str) -> None:
    language = Language(code)
    told = "\n\n".join("\n".join([*tell_start(key, language), *tell_targets(key, language)]) for key in TWELVE)

    approved = (ROOT / "tests" / "data" / f"first_sentences_{code}.txt").read_text(encoding="utf-8")
    assert told.replace(NO_BREAK, " ").splitlines() == approved.splitlines()


def tell_start(key: str, language: Language) -> list[str]:
    """In front and behind, what moved, what went with the tide."""
    region, known = data.ask_regions(language)[key], data.ask_indicators(language)
    group = find_group(PeerRule.KIND, region, language)
    topics = ask_topics(region, group.members, ask_leads(region, language), language)
    names = {one.key: one.short_name for one in known.values()}
    drawn = draw_moves(ask_moves(region, group, TODAY), names, "", "light", language)
    moves = [move for alt in re.findall(r'alt="([^"]*)"', drawn) for move in alt.split("; ")]
    moves += [re.sub(r"<[^>]+>", "", line).strip() for line in re.findall(r"<p>(.*?)</p>", drawn)]
    tide = [known[one].name for one in ask_tide(region, TODAY)]
    return [
        f"# {region.name}",
        *(f"{message.head}: {message.text}" for message in describe_ends(topics, language)),
        *map(unescape, moves),
        *([describe_tide(tide, language)] if tide else []),
    ]


def tell_targets(key: str, language: Language) -> list[str]:
    """The count and the sentence of each own target; without any, what the first yardstick would mean."""
    region, known, facts = data.ask_regions(language)[key], data.ask_indicators(language), read_facts()
    background = replace(ask_background(key), today=TODAY)
    found = [assess_target(a.indicator, a.aim, a.points, background) for a in ask_assessments(region, language)]
    if found:
        return [count_verdicts(found, region, language), *(describe_verdict(one, region, language) for one in found)]
    first, _ = divide_yardsticks(ask_yardsticks(region, language), TODAY)
    told = [one for one in first if facts.points(one.indicator, key)][:2]
    return [
        language("check.no_own_target", region=region.name),
        *(
            f"{known[one.indicator].name}: "
            + describe_meaning(one, facts.points(one.indicator, key)[-1], known[one.indicator], language)
            for one in told
        ),
    ]
