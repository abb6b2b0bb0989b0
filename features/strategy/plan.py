"""What a visitor puts together on the page "Strategie", before anything is calculated."""

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.bundle import Cost, Span
from features.scenario.draft import Draft, Kind

MOST_INDICATORS = 6
AT_FIRST = 4
MOST_MEASURES = 8
STEP = 5  # years: what is assumed is told for the next two years that it divides

# What can be assumed of an indicator here; a yearly change by hand and its measures are for "Was wäre, wenn".
OFFERED = (Kind.OWN, Kind.BEST, Kind.PACE, Kind.TARGET, Kind.HALF, Kind.VALUE, Kind.STILL)


class Course(StrEnum):
    """How a value goes on without the measures of a bundle, ASSUMED: as is assumed of it; the values stand in
    addresses."""

    STILL = "still"
    OWN = "own"
    ASSUMED = "assumed"


class Bundle(StrEnum):
    """What a measure belongs to; the values stand in addresses."""

    A = "a"
    B = "b"
    BOTH = "ab"


SINGLE = (Bundle.A, Bundle.B)


@dataclass(frozen=True)
class Assumption:
    """What is assumed of an indicator."""

    indicator: str
    draft: Draft


@dataclass(frozen=True)
class PlannedEffect:
    """By how much a measure shifts the values of an `indicator` (in its unit), with a `certainty` in per cent."""

    indicator: str
    size: float
    certainty: int


@dataclass(frozen=True)
class PlannedMeasure:
    """A measure as typed in, or taken from the register (`key` there, else ''). Euros `once` and `yearly` are None
    where nobody has said."""

    bundle: Bundle
    from_year: int
    name: str = ""
    once: Span | None = None
    yearly: Span | None = None
    effects: tuple[PlannedEffect, ...] = ()
    key: str = ""

    @property
    def cost(self) -> Cost:
        """What it costs from its first year on."""
        return Cost(self.from_year, self.once, self.yearly)

    def is_in(self, bundle: Bundle) -> bool:
        """Whether the bundle, A or B, holds it."""
        return self.bundle in (bundle, Bundle.BOTH)

    def acts_on(self, indicator: str) -> bool:
        """Whether it shifts the values of the indicator (its key)."""
        return any(effect.indicator == indicator and effect.size for effect in self.effects)


@dataclass(frozen=True)
class Strategy:
    """All that is assumed on the page. `course`: how values go on without measures; `finds`: what the visitor has
    found about others."""

    assumptions: tuple[Assumption, ...]
    measures: tuple[PlannedMeasure, ...] = ()
    course: Course = Course.STILL
    finds: str = ""

    @property
    def indicators(self) -> tuple[str, ...]:
        """Keys of the indicators, in their order."""
        return tuple(one.indicator for one in self.assumptions)

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """A and B, as far as they hold a measure."""
        return tuple(bundle for bundle in SINGLE if self.list_measures(bundle))

    def list_measures(self, bundle: Bundle) -> list[PlannedMeasure]:
        """The measures of a bundle."""
        return [measure for measure in self.measures if measure.is_in(bundle)]


def list_horizons(today: int) -> tuple[int, int]:
    """The two years that are looked at: 2030 and 2035, as long as 2030 is to come."""
    first = (today // STEP + 1) * STEP
    return first, first + STEP


def add_measure(strategy: Strategy, measure: PlannedMeasure) -> tuple[Strategy, int]:
    """One more measure, and its number."""
    measures = (*strategy.measures, measure)[:MOST_MEASURES]
    return replace(strategy, measures=measures), len(measures) - 1


def remove_measure(strategy: Strategy, number: int) -> tuple[Strategy, int]:
    """Without the measure of this number, and the number of the one that comes to the front."""
    measures = tuple(measure for other, measure in enumerate(strategy.measures) if other != number)
    return replace(strategy, measures=measures), max(0, number - 1)


def replace_measure(strategy: Strategy, number: int, measure: PlannedMeasure) -> Strategy:
    """The strategy with this measure in place of that of the number."""
    return replace(strategy, measures=(*strategy.measures[:number], measure, *strategy.measures[number + 1 :]))
