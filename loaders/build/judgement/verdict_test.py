"""The verdicts in the back-test: of the targets called on track, how many were reached?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from domain.change import Direction
from domain.course import Point
from domain.forecast import Factors
from domain.target import Target
from domain.trend import FEWEST
from domain.verdict import VerdictWord, judge_target
from loaders.build.judgement.backtest import Errors, Origin, learn_until
from loaders.build.judgement.material import Material, Measure

AHEAD = (3, 5, 7)  # years to the target
REACHES = (0.1, 0.25, 0.5, 1.0, 2.0)  # of the usual change in five years
EVERY = 4  # districts: one of so many is judged, which leaves tens of thousands of cases


@dataclass
class Tally:
    """By word: cases, and how many of them met the target in its year."""

    cases: dict[VerdictWord, int] = field(default_factory=lambda: defaultdict(int))
    reached: dict[VerdictWord, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, other: "Tally") -> None:
        for word, count in other.cases.items():
            self.cases[word] += count
            self.reached[word] += other.reached[word]


def tally_verdicts(
    measure: Measure,
    origins: Sequence[Origin],
    errors: Errors,
    bases: Mapping[str, Sequence[Point]],
    material: Material,
    of_all: Factors,
) -> Tally:
    """Targets of several sizes, three, five and seven years ahead, for every fourth district in every past year."""
    tally = Tally()
    if measure.direction not in (Direction.UP, Direction.DOWN):
        return tally
    sign = 1 if measure.direction is Direction.UP else -1
    known = {key: dict(points) for key, points in bases.items()}
    for origin in origins:
        factors = learn_until(errors, origin.year, of_all)
        usual = _find_usual_change(origin)
        judged = [key for key in sorted(origin.trends)[::EVERY] if origin.trends[key].observations >= FEWEST]
        for key in judged if usual else ():
            value = origin.trends[key].value
            peers = origin.peers[material.places[key].size_class or 2]
            for ahead in AHEAD:
                came = known[key].get(origin.year + ahead)
                for reach in REACHES if came is not None else ():
                    target = Target(value + sign * reach * usual * ahead / 5, measure.direction, origin.year + ahead)
                    points = origin.windows[key]
                    word = judge_target(points, target, origin.year, peers=peers, factors=factors).word
                    tally.cases[word] += 1
                    tally.reached[word] += target.is_met(came if came is not None else value)
    return tally


def _find_usual_change(origin: Origin) -> float:
    """The median size of the change in the last five years of the windows; 0 where none reaches so far."""
    changes = [
        abs(points[-1][1] - dict(points)[points[-1][0] - 5])
        for points in origin.windows.values()
        if points[-1][0] - 5 in dict(points)
    ]
    return median(changes) if changes else 0.0
