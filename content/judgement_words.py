"""The judgements in words, the same on every page, slide, file and embedded chart (texts: verdict, movers, standing,
forecast, yardstick)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from content.catalogue import Indicator
from content.judgement import FewEvents, NamedChange, Standing
from content.rows import read_rows
from domain.few_events import CHANGED, PRINTED_FROM
from domain.forecast import Forecast, PathEnd
from domain.relative_change import Movement
from domain.series import Reason
from domain.standing import Fifth
from domain.trend import Trend
from domain.verdict import Likelihood, Verdict, VerdictWord
from domain.yardstick import Yardstick, YardstickKind
from texts import Language


@dataclass(frozen=True)
class Owner:
    """Who set a target: `name` ("Der Bund"), the `target` as the subject of a sentence ("Das Bundesziel") and `where`
    it holds ("in Deutschland")."""

    name: str
    target: str
    where: str


def name_verdict(verdict: Verdict, language: Language) -> str:
    """The word of a verdict, with the reason where there is one."""
    if verdict.reason is None:
        return language(f"verdict.word.{verdict.word}")
    reason = language(f"verdict.reason.{verdict.reason}")
    is_open = verdict.word is VerdictWord.OPEN
    return language("verdict.open_because" if is_open else "verdict.nothing_because", reason=reason)


def symbol_of(word: VerdictWord, language: Language) -> str:
    """The sign that goes with the word, so that no colour is needed."""
    return language(f"verdict.symbol.{word}")


def name_likelihood(likelihood: Likelihood, language: Language) -> str:
    """How likely the target is reached by the forecast."""
    return language(f"verdict.likelihood.{likelihood}")


def describe_needed(verdict: Verdict, today: int, amount: str, language: Language) -> str:
    """What would be needed a year from today on; `amount` is the size of `verdict.needed` with its unit."""
    return language("verdict.needed", today=today, year=verdict.year, amount=amount)


def describe_basis(trend: Trend, newest_year: int, language: Language) -> str:
    """That the newest value cannot be joined with the course that was judged; '' where it can."""
    if newest_year == trend.year:
        return ""
    return language("verdict.basis", since=trend.since, year=trend.year, newest=newest_year)


def describe_dispute(language: Language) -> str:
    """That older methods say something else."""
    return language("verdict.disputed")


def name_movement(word: Movement, language: Language) -> str:
    """Own change and change against comparable districts."""
    return language(f"movers.word.{word}")


def describe_elsewhere(change: NamedChange, language: Language) -> str:
    """What "elsewhere" means for a change."""
    return language("movers.elsewhere", count=change.comparable, year=change.first[0])


def describe_tide(indicators: Sequence[str], language: Language) -> str:
    """What went as nearly everywhere, by the names of at least one of the `indicators`."""
    return language("movers.tide", indicators=language.listed(indicators))


def name_topic(topic: str, language: Language) -> str:
    """The topic of a standing."""
    return language(f"standing.topic.{topic}")


def name_fifths(fifths: Sequence[Fifth] | None, has_direction: bool, language: Language) -> str:
    """Where in the group: one word, or from the best to the worst; that it cannot be told apart."""
    if fifths is None:
        return language("standing.indistinct")
    section = "fifth" if has_direction else "fifth_without_direction"
    best, *others = (language(f"standing.{section}.{fifth}") for fifth in fifths)
    return language("standing.between", best=best, worst=others[0]) if others else best


def describe_rank_interval(standing: Standing, language: Language) -> str:
    """Rank and the ranks that noise leaves possible, or why there is none."""
    rank = standing.rank
    if rank is None:
        return language(f"standing.missing.{'no_value' if standing.newest_year is None else 'no_rank'}")
    if not standing.has_interval:
        told = language("standing.rank", rank=rank.rank, count=rank.group)
        return f"{told} ({language('standing.one_year')})"
    if rank.fifths is None:
        return language("standing.indistinct")
    return language("standing.interval", rank=rank.rank, count=rank.group, best=rank.best, worst=rank.worst)


def describe_missing_lead(standings: Iterable[Standing], today: int, language: Language) -> str:
    """Why no indicator speaks for a topic: the newest figure is too old, or there is none, or no rank."""
    years = [one.newest_year for one in standings if one.newest_year is not None]
    if not years:
        return language("standing.missing.no_value")
    is_old = max(years) < today - 5
    return language("standing.missing.too_old", year=max(years)) if is_old else language("standing.missing.no_rank")


def describe_end(forecast: Forecast, language: Language) -> str:
    """Why the path goes no further."""
    return language(f"forecast.end.{forecast.ends or PathEnd.FARTHEST}")


def describe_prices(year: int, language: Language) -> str:
    """In whose prices money is told."""
    return language("forecast.prices", year=year)


def describe_coverage(errors: pd.DataFrame, language: Language) -> list[str]:
    """A sentence per years ahead on how past forecasts did: the answer of queries/forecast_errors.sql."""
    tested = [row for row in read_rows(errors) if not pd.isna(row["coverage"])]
    if not tested:
        return [language("forecast.no_coverage")]
    return [
        language(
            "forecast.coverage_one" if row["horizon"] == 1 else "forecast.coverage",
            years=row["horizon"],
            share=language.number(100 * row["coverage"], 0),
            errors=language.number(row["errors"], 0),
            origins=int(row["origins"]),
        )
        for row in tested
    ]


def describe_few_events(found: FewEvents, region: str, indicator: Indicator, language: Language) -> str:
    """Several years of a region together: the rate and the count, the count alone where it is below ten; whether that
    is striking, and whether it is another count than before."""
    told = language(
        f"forecast.few_events.{'rate' if found.count >= PRINTED_FROM else 'count_only'}",
        region=region,
        years=_list_years(found.years, language),
        rate=language.quantity(found.rate, indicator.decimals, indicator.unit),
        count=found.count,
    )
    parts = [told, language(f"forecast.few_events.{found.place}")]
    if found.earlier is not None:
        years, count, change = found.earlier
        way = "same" if abs(change) < CHANGED else "more" if change > 0 else "less"
        years_told = _list_years(years, language)
        parts.append(language(f"forecast.few_events.{way}", years=years_told, count=count))
    return f"{'; '.join(parts)}. {language('forecast.few_events.chance')}"


def _list_years(years: Sequence[int], language: Language) -> str:
    return language.listed([str(year) for year in years])


def describe_yardstick(found: Yardstick, value: str, share: str, base: str, owner: Owner, language: Language) -> str:
    """What a larger territory's target would mean here; `value` with its unit, `share` of a reduction and the `base` it
    starts from. Says where that is a mean, that nobody has set the target for districts, and of shares of an amount
    that sites differ."""
    told = language(
        f"yardstick.kind.{found.kind}",
        target=owner.target,
        value=value,
        share=share,
        base_year=found.base_year,
        where=owner.where,
    )
    parts = [told]
    if found.base_values > 1:
        parts.append(language("yardstick.base", count=found.base_values, base_year=found.base_year, value=base))
    parts.append(language("yardstick.not_set", owner=owner.name))
    if found.kind in (YardstickKind.PER_HEAD, YardstickKind.PER_AREA):
        parts.append(language("yardstick.site"))
    return " ".join(parts)


def describe_distance(gap: str, is_more: bool, language: Language) -> str:
    """How far the own value is from a yardstick; `gap` with its unit, `is_more`: whether more is needed."""
    return language("yardstick.missing", gap=gap, side=language(f"yardstick.side.{'more' if is_more else 'less'}"))


def describe_met_yardstick(value: str, year: int, language: Language) -> str:
    """That a yardstick is kept."""
    return language("yardstick.met", value=value, year=year)


def describe_no_yardstick(reason: Reason, base_year: int, language: Language) -> str:
    """Why a yardstick cannot be computed."""
    if reason is Reason.NO_BASE:
        return language("yardstick.no_base", base_year=base_year)
    return language("verdict.nothing_because", reason=language(f"verdict.reason.{reason}"))
