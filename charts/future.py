"""What a chart of the future is made of: fact, trend, assumptions, target."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.base import Point, Segments


@dataclass(frozen=True)
class ExpectedYear:
    """A projected value of a year with its range."""

    year: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class FuturePath:
    """An assumed course: its name and (year, value) from the newest observation on."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class TargetMark:
    """A target: how it is labelled, its value and its year, None if it holds in every year."""

    label: str
    value: float
    year: int | None


@dataclass(frozen=True)
class Future:
    """All that is drawn of a region: `observed` runs of (year, value) that may be joined, where they lead, what is
    assumed, up to the year `until`."""

    region_key: str
    name: str
    observed: Segments
    trend: Sequence[ExpectedYear]
    paths: Sequence[FuturePath]
    goal: TargetMark | None
    until: int

    def extent(self) -> tuple[float, float]:
        """Lowest and highest value of everything, with some room."""
        values = [value for run in (*self.observed, *(path.points for path in self.paths)) for _, value in run]
        values += [edge for expected in self.trend for edge in (expected.low, expected.high)]
        values += [self.goal.value] if self.goal else []
        room = 0.06 * ((max(values) - min(values)) or 1.0)
        return min(values) - room, max(values) + room
