"""What became of a district against the others: the judgement of a change beside a strip, and moves of rank. All of it
is judged by domain/relative_change; nothing here but how it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from charts.slopes import Slope
from charts.strip import Mark, find_share
from content.catalogue import Indicator
from content.judgement import NamedChange
from domain.change import Direction
from domain.movers import Mover
from domain.position import Scale
from features.profile.topic import Topic
from texts import Language

FEWEST_RANKS = 2  # a move of fewer is none
NEAR = 3  # years that a comparison may end before the values shown, as after a new census; its year is then named
SIGNS = {"gained": "▲", "lost": "▼", "held": "=", "unknown": "–"}
TONES = {"gained": "first", "lost": "last"}


def find_way(topic: Topic, change: NamedChange | None) -> str:
    """gained or lost against comparable districts where that is beyond noise and unusual, held where it is not,
    unknown without a comparison that reaches near the year of the topic or where it is disputed what is better."""
    if change is None or change.mover.is_disputed or change.last[0] < topic.year - NEAR:
        return "unknown"
    if not change.mover.change.notable:
        return "held"
    return "gained" if change.mover.change.excess > 0 else "lost"


def describe_way(change: NamedChange, indicator: Indicator, language: Language) -> str:
    """From when to when, both values as published, and the judgement in words, which is one on real money."""
    return language(
        "topic.way_real" if indicator.is_money else "topic.way",
        first=language.number(change.first[1], indicator.decimals),
        since=change.first[0],
        last=language.quantity(change.last[1], indicator.decimals, indicator.unit),
        year=change.last[0],
        word=language(f"movers.word.{change.mover.change.word}"),
    )


def find_before(topic: Topic, change: NamedChange | None) -> Mark | None:
    """Where the district would stand had it changed as comparable ones did; None where its change is not notable, or
    does not reach the year of the topic."""
    way = find_way(topic, change)
    if change is None or way not in ("gained", "lost") or change.last[0] != topic.year:
        return None
    if topic.positions.scale is not Scale.SPREAD or not topic.rank:
        return None
    more = change.mover.change.own - change.mover.change.elsewhere
    value = change.last[1]
    elsewhere = value * exp(-more) if change.is_log else value - more
    gain = _score(value, topic.indicator) - _score(elsewhere, topic.indicator)
    place = topic.positions.places[topic.region_key] - gain / topic.positions.width
    return Mark(find_share(place), TONES[way])


def _score(value: float, indicator: Indicator) -> float:
    """The value turned so that more is better."""
    if indicator.direction is Direction.TOWARDS and indicator.direction_value is not None:
        return -abs(value - indicator.direction_value)
    return -value if indicator.direction is Direction.DOWN else value


@dataclass(frozen=True)
class RankMove:
    """From which rank in the year `since` to which in `year` a mover went; None where it has none."""

    mover: Mover
    since: int
    year: int
    before: int | None
    now: int | None

    @property
    def is_better(self) -> bool:
        """Whether it developed better than elsewhere."""
        return self.mover.change.excess > 0

    @property
    def is_slope(self) -> bool:
        """Whether its rank went at least two places the way the change is judged."""
        if self.before is None or self.now is None:
            return False
        return (1 if self.is_better else -1) * (self.before - self.now) >= FEWEST_RANKS


def list_slopes(moves: Sequence[RankMove], names: Mapping[str, str]) -> list[Slope]:
    """The moves that can be drawn, each by its name with the year it leads to."""
    return [
        Slope(f"{names[one.mover.indicator]} ({one.year})", one.before, one.now, "first" if one.is_better else "last")
        for one in moves
        if one.is_slope and one.before is not None and one.now is not None
    ]
