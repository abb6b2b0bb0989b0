"""A series held against one target, by every method: verdicts as signs, and the numbers behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from content.catalogue import Indicator
from content.links import link_method
from content.table import Cell, Sign
from domain.course import Point
from domain.eurostat_pace import EurostatPace, Pace, Window, compute_eurostat_pace
from domain.progress import Progress, Status, compute_progress
from domain.series import Reason
from domain.weather import Symbol, Weather, find_weather
from features.targets.published import PublishedTarget
from texts import Language

Method = Literal["linear", "weather", "eurostat", "all"]

_STATUS = {
    Status.REACHED: ("✓", "good"),
    Status.ON_TRACK: ("●", "good"),
    Status.TOO_SLOW: ("▲", "slow"),
    Status.STAGNATING: ("■", "slow"),
    Status.WRONG_WAY: ("◆", "bad"),
}
WORST_FIRST = tuple(reversed(_STATUS))
_SYMBOL = {
    Symbol.SUN: ("☀\ufe0e", "good"),
    Symbol.SLIGHTLY_CLOUDY: ("☀\ufe0e☁\ufe0e", "good"),
    Symbol.CLOUDY: ("☁\ufe0e", "slow"),
    Symbol.THUNDERSTORM: ("⚡\ufe0e", "bad"),
}
_PACE = {
    Pace.SIGNIFICANT: ("↑", "good"),
    Pace.MODERATE: ("↗", "good"),
    Pace.INSUFFICIENT: ("↘", "slow"),
    Pace.AWAY: ("↓", "bad"),
}


@dataclass(frozen=True)
class Assessment:
    """What the methods say of `points` (year, value) of an indicator and one target."""

    indicator: Indicator
    aim: PublishedTarget
    points: Sequence[Point]
    linear: Progress
    weather: Weather
    eurostat: dict[Window, EurostatPace]


def assess_target(
    indicator: Indicator,
    aim: PublishedTarget,
    points: Sequence[Point],
    breaks: Sequence[int],
    base_year: int | None = None,
) -> Assessment:
    """Judge by all methods; `base_year` moves the start of the linear pace."""
    target = aim.target(indicator)
    windows: tuple[Window, ...] = (5, 15)
    return Assessment(
        indicator,
        aim,
        points,
        compute_progress(points, target, breaks, base_year),
        find_weather(points, target, breaks),
        {window: compute_eurostat_pace(points, target, window, breaks) for window in windows},
    )


def make_linear_cell(found: Progress, language: Language) -> Cell:
    """The verdict by the linear pace with its period, or why there is none."""
    if found.reason is not None:
        return make_silent_cell(found.reason, language)
    return Cell(note=describe_period(found, language), sign=make_status_sign(found.status, language))


def make_status_sign(status: Status, language: Language) -> Sign:
    """A verdict by the linear pace: any but 'no statement'."""
    shape, tone = _STATUS[status]
    return Sign(shape, language(f"check.status.{status}"), tone, link_method(f"status-{status}", language))


def make_weather_cell(found: Weather, language: Language) -> Cell:
    """The weather symbol with its period, or why there is none."""
    if found.symbol is None or found.recent is None:
        return make_silent_cell(found.reason or Reason.NO_VALUE, language)
    shape, tone = _SYMBOL[found.symbol]
    word = language(f"check.symbol.{found.symbol}")
    recent = found.recent
    note = language("check.years", first=recent.since, last=recent.year, count=recent.observations)
    if found.exceptional:
        note += f", {language('check.exceptional')}"
    return Cell(note=note, sign=Sign(shape, word, tone, link_method(f"symbol-{found.symbol}", language)))


def make_eurostat_cell(found: EurostatPace, language: Language) -> Cell:
    """The judgement by growth rates with its period, or why it is not applicable."""
    if found.pace is None:
        return make_silent_cell(found.reason or Reason.NO_TARGET, language)
    shape, tone = _PACE[found.pace]
    note = language("check.since_until", first=found.base_year, last=found.year)
    sign = Sign(shape, language(f"check.pace.{found.pace}"), tone, link_method(f"pace-{found.pace}", language))
    return Cell(note=note, sign=sign)


def make_silent_cell(reason: Reason, language: Language) -> Cell:
    """'keine Aussage, weil ...'."""
    sign = Sign("○", language("check.status.no_statement"), "none", link_method(f"reason-{reason}", language))
    return Cell(note=language(f"check.reason.{reason}"), sign=sign)


def describe_period(found: Progress, language: Language) -> str:
    """From which year to which the linear pace reaches, on how many values; and whether that makes it provisional."""
    if found.base_year is None:
        told = language("check.newest", year=found.year)
    else:
        told = language("check.years", first=found.base_year, last=found.year, count=found.observations)
    return f"{told}, {language('check.provisional')}" if found.provisional else told
