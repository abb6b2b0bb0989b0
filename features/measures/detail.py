"""One measure closely: what its document says, what was reported over time, what is expected of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from content.catalogue import Indicator
from content.entries import describe_moment
from content.table import Cell, Table
from features.measures.effects import Effect, describe_effect, read_effect
from features.measures.model import Programme
from features.measures.state import TrackedMeasure, describe_remark, make_state_sign, read_status_entry
from storage.journal import JournalEntry
from texts import MISSING, Language

_ROLES = ("responsible", "coordinating", "supporting")


def make_facts_table(
    one: TrackedMeasure, programme: Programme, indicators: Mapping[str, Indicator], language: Language
) -> Table:
    """State and all facts of the document, one below the other."""
    measure = one.measure
    goals = [
        language(
            "measures.goal_assigned" if goal.assigned else "measures.goal_named", number=goal.number, name=goal.name
        )
        for goal in measure.goals
    ]
    linked = [indicators[key].name for key in measure.indicator_keys if key in indicators]
    facts = [
        ("state", Cell(sign=make_state_sign(one.state, language), note=describe_remark(one, language))),
        ("field", Cell(measure.field)),
        ("recommendation", Cell(measure.recommendation or MISSING)),
        *((f"role.{role}", Cell(", ".join(names))) for role in _ROLES if (names := _name_offices(one, role))),
        ("time_frame", Cell(measure.printed_frame or language("measures.timing.unnamed"))),
        ("goals", Cell(", ".join(goals) or MISSING)),
        ("indicators", Cell(", ".join(linked) or language("measures.no_indicator"))),
        ("document", Cell(programme.document, measure.place)),
    ]
    return Table(
        language("measures.facts_caption", measure=measure.title),
        (language("measures.column.fact"), language("measures.column.content")),
        [(Cell(language(f"measures.fact.{name}")), cell) for name, cell in facts],
    )


def _name_offices(one: TrackedMeasure, role: str) -> list[str]:
    return [office.name for office in one.measure.offices if office.role == role]


def make_history_table(one: TrackedMeasure, language: Language) -> Table:
    """Every report of a measure, newest day first; which one holds is said."""
    ordered = sorted(one.reports, key=lambda report: (report.day, report.number), reverse=True)
    return Table(
        language("measures.history_caption", measure=one.measure.title),
        tuple(language(f"measures.column.{name}") for name in ("day", "status", "note", "who")),
        [
            (
                Cell(language.date(report.day), language("measures.holds") if report is one.newest else ""),
                Cell(language(f"measures.status.{report.status}")),
                Cell(report.note or MISSING),
                Cell(report.who, _describe_entry(report.when, language)),
            )
            for report in ordered
        ],
    )


def make_effects_table(
    one: TrackedMeasure, effects: Sequence[Effect], indicators: Mapping[str, Indicator], language: Language
) -> Table:
    """What is expected of a measure, a row per indicator."""
    return Table(
        language("measures.effects_caption", measure=one.measure.title),
        tuple(language(f"measures.column.{name}") for name in ("indicator", "effect", "basis", "who")),
        [
            (
                Cell(indicators[effect.indicator_key].name),
                Cell(describe_effect(effect, indicators[effect.indicator_key], language)),
                Cell(effect.basis),
                Cell(effect.who, _describe_entry(effect.when, language)),
            )
            for effect in effects
            if effect.indicator_key in indicators
        ],
    )


def describe_meanwhile_status(entry: JournalEntry, language: Language) -> str:
    """What somebody else has reported while the visitor was typing."""
    report = read_status_entry(entry)
    return language(
        "measures.meanwhile",
        who=report.who,
        when=_describe_entry(report.when, language),
        told=f"{language(f'measures.status.{report.status}')} ({language.date(report.day)})",
        note=report.note or MISSING,
    )


def describe_meanwhile_effect(entry: JournalEntry, subject: str, indicator: Indicator, language: Language) -> str:
    """What somebody else has expected while the visitor was typing."""
    effect = read_effect(subject, entry)
    return language(
        "measures.meanwhile",
        who=effect.who,
        when=_describe_entry(effect.when, language),
        told=describe_effect(effect, indicator, language),
        note=effect.basis,
    )


def _describe_entry(when: datetime, language: Language) -> str:
    """'eingetragen am 24.11.2026, 00:30 Uhr'."""
    return language("measures.entered", moment=describe_moment(when, language))
