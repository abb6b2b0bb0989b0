"""Where a district stands on one indicator beside the others of a group, and the strip that shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.strip import REACH, Mark, Ring, Strip, find_beyond, find_share
from content.catalogue import Indicator
from content.rows import Row, read_rows
from domain.change import Direction
from domain.position import Positions, Quarter, Rank, Scale, find_positions

_TONES = {Quarter.FIRST: "first", Quarter.MIDDLE: "middle", Quarter.LAST: "last", None: "plain"}
DENSE = 1000  # inhabitants per km² from which on what needs room is no fair topic
RECENT = 3  # years behind the newest of all topics, up to which a year is not named in every row


@dataclass(frozen=True)
class Topic:
    """An indicator with the `positions` of a group in the `year` of comparison; the district's own `value` is of
    `value_year`, None without any; `is_counted` if it is one of those compared. `sources`: keys of all values.
    `is_blurred`: noise leaves nearly every rank possible, so none is told."""

    indicator: Indicator
    region_key: str
    year: int
    value: float | None
    value_year: int | None
    positions: Positions
    is_counted: bool
    sources: frozenset[str]
    is_blurred: bool = False

    @property
    def rank(self) -> Rank | None:
        """The district's, None where it is not compared, nothing is better, or too few cases or too much noise stand
        behind it."""
        return None if self.is_blurred else self.positions.ranks.get(self.region_key)

    @property
    def quarter(self) -> Quarter | None:
        """In which part of the group the district lies, None where that cannot be said."""
        return self.rank.quarter if self.rank else None

    @property
    def tone(self) -> str:
        """How the strip marks the district."""
        return _TONES[self.quarter]


def read_topics(frame: pd.DataFrame, region_key: str, indicators: Sequence[Indicator]) -> list[Topic]:
    """A topic per indicator with a row in `frame` (columns as queries/positions.sql), in the order of `indicators`."""
    found: dict[str, list[Row]] = {}
    for row in read_rows(frame):
        found.setdefault(row["indicator_key"], []).append(row)
    topics = (_topic(found[one.key], region_key, one) for one in indicators if one.key in found)
    return [topic for topic in topics if topic is not None]


def _topic(found: Sequence[Row], region_key: str, indicator: Indicator) -> Topic | None:
    counted = {row["region_key"]: row["value"] for row in found if row["is_counted"]}
    if not counted:
        return None
    own = next((row for row in found if row["region_key"] == region_key), None)
    beside = {region_key: own["value"]} if own and not own["is_counted"] else {}
    return Topic(
        indicator,
        region_key,
        next(row["year"] for row in found if row["is_counted"]),
        own["value"] if own else None,
        own["year"] if own else None,
        find_positions(counted, indicator.direction, indicator.direction_value, indicator.decimals, beside),
        region_key in counted,
        frozenset(row["source_key"] for row in found),
        not indicator.is_ranked or (own is not None and bool(own.get("is_blurred", False))),
    )


def list_leads(indicators: Iterable[Indicator], density: float | None) -> list[str]:
    """Keys of the topics that a district of this many inhabitants per km² is introduced with, in their order."""
    unfit = "sparse" if density is not None and density >= DENSE else "dense"
    leads = sorted(
        (one.lead_position, one.key)
        for one in indicators
        if one.lead_position is not None and one.lead_districts != unfit
    )
    return [key for _, key in leads]


def order_topics(topics: Sequence[Topic]) -> list[Topic]:
    """The best rank first, by its share of the group; those without a rank last, in their order."""

    def share(topic: Topic) -> float:
        return topic.rank.place / topic.rank.count if topic.rank else 2.0

    return sorted(topics, key=share)


def find_weakest(topics: Sequence[Topic]) -> Topic | None:
    """The topic that the district stands worst in; None where it has no rank in any."""
    ranked = [topic for topic in order_topics(topics) if topic.rank]
    return ranked[-1] if ranked else None


def layout_strip(topic: Topic, colours: Mapping[str, str]) -> Strip:
    """The strip of a topic; districts that have a colour are rings on it. Without a scale there is nothing to lay out,
    and of a small group everybody lies between the worst and the best."""
    positions, own_key = topic.positions, topic.region_key
    places = positions.places
    if positions.scale is Scale.ENDS:  # counted from the middle, as far as a strip reaches
        places = {key: (2 * place - 1) * REACH for key, place in places.items()}
    at = {key: find_share(place) for key, place in places.items()}
    own = None
    if own_key in at:
        is_hollow = not topic.is_counted or topic.indicator.direction is Direction.NONE
        own = Mark(at[own_key], topic.tone, find_beyond(places[own_key]), is_hollow)
    rings = tuple(Ring(at[key], colour) for key, colour in colours.items() if key in at and key != own_key)
    ticks = tuple(sorted(place for key, place in at.items() if key != own_key and key not in colours))
    if positions.middle is None:
        return Strip(ticks, None, None, own, rings=rings)
    low, high = (find_share(end) for end in positions.middle)
    return Strip(ticks, (low, high), find_share(0.0), own, rings=rings)


def is_old(topic: Topic, topics: Sequence[Topic]) -> bool:
    """Whether the year of a topic lies so far behind that of the others that its row has to name it."""
    return topic.year < max(one.year for one in topics) - RECENT
