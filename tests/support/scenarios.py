"""Scenarios of the case made by hand, played through and told, for the tests of what a reader sees."""

from dataclasses import replace

from features.scenario.assumptions import Case, ScenarioOutcome, compute_outcome
from features.scenario.case import make_default_plan
from features.scenario.draft import Draft, Kind, Plan
from features.scenario.words import (
    describe_assumption,
    describe_consequence,
)
from tests.support.cases import case, make_aim
from texts import Language

FALL = Draft(Kind.CHANGE, -0.2)
PACE = Draft(Kind.PACE, district="05358")
BLANK = "\u00a0"


def play_scenarios(drafts: list[Draft], given: Case, target: str = "less") -> tuple[list[ScenarioOutcome], Plan]:
    plan = replace(make_default_plan(given, target), drafts=tuple(drafts))
    return [compute_outcome(draft, given, plan) for draft in drafts], plan


def tell_scenario(draft: Draft, german: Language, given: Case | None = None, target: str = "less") -> tuple[str, str]:
    given = given or case()
    (found,), plan = play_scenarios([draft], given, target)
    words = (describe_assumption(found, given, plan, german), describe_consequence(found, given, plan, german))
    return words[0].replace(BLANK, " "), words[1].replace(BLANK, " ")


def soon() -> Case:
    """The case with a target within the seven years that the trend reaches."""
    return replace(case(), targets=[make_aim("soon", 7.0, 2028, name="Bald weniger")])
