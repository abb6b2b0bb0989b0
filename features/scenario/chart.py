"""What the chart of "Was wäre, wenn" shows: what was observed, the trend, the assumed courses, the target."""

from collections.abc import Sequence

from charts.future import ExpectedYear, Future, FuturePath, TargetMark
from domain.course import split_segments
from features.scenario.assumptions import Case, ScenarioOutcome
from features.scenario.draft import Plan
from features.scenario.words import label_target
from features.targets.published import PublishedTarget
from texts import Language


def make_future(
    outcomes: Sequence[ScenarioOutcome],
    names: Sequence[str],
    case: Case,
    plan: Plan,
    language: Language,
) -> Future:
    """The parts of the chart; an assumed course starts at the newest value, and a trend that does not is no measure for
    it: it is not drawn."""
    aim, path = case.target_of(plan), case.comparable.path if case.comparable else ()
    return Future(
        case.region.key,
        case.region.name,
        split_segments(case.points, case.breaks),
        [ExpectedYear(step.year, step.middle, step.low, step.high) for step in path if step.year <= plan.until],
        [FuturePath(name, (case.newest, *found.result.path)) for name, found in zip(names, outcomes, strict=True)],
        None if aim is None else _mark_target(aim, case, language),
        plan.until,
    )


def _mark_target(aim: PublishedTarget, case: Case, language: Language) -> TargetMark:
    return TargetMark(label_target(aim, case, language), aim.target(case.indicator).edge(case.newest[1]), aim.year)
