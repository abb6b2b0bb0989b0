"""What moved: a region's change against that of comparable districts, beyond noise.

Comparable are the forty districts of its kind whose value at the start was nearest. Against all of a kind, high values
would always "fall more": they fall everywhere. Money is in prices of one year. The thresholds were chosen on 400
districts (docs/methods.md): in series of pure noise 4 of 100 are named.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import median

from domain.change import Direction

GROUP = 40
SMALLEST_GROUP = 29
YEARS = 5
BEYOND_NOISE = 2.0
OUTER = 0.2  # of the comparable districts on either side
OLDEST = 6  # years before today


class Movement(StrEnum):
    """Own change and change against the others in one word."""

    IMPROVED_MORE = "improved_more"
    IMPROVED_AS_ELSEWHERE = "improved_as_elsewhere"
    IMPROVED_LESS = "improved_less"
    HELD = "held"  # hardly changed, elsewhere worsened
    HARDLY_CHANGED = "hardly_changed"
    LEFT_BEHIND = "left_behind"  # hardly changed, elsewhere improved
    WORSENED_LESS = "worsened_less"
    WORSENED_AS_ELSEWHERE = "worsened_as_elsewhere"
    WORSENED_MORE = "worsened_more"
    ROSE_MORE = "rose_more"  # apart from the others, though neither they nor the region moved beyond noise
    ROSE_LESS = "rose_less"


@dataclass(frozen=True)
class RelativeChange:
    """`own` and `elsewhere` (median of the comparable) in the unit or as ln(later / earlier); `excess` in the same,
    positive = better than elsewhere. `z_own` and `z_relative` in multiples of what noise makes of a difference,
    positive = better. `percentile`: share of the comparable that did worse (0 to 1). `unusual`: the excess in
    multiples of the usual one, to order by; None where the comparable all changed alike. `notable`: beyond noise and
    in the outer fifth."""

    own: float
    elsewhere: float
    excess: float
    z_own: float
    z_relative: float
    percentile: float
    unusual: float | None
    word: Movement
    notable: bool


def choose_comparable(starts: Sequence[tuple[str, float]], region: str, value: float) -> list[str]:
    """The forty of `starts` (region, value at the start; in order of values) nearest to `value`, without `region`;
    equally near ones by their key."""
    place = bisect_left(starts, value, key=lambda start: start[1])
    first, last = max(0, place - GROUP), min(len(starts), place + GROUP + 1)
    near = sorted([(abs(start - value), key) for key, start in starts[first:last] if key != region])
    if not near:
        return []
    farthest = near[min(GROUP, len(near)) - 1][0]
    while first > 0 and abs(starts[first - 1][1] - value) <= farthest:
        first -= 1
        near.append((abs(starts[first][1] - value), starts[first][0]))
    while last < len(starts) and abs(starts[last][1] - value) <= farthest:
        near.append((abs(starts[last][1] - value), starts[last][0]))
        last += 1
    return [key for _, key in sorted(near)[:GROUP]]


def compare_change(own: float, others: Sequence[float], noise: float, direction: Direction) -> RelativeChange | None:
    """How a change differs from those of the comparable districts; `own`, `others`, `noise` (> 0, standard deviation
    of one value) in one unit. None for fewer than 29 others or for a direction that is neither up nor down."""
    if len(others) < SMALLEST_GROUP or direction not in (Direction.UP, Direction.DOWN):
        return None
    sign = 1 if direction is Direction.UP else -1
    elsewhere = median(others)
    excesses = [sign * (other - elsewhere) for other in others]
    excess = sign * (own - elsewhere)
    smaller = sum(other < excess for other in excesses)
    equal = sum(other == excess for other in excesses)
    percentile = (smaller + equal / 2 + 0.5) / (len(others) + 1)
    usual = 1.4826 * median(map(abs, excesses))
    beside = sqrt(2) * noise
    z_own, z_relative = sign * own / beside, excess / beside
    notable = abs(z_relative) >= BEYOND_NOISE and (percentile <= OUTER or percentile >= 1 - OUTER)
    word = _name_movement(z_own, z_relative if notable else 0.0, sign * elsewhere / beside, direction)
    return RelativeChange(
        own, elsewhere, excess, z_own, z_relative, percentile, excess / usual if usual else None, word, notable
    )


def _name_movement(z_own: float, apart: float, z_elsewhere: float, direction: Direction) -> Movement:
    """The word; `apart` is 0 for a change that is like elsewhere."""
    if z_own >= BEYOND_NOISE:
        return _pick(apart, Movement.IMPROVED_MORE, Movement.IMPROVED_AS_ELSEWHERE, Movement.IMPROVED_LESS)
    if z_own <= -BEYOND_NOISE:
        return _pick(apart, Movement.WORSENED_LESS, Movement.WORSENED_AS_ELSEWHERE, Movement.WORSENED_MORE)
    if apart and (z_elsewhere if apart < 0 else -z_elsewhere) <= 1:  # the others hardly moved, or not the other way
        better_is_more = (apart > 0) == (direction is Direction.UP)
        return Movement.ROSE_MORE if better_is_more else Movement.ROSE_LESS
    return _pick(apart, Movement.HELD, Movement.HARDLY_CHANGED, Movement.LEFT_BEHIND)


def _pick(apart: float, better: Movement, alike: Movement, worse: Movement) -> Movement:
    return better if apart > 0 else worse if apart < 0 else alike
