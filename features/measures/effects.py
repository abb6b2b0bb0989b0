"""What the office expects of a measure for an indicator: read from the journal, told as an assumption."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from content.catalogue import Indicator
from storage.journal import Book, JournalEntry
from texts import Language

BOOK = "measure_effect"


@dataclass(frozen=True)
class Effect:
    """From `from_year` on the value of each year is higher by `per_year` (unit of the indicator; below 0: lower), with
    a `certainty` in per cent; `basis` says where that is
    from; entered by `who` and `when` (UTC)."""

    measure_key: str
    indicator_key: str
    per_year: float
    from_year: int
    certainty: int
    basis: str
    who: str
    when: datetime


def name_subject(measure_key: str, indicator_key: str) -> str:
    """Under which name the effect of a measure on an indicator is kept."""
    return f"{measure_key}.{indicator_key}"


def read_effects(book: Book) -> tuple[dict[tuple[str, str], Effect], list[str]]:
    """The effect that holds, by measure and indicator, and the names of entries that cannot be understood."""
    found: dict[tuple[str, str], Effect] = {}
    unread = list(book.damaged)
    for name, entries in book.entries.items():
        try:
            effect = read_effect(name, entries[-1])
        except (KeyError, ValueError):
            unread.append(f"{BOOK}/{name}/{entries[-1].number:06d}.json")
        else:
            found[effect.measure_key, effect.indicator_key] = effect
    return found, unread


def read_effect(name: str, entry: JournalEntry) -> Effect:
    """An effect from the journal. Raises KeyError and ValueError for one that was edited into nonsense."""
    measure_key, indicator_key = name.split(".")
    told = entry.told
    return Effect(
        measure_key,
        indicator_key,
        float(told["per_year"]),
        int(told["from_year"]),
        int(told["certainty"]),
        told["basis"],
        entry.who,
        entry.when,
    )


def describe_effect(effect: Effect, indicator: Indicator, language: Language) -> str:
    """'jedes Jahr ab 2027 um −40 kt, zu 80 % sicher'."""
    return language(
        "measures.effect_told",
        size=language.quantity(effect.per_year, indicator.decimals, indicator.difference_unit, signed=True),
        year=effect.from_year,
        certainty=effect.certainty,
    )


def list_effects(effects: Mapping[tuple[str, str], Effect], measure_key: str) -> list[Effect]:
    """The effects of one measure."""
    return [effect for (key, _), effect in effects.items() if key == measure_key]
