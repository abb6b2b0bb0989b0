"""Measures of the register with the effect that the office expects, as a scenario can take them."""

from datetime import date

from domain.measure import State
from features.measures.effects import Effect
from features.measures.model import Measure
from features.measures.register import entered, programmes_of
from features.scenario.draft import FARTHEST_YEAR, MeasureDraft
from features.scenario.link import named
from features.scenario.model import Case
from texts import Language


def registered(case: Case, language: Language) -> list[MeasureDraft]:
    """The measures of the district whose effect on the indicator begins after its newest value, but none that has been
    dropped."""
    entries = entered(language)
    return [
        as_draft(one.measure, effect)
        for programme in programmes_of(case.region.key, language).values()
        for one in entries.tracked(programme.measures, date.today())
        if one.state is not State.DROPPED
        if (effect := entries.effects.get((one.measure.key, case.indicator.key))) and within_reach(effect, case)
    ]


def within_reach(effect: Effect, case: Case) -> bool:
    """Whether a scenario can name its first year."""
    return 0 < effect.from_year - case.newest[0] <= FARTHEST_YEAR


def as_draft(measure: Measure, effect: Effect) -> MeasureDraft:
    """The measure with its number and as much of its objective as a name may hold."""
    return MeasureDraft(effect.from_year, effect.per_year, effect.certainty, named(measure.title))
