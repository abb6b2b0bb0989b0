"""What is said of topics: a district's rank, where it is in front and where behind, and each strip in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.position import Quarter, Rank, Scale
from features.profile.topic import Topic, is_old, order_topics
from texts import Language

MOST_NAMED = 3
_MIDDLE_NAMED = 2


@dataclass(frozen=True)
class Message:
    """A line on top of a picture of topics: the tone of its mark, its first word, and the rest."""

    tone: str
    head: str
    text: str


def describe_ends(topics: Sequence[Topic], language: Language) -> list[Message]:
    """Where the district is in front and where behind, at most three topics each; where it is neither, what it does
    best and worst, said to lie in the middle half. Nothing of a group without quarters but the order."""
    ranked = [topic for topic in order_topics(topics) if topic.rank]
    first, last = ([topic for topic in ranked if topic.quarter is end] for end in (Quarter.FIRST, Quarter.LAST))
    between = [topic for topic in ranked if topic.quarter is Quarter.MIDDLE]
    if not first and not last and not between:
        return _order_ends(ranked, topics, language)
    front = _name(first[:MOST_NAMED], "front", "first", topics, language) or _name_middle(
        between[:_MIDDLE_NAMED], "best", topics, language
    )
    rest = [topic for topic in between if first or topic not in between[:_MIDDLE_NAMED]]
    behind = _name(last[::-1][:MOST_NAMED], "behind", "last", topics, language) or _name_middle(
        rest[::-1][:_MIDDLE_NAMED], "worst", topics, language
    )
    return [message for message in (front, behind) if message]


def _order_ends(ranked: Sequence[Topic], topics: Sequence[Topic], language: Language) -> list[Message]:
    half = min(MOST_NAMED, len(ranked) // 2)
    ends = (("best", ranked[:half]), ("worst", ranked[::-1][:half]))
    return [message for name, some in ends if (message := _name(some, name, "plain", topics, language))]


def _name(some: Sequence[Topic], name: str, tone: str, topics: Sequence[Topic], language: Language) -> Message | None:
    if not some:
        return None
    return Message(tone, language(f"topic.{name}"), f"{_list(some, topics, language)}.")


def _name_middle(some: Sequence[Topic], name: str, topics: Sequence[Topic], language: Language) -> Message | None:
    if not some:
        return None
    told = language("topic.middle_one" if len(some) == 1 else "topic.middle_both", names=_list(some, topics, language))
    return Message("middle", language(f"topic.{name}"), told)


def _list(some: Sequence[Topic], topics: Sequence[Topic], language: Language) -> str:
    return ", ".join(_with_rank(topic, is_old(topic, topics), language) for topic in some)


def _with_rank(topic: Topic, is_old_one: bool, language: Language) -> str:
    assert topic.rank
    rank = describe_rank(topic.rank, language)
    name = topic.indicator.short_name
    if is_old_one:
        return language("topic.with_rank_and_year", name=name, rank=rank, year=topic.year)
    return language("topic.with_rank", name=name, rank=rank)


def describe_rank(rank: Rank, language: Language) -> str:
    """'Rang 5', 'geteilter Rang 5'."""
    return language("topic.shared_rank" if rank.is_shared else "topic.rank", rank=rank.place)


def write_value(topic: Topic, language: Language) -> str:
    """The district's value in the short unit."""
    return language.quantity(topic.value, topic.indicator.decimals, topic.indicator.short_unit)


def describe_strip(topic: Topic, language: Language) -> str:
    """The picture in a sentence: value, year, rank and part of the group, and the median."""
    indicator = topic.indicator
    median = language.quantity(topic.positions.median, indicator.decimals, indicator.unit)
    if topic.value is None or topic.value_year is None:
        told = language("topic.alt_missing", name=indicator.name, year=topic.year)
    else:
        value = language.quantity(topic.value, indicator.decimals, indicator.unit)
        told = language("topic.alt", name=indicator.name, value=value, year=topic.value_year)
    parts = [told]
    if topic.rank:
        place = language("topic.of", rank=describe_rank(topic.rank, language), count=topic.rank.count)
        quarter = f", {language(f'topic.quarter.{topic.quarter}')}" if topic.quarter else ""
        parts.append(place + quarter)
    elif topic.is_blurred:
        parts.append(language("standing.indistinct"))
    parts.append(language("topic.alt_median", median=median, year=topic.year))
    if topic.positions.scale is Scale.NONE:
        parts.append(language("topic.alt_flat"))
    return "; ".join(parts)
