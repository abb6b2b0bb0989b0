"""The stops of a slider."""

from domain.precedent import Bounds
from features.scenario.assumptions import Case

MOST_STOPS = 200
PERCENT_DECIMALS = 1
MANTISSAS = (1, 2, 5)


def find_slider_ends(case: Case, relative: bool) -> tuple[float, float] | None:
    """The bounds as they are shown, in the unit or in per cent, 0 always between them; None where there are none."""
    bounds = case.bounds[relative]
    if not isinstance(bounds, Bounds) or (case.indicator.is_amount and not relative):
        return None
    decimals, factor = (PERCENT_DECIMALS, 100) if relative else (case.indicator.decimals, 1)
    low, high = (int(round(bound * factor * 10**decimals, 6)) / 10**decimals for bound in (bounds.low, bounds.high))
    return min(0.0, low), max(0.0, high)


def list_slider_stops(case: Case, relative: bool, chosen: float) -> list[float]:
    """From end to end in round steps; 0, both ends and what is `chosen` are always among them. Empty without ends."""
    ends = find_slider_ends(case, relative)
    if ends is None:
        return []
    low, high = ends
    decimals = PERCENT_DECIMALS if relative else case.indicator.decimals
    number, step = 0, 10.0**-decimals
    while (high - low) / step > MOST_STOPS:
        number += 1
        step = MANTISSAS[number % 3] * 10.0 ** (number // 3 - decimals)
    stops = {round(count * step, decimals) for count in range(int(low / step), int(high / step) + 1)}
    return sorted(stops | {low, 0.0, high, chosen})
