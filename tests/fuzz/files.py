"""What people bring as text: numbers, own tables, tables of reports, targets."""

import re
import tempfile
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from loaders.errors import InvalidRows
from loaders.own.printed.tables import read_report
from loaders.own.tables.checking import check
from loaders.own.tables.known import read_known
from loaders.own.tables.numbers import LONGEST, read_written, without_marks
from loaders.own.tables.table import Checked, Options
from loaders.own.targets.adding import _read as read_targets
from tests.fuzz.damage import PIECES, damage_content, some_text
from tests.fuzz.run import Parser
from texts import Language

HEADER = ("Gebiet", "Indikator", "Jahr", "Wert", "Quelle", "Einheit", "Richtung", "Definition", "Ziel (SDG)")
TARGETS = (
    "region_key;indicator_key;value;decided_by;document;year\n"
    "05358;car_density;500;Kreistag;Plan;2030\n05370;car_density;450.5;Kreistag;Plan;\n"
)
REPORT = (
    "Indikator;Einheit;Quelle;Jahr 1;Wert 1;Jahr 2;Wert 2;Jahr 3;Wert 3;Absolute Änderung;Relative Änderung\n"
    "Armut;Prozent;Portal;2017;9,0;2018;8,5;2019;8,0;-1,0 %P;-11,1 %\n"
)
FOLDER = tempfile.TemporaryDirectory(prefix="kreiskompass-fuzz-")

_SIGNS = "0123456789.,-+ *()%r1)'\N{MINUS SIGN}\N{EN DASH}\N{NO-BREAK SPACE}\N{SUPERSCRIPT TWO}\u0663"


def some_number(random: Random) -> tuple[str, tuple[Decimal, str] | None]:
    """A number as a language writes it, with what is meant; or signs as they stand in numbers, which mean nothing."""
    if random.random() < 0.4:
        amount, code = Decimal(random.randint(-(10**14), 10**14)).scaleb(-2), random.choice(("de", "en"))
        return Language(code).number(float(amount), 2), (amount, code)
    if random.random() < 0.8:
        return "".join(random.choices(_SIGNS, k=random.randint(0, 14))), None
    return random.choice((random.choice(PIECES), some_text(random))), None


def _number(given: tuple[str, tuple[Decimal, str] | None]) -> bool:
    text, meant = given
    found = read_written(text)
    if meant is not None:
        amount, code = meant
        assert found.readings[code] == amount
    plain, _ = without_marks(text)
    for code, number in found.readings.items():
        mark = "," if code == "de" else "."
        whole, _, decimals = plain.partition(mark)
        digits = [_digits(part) for part in (whole, decimals)]
        assert len(plain) <= LONGEST + 1
        assert number == Decimal(f"{digits[0]}.{digits[1] or 0}") * (-1 if _is_negative(plain) else 1)
    return bool(found.readings)


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())


def _is_negative(plain: str) -> bool:
    return plain[:1] in "-\N{MINUS SIGN}\N{EN DASH}"


def store_table(content: bytes, suffix: str) -> Path:
    file = Path(FOLDER.name) / f"table{suffix}"
    file.write_bytes(content)
    return file


_CELLS = (
    ("Kreis Düren", "Kreis Düren", "05370", "5358", "Heinsberg", "Nirgends", ""),
    ("car_density", "car_density", "Radwege", "Arbeitslosenquote", "", "?"),
    ("2021", "2021", "2022", "1850", "2019/20", "\u0662\u0660\u0662\u0660", "\N{SUPERSCRIPT TWO}" * 4),
    ("500", "612,5", "1.234", "k. A."),
    ("Amt", "Amt", "=1+1", "<b>", "1", ""),
    *(("", "km", "%"), ("", "höher", "?"), ("", "Länge"), ("", "11", "18", "x")),
)


def _row(random: Random) -> list[str]:
    """Cells that are all right; at times with a number of any form, or each of any kind."""
    row = [cells[0] for cells in _CELLS] if random.random() < 0.7 else [random.choice(cells) for cells in _CELLS]
    return row if random.random() < 0.5 else [*row[:3], some_number(random)[0], *row[4:]]


def _as_csv(rows: list[list[str]], delimiter: str) -> str:
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in (HEADER, *rows)]
    return "".join(delimiter.join(row) + "\n" for row in quoted)


def _some_table(random: Random) -> bytes:
    whole = _as_csv([_row(random) for _ in range(random.randint(1, 3))], random.choice(";,\t"))
    return whole.encode(random.choice(("utf-8", "utf-16"))) if random.random() < 0.4 else damage_content(random, whole)


_known = cache(read_known)


def check_content(content: bytes, suffix: str) -> Checked:
    """What the check of a file finds; what is known already is read but once."""
    with patch("loaders.own.tables.checking.read_known", _known):
        found = check(store_table(content, suffix), Options("Radwege"))
    assert found.values or found.problems
    return found


def _table(content: bytes) -> bool:
    found = check_content(content, ".csv")
    for value in found.values:
        assert any(_digits(f"{value.number:f}") in _digits(text) for text in _read_as(content)), value
        assert value.year in range(1990, 2101)
    return bool(found.values)


def _read_as(content: bytes) -> list[str]:
    return [content.decode(codec, errors="ignore") for codec in ("utf-8", "utf-16", "cp1252")]


def _report(content: bytes) -> bool:
    found = read_report(store_table(content, ".csv"))
    assert found.rows or found.problems
    for row in found.rows:
        for number in row.numbers.values():
            amount = re.match(r"[-+]?([\d.]*)", number)
            assert amount is not None
            assert any(_digits(amount[1]) in _digits(text) for text in _read_as(content)), row
    return bool(found.rows)


def _targets(content: bytes) -> bool:
    try:
        rows = read_targets(store_table(content, ".csv"), "targets.csv")
    except InvalidRows:
        return False
    for row in rows:
        assert all(cell in content.decode("utf-8-sig") for cell in row.values())
    return True


PARSERS = {
    "numbers, German and English": Parser(some_number, _number),
    "own table, CSV": Parser(_some_table, _table),
    "tables of a report, CSV": Parser(lambda random: damage_content(random, REPORT), _report),
    "own targets, CSV": Parser(lambda random: damage_content(random, TARGETS), _targets),
}
