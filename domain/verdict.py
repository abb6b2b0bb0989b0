"""Verdict on a target: how likely it is reached by the forecast, and only said where it hangs on no single year.

Words of likelihood: Mastrandrea et al. (2010), guidance note of the IPCC. Of targets called on track 85 of 100 were
reached in the back-test, of those off track 18, of open ones 44 (docs/methods.md). The pace needed counts from today.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.course import Point
from domain.forecast import FARTHEST, UNIVERSAL_FACTORS, Factors, expect_range, expect_value
from domain.methods.vote import leads_away, vote_paces
from domain.series import ROUNDING, Reason, select_comparable
from domain.target import Target
from domain.trend import ALONE, FEWEST, Peers, Trend, limit_window, measure_trend

LIKELY, VERY_LIKELY = 1 / 3, 1.0  # of half the range of four out of five
OLD, TOO_OLD = 2, 4  # years that the newest value may be behind, beside the rhythm of the statistic
STAYING = 5  # years that a target met is looked ahead for where no target year lies ahead


class VerdictWord(StrEnum):
    """How a series stands against its target."""

    REACHED = "reached"  # and likely to stay so
    JUST_REACHED = "just_reached"
    ON_TRACK = "on_track"
    OPEN = "open"
    OFF_TRACK = "off_track"
    AWAY = "away"
    NO_STATEMENT = "no_statement"


class Likelihood(StrEnum):
    """How likely the target is reached by the forecast."""

    VERY_LIKELY = "very_likely"
    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"
    VERY_UNLIKELY = "very_unlikely"


@dataclass(frozen=True)
class Verdict:
    """A word and what it rests on; None where it does not exist.

    `reason`: why there is no statement, or why a likely or unlikely target is open (NOT_STABLE, OLD). `margin`: how far
    the middle of the forecast lies beyond the milestone in halves of its range, positive = beyond; of a target met
    against the target itself. `until`: year that the forecast is asked for; `milestone`: the value that is on the way
    there, the target itself within seven years. `needed`: change a year from today to the target year, in the unit of
    the indicator, if the value has stayed as it was; None for a target met, past or without a year.
    """

    word: VerdictWord
    reason: Reason | None = None
    year: int | None = None
    value: float | None = None
    margin: float | None = None
    likelihood: Likelihood | None = None
    until: int | None = None
    milestone: float | None = None
    needed: float | None = None
    margin_before: float | None = None
    votes: tuple[bool, ...] | None = None


@dataclass(frozen=True)
class Question:
    """A target ahead as the forecast is asked for it: the `edge` where it begins to be met, on the side of the newest
    value; the `sign` of better (1 = more); the `year`; `peers` and `factors` of the indicator's forecast."""

    edge: float
    sign: int
    year: int
    peers: Peers
    factors: Factors


def judge_target(
    points: Sequence[Point],
    target: Target,
    today: int,
    *,
    peers: Peers = ALONE,
    factors: Factors = UNIVERSAL_FACTORS,
    breaks: Sequence[int] = (),
    rhythm: int = 1,
) -> Verdict:
    """The verdict on `points` (year, value; any order) in the year `today`, of values since the last of `breaks`.

    `peers` and `factors` are those of the indicator's forecast; `rhythm`: the statistic comes every so many years. With
    m the middle of the forecast in the target year or seven years ahead, G the milestone, w half the range:
    margin r = (m - G) / w, positive = better. On track: r >= 1/3, without the newest value r > -1/3, and all six paces
    reach it. Off track: r <= -1/3, without the newest < 1/3, not all paces reach it; away, if the last five years and
    the window lead away from it. A value older than two years beside its rhythm is only judged where |r| >= 1.

    A target met is reached if the forecast in its year stays beyond it by r >= 1/3; where no target year lies ahead of
    the newest value, five years are looked ahead.
    """
    ordered = sorted(points)
    if not ordered:
        return Verdict(VerdictWord.NO_STATEMENT, Reason.NO_VALUE)
    year, value = ordered[-1]
    is_met = target.is_met(value)
    window = select_comparable(ordered, breaks)
    trend = measure_trend(window, peers)
    seen = Verdict(VerdictWord.NO_STATEMENT, None, year, value, needed=_find_needed(value, target, today))
    if reason := _find_reason(ordered, window, target, today, rhythm):
        is_short = reason in (Reason.TOO_FEW, Reason.BREAK)
        is_fresh = is_short and is_met and not _is_too_old(year, today, rhythm)
        return replace(seen, word=VerdictWord.JUST_REACHED) if is_fresh else replace(seen, reason=reason)
    assert isinstance(trend, Trend)
    if is_met:
        return _judge_met(seen, trend, target, factors)
    assert target.year is not None
    edge = target.edge(value)
    asked = Question(edge, 1 if edge > value else -1, target.year, peers, factors)
    return _judge_ahead(seen, window, asked, today - year > OLD + rhythm)


