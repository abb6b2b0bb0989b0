"""What the chart of "Was wäre, wenn" shows: what was observed, the trend, the assumed courses, the target."""

from collections.abc import Sequence

from charts.future import Expectation, Future, Goal, Path
from domain.course import segments
from domain.projection import Projection
from features.scenario.draft import Plan
from features.scenario.model import Case, Outcome
from features.scenario.words import goal_label
from texts import Language


def future(
    outcomes: Sequence[Outcome],
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
        segments(case.points, case.breaks),
        [Expectation(step.year, step.value, step.low, step.high) for step in trend.path],
        [Path(name, (case.newest, *found.result.path)) for name, found in zip(names, outcomes, strict=True)],
        Goal(goal_label(line, case, language), line.target.value, line.target.year) if line else None,
        plan.until,
    )
