"""What a visitor may be looking for, found although typed in part, in another spelling or with slips.

How alike two words are is measured by rapidfuzz (share of letters that need no change); what belongs together, and what
it is called otherwise, stands in the texts. What is typed into a list of choices is compared in the browser:
features/shell/lists.js.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

Kind = Literal["indicator", "region", "page", "target", "measure", "town"]

ENOUGH = 80.0  # likeness of two words, 0-100, below which they have nothing to do with each other
CLOSE = 8.0  # so much worse than the best is still shown
_BEGUN, _INSIDE = 98.0, 94.0  # a word typed so far; a part of a compound
_BESIDES = 0.95  # of the likeness to a word that is not in the name
_SECOND: tuple[Kind, ...] = ("target", "measure", "town")  # after what they are about, where both fit as well
_MOST_ASKED = 100  # characters
_SHORT = 4  # letters: shorter ones are only looked for as typed, at the beginning of a word
_LONG = 6  # letters from which on slips are forgiven within a compound
_DIAERESIS = "\u0308"


@dataclass(frozen=True)
class SearchEntry:
    """Something that can be found, by words as `words_of` gives them: those of its names, what it is `called` besides,
    and, where nothing else is found, those that say what it is `about`. `note` and `link`: what stands below the name
    and where it leads, where that does not follow from kind and key."""

    kind: Kind
    key: str
    name: str
    words: frozenset[str]
    called: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    note: str = ""
    link: str = ""


@dataclass(frozen=True)
class Hit:
    """`score` 0-100; `region`: key of the district that was asked for together with an indicator, '' for none."""

    entry: SearchEntry
    score: float
    region: str = ""


def split_words(text: str) -> list[str]:
    """The words of a text as they are compared: small, 'ue' for the umlaut, without accents and signs."""
    apart = unicodedata.normalize("NFKD", text.casefold()).replace(_DIAERESIS, "e")
    plain = apart.encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)


def name_entry(name: str, otherwise: str) -> frozenset[str]:
    """What else the name is called. Each line of `otherwise` holds words of names, a colon, and such words."""
    own = split_words(name)
    found: set[str] = set()
    for line in otherwise.strip().splitlines():
        known, others = (split_words(part) for part in line.split(":"))
        if any(one == word or (len(one) > _SHORT and one in word) for one in known for word in own):
            found.update(others)
    return frozenset(found)


def find_hits(
    asked: str, entries: Sequence[SearchEntry], left_out: Sequence[str] = (), towns: Sequence[SearchEntry] = ()
) -> list[Hit]:
    """What fits every word asked for, the best first, of the many `towns` those that begin so; else the indicators that
    fit what is left when a district has been recognised ('Düren Kinderarmut'); else what says so of itself literally;
    else towns despite slips. `left_out`: words that say nothing."""
    words = [word for word in split_words(asked[:_MOST_ASKED]) if word not in left_out]
    if not words:
        return []
    hits = (
        _fitting(words, [*entries, *_find_towns(words, towns)])
        or _with_district(words, entries)
        or _telling(words, entries)
        or _fitting(words, [town for town in towns if any(own[0] == words[0][0] for own in town.words)])
    )
    best = max((hit.score for hit in hits), default=0.0)
    return sorted(
        (hit for hit in hits if hit.score >= best - CLOSE),
        key=lambda hit: (-hit.score, len(hit.entry.name), hit.entry.name),
    )


def _fitting(words: Sequence[str], entries: Sequence[SearchEntry]) -> list[Hit]:
    hits = [Hit(entry, _score([_best(word, entry) for word in words])) for entry in entries]
    return [hit for hit in hits if hit.score]


def _find_towns(words: Sequence[str], towns: Sequence[SearchEntry]) -> list[SearchEntry]:
    if max(map(len, words)) < _SHORT - 1:
        return []
    return [town for town in towns if all(any(own.startswith(word) for own in town.words) for word in words)]


def _with_district(words: Sequence[str], entries: Sequence[SearchEntry]) -> list[Hit]:
    """Indicators for the words that the best fitting district leaves."""
    found: list[tuple[float, str, list[str]]] = []
    for region in (entry for entry in entries if entry.kind == "region"):
        told = [_best(word, region) for word in words]
        rest = [word for word, likeness in zip(words, told, strict=True) if likeness < ENOUGH]
        found.append((max(told), region.key, rest))
    likeness, key, rest = max(found, key=lambda one: (one[0], -len(one[2])), default=(0.0, "", []))
    if likeness < ENOUGH or not rest:
        return []
    indicators = [entry for entry in entries if entry.kind == "indicator"]
    return [Hit(hit.entry, hit.score, key) for hit in _fitting(rest, indicators)]


def _telling(words: Sequence[str], entries: Sequence[SearchEntry]) -> list[Hit]:
    return [
        Hit(entry, ENOUGH)
        for entry in entries
        if all(any(told.startswith(word) for told in entry.about | entry.words) for word in words)
    ]


def _score(likenesses: Sequence[float]) -> float:
    """Mean, 0 where a word does not fit at all."""
    return sum(likenesses) / len(likenesses) if min(likenesses) >= ENOUGH else 0.0


def _best(asked: str, entry: SearchEntry) -> float:
    named = max((_likeness(asked, word) for word in entry.words), default=0.0)
    if entry.kind in _SECOND:
        return _BESIDES * named
    return max(named, _BESIDES * max((_likeness(asked, word) for word in entry.called), default=0.0))


def _likeness(asked: str, word: str) -> float:
    if asked == word:
        return 100.0
    if word.startswith(asked):
        return _BEGUN
    if len(asked) < _SHORT:
        return 0.0
    if asked in word:
        return _INSIDE
    begun = word[: len(asked)]
    within = fuzz.partial_ratio(asked, word) if _LONG <= len(asked) < len(word) else 0.0
    return max(fuzz.ratio(asked, word), _BEGUN / 100 * fuzz.ratio(asked, begun), _INSIDE / 100 * within)