def _find_needed(value: float, target: Target, today: int) -> float | None:
    if target.is_met(value) or target.year is None or target.year <= today:
        return None
    return target.shortfall(value) / (target.year - today)


def _is_too_old(year: int, today: int, rhythm: int) -> bool:
    return today - year > TOO_OLD + rhythm or year + FARTHEST <= today


def _find_reason(
    ordered: Sequence[Point], window: Sequence[Point], target: Target, today: int, rhythm: int
) -> Reason | None:
    """Why nothing can be said; None if something can."""
    year, value = ordered[-1]
    is_met = target.is_met(value)
    reason = None
    if target.year is not None and target.year <= today and not is_met:
        reason = Reason.TARGET_YEAR_PAST
    elif len(limit_window(window)) < FEWEST:
        is_broken = len(window) < len(ordered) and len(limit_window(ordered)) >= FEWEST
        reason = Reason.BREAK if is_broken else Reason.TOO_FEW
    elif _is_too_old(year, today, rhythm):
        reason = Reason.TOO_OLD
    elif target.year is None and not is_met:
        reason = Reason.EVERY_YEAR
    return reason


def _judge_met(seen: Verdict, trend: Trend, target: Target, factors: Factors) -> Verdict:
    """A target met: does the forecast stay beyond it until its year, or for five years where none lies ahead?"""
    ahead = target.years_ahead(trend.year)
    years = STAYING if isinstance(ahead, Reason) else min(FARTHEST, ahead)
    middle, half = expect_value(trend, years), expect_range(trend, years, factors)
    margin = _divide(-target.remaining(middle), half)
    word = VerdictWord.REACHED if margin >= LIKELY - ROUNDING else VerdictWord.JUST_REACHED
    return replace(seen, word=word, margin=margin, until=trend.year + years)


def _judge_ahead(seen: Verdict, window: Sequence[Point], asked: Question, is_old: bool) -> Verdict:
    margin, until, milestone = measure_margin(window, asked)
    is_long = len(limit_window(window[:-1])) >= FEWEST
    before = measure_margin(window[:-1], asked)[0] if is_long else None
    recent = limit_window(window)
    votes = vote_paces(recent, asked.edge, asked.sign, asked.year)
    likelihood = name_likelihood(margin)
    word, reason = VerdictWord.OPEN, None
    if likelihood in (Likelihood.LIKELY, Likelihood.VERY_LIKELY):
        is_stable = (before is None or before > -LIKELY) and all(votes)
        word, reason = (VerdictWord.ON_TRACK, None) if is_stable else (word, Reason.NOT_STABLE)
    elif likelihood is not Likelihood.OPEN:
        is_stable = (before is None or before < LIKELY) and not all(votes)
        missed = VerdictWord.AWAY if leads_away(recent, asked.edge) else VerdictWord.OFF_TRACK
        word, reason = (missed, None) if is_stable else (word, Reason.NOT_STABLE)
    if is_old and word is not VerdictWord.OPEN and abs(margin) < VERY_LIKELY:
        word, reason = VerdictWord.OPEN, Reason.OLD
    return replace(
        seen,
        word=word,
        reason=reason,
        margin=margin,
        likelihood=likelihood,
        until=until,
        milestone=milestone,
        margin_before=before,
        votes=votes,
    )


def measure_margin(window: Sequence[Point], asked: Question) -> tuple[float, int, float]:
    """How far the forecast of a `window` with at least six values in ten years lies beyond the milestone, in halves of
    its range; the year it is asked for, and the milestone there."""
    trend = measure_trend(window, asked.peers)
    assert isinstance(trend, Trend)
    ahead = asked.year - trend.year
    years = min(FARTHEST, ahead)
    milestone = trend.value + (asked.edge - trend.value) * years / ahead
    beyond = asked.sign * (expect_value(trend, years) - milestone)
    return _divide(beyond, expect_range(trend, years, asked.factors)), trend.year + years, milestone


def _divide(beyond: float, half: float) -> float:
    """In halves of the range; a forecast without any range is certain."""
    if half > 0:
        return beyond / half
    return float("inf") if beyond >= -ROUNDING else float("-inf")


def name_likelihood(margin: float) -> Likelihood:
    """The word for a margin in halves of the range."""
    size = abs(margin)
    if size < LIKELY - ROUNDING:
        return Likelihood.OPEN
    if margin > 0:
        return Likelihood.VERY_LIKELY if size >= VERY_LIKELY - ROUNDING else Likelihood.LIKELY
    return Likelihood.VERY_UNLIKELY if size >= VERY_LIKELY - ROUNDING else Likelihood.UNLIKELY
