"""Measures of the register as a strategy takes them over."""

from dataclasses import replace
from datetime import date

from content.catalogue import Region
from domain.measure import MeasureState
from features.measures.effects import Effect, list_effects
from features.measures.model import Measure, Programme
from features.measures.register import Entries, ask_programmes
from features.strategy.plan import Bundle, PlannedEffect, PlannedMeasure
from texts import Language


def list_registered(region: Region, entries: Entries, today: date, language: Language) -> list[PlannedMeasure]:
    """The measures of the district's programmes, with the effects that the office expects; nothing is known of their
    costs."""
    return [
        make_planned_measure(measure, list_effects(entries.effects, measure.key), today.year)
        for programme in list_lasting_programmes(region.key, entries, today, language)
        for measure in programme.measures
    ]


def list_lasting_programmes(region: str, entries: Entries, today: date, language: Language) -> list[Programme]:
    """The programmes of a district without the measures that have been dropped."""
    return [drop_measures(one, entries, today) for one in ask_programmes(region, language).values()]


def drop_measures(programme: Programme, entries: Entries, today: date) -> Programme:
    """The programme without the measures that have been dropped by `today`."""
    tracked = entries.tracked(programme.measures, today)
    lasting = tuple(one.measure for one in tracked if one.state is not MeasureState.DROPPED)
    return replace(programme, measures=lasting)


def make_planned_measure(measure: Measure, effects: list[Effect], today: int) -> PlannedMeasure:
    """A measure in bundle A: from the year on in which the last of its effects begins, else from next year; on the
    indicators that the register links, too, with an effect yet to be typed in."""
    known = {one.indicator_key: PlannedEffect(one.indicator_key, one.per_year, one.certainty) for one in effects}
    linked = {key: PlannedEffect(key, 0.0, 100) for key in measure.indicator_keys}
    first = max((one.from_year for one in effects), default=today + 1)
    return PlannedMeasure(Bundle.A, first, measure.title, effects=tuple((linked | known).values()), key=measure.key)
