"""Euros as a visitor types them: an amount or a range; nothing where nobody knows."""

import re

from domain.bundle import Span
from features.strategy.link import MOST_EUROS
from texts import Language

_BETWEEN = re.compile(r"\bbis\b|\bto\b|[-–—]", re.IGNORECASE)


def read_typed_cost(text: str, language: Language) -> Span | None:
    """The amount or range of a text that is not empty; None where it is none."""
    parts = [language.read_number(part.replace("€", "")) for part in _BETWEEN.split(text)]
    amounts = [part for part in parts if part is not None and 0 <= part < MOST_EUROS]
    if len(amounts) != len(parts) or len(amounts) not in (1, 2) or amounts[0] > amounts[-1]:
        return None
    return Span(round(amounts[0], 2), round(amounts[-1], 2))


def write_typed_cost(span: Span | None, language: Language) -> str:
    """As `read_typed_cost` reads it again."""
    if span is None:
        return ""
    low, high = (language.number(end, 0 if end == round(end) else 2) for end in (span.low, span.high))
    return low if span.low == span.high else language("whatif.span", low=low, high=high)
