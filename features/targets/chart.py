"""What the chart of a target check shows: observed values, the target, the way needed, the forecast with its range."""

from collections.abc import Iterable, Sequence
from itertools import chain

from charts.future import ExpectedYear, TargetMark
from charts.target import TargetPicture
from content.catalogue import Indicator, Region
from content.judgement_words import describe_end, describe_prices
from content.table import Table
from domain.course import Point, split_segments
from domain.forecast import Forecast
from features.targets.assessment import Assessment
from features.targets.published import PublishedTarget, describe_demand, describe_owner
from features.trends.trend import make_years_table
from texts import Language


def make_target_picture(
    found: Assessment, region: Region, forecast: Forecast, breaks: Sequence[int], language: Language
) -> TargetPicture:
    """The parts of the chart; the way needed starts today, from the newest value, and only leads to a target that is
    not met in a year to come."""
    aim, value = found.aim, found.newest[1]
    needed: tuple[Point, ...] = ()
    if found.verdict.needed is not None and aim.year is not None:
        needed = ((found.today, value), (aim.year, aim.target(found.indicator).edge(value)))
    return TargetPicture(
        key=region.key,
        name=region.short_name,
        observed=split_segments(found.points, breaks),
        goals=make_target_marks(aim, found.indicator, [value], language),
        needed=needed,
        trend=tuple(ExpectedYear(step.year, step.middle, step.low, step.high) for step in forecast.path),
    )


def make_target_marks(
    aim: PublishedTarget, indicator: Indicator, seen_from: Sequence[float], language: Language
) -> tuple[TargetMark, ...]:
    """The lines where the target begins to be met, as the verdict has it, with its name: whose it is and what it
    demands. Mostly one; two where it can be reached from below and from above and there are values on both sides."""
    target = aim.target(indicator)
    label = f"{describe_owner(aim, language)}:\n{describe_demand(aim, indicator, language)}"
    return tuple(TargetMark(label, edge, aim.year) for edge in sorted({target.edge(value) for value in seen_from}))


def make_target_numbers(shown: TargetPicture, indicator: Indicator, language: Language) -> Table:
    """All that the chart draws, a row per year, newest first."""
    columns: dict[str, dict[int, float]] = {
        language("check.chart.observed", region=shown.name): dict(chain.from_iterable(shown.observed)),
        language("check.chart.needed"): dict(shown.needed),
        language("check.chart.trend"): {step.year: step.value for step in shown.trend},
        language("check.chart.low"): {step.year: step.low for step in shown.trend},
        language("check.chart.high"): {step.year: step.high for step in shown.trend},
    }
    years = {year for values in columns.values() for year in values}
    return make_years_table(columns | make_target_columns(shown.goals, years), indicator, language)


def make_target_columns(shown: Sequence[TargetMark], years: Iterable[int]) -> dict[str, dict[int, float]]:
    """A target under its name: in the year that it is set for, in all the `years` if it is set for none."""
    names = [goal.label.replace("\n", " ") for goal in shown]
    return {
        name if names.count(name) == 1 else f"{name} ({number})": dict.fromkeys(
            [goal.year] if goal.year else years, goal.value
        )
        for number, (name, goal) in enumerate(zip(names, shown, strict=True), 1)
    }


def describe_forecast(found: Assessment, forecast: Forecast, language: Language) -> str:
    """What the forecast rests on and why it ends where it does; or why there is none."""
    if forecast.reason is not None or forecast.trend is None:
        return language("check.no_trend", reason=language(f"check.reason.{forecast.reason}"))
    trend = forecast.trend
    end = describe_end(forecast, language)
    fields = {"since": trend.since, "year": trend.year, "count": trend.observations, "end": end}
    if found.trend is None or found.trend.coverage is None:
        told = language("check.trend_untested", **fields)
    else:
        told = language("check.trend", share=language.number(100 * found.trend.coverage, 0), **fields)
    if found.trend is not None and found.trend.prices_of is not None:
        told += " " + language("check.in_prices", prices=describe_prices(found.trend.prices_of, language))
    return told
