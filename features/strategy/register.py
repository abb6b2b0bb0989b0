"""Measures of the register as a strategy takes them over."""

from datetime import date

from content.catalogue import Region
from domain.measure import MeasureState
from features.measures.effects import Effect, list_effects
from features.measures.model import Measure
from features.measures.register import ask_programmes, read_entries
from features.strategy.plan import Bundle, PlannedEffect, PlannedMeasure
from texts import Language


def list_registered(region: Region, today: int, language: Language) -> list[PlannedMeasure]:
    """The measures of the district's programmes but those that have been dropped, with the effects that the office
    expects; nothing is known of their costs."""
    entries = read_entries(language)
    return [
        make_planned_measure(one.measure, list_effects(entries.effects, one.measure.key), today)
        for programme in ask_programmes(region.key, language).values()
        for one in entries.tracked(programme.measures, date.today())
        if one.state is not MeasureState.DROPPED
    ]


def make_planned_measure(measure: Measure, effects: list[Effect], today: int) -> PlannedMeasure:
    """A measure in bundle A: from the year on in which the last of its effects begins, else from next year; on the
    indicators that the register links, too, with an effect yet to be typed in."""
    known = {one.indicator_key: PlannedEffect(one.indicator_key, one.per_year, one.certainty) for one in effects}
    linked = {key: PlannedEffect(key, 0.0, 100) for key in measure.indicator_keys}
    first = max((one.from_year for one in effects), default=today + 1)
    return PlannedMeasure(Bundle.A, first, measure.title, effects=tuple((linked | known).values()), key=measure.key)
