"""Numbers as people write them, German or English; never guessed.

What can be read both ways ('1.234') is decided by the other numbers of the file, else by the person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 40  # signs of a number without its marks
LONGEST_MARKED = 200  # signs of a text behind which marks are looked for
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2013", "-"))
_WHOLE = r"[+-]?(?:\d+|[1-9]\d{{0,2}}(?P<group>[{group} ])\d{{3}}(?:(?P=group)\d{{3}})*)"
_FORMS = {
    "de": re.compile(_WHOLE.format(group=".") + r"(?:,\d+)?"),
    "en": re.compile(_WHOLE.format(group=",") + r"(?:\.\d+)?"),
}
# Footnote marks behind a value. '1)' needs a blank before it: '12,31)' could be 12,3 with a mark or a slip of the pen.
_MARKS = (
    r"\*{1,3}",
    r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,4}\)?",
    r"\u2020",
    r"\((?:\d{1,2}|[a-z])\)",
    r"(?<![a-z])[a-z]\)",
    r"(?:(?<=\d)|(?<=\d\s))[rps]",
    r"(?<=\s)\d{1,2}\)",
)
_LAST_MARK = re.compile(rf"(?:{'|'.join(_MARKS)})\Z", re.IGNORECASE)  # nothing in it repeats without end


@dataclass(frozen=True)
class Written:
    """A number as text: its readings by language, whether a percent sign stands behind it, its footnote marks."""

    readings: dict[str, Decimal]
    percent: bool = False
    marks: str = ""

    @property
    def is_ambiguous(self) -> bool:
        return len(set(self.readings.values())) > 1


def without_marks(text: str) -> tuple[str, str]:
    """A text and the footnote marks that stand behind it: '12,3 (r)' is ('12,3', '(r)')."""
    plain = rest = text.strip()
    while len(plain) <= LONGEST_MARKED and (found := _LAST_MARK.search(rest)) and found.start():
        rest = rest[: found.start()].rstrip()
    return rest, _BLANKS.sub(" ", plain[len(rest) :]).strip()


def read_written(text: str) -> Written:
    """What a text can be read as; without readings it is no number."""
    plain, marks = without_marks(text)
    percent = plain.endswith("%")
    plain = _BLANKS.sub(" ", plain.removesuffix("%")[:LONGEST_MARKED].strip()).translate(_MINUS)
    if len(plain) > LONGEST:
        return Written({}, percent, marks)
    return Written({code: _decimal(plain, code) for code in _FORMS if _FORMS[code].fullmatch(plain)}, percent, marks)


def evidence(numbers: Iterable[Written]) -> set[str]:
    """The languages that some number can only be read in: {} says nothing, both contradict each other."""
    return {code for number in numbers if len(number.readings) == 1 for code in number.readings}


def _decimal(plain: str, code: str) -> Decimal:
    group, point = (".", ",") if code == "de" else (",", ".")
    return Decimal(plain.replace(" ", "").replace(group, "").replace(point, "."))
