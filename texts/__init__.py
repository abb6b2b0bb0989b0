"""Every word shown, German and English, and how numbers are written in each.

`Language("de")("overview.title", region="Kreis Düren")` gives the text `title` of de/overview.toml with its fields
filled in. English stands in en/ under the same keys; a test holds both equal.
"""

import re
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isnan
from pathlib import Path
from typing import Any

CODES = ("de", "en")
DEFAULT = "de"

MINUS = "\N{MINUS SIGN}"
MISSING = "\N{EN DASH}"
NO_BREAK = "\N{NO-BREAK SPACE}"

_GROUPED = {both: re.compile(rf"[+-]?[0-9]{{1,3}}(\{both[0]}[0-9]{{3}})+(\{both[1]}[0-9]+)?") for both in (".,", ",.")}
_FEEDS = re.compile(r"[\v\f]")
# Signs that no page and no office file may hold, first and last of each kind: controls, those that turn the direction
# in which all that follows is written, halves of a sign, none at all.
CONTROLS = (
    *((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x9F)),
    *((0x202A, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF), (0xFFFE, 0xFFFF)),
)
_CONTROLS = re.compile("[{}]".format("".join(f"{chr(first)}-{chr(last)}" for first, last in CONTROLS)))
_NO_NAME = re.compile(rf"[\t\n\v\f\r]|{_CONTROLS.pattern}")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")

_TWO_STOPS = re.compile(r"(?<![.])[.]{2}(?=\s|$)")


class Language:
    """One language: its texts and its way of writing numbers."""

    def __init__(self, code: str = DEFAULT) -> None:
        self.code = code if code in CODES else DEFAULT

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and self.code == other.code

    def __hash__(self) -> int:
        return hash(self.code)

    def __call__(self, key: str, **fields: Any) -> str:
        """The text `key` ('section.name') with its fields. Raises KeyError for an unknown key. A sentence that ends
        in an abbreviation ("5 je 1.000 Einw.") has one full stop."""
        return _TWO_STOPS.sub(".", texts(self.code)[key].format(**fields))

    def number(self, value: float | None, decimals: int, signed: bool = False) -> str:
        """1234.5 as '1.234,5' (en: '1,234.5'); a real minus sign; '–' for a missing value.

        Halves are rounded up, as people do. With `signed`, a plus sign stands before positive numbers; what rounds
        to zero has no sign.
        """
        if value is None or isnan(value):
            return MISSING
        rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        plain = f"{abs(rounded):,.{decimals}f}"
        if self.code == "de":
            plain = plain.translate(str.maketrans(",.", ".,"))
        is_zero = not plain.strip("0.,")
        sign = "" if is_zero else MINUS if value < 0 else "+" if signed else ""
        return sign + plain

    def quantity(self, value: float | None, decimals: int, unit: str, signed: bool = False) -> str:
        """The number with its unit, not to be broken between the two; '–' without a unit for a missing value."""
        written = self.number(value, decimals, signed)
        return written if written == MISSING else written + NO_BREAK + unit

    def read_number(self, text: str) -> float | None:
        """What `number` has written, or a visitor in this language has typed, as a number; None for anything else.

        A point that cannot group thousands in German ('8.5') is taken for a decimal point, as is a comma in English.
        """
        group, mark = (".", ",") if self.code == "de" else (",", ".")
        plain = text.strip().replace(MINUS, "-").replace(NO_BREAK, "").replace(" ", "")
        if _GROUPED[group + mark].fullmatch(plain):
            plain = plain.replace(group, "")
        plain = plain.replace(",", ".")
        return float(plain) if re.fullmatch(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?", plain) else None

    def date(self, day: date) -> str:
        """23.11.2026 (en: 23 November 2026)."""
        return self("common.date", day=day)

    def listed(self, items: Sequence[str]) -> str:
        """'a, b und c'."""
        *first, last = items
        return f"{', '.join(first)} {self('common.and')} {last}" if first else last

    def of(self, row: Any, column: str) -> str:
        """The cell of `column_de` or `column_en` of a data row, '' where it is empty."""
        cell = row[f"{column}_{self.code}"]
        return cell if isinstance(cell, str) else ""


def read_date(text: str) -> date | None:
    """The day that a visitor has typed, in either language: 23.11.2026 or 2026-11-23; None for anything else."""
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return datetime.strptime(text.strip(), form).date()
    return None


def join_sentences(*sentences: str) -> str:
    """One after the other; what has no stop at its end gets one if another follows: a title, a value with its unit."""
    *before, last = sentences
    return " ".join([*(one if one.endswith((".", "?", "!")) else f"{one}." for one in before), last])


def without_controls(text: str) -> str:
    """A pasted text without the characters that no page and no office file may hold; a feed (of Word's lines or pages)
    becomes a new line."""
    return _CONTROLS.sub("", _FEEDS.sub("\n", text))


def write_name(name: str) -> str:
    """The name of a file or a folder as a message, a page and the database may hold it: bytes that are no text, signs
    that no page may hold and new lines written out, as %202E."""
    return _NO_NAME.sub(lambda found: f"%{ord(found[0]):02X}", name)


def in_one_line(text: str) -> str:
    """A pasted text as one line, without what no office file may hold; blanks that do not break stay."""
    return _BLANKS.sub(" ", without_controls(text)).strip()


@lru_cache
def texts(code: str) -> dict[str, str]:
    """All texts of a language by their dotted key."""
    files = (Path(__file__).parent / code).glob("*.toml")
    return {
        key: text
        for file in files
        for key, text in _flat(tomllib.loads(file.read_text(encoding="utf-8")), f"{file.stem}.")
    }


def _flat(table: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, entry in table.items():
        pairs += _flat(entry, f"{prefix}{name}.") if isinstance(entry, dict) else [(prefix + name, entry)]
    return pairs
