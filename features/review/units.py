"""The unit that a report prints, held against the unit of the indicator's definition."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from domain.report.printed import PrintedMark, read_mark
from domain.report.tables import UnitFit
from texts import CODES, texts


@dataclass(frozen=True)
class _Unit:
    """`measure` and `scale` by the names in texts/, '' if unknown or none; `per` is the number referred to."""

    measure: str
    scale: str
    refers: bool
    per: str


def fit_unit(printed: str, defined: str) -> UnitFit:
    """How a printed unit stands to that of the definition. Only what is understood of both is held against each
    other, so that a wording is never taken for a contradiction."""
    if not printed:
        return UnitFit.NOT_PRINTED
    ours, theirs = _read(defined), _read(printed)
    if ours.measure and theirs.measure and (ours.measure, ours.scale) != (theirs.measure, theirs.scale):
        return UnitFit.OTHER
    if ours.per and theirs.per and ours.per != theirs.per:
        return UnitFit.OTHER
    if ours.measure and ours.measure == theirs.measure and ours.refers and not theirs.refers:
        return UnitFit.NO_REFERENCE
    return UnitFit.SAME if ours == theirs and (ours.measure or ours.per) else UnitFit.UNKNOWN


def is_count(unit: str) -> bool:
    """Whether the unit says that things are counted, so that a whole number is exact."""
    return _read(unit).measure == "count"


def _read(unit: str) -> _Unit:
    told = _normal(unit)
    if read_mark(told) in (PrintedMark.PERCENT, PrintedMark.POINTS):
        return _Unit(
            str(PrintedMark.PERCENT), "", False, ""
        )  # a value in points is a share, however the definition calls it
    head, per, rest = _split(_per().split(told, maxsplit=1))
    first, _, others = head.partition(" ")
    scale = _words("scale").get(first, "")
    measure = _words("measure").get(head) or _words("measure").get((others if scale else head).split(" ")[0], "")
    number = re.match(r"\d+(?:[.,\s]\d{3})*", rest)
    return _Unit(measure, scale if measure else "", per, re.sub(r"\D", "", number[0]) if number else "")


@lru_cache
def _per() -> re.Pattern[str]:
    """What stands between a unit and what it refers to."""
    words = "|".join(re.escape(word) for word in _words("reference"))
    return re.compile(rf"(?:^|\s)(?:{words})\s|/")


def _split(parts: list[str]) -> tuple[str, bool, str]:
    return parts[0].strip(), len(parts) > 1, parts[1].strip() if len(parts) > 1 else ""


@lru_cache
def _words(section: str) -> dict[str, str]:
    """From each word of a section of texts/, in either language, to its name there."""
    prefix = f"review.{section}."
    return {
        _normal(word): key.removeprefix(prefix)
        for code in CODES
        for key, listed in texts(code).items()
        if key.startswith(prefix)
        for word in listed.split("|")
    }


def _normal(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return plain.removeprefix("in ")
