"""What the chart of a target check shows: observed values, the target, the way needed, the trend with its range."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from charts.future import ExpectedYear, TargetMark
from charts.target import TargetPicture
from content.catalogue import Indicator, Region
from content.table import Table
from domain.agreement import find_disagreement, is_off_trend
from domain.course import Point, split_segments
from domain.projection import Projection, project_line
from features.targets.assessment import Assessment
from features.targets.method_numbers import needs_pace
from features.targets.published import PublishedTarget, describe_demand, describe_owner, describe_wanted
from features.trends.trend import make_years_table
from texts import Language


def make_expectations(
    found: Assessment, breaks: Sequence[int], lower: float | None, upper: float | None, rounding_step: float
) -> Projection:
    """The trend of the same window that the linear pace was judged by, carried on to the target year."""
    return project_line(
        found.points,
        breaks,
        since=found.linear.base_year,
        target_year=found.aim.year,
        lower=lower,
        upper=upper,
        rounding_step=rounding_step,
    )


def make_target_picture(
    found: Assessment, region: Region, trend: Projection, breaks: Sequence[int], language: Language
) -> TargetPicture:
    """The parts of the chart; the way needed starts where the linear pace starts and only leads to a target year that
    asks for a pace."""
    linear, aim = found.linear, found.aim
    needed: tuple[Point, ...] = ()
    seen_from = [found.points[-1][1]]
    if needs_pace(found) and aim.year is not None and linear.base_year is not None and linear.base_value is not None:
        edge = aim.target(found.indicator).edge(linear.base_value)
        needed = ((linear.base_year, linear.base_value), (aim.year, edge))
        seen_from.append(linear.base_value)
    return TargetPicture(
        key=region.key,
        name=region.short_name,
        observed=split_segments(found.points, breaks),
        goals=make_target_marks(aim, found.indicator, seen_from, language),
        needed=needed,
        trend=tuple(ExpectedYear(step.year, step.value, step.low, step.high) for step in trend.path),
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


def describe_trend(trend: Projection, language: Language) -> str:
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


@dataclass(frozen=True)
class Doubts:
    """What speaks against a verdict, each a sentence or '': the trend ends otherwise (`contradiction`), or the newest
    value lies outside of what the trend expects (`off_trend`)."""

    contradiction: str = ""
    off_trend: str = ""

    @property
    def told(self) -> list[str]:
        """In sentences."""
        return [sentence for sentence in (self.contradiction, self.off_trend) if sentence]

    @property
    def kind(self) -> Literal["contradicted", "off_trend"] | None:
        """The graver of them; None for none."""
        if self.contradiction:
            return "contradicted"
        return "off_trend" if self.off_trend else None


NO_DOUBTS = Doubts()


def find_doubts(found: Assessment, trend: Projection, language: Language) -> Doubts:
    """What the trend says against the verdict, and what the newest value says against the trend."""
    return Doubts(_contradiction(found, trend, language), _off_trend(found, trend, language))


def _contradiction(found: Assessment, trend: Projection, language: Language) -> str:
    indicator, aim = found.indicator, found.aim
    contradiction = find_disagreement(found.linear, trend, aim.target(indicator))
    if contradiction is None:
        return ""
    words = {"since": found.linear.base_year, "due": aim.year, "target": describe_wanted(aim, indicator, language)}
    return language(f"check.disagreement.{contradiction}", **words)


def _off_trend(found: Assessment, trend: Projection, language: Language) -> str:
    indicator = found.indicator
    if trend.newest is None or not is_off_trend(found.linear, trend):
        return ""
    low, high = (language.number(edge, indicator.decimals) for edge in (trend.newest.low, trend.newest.high))
    value = language.quantity(found.linear.value, indicator.decimals, indicator.unit)
    return language("check.off_trend", value=value, year=trend.year, low=low, high=high)
