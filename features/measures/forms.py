"""Forms of the page Maßnahmen: a new status, and what is expected of a measure for an indicator."""

from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from content.catalogue import Indicator, sort_indicators
from content.markdown import escape_markdown
from domain.measure import MeasureStatus
from features.measures import effects as measure_effects
from features.measures import state as measure_state
from features.measures.detail import describe_meanwhile_effect, describe_meanwhile_status
from features.measures.effects import describe_effect
from features.measures.register import Entries
from features.measures.state import TrackedMeasure
from texts import Language, read_date
from ui import data, journal_form
from ui.drafts import forget_drafts, keep_drafts
from ui.journal_form import LONGEST_TEXT, FormPlace

_EFFECT = ("size", "from_year", "certainty", "basis")


def show_status_form(one: TrackedMeasure, entries: Entries, language: Language) -> None:
    """A new status with its day, who reports it, and a note."""
    key = one.measure.key
    form = f"status_{key}_{language.code}"
    place = FormPlace(measure_state.BOOK, key, entries.newest.get((measure_state.BOOK, key), 0))
    st.subheader(language("measures.report_title"), anchor=False)
    journal_form.show_outcome(form)
    today = language.date(date.today()) if language.code == "de" else date.today().isoformat()
    st.session_state.setdefault(f"{form}_day", today)
    with st.form(form):
        st.radio(
            language("measures.report_status"),
            list(MeasureStatus),
            index=None,
            format_func=lambda status: language(f"measures.status.{status}"),
            horizontal=True,
            key=f"{form}_status",
        )
        left, right = st.columns(2)
        with left:
            journal_form.show_name_field(form, language)
        right.text_input(language("measures.report_day"), key=f"{form}_day", help=language("measures.report_day_help"))
        st.text_area(language("measures.report_note"), max_chars=LONGEST_TEXT, key=f"{form}_note", height=90)
        st.form_submit_button(
            language("measures.report_save"), type="primary", on_click=_save_status, args=(form, place, today, language)
        )
    keep_drafts(f"status_{key}", form, {"status": "", "day": today, "note": ""}, language)


def _save_status(form: str, place: FormPlace, today: str, language: Language) -> None:
    status, day = st.session_state[f"{form}_status"], read_date(journal_form.find_typed(form, "day"))
    missing = [] if status else [language("measures.report_status")]
    if journal_form.show_incomplete(form, missing, language):
        return
    if day is None or day > date.today():
        journal_form.show_refusal_of_form(form, language("measures.report_day_wrong"))
        return
    told = {"status": str(status), "date": day.isoformat(), "note": journal_form.find_typed(form, "note")}
    emptied = {"status": None, "note": "", "day": today}
    entry = journal_form.save_entry(
        form, place, told, emptied, partial(describe_meanwhile_status, language=language), language
    )
    if entry is not None and entry.told == told:
        forget_drafts(f"status_{place.subject}", *emptied)


def show_effect_form(one: TrackedMeasure, entries: Entries, above: DeltaGenerator, language: Language) -> None:
    """What is expected of the measure: size, from when, how sure, and what that rests on; how it went is told in
    `above`."""
    known = data.ask_indicators(language)
    linked = [key for key in one.measure.indicator_keys if key in known]
    others = [one.key for one in sort_indicators(known.values()) if one.key not in linked]
    indicator = known[
        st.selectbox(
            language("measures.effect_indicator"),
            [*linked, *others],
            format_func=lambda key: known[key].name,
            key=f"effect_indicator_{one.measure.key}_{language.code}",
        )
    ]
    subject = measure_effects.name_subject(one.measure.key, indicator.key)
    form = f"effect_{subject}_{language.code}"
    place = FormPlace(measure_effects.BOOK, subject, entries.newest.get((measure_effects.BOOK, subject), 0))
    with above:
        journal_form.show_outcome(form)
    if effect := entries.effects.get((one.measure.key, indicator.key)):
        st.markdown(escape_markdown(language("measures.effect_now", told=describe_effect(effect, indicator, language))))
    with st.form(form):
        left, middle, right = st.columns([2, 1, 1])
        left.number_input(
            _size_label(indicator, language),
            value=None,
            format="%g",
            key=f"{form}_size",
            help=language("measures.effect_size_help"),
        )
        middle.number_input(language("measures.effect_from"), 1990, 2100, value=None, step=1, key=f"{form}_from_year")
        right.number_input(language("measures.effect_certainty"), 0, 100, value=None, step=5, key=f"{form}_certainty")
        st.text_area(language("measures.effect_basis"), max_chars=LONGEST_TEXT, key=f"{form}_basis", height=90)
        journal_form.show_name_field(form, language)
        st.form_submit_button(
            language("measures.effect_save"),
            type="primary",
            on_click=_save_effect,
            args=(form, place, indicator, language),
        )
    keep_drafts(f"effect_{subject}", form, dict.fromkeys(_EFFECT, ""), language)


def _save_effect(form: str, place: FormPlace, indicator: Indicator, language: Language) -> None:
    asked = {"size": _size_label(indicator, language)} | {
        name: language(f"measures.effect_{name}") for name in ("from", "certainty", "basis")
    }
    size, year, certainty = (st.session_state[f"{form}_{name}"] for name in ("size", "from_year", "certainty"))
    basis = journal_form.find_typed(form, "basis")
    given = {"size": size is not None, "from": year is not None, "certainty": certainty is not None, "basis": basis}
    missing = [label for name, label in asked.items() if not given[name]]
    if journal_form.show_incomplete(form, missing, language):
        return
    told = {"per_year": f"{size:.15g}", "from_year": str(year), "certainty": str(certainty), "basis": basis}
    emptied = dict.fromkeys(_EFFECT) | {"basis": ""}
    meanwhile = partial(describe_meanwhile_effect, subject=place.subject, indicator=indicator, language=language)
    entry = journal_form.save_entry(form, place, told, emptied, meanwhile, language)
    if entry is not None and entry.told == told:
        forget_drafts(f"effect_{place.subject}", *emptied)


def _size_label(indicator: Indicator, language: Language) -> str:
    return language("measures.effect_size", unit=indicator.difference_unit)
