"""Weather symbols: whether the development of the last five years leads to the target.

Source: Statistisches Bundesamt, Indikatorenbericht zur Deutschen Nachhaltigkeitsstrategie (DNS), explanation of the
weather symbols. Where several targets or an interval are set, `domain.target.governing` tells which one counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.change import Direction
from domain.course import Point
from domain.series import ROUNDING, Reason, select_at_least, select_comparable
from domain.target import Target, measure_distance

YEARS = 5
NORMAL = YEARS + 1  # observations, one a year
FEWEST = 4


class Symbol(StrEnum):
    """The four symbols, best first."""

    SUN = "sun"
    SLIGHTLY_CLOUDY = "slightly_cloudy"
    CLOUDY = "cloudy"
    THUNDERSTORM = "thunderstorm"


class WeatherRule(StrEnum):
    """By which of the three rules a symbol was given."""

    BY_YEAR = "by_year"  # the target is due in a year to come
    EVERY_YEAR = "every_year"  # the target holds in every year, or is met or due already
    DIRECTION = "direction"  # no target value, only a direction


@dataclass(frozen=True)
class Recent:
    """The last five years, `since` to `year`, as counted towards the better in the unit of the indicator.

    `pace`: mean change per year; `last`: change since the observation before the newest.
    """

    since: int
    year: int
    observations: int
    pace: float
    last: float


@dataclass(frozen=True)
class Weather:
    """A symbol, by which rule and on what it rests; or no symbol and the reason.

    `exceptional`: given on four or five observations instead of six. Only by Rule.BY_YEAR: `projected_gap` (unit of the
    indicator) is what the target year misses if the pace continues, `gap_left` its share of today's gap.
    """

    symbol: Symbol | None
    reason: Reason | None = None
    rule: WeatherRule | None = None
    recent: Recent | None = None
    projected_gap: float | None = None
    gap_left: float | None = None

    @property
    def exceptional(self) -> bool:
        return self.recent is not None and self.recent.observations < NORMAL


def find_weather(points: Sequence[Point], target: Target, breaks: Sequence[int] = ()) -> Weather:
    """The symbol of `points` (year, value; any order, gaps allowed, one value a year) for `target` (Destatis, DNS).

    The mean yearly change m of the last five years is carried on from the newest value v in y to the target year Y,
    h = v + m (Y - y); what h then misses, as a share of what v misses: below 5 % sun, up to 20 % slightly cloudy,
    above it cloudy, and thunderstorm if m does not lead towards the target. A target for every year, one already met
    and one due in y or before: met and m not for the worse sun, met else slightly cloudy; missed and m for the better
    cloudy, else thunderstorm. For a target 'towards' a value, the distance to that value is carried on.

    m is the change from the oldest observation of the five years to the newest, divided by the years between: the mean
    of all yearly changes between them, whatever a missing year was. No symbol for fewer than four observations in these
    six years, or with a break (`breaks`: first years of a new basis) between them.
    """
    recent = _recent(points, target.direction, target.direction_value, breaks)
    if isinstance(recent, Reason):
        return Weather(None, recent)
    missing = target.remaining(max(points)[1])
    if missing <= 0:
        symbol = Symbol.SUN if recent.pace >= 0 else Symbol.SLIGHTLY_CLOUDY
        return Weather(symbol, rule=WeatherRule.EVERY_YEAR, recent=recent)
    ahead = target.years_ahead(recent.year)
    if isinstance(ahead, Reason):
        symbol = Symbol.CLOUDY if recent.pace > 0 else Symbol.THUNDERSTORM
        return Weather(symbol, rule=WeatherRule.EVERY_YEAR, recent=recent)
    projected_gap = max(0.0, missing - recent.pace * ahead)
    gap_left = projected_gap / missing
    if recent.pace <= 0:
        symbol = Symbol.THUNDERSTORM
    elif not select_at_least(gap_left, 0.05):
        symbol = Symbol.SUN
    else:
        symbol = Symbol.SLIGHTLY_CLOUDY if gap_left <= 0.20 + ROUNDING else Symbol.CLOUDY
    return Weather(symbol, rule=WeatherRule.BY_YEAR, recent=recent, projected_gap=projected_gap, gap_left=gap_left)


def find_weather_of_direction(
    points: Sequence[Point],
    direction: Direction,
    direction_value: float | None = None,
    breaks: Sequence[int] = (),
) -> Weather:
    """The symbol of `points` where only a direction is wanted (Destatis, DNS); points and breaks as in `weather`.

    Mean and last change for the better: sun; only the mean: slightly cloudy; only the last: cloudy; neither:
    thunderstorm. No change is not for the better. The last change is the one since the observation before.
    """
    if direction is Direction.NONE:
        return Weather(None, Reason.NO_DIRECTION)
    recent = _recent(points, direction, direction_value, breaks)
    if isinstance(recent, Reason):
        return Weather(None, recent)
    if recent.pace > 0:
        symbol = Symbol.SUN if recent.last > 0 else Symbol.SLIGHTLY_CLOUDY
    else:
        symbol = Symbol.CLOUDY if recent.last > 0 else Symbol.THUNDERSTORM
    return Weather(symbol, rule=WeatherRule.DIRECTION, recent=recent)


def _recent(
    points: Sequence[Point], direction: Direction, direction_value: float | None, breaks: Sequence[int]
) -> Recent | Reason:
    if not points:
        return Reason.NO_VALUE
    ordered = sorted(points)
    year = ordered[-1][0]
    window = [point for point in ordered if point[0] >= year - YEARS]
    if len(window) < FEWEST:
        return Reason.TOO_FEW
    if len(select_comparable(window, breaks)) < len(window):
        return Reason.BREAK
    first, before, last = (measure_distance(window[index][1], direction, direction_value) for index in (0, -2, -1))
    return Recent(window[0][0], year, len(window), (first - last) / (year - window[0][0]), before - last)
