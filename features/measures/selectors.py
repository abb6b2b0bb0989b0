"""What a visitor chooses on the page Maßnahmen, kept in the address: the view, the filters, the measure."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from domain.measure import MeasureState
from features.measures.evaluation import Which
from features.measures.model import Programme
from features.measures.state import TrackedMeasure
from texts import Language
from texts.alphabet import make_sort_key
from ui import url
from ui.selection import Offer, Selection

VIEWS = ("table", "open", "timeline", "offices", "indicators", "one")
TODAY = "today"
_ALL = "all"


def _offer_filter(name: str, options: Mapping[str, str], language: Language) -> Offer:
    return Offer({_ALL: language(f"measures.filter.{name}_all")} | dict(options))


def _offer_days(days: Mapping[str, date], language: Language) -> Offer:
    today = language("evaluation.today", day=language.date(date.today()))
    return Offer({TODAY: today} | {key: language.date(day) for key, day in days.items()})


VIEW = Selection("view", lambda language: Offer({key: language(f"measures.view.{key}") for key in VIEWS}))
FILTERS = {name: Selection(name, _offer_filter) for name in ("field", "office", "sdg", "state")}
MEASURE = Selection("measure", lambda programme: Offer({measure.key: measure.title for measure in programme.measures}))
PROGRAMME = Selection("programme", lambda found: Offer({key: programme.name for key, programme in found.items()}))
WHICH = Selection("which", lambda language: Offer({key: language(f"evaluation.which.{key}") for key in Which}))
DAY = Selection("asof", _offer_days)


def choose_view(language: Language) -> str:
    """One of VIEWS."""
    return url.choose(language("measures.view_label"), VIEW, language)


def choose_measures(shown: Sequence[TrackedMeasure], language: Language) -> list[TrackedMeasure]:
    """The measures that fit all filters."""
    fields = {one.measure.field_key: one.measure.field for one in shown}
    offices = {office.key: office.name for one in shown for office in one.measure.offices}
    goals = {goal.number: goal.name for one in shown for goal in one.measure.goals}
    columns = st.columns(4)
    with columns[0]:
        field = _filter("field", fields, language)
    with columns[1]:
        office = _filter("office", dict(sorted(offices.items(), key=lambda pair: make_sort_key(pair[1]))), language)
    with columns[2]:
        goal = _filter("sdg", {str(number): f"{number} {goals[number]}" for number in sorted(goals)}, language)
    with columns[3]:
        states = [which for which in MeasureState if any(one.state is which for one in shown)]
        state = _filter("state", {which: language(f"measures.state.{which}") for which in states}, language)
    return [
        one
        for one in shown
        if field in (_ALL, one.measure.field_key)
        if office == _ALL or office in {named.key for named in one.measure.offices}
        if goal == _ALL or int(goal) in {served.number for served in one.measure.goals}
        if state in (_ALL, one.state)
    ]


def _filter(name: str, options: Mapping[str, str], language: Language) -> str:
    return url.select(language(f"measures.filter.{name}"), FILTERS[name], name, options, language)


def choose_measure(programme: Programme, language: Language) -> str:
    """Key of the measure looked at closely."""
    return url.select(language("measures.one_label"), MEASURE, programme)
