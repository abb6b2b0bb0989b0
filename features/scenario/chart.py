"""What the chart of "Was wäre, wenn" shows: what was observed, the trend, the assumed courses, the target."""

from collections.abc import Sequence

from charts.future import ExpectedYear, Future, FuturePath, TargetMark
from domain.course import split_segments
from domain.projection import Projection
from features.scenario.draft import Plan
from features.scenario.model import Case, ScenarioOutcome
from features.scenario.words import label_target
from texts import Language


def make_future(
    outcomes: Sequence[ScenarioOutcome],
    names: Sequence[str],
    trend: Projection,
    case: Case,
    plan: Plan,
    language: Language,
) -> Future:
    """The parts of the chart; an assumed course starts at the newest value."""
    line = case.target_of(plan)
    return Future(
        case.region.key,
        case.region.name,
        split_segments(case.points, case.breaks),
        [ExpectedYear(step.year, step.value, step.low, step.high) for step in trend.path],
        [FuturePath(name, (case.newest, *found.result.path)) for name, found in zip(names, outcomes, strict=True)],
        TargetMark(label_target(line, case, language), line.target.value, line.target.year) if line else None,
        plan.until,
    )
