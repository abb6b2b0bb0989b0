"""Forecast: the newest value, a slope that flattens from year to year, and the range learnt from past forecasts.

Source of the damping: Gardner and McKenzie (1985), Hyndman et al. (2008). Source of the range: the errors of forecasts
made the same way in the past, in multiples of what the value usually varies (conformal prediction, Vovk et al. 2005,
Lei et al. 2018, Barber et al. 2023); factors over all indicators were learnt from 77 indicators in 400 districts. An
event that strikes all districts at once is in the range only as far as past ones were. See docs/methods.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.series import Reason
from domain.trend import Trend

FARTHEST = 7  # years after the newest value
DAMPING = 0.9
OWN_ORIGINS = 6  # years of departure from which on an indicator's own errors count for half
# Half the range of four out of five, in scales, by years ahead.
UNIVERSAL_FACTORS = {1: 2.16, 2: 3.34, 3: 4.19, 4: 5.02, 5: 5.85, 6: 6.75, 7: 7.94}

Factors = Mapping[int, float]


class PathEnd(StrEnum):
    """What ends the path of a forecast."""

    FARTHEST = "farthest"  # seven years after the newest value
    LOWER_BOUND = "lower_bound"
    UPPER_BOUND = "upper_bound"


@dataclass(frozen=True)
class ForecastYear:
    """Where the value of a `year` is expected: `middle`, and in four out of five cases from `low` to `high`."""

    year: int
    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Forecast:
    """`path`: one entry a year after the newest value, or empty with the `reason`. `range_cut`: the range would reach
    beyond a natural bound and is given up to it."""

    path: tuple[ForecastYear, ...]
    trend: Trend | None = None
    reason: Reason | None = None
    ends: PathEnd | None = None
    range_cut: bool = False

    def find_year(self, year: int) -> ForecastYear | None:
        """What is expected in `year`, None outside the path."""
        return next((one for one in self.path if one.year == year), None)


def sum_damping(years: int) -> float:
    """0.9 + 0.9^2 + ... over so many years: how many years of the full slope they are worth."""
    return sum(DAMPING**year for year in range(1, years + 1))


def expect_value(trend: Trend, years: int) -> float:
    """The middle so many years after the newest value, not cut at any bound."""
    return trend.value + trend.slope * sum_damping(years)


def expect_range(trend: Trend, years: int, factors: Factors = UNIVERSAL_FACTORS) -> float:
    """Half the range of four out of five so many years (1 to 7) after the newest value, not cut at any bound."""
    return trend.scale * factors[years]


def make_forecast(
    trend: Trend | Reason,
    today: int,
    factors: Factors = UNIVERSAL_FACTORS,
    *,
    lower: float | None = None,
    upper: float | None = None,
) -> Forecast:
    """What is expected in the seven years after the newest value, none if they are all over in the year `today`.

    At the natural bounds `lower` and `upper` (0; 100 %) middle and range are cut; the path ends in the first year whose
    middle lies on one.
    """
    if isinstance(trend, Reason):
        return Forecast((), reason=trend)
    if trend.year + FARTHEST <= today:
        return Forecast((), trend, Reason.TOO_OLD)
    path: list[ForecastYear] = []
    ends, range_cut = PathEnd.FARTHEST, False
    for years in range(1, FARTHEST + 1):
        middle, half = expect_value(trend, years), expect_range(trend, years, factors)
        cut = [_cut_value(value, lower, upper) for value in (middle, middle - half, middle + half)]
        range_cut = range_cut or cut[1] != middle - half or cut[2] != middle + half
        path.append(ForecastYear(trend.year + years, *cut))
        if lower is not None and middle <= lower:
            ends = PathEnd.LOWER_BOUND
        elif upper is not None and middle >= upper:
            ends = PathEnd.UPPER_BOUND
        if ends is not PathEnd.FARTHEST:
            break
    return Forecast(tuple(path), trend, None, ends, range_cut)


def _cut_value(value: float, lower: float | None, upper: float | None) -> float:
    value = value if lower is None else max(lower, value)
    return value if upper is None else min(upper, value)


def learn_factors(errors: Mapping[int, tuple[float, int]], of_all: Factors = UNIVERSAL_FACTORS) -> dict[int, float]:
    """The factors of an indicator from its past forecasts: `errors` gives by years ahead the 80 % quantile of
    |error| / scale and the number of years of departure. Few of them are drawn to the factor `of_all` indicators;
    for years ahead that no forecast reaches, the farthest that one does is carried on in proportion to it."""
    found: dict[int, float] = {}
    for years, common in of_all.items():
        if years in errors:
            quantile, origins = errors[years]
            found[years] = common * (quantile / common) ** (origins / (origins + OWN_ORIGINS))
        else:
            nearest = max((known for known in errors if known < years), default=None)
            found[years] = common if nearest is None else found[nearest] * common / of_all[nearest]
    return found
