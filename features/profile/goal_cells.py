"""Which topics stand for a goal on the overview."""

from collections.abc import Sequence

from content.catalogue import Indicator, Sdg
from features.profile.topic import Topic

MOST = 3


def pick_cells(goals: Sequence[Sdg], topics: Sequence[Topic]) -> dict[int, list[Topic]]:
    """At most MOST topics by the number of a goal: lead topics first, then those with the newest values; of several
    definitions of a subject one, and each topic for one goal only. Goals with the fewest topics choose first, and
    lead topics before all others. A goal without any has no entry."""
    known = {topic.indicator.key: topic for topic in topics}
    offered = {goal.number: [known[key] for key in goal.indicator_keys if key in known] for goal in goals}
    fewest_first = sorted(offered.items(), key=lambda one: len(one[1]))
    taken: set[str] = set()
    picked: dict[int, list[Topic]] = {}
    for is_lead in (True, False):
        for number, some in fewest_first:
            chosen = picked.setdefault(number, [])
            for topic in sorted(some, key=_order):
                is_turn = (topic.indicator.lead_position is not None) is is_lead
                if is_turn and len(chosen) < MOST and not taken & _names(topic.indicator):
                    chosen.append(topic)
                    taken |= _names(topic.indicator)
    return {number: some for number, some in picked.items() if some}


def _order(topic: Topic) -> tuple[bool, int]:
    return not topic.is_counted, -topic.year


def _names(indicator: Indicator) -> set[str]:
    """What a topic is known by: its subject and what it is called where there is little room."""
    return {indicator.variant_of or indicator.key, indicator.short_name}
