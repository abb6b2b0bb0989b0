"""The stops of a slider."""

from domain.precedent import Bounds
from views.scenario import Case

MOST_STOPS = 200
PERCENT_DECIMALS = 1


def slider_stops(case: Case, relative: bool, chosen: float) -> list[float]:
    """From bound to bound in round steps, in the unit or in per cent; 0 and what is `chosen` are always among them.
    Empty where there are no bounds."""
    bounds = case.bounds[relative]
    if not isinstance(bounds, Bounds) or (case.indicator.is_amount and not relative):
        return []
    decimals, factor = (PERCENT_DECIMALS, 100) if relative else (case.indicator.decimals, 1)
    low, high = min(0.0, bounds.low * factor), max(0.0, bounds.high * factor)
    exponent, mantissas = -decimals, (1, 2, 5)
    step = 10.0**exponent
    number = 0
    while (high - low) / step > MOST_STOPS:
        number += 1
        step = mantissas[number % 3] * 10.0 ** (exponent + number // 3)
    digits = max(0, decimals)
    stops = {round(count * step, digits) for count in range(int(low / step), int(high / step) + 1)}
    return sorted(stops | {0.0, chosen})
