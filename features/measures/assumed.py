"""Measures of the register with the effect that the office expects, as a scenario can take them."""

from datetime import date

from domain.measure import MeasureState
from features.measures.effects import Effect
from features.measures.model import Measure
from features.measures.register import ask_programmes, read_entries
from features.scenario.assumptions import Case
from features.scenario.draft import FARTHEST_YEAR, MeasureDraft
from features.scenario.link import clean_name
from texts import Language


def list_measure_drafts(case: Case, language: Language) -> list[MeasureDraft]:
    """The measures of the district whose effect on the indicator begins after its newest value, but none that has been
    dropped."""
    entries = read_entries(language)
    return [
        make_measure_draft(one.measure, effect)
        for programme in ask_programmes(case.region.key, language).values()
        for one in entries.tracked(programme.measures, date.today())
        if one.state is not MeasureState.DROPPED
        if (effect := entries.effects.get((one.measure.key, case.indicator.key))) and is_within_reach(effect, case)
    ]


def is_within_reach(effect: Effect, case: Case) -> bool:
    """Whether a scenario can name its first year."""
    return 0 < effect.from_year - case.newest[0] <= FARTHEST_YEAR


def make_measure_draft(measure: Measure, effect: Effect) -> MeasureDraft:
    """The measure with its number and as much of its objective as a name may hold."""
    return MeasureDraft(effect.from_year, effect.per_year, effect.certainty, clean_name(measure.title))
