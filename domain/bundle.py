"""Bundles of measures: what they would shift, what they would cost, and what a unit of the shift would cost.

Our own arithmetic on what is assumed. Shifts are summed of one indicator only, for only they have one unit; euros are
summed as they were given, neither discounted nor converted to the prices of another year.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.assumption import AssumedMeasure


@dataclass(frozen=True)
class Span:
    """From `low` to `high`. Raises ValueError where low is more than high."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"A span goes from less to more, not from {self.low} to {self.high}.")


@dataclass(frozen=True)
class Cost:
    """Euros of a measure: `once` in `from_year`, `yearly` in that year and in each one after; None where nobody has
    said."""

    from_year: int
    once: Span | None
    yearly: Span | None


@dataclass(frozen=True)
class Total:
    """A sum of costs, and how many that belong to it are `unknown`: then it is the least."""

    span: Span
    unknown: int = 0


@dataclass(frozen=True)
class CostSum:
    """Of a bundle: what it costs `once` and `yearly`; `whole`: all that is spent up to the last year asked for."""

    once: Total
    yearly: Total
    whole: Total


def sum_costs(costs: Sequence[Cost], until: int) -> CostSum:
    """What measures cost from their beginning to the end of the year `until`; one that begins later costs nothing."""
    begun = [cost for cost in costs if cost.from_year <= until]
    once, yearly = _add([cost.once for cost in begun]), _add([cost.yearly for cost in begun])
    running = _add([_repeat(cost.yearly, until - cost.from_year + 1) for cost in begun])
    low, high = once.span.low + running.span.low, once.span.high + running.span.high
    return CostSum(once, yearly, Total(Span(low, high), once.unknown + yearly.unknown))


def _repeat(span: Span | None, years: int) -> Span | None:
    return None if span is None else Span(span.low * years, span.high * years)


def _add(spans: Sequence[Span | None]) -> Total:
    known = [span for span in spans if span is not None]
    return Total(Span(sum(span.low for span in known), sum(span.high for span in known)), len(spans) - len(known))


def bound_measures(measures: Sequence[AssumedMeasure]) -> tuple[list[AssumedMeasure], list[AssumedMeasure]]:
    """The outcome that leaves the value lowest, and the one that leaves it highest: a measure that is neither certain
    nor out of the question has its whole effect or none, whichever leads there."""
    return (
        [_decide(measure, measure.size < 0) for measure in measures],
        [_decide(measure, measure.size > 0) for measure in measures],
    )


def _decide(measure: AssumedMeasure, comes: bool) -> AssumedMeasure:
    return measure if measure.certainty in (0.0, 1.0) else replace(measure, certainty=float(comes))


def compute_unit_cost(cost: Span, gain: float) -> Span | None:
    """Euros for each unit by which a value is `gain` (> 0) better; None where nothing gets better."""
    return Span(cost.low / gain, cost.high / gain) if gain > 0 else None
