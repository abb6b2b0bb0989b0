"""What the words on the pages mean: the one place for each term, and where terms stand in a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from texts import texts
from texts.alphabet import make_sort_key

# Terms that the methods explain in full -> heading there.
METHODS: Mapping[str, str] = {
    "backcasting": "backcasting",
    "base_year": "progress",
    "bnk": "bnk",
    "eurostat_pace": "eurostat",
    "linear_pace": "progress",
    "prediction_range": "forecast",
    "projection": "forecast",
    "provisional": "provisional",
    "scenario": "scenario",
    "time_frame": "measures",
    "weather": "weather",
}


@dataclass(frozen=True)
class Term:
    """`key` is its anchor on the page of terms; `words` are the ways it is written."""

    key: str
    name: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class TermSpot:
    """Where a term stands in a text: text[start:end]."""

    start: int
    end: int
    term: Term


@lru_cache
def read_terms(code: str) -> tuple[Term, ...]:
    """All terms in the language `code`, in the order of its alphabet."""
    known = texts(code)
    keys = dict.fromkeys(key.split(".")[2] for key in known if key.startswith("glossary.term."))
    found = [
        Term(
            key,
            known[f"glossary.term.{key}.name"],
            known[f"glossary.term.{key}.text"],
            tuple(known[f"glossary.term.{key}.words"].split("|")),
        )
        for key in keys
    ]
    return tuple(sorted(found, key=lambda term: make_sort_key(term.name)))


@lru_cache(maxsize=10_000)
def find_terms(text: str, code: str) -> tuple[TermSpot, ...]:
    """Where the text names terms, each at its first place, from left to right."""
    by_word, words = _words(code)
    found: dict[str, TermSpot] = {}
    for match in words.finditer(text):
        term = by_word[match[0]]
        found.setdefault(term.key, TermSpot(match.start(), match.end(), term))
    return tuple(found.values())


@lru_cache
def _words(code: str) -> tuple[dict[str, Term], re.Pattern[str]]:
    """Terms by the words they are written with, and the pattern that finds these as whole words, longest first."""
    by_word = {word: term for term in read_terms(code) for word in term.words}
    longest_first = sorted(by_word, key=len, reverse=True)
    return by_word, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def find_letter(name: str) -> str:
    """The letter that a name stands under."""
    return make_sort_key(name)[0].upper()
