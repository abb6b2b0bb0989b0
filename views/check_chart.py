"""What the chart of a target check shows: observed values, the target, the way needed, the trend with its range."""

from collections.abc import Sequence

from charts.future import Expectation, Goal
from charts.target import TargetPicture
from domain.course import Point, segments
from domain.projection import Projection, projection
from texts import Language
from views.aims import Aim, demand, whose
from views.assessment import Assessment
from views.catalogue import Indicator, Region


def projected(
    found: Assessment, breaks: Sequence[int], lower: float | None, upper: float | None, rounding_step: float
) -> Projection:
    """The trend of the same window that the linear pace was judged by, carried on to the target year."""
    return projection(
        found.points,
        breaks,
        since=found.linear.base_year,
        target_year=found.aim.year,
        lower=lower,
        upper=upper,
        rounding_step=rounding_step,
    )


def picture(
    found: Assessment, region: Region, trend: Projection, breaks: Sequence[int], language: Language
) -> TargetPicture:
    """The parts of the chart; the way needed starts where the linear pace starts and only leads to a target year."""
    linear, aim = found.linear, found.aim
    needed: tuple[Point, ...] = ()
    leads = (linear.original_pace or 0.0) > 0
    if leads and aim.year is not None and linear.base_year is not None and linear.base_value is not None:
        edge = aim.target(found.indicator).edge(linear.base_value)
        needed = ((linear.base_year, linear.base_value), (aim.year, edge))
    return TargetPicture(
        key=region.key,
        name=region.short_name,
        observed=segments(found.points, breaks),
        goal=goal(aim, found.indicator, language),
        needed=needed,
        trend=tuple(Expectation(step.year, step.value, step.low, step.high) for step in trend.path),
    )


def goal(aim: Aim, indicator: Indicator, language: Language) -> Goal:
    """The target's line and its name: whose it is and what it demands."""
    assert aim.value is not None
    return Goal(f"{whose(aim, language)}:<br>{demand(aim, indicator, language)}", aim.value, aim.year)


def trend_remark(trend: Projection, language: Language) -> str:
    """What the trend rests on and why it ends where it does; or why there is none."""
    if trend.reason is not None:
        return language("check.no_trend", reason=language(f"check.reason.{trend.reason}"))
    return language(
        "check.trend",
        since=trend.since,
        year=trend.year,
        count=trend.observations,
        end=language(f"check.end.{trend.ends}"),
    )
