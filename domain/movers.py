"""The few changes worth naming: what a district did better or worse than comparable ones, one of each topic."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.relative_change import OLDEST, Movement, RelativeChange

NAMED = 3

_AS_ELSEWHERE = (Movement.IMPROVED_AS_ELSEWHERE, Movement.WORSENED_AS_ELSEWHERE)


@dataclass(frozen=True)
class Mover:
    """A change of an indicator up to `year`. `topic`: of each one is named; `is_disputed`: whether more of it is better
    is disputed, so it is not named."""

    indicator: str
    topic: str
    year: int
    change: RelativeChange
    is_disputed: bool = False


@dataclass(frozen=True)
class Movers:
    """What developed better and worse than elsewhere, most unusual first, at most three each; and what went with the
    tide, clearest first."""

    better: tuple[Mover, ...]
    worse: tuple[Mover, ...]
    tide: tuple[Mover, ...]


def pick_movers(movers: Sequence[Mover], today: int) -> Movers:
    """The changes to name in the year `today`: notable ones that end at most six years before, first those whose own
    change has the sign of the difference, then by how unusual they are."""
    recent = [mover for mover in movers if mover.year >= today - OLDEST]
    named = [mover for mover in recent if mover.change.notable and not mover.is_disputed]
    better = _pick([mover for mover in named if mover.change.excess > 0], _rank_named)
    worse = _pick([mover for mover in named if mover.change.excess < 0], _rank_named)
    alike = [mover for mover in recent if mover.change.word in _AS_ELSEWHERE]
    return Movers(better, worse, _pick(alike, lambda mover: (-abs(mover.change.z_own),)))


def _rank_named(mover: Mover) -> tuple[float, ...]:
    change = mover.change
    return (change.z_own * change.excess <= 0, -abs(change.unusual or 0.0))


def _pick(movers: Sequence[Mover], rank: Callable[[Mover], tuple[float, ...]]) -> tuple[Mover, ...]:
    """The first three by `rank` and key, one of each topic."""
    chosen: dict[str, Mover] = {}
    for mover in sorted(movers, key=lambda mover: (*rank(mover), mover.indicator)):
        chosen.setdefault(mover.topic, mover)
    return tuple(chosen.values())[:NAMED]
