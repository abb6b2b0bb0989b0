"""The words that a table may use, German and English: what texts/ lists under own.header, own.direction and so on."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from texts import CODES, texts

DEFINING = (
    *("unit", "unit_kind", "direction", "definition", "goal", "decimals", "criterion"),
    *("name_en", "definition_en"),
)
FIELDS = ("region_key", "region", "indicator_key", "indicator", "year", "value", "source", "kind", *DEFINING)


def normal(text: str) -> str:
    """Words as they are compared: without regard to case, kind of blank, raised digits."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def slug(name: str) -> str:
    """A name as part of a key: 'Radwege Kreis D\N{LATIN SMALL LETTER U WITH DIAERESIS}ren' is radwege_kreis_dueren."""
    spelled_out = unicodedata.normalize("NFKD", name.casefold()).replace("\N{COMBINING DIAERESIS}", "e")
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"[^\x00-\x7f]", "", spelled_out)).strip("_")[:48].strip("_")


def meanings(names: Iterable[str], key: Callable[[str], str]) -> dict[str, str]:
    """From each word that the text of a name lists, in either language, to the name."""
    return {normal(word): name for name in names for code in CODES for word in texts(code)[key(name)].split("|")}


def head_word(text: str) -> str:
    """A word as heads are compared: 'kreis_id' is 'Kreis-ID', 'Schlüssel-nummer' is 'Schlüsselnummer'."""
    return re.sub(r"[\s_./-]+", "", normal(text))


HEADERS = {head_word(word): name for word, name in meanings(FIELDS, lambda name: f"own.header.{name}").items()}
VALUE_KINDS = meanings(("observed", "provisional", "estimated", "forecast"), lambda name: f"own.value_kind.{name}")
DIRECTIONS = meanings(("up", "down", "none"), lambda name: f"own.direction.{name}")
UNIT_KINDS = meanings(("rate", "amount"), lambda name: f"own.unit_kind.{name}")
REGION_KINDS = meanings(
    ("district", "region", "independent", "town", "municipality", "state", "country"),
    lambda name: f"own.region_word.{name}",
)
WORDS = meanings(("bound", "about", "month"), lambda name: f"own.word.{name}")
MARKERS = meanings(("missing", "note", "notes_sheet", "total"), lambda name: f"own.marker.{name}")


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no value: empty, k.A., -, . and so on."""
    return not text or MARKERS.get(normal(text)) == "missing"


def is_note_of(mark: str, note: str) -> bool:
    """Whether a footnote begins with the mark as a word of its own, in brackets or not."""
    rest = note.removeprefix("(")
    return rest.startswith(mark) and not re.match(r"\w", rest[len(mark) :])
