"""Measures of the register with the effect that the office expects, as a scenario can take them."""

from texts import Language
from ui.measure_register import entered, programmes_of
from ui.scenario_link import named
from views.measure_effects import Effect
from views.measures import Measure
from views.scenario import Case
from views.scenario_draft import FARTHEST_YEAR, MeasureDraft


def registered(case: Case, language: Language) -> list[MeasureDraft]:
    """The measures of the district whose effect on the indicator begins after its newest value."""
    effects = entered(language).effects
    return [
        as_draft(measure, effect)
        for programme in programmes_of(case.region.key, language).values()
        for measure in programme.measures
        if (effect := effects.get((measure.key, case.indicator.key))) and within_reach(effect, case)
    ]


def within_reach(effect: Effect, case: Case) -> bool:
    """Whether a scenario can name its first year."""
    return 0 < effect.from_year - case.newest[0] <= FARTHEST_YEAR


def as_draft(measure: Measure, effect: Effect) -> MeasureDraft:
    """The measure with its number and as much of its objective as a name may hold."""
    return MeasureDraft(effect.from_year, effect.per_year, effect.certainty, named(measure.title))
