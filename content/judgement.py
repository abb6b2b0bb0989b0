"""What the database has computed of a region (queries/trends.sql and its neighbours), as the methods of domain/ take
it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from content.rows import Row, read_rows
from domain.course import Point
from domain.few_events import FunnelPlace
from domain.forecast import FARTHEST, UNIVERSAL_FACTORS, Factors, Forecast, make_forecast
from domain.movers import Mover
from domain.prices import Prices, convert_prices
from domain.relative_change import Movement, RelativeChange
from domain.standing import OLDEST, SMALLEST_GROUP, Fifth, RankInterval
from domain.target import Target
from domain.trend import ALONE, Peers, Trend, find_basis, measure_trend
from domain.verdict import Verdict, judge_target


@dataclass(frozen=True)
class IndicatorTrend:
    """How an indicator of a region goes on; `prices_of`: the year whose prices money is told in, None for what is no
    money; `rhythm`: the statistic comes every so many years; `coverage`: share of past forecasts that the range held,
    None where none could be tested."""

    trend: Trend
    peers: Peers
    factors: Factors
    prices_of: int | None
    rhythm: int
    coverage: float | None = None

    def forecast(self, today: int, lower: float | None, upper: float | None) -> Forecast:
        """What is expected after the newest value, between natural bounds."""
        return make_forecast(self.trend, today, self.factors, lower=lower, upper=upper)


@dataclass(frozen=True)
class NamedChange:
    """A change between two values as published, and how it differs from those of `comparable` districts; relative where
    `is_log`."""

    first: Point
    last: Point
    comparable: int
    is_log: bool
    mover: Mover


@dataclass(frozen=True)
class Standing:
    """Where a district stands in a topic by an indicator: its value (mean from `first_year` to `year`), the middle of
    its kind and its rank; the word of its change. Without a rank all of that is None. `newest_year`: of any value."""

    topic: str
    indicator: str
    first_year: int | None
    year: int | None
    value: float | None
    median: float | None
    rank: RankInterval | None
    has_interval: bool
    word: Movement | None
    newest_year: int | None

    def may_lead(self, today: int) -> bool:
        """Whether it can speak for its topic: not older than five years, thirty districts, told apart."""
        if self.rank is None or self.year is None or self.year < today - OLDEST:
            return False
        return self.rank.group >= SMALLEST_GROUP and self.rank.is_distinct


def read_trends(frame: pd.DataFrame) -> dict[str, IndicatorTrend]:
    """The answer of queries/trends.sql by indicator."""
    return {row["indicator_key"]: _read_trend(row) for row in read_rows(frame)}


def _read_trend(row: Mapping[str, Any]) -> IndicatorTrend:
    trend = Trend(row["year"], row["value"], row["slope"], row["scale"], row["since"], row["observations"])
    tide, scale = (None if pd.isna(row[name]) else row[name] for name in ("tide", "class_scale"))
    factors = {years: row[f"factor_{years}"] for years in range(1, FARTHEST + 1)}
    prices_of = row["year"] if row["is_money"] else None
    coverage = None if pd.isna(row["coverage"]) else row["coverage"]
    return IndicatorTrend(trend, Peers(tide, scale, row["step"]), factors, prices_of, row["every_years"], coverage)


def measure_alone(points: Sequence[Point], breaks: Sequence[int] = ()) -> IndicatorTrend | None:
    """The trend of a region that the database has none of (a municipality), from its own `points` in order, with the
    factors of all indicators; None where they are too few."""
    trend = measure_trend(find_basis(points, breaks))
    return IndicatorTrend(trend, ALONE, UNIVERSAL_FACTORS, None, 1) if isinstance(trend, Trend) else None


def read_breaks(frame: pd.DataFrame) -> dict[str, list[int]]:
    """The answer of queries/region_breaks.sql: first years of a new basis by indicator, declared and found ones."""
    found: dict[str, list[int]] = {}
    for row in read_rows(frame):
        found.setdefault(row["indicator_key"], []).append(row["first_year"])
    return found


def judge_region(
    points: Sequence[Point],
    target: Target,
    today: int,
    breaks: Sequence[int],
    known: IndicatorTrend | None,
    prices: Prices,
) -> Verdict:
    """The verdict on `points` (in order), by the newest stretch of them that has a trend; of money in prices of its
    newest year. `known`: its trend, None where it has none."""
    basis = list(find_basis(points, breaks))
    if known is None:
        return judge_target(points, target, today, breaks=breaks)
    if known.prices_of is not None:
        basis = convert_prices(basis, prices, known.prices_of)
    return judge_target(basis, target, today, peers=known.peers, factors=known.factors, rhythm=known.rhythm)


def read_changes(frame: pd.DataFrame, is_city: bool) -> dict[str, NamedChange]:
    """The answer of queries/changes.sql by indicator; `is_city`: the region is an independent city."""
    return {row["indicator_key"]: _read_change(row, is_city) for row in read_rows(frame)}


def _read_change(row: Mapping[str, Any], is_city: bool) -> NamedChange:
    change = RelativeChange(
        row["own_change"],
        row["elsewhere"],
        row["excess"],
        row["z_own"],
        row["z_relative"],
        row["percentile"],
        None if pd.isna(row["unusual"]) else row["unusual"],
        Movement(row["word"]),
        bool(row["is_notable"]),
    )
    strength = row["direction_strength"]
    is_disputed = strength == "disputed" or (is_city and strength == "disputed_in_cities")
    mover = Mover(row["indicator_key"], row["topic"], row["last_year"], change, is_disputed)
    first, last = (row["first_year"], row["first_value"]), (row["last_year"], row["last_value"])
    return NamedChange(first, last, row["comparable"], bool(row["is_log"]), mover)


def read_standings(rows: Iterable[Row]) -> dict[str, list[Standing]]:
    """The answer of queries/standings.sql by topic, in the order in which the indicators may lead it."""
    found: dict[str, list[Standing]] = {}
    for row in rows:
        found.setdefault(row["topic"], []).append(_read_standing(row))
    return found


def find_lead(standings: Iterable[Standing], today: int) -> Standing | None:
    """The first that can speak for its topic; None where none can."""
    return next((one for one in standings if one.may_lead(today)), None)


def _read_standing(row: Mapping[str, Any]) -> Standing:
    newest = None if pd.isna(row["newest_year"]) else int(row["newest_year"])
    word = None if pd.isna(row["word"]) else Movement(row["word"])
    if pd.isna(row["rank"]):
        return Standing(row["topic"], row["indicator_key"], None, None, None, None, None, False, word, newest)
    return Standing(
        row["topic"],
        row["indicator_key"],
        int(row["first_year"]),
        int(row["year"]),
        row["value"],
        row["median"],
        read_rank(row),
        bool(row["has_interval"]),
        word,
        newest,
    )


@dataclass(frozen=True)
class FewEvents:
    """Years of a district told together where events are few: `rate` and `count` in all `years`, how that lies among
    all of its kind; `earlier`: as many years before, their count, and the change in standard deviations, or None."""

    years: tuple[int, ...]
    rate: float
    count: int
    place: FunnelPlace
    earlier: tuple[tuple[int, ...], int, float] | None


def read_few_events(frame: pd.DataFrame) -> dict[tuple[str, str], FewEvents]:
    """The answer of queries/few_events.sql by indicator and region."""
    return {(row["indicator_key"], row["region_key"]): _read_few(row) for row in read_rows(frame)}


def _read_few(row: Mapping[str, Any]) -> FewEvents:
    earlier = None
    if not pd.isna(row["earlier_count"]):
        earlier = (_read_years(row["earlier_years"]), int(row["earlier_count"]), row["change"])
    return FewEvents(_read_years(row["years"]), row["rate"], row["event_count"], FunnelPlace(row["place"]), earlier)


def _read_years(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def read_rank(row: Mapping[str, Any]) -> RankInterval:
    """The rank in a row of queries/standings.sql or ranks.sql."""
    fifths = None
    if not pd.isna(row["best_fifth"]):
        fifths = tuple(dict.fromkeys((Fifth(row["best_fifth"]), Fifth(row["worst_fifth"]))))
    return RankInterval(int(row["rank"]), int(row["best"]), int(row["worst"]), int(row["group_size"]), fifths)
