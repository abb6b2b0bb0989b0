"""What a single cell says: a year, a number with what stands around it, a name with its unit."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from loaders.own.tables.numbers import Written, read_written, without_marks
from loaders.own.tables.reading.grid import Cell, text_of
from loaders.own.tables.words import MARKERS, WORDS, normal

LIMITED = "( )"  # the mark of a figure in brackets: official statistics doubt it
_LONGEST = 60
_DAY = r"(?:\d{1,2}\.\d{1,2}\.)"
_YEAR = re.compile(rf"(?:(?:stand|stichtag|jahr|am|zum):? )?{_DAY}?((?:19|20|21)\d\d)(?:-\d\d-\d\d)?", re.IGNORECASE)
HAS_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_SCHOOL_YEAR = re.compile(
    r"(?:(?:schuljahr|sj|wintersemester|ws|kitajahr) ?)?((?:19|20)\d\d) ?[/-] ?(\d{4}|\d\d)", re.I
)
_QUARTER = re.compile(r"(?:.{0,12}\bq[1-4]\b.{0,8}|.{0,3}[1-4]\. ?quartal.{0,8})", re.IGNORECASE)
_MONTH = re.compile(r"\d{1,2}[/.](?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}")
_SHORT_YEAR = re.compile(r"'?\d\d")
_EXPONENT = re.compile(r"[+-]?\d{1,15}(?P<decimals>[.,]\d{1,15})?[eE][+-]?\d{1,2}")
_APOSTROPHES = str.maketrans(dict.fromkeys("'\u2019\u02bc", " "))
_WITH_UNIT = re.compile(r"[+-]?[\d.,  ]{1,20} ?(?P<unit>[^\W\d].{0,30})")
_LEADING_MARK = re.compile(r"(?P<mark>[rpse*\u2020]|\([a-z]\)) ?(?=[+\-\u2212\u2013]?\d)", re.IGNORECASE)


def year_of(cell: Cell) -> int | None:
    """2021, '2021*', '31.12.2021', 'Stand: 31.12.2021' and a date are 2021; everything else is no year."""
    if isinstance(cell, date):
        return cell.year
    found = _YEAR.fullmatch(without_marks(text_of(cell)[:_LONGEST])[0])
    return int(found[1]) if found else None


def year_text(cell: Cell) -> str:
    """The year of a cell, or what it says instead."""
    year = year_of(cell)
    return text_of(cell) if year is None else str(year)


def name_period(text: str) -> str:
    """What a text says instead of a year: 'school_year', 'quarter', 'month', 'short_year', '' for anything else."""
    plain = text.strip()[:_LONGEST]
    if read_school_years(plain):
        return "school_year"
    for kind, pattern in (("quarter", _QUARTER), ("month", _MONTH), ("short_year", _SHORT_YEAR)):
        if pattern.fullmatch(plain):
            return kind
    first, *rest = plain.split() or [""]
    is_month = WORDS.get(normal(first.rstrip("."))) == "month"
    return "month" if is_month and all(word.strip("'").isdecimal() for word in rest) else ""


def read_school_years(text: str) -> tuple[int, int] | None:
    """(2021, 2022) of '2021/22', 'Schuljahr 2021/2022', '2021-22'; None if it is no year that begins in one and ends in
    the next."""
    found = _SCHOOL_YEAR.fullmatch(text.strip()[:_LONGEST])
    if not found:
        return None
    first, last = int(found[1]), int(found[1][: 4 - len(found[2])] + found[2])
    if len(found[2]) == 2 and found[2] == "00":
        last += 100
    return (first, last) if last == first + 1 else None


def read_number(text: str) -> Written:
    """As `written` reads it, and so are: '(12,3)', 'r 612,5', "1'234,5", '- 123,4', '1,2345E+03'."""
    plain = text.strip()
    if len(plain) > _LONGEST:
        return read_written(plain)
    marks = ""
    if plain.startswith("(") and plain.endswith(")") and plain[1:2].isdigit():
        plain, marks = plain[1:-1].strip(), LIMITED
    elif found := _LEADING_MARK.match(plain):
        plain, marks = plain[found.end() :], found["mark"]
    if found := _EXPONENT.fullmatch(plain):
        number = Decimal(plain.replace(",", "."))
        codes = {",": ("de",), ".": ("en",)}.get((found["decimals"] or "")[:1], ("de", "en"))
        return Written(dict.fromkeys(codes, number), False, marks)
    if plain[:1] in "+-\u2212\u2013" and plain[1:2] == " ":
        plain = plain[0] + plain[1:].lstrip()
    if "'" in plain or "\u2019" in plain:
        plain = plain.translate(_APOSTROPHES)
    found_number = read_written(plain)
    both = " ".join(filter(None, (marks, found_number.marks)))
    return replace(found_number, marks=both)


def explain_no_number(text: str) -> tuple[str, str]:
    """Why a text is no number, as the name of a problem and what it is about."""
    plain = text.strip()[:_LONGEST]
    for word, kind in WORDS.items():
        if normal(plain).startswith(word) and kind != "month" and normal(plain)[len(word) :].strip()[:1].isdigit():
            return kind, ""
    if plain.startswith("#"):
        return "formula_without_result", ""
    if plain.endswith(("-", "\u2212", "\u2013")) and any(sign.isdigit() for sign in plain):
        return "trailing_minus", ""
    if found := _WITH_UNIT.fullmatch(plain):
        return "unit_in_cell", found["unit"]
    return "not_a_number", ""


def split_unit(text: str) -> tuple[str, str]:
    """A head or name and the unit told with it: 'Wert (je 1.000 Einw.)', 'Wert in Pkw', 'Anteil [%]'."""
    plain = text.strip()
    for opening, closing in ("()", "[]"):
        if plain.endswith(closing) and plain.rfind(opening) > 0:
            at = plain.rfind(opening)
            return plain[:at].strip(), plain[at + 1 : -1].strip()
    name, inside, unit = plain.partition(" in ")
    if inside and name.strip():
        return name.strip(), unit.strip()
    return plain, ""


def is_total(text: str) -> bool:
    """Whether a word stands for all of what is divided: 'Insgesamt', 'zusammen'."""
    return MARKERS.get(normal(text)) == "total"
