"""A series held against one target: the verdict by the forecast, and what other methods say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from content.catalogue import Indicator
from content.judgement import IndicatorTrend, judge_region, measure_alone
from content.judgement_words import name_verdict, symbol_of
from content.links import link_method
from content.table import Cell, Sign
from domain.course import Point
from domain.forecast import Forecast
from domain.methods.eurostat_pace import EurostatPace, Pace, Window, compute_eurostat_pace
from domain.methods.progress import Progress, Status, compute_progress
from domain.methods.weather import Symbol, Weather, find_weather
from domain.prices import Prices
from domain.series import Reason, select_comparable
from domain.verdict import Verdict, VerdictWord
from features.targets.published import PublishedTarget
from texts import Language

Method = Literal["forecast", "linear", "weather", "eurostat", "all"]

WORDS = tuple(VerdictWord)  # in the order in which they are counted
WORST_FIRST = (
    VerdictWord.AWAY,
    VerdictWord.OFF_TRACK,
    VerdictWord.OPEN,
    VerdictWord.ON_TRACK,
    VerdictWord.JUST_REACHED,
    VerdictWord.REACHED,
)
_TONES = {
    VerdictWord.REACHED: "good",
    VerdictWord.JUST_REACHED: "good",
    VerdictWord.ON_TRACK: "good",
    VerdictWord.OPEN: "none",
    VerdictWord.OFF_TRACK: "slow",
    VerdictWord.AWAY: "bad",
    VerdictWord.NO_STATEMENT: "none",
}
_STATUS = {
    Status.REACHED: ("✓", "good"),
    Status.ON_TRACK: ("●", "good"),
    Status.TOO_SLOW: ("▲", "slow"),
    Status.STAGNATING: ("■", "slow"),
    Status.WRONG_WAY: ("◆", "bad"),
}
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
class Background:
    """What the verdicts on a region rest on beside its values: by indicator its trends and the first years of a new
    basis; the price index; the year that counts as `today`."""

    trends: Mapping[str, IndicatorTrend]
    breaks: Mapping[str, Sequence[int]]
    prices: Prices
    today: int


@dataclass(frozen=True)
class Assessment:
    """What is said of `points` (year, value) of an indicator and one target. `trend`: how the values go on, None where
    they are too few; the methods beside the verdict are told, but no headline follows from them. `bases`: the years
    that the linear pace can start from, none before a break."""

    indicator: Indicator
    aim: PublishedTarget
    points: Sequence[Point]
    today: int
    verdict: Verdict
    trend: IndicatorTrend | None
    linear: Progress
    weather: Weather
    eurostat: dict[Window, EurostatPace]
    bases: Sequence[int]

    @property
    def newest(self) -> Point:
        """The newest value, on whatever basis."""
        return max(self.points)

    @property
    def judged_point(self) -> Point:
        """The value that the verdict is on: the newest of its basis; there may be newer ones of another count."""
        if self.verdict.year is None or self.verdict.value is None:
            return self.newest
        return self.verdict.year, self.verdict.value

    @property
    def is_disputed(self) -> bool:
        """Whether the other methods do not agree, or say something else than the verdict."""
        sides = {side for side in (_side_of_word(self.verdict.word), *self._sides()) if side is not None}
        return len(sides) > 1

    def forecast(self, lower: float | None, upper: float | None) -> Forecast:
        """What is expected after the newest value of the basis, between natural bounds."""
        if self.trend is None:
            return Forecast((), reason=self.verdict.reason or Reason.TOO_FEW)
        return self.trend.forecast(self.today, lower, upper)

    def _sides(self) -> list[bool | None]:
        pace = self.eurostat[5].pace
        return [
            None if self.linear.reason else _STATUS[self.linear.status][1] == "good",
            None if self.weather.symbol is None else _SYMBOL[self.weather.symbol][1] == "good",
            None if pace is None else _PACE[pace][1] == "good",
        ]


def _side_of_word(word: VerdictWord) -> bool | None:
    """Whether a verdict says that the target is reached; None where it does not say."""
    if word in (VerdictWord.OPEN, VerdictWord.NO_STATEMENT):
        return None
    return _TONES[word] == "good"


def assess_target(
    indicator: Indicator,
    aim: PublishedTarget,
    points: Sequence[Point],
    background: Background,
    base_year: int | None = None,
) -> Assessment:
    """Judge by the forecast, and by the other methods; `base_year` moves the start of the linear pace."""
    target, ordered = aim.target(indicator), sorted(points)
    breaks = background.breaks.get(indicator.key, ())
    trend = background.trends.get(indicator.key) or measure_alone(ordered, breaks)
    windows: tuple[Window, ...] = (5, 15)
    return Assessment(
        indicator,
        aim,
        points,
        background.today,
        judge_region(ordered, target, background.today, breaks, trend, background.prices),
        trend,
        compute_progress(points, target, breaks, base_year),
        find_weather(points, target, breaks),
        {window: compute_eurostat_pace(points, target, window, breaks) for window in windows},
        [year for year, _ in select_comparable(ordered, breaks)[:-1]],
    )


def make_verdict_sign(verdict: Verdict, language: Language) -> Sign:
    """Symbol, word and tone of a verdict, with the way to its explanation."""
    word = name_verdict(verdict, language)
    anchor = link_method(f"verdict-{verdict.word}", language)
    return Sign(symbol_of(verdict.word, language), word, _TONES[verdict.word], anchor)


def make_verdict_cell(found: Assessment, language: Language) -> Cell:
    """The verdict; below it the basis it rests on, and that other methods say something else."""
    told = [describe_basis_years(found, language)]
    if found.is_disputed:
        told.append(language("verdict.disputed"))
    return Cell(note="; ".join(filter(None, told)), sign=make_verdict_sign(found.verdict, language))


def describe_basis_years(found: Assessment, language: Language) -> str:
    """From which year to which the verdict reaches, on how many values; '' where nothing was judged."""
    if found.verdict.margin is None or found.trend is None:
        return ""
    trend = found.trend.trend
    return language("check.years", first=trend.since, last=trend.year, count=trend.observations)


def make_linear_cell(found: Progress, language: Language) -> Cell:
    """What the linear pace says, with its period, or why it says nothing."""
    if found.reason is not None:
        return make_silent_cell(found.reason, language)
    shape, tone = _STATUS[found.status]
    anchor = link_method(f"status-{found.status}", language)
    sign = Sign(shape, language(f"check.status.{found.status}"), tone, anchor)
    return Cell(note=describe_period(found, language), sign=sign)


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
