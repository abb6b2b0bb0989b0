"""What a visitor chooses on the page Maßnahmen, kept in the address: the view, the filters, the measure."""

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.measure import State
from features.measures.model import Programme
from features.measures.state import Tracked
from texts import Language
from ui import url

VIEWS = ("table", "open", "timeline", "offices", "indicators", "one")
_ALL = "all"


def view_of_visit(language: Language) -> str:
    """One of VIEWS."""
    label = language("measures.view_label")
    return url.choose(label, "view", VIEWS, VIEWS[0], lambda key: language(f"measures.view.{key}"))


def filtered(shown: Sequence[Tracked], language: Language) -> list[Tracked]:
    """The measures that fit all filters."""
    fields = {one.measure.field_key: one.measure.field for one in shown}
    offices = {office.key: office.name for one in shown for office in one.measure.offices}
    goals = {goal.number: goal.name for one in shown for goal in one.measure.goals}
    columns = st.columns(4)
    with columns[0]:
        field = _filter("field", fields, language)
    with columns[1]:
        office = _filter("office", dict(sorted(offices.items(), key=lambda pair: pair[1])), language)
    with columns[2]:
        goal = _filter("sdg", {str(number): f"{number} {goals[number]}" for number in sorted(goals)}, language)
    with columns[3]:
        states = [which for which in State if any(one.state is which for one in shown)]
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
    named = {_ALL: language(f"measures.filter.{name}_all")} | dict(options)
    return url.select(language(f"measures.filter.{name}"), name, list(named), _ALL, named.__getitem__)


def measure_of_visit(programme: Programme, language: Language) -> str:
    """Key of the measure looked at closely."""
    titles = {measure.key: measure.title for measure in programme.measures}
    label = language("measures.one_label")
    return url.select(label, "measure", list(titles), next(iter(titles)), titles.__getitem__)
