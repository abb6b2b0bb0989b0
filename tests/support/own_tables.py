"""Tables as people bring them, for the tests of own tables: rows in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from loaders.own.tables import storage
from loaders.own.tables.checking import check
from loaders.own.tables.table import Checked, Options
from texts import Language

LONG = "Gebiet;Indikator;Jahr;Wert;Quelle\n"
DESCRIBED = "Gebiet;Indikator;Jahr;Wert;Quelle;Einheit;Art der Einheit;Richtung;Definition;Ziel (SDG)\n"
CYCLE_PATHS = (
    DESCRIBED
    + "Kreis Düren;Radwege;2021;120,5;Kreisamt;km;Menge;höher;Länge der Radwege;2\n"
    + "Kreis Düren;Radwege;2022;131;Kreisamt;;;;;\n"
)


def checked(folder: Path, content: str | bytes, name: str = "Radwege", suffix: str = ".csv", **said: Any) -> Checked:
    """What the check of a file with this content finds."""
    file = folder / f"table{suffix}"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return check(file, Options(name, **said))


def values(found: Checked) -> list[tuple[str, str, int, str]]:
    """Rows out: region, indicator, year, number."""
    return [(value.region, value.indicator, value.year, f"{value.number:f}") for value in found.values]


def numbers(found: Checked) -> list[str]:
    return [f"{value.number:f}" for value in found.values]


def problems(found: Checked, code: str = "de") -> list[tuple[str, str]]:
    """Place and sentence of each problem."""
    language = Language(code)
    return [(problem.place.describe(language), problem.problem(language)) for problem in found.problems]


def workbook(file: Path, **sheets: Sequence[Sequence[object]]) -> bytes:
    """An XLSX file with these rows; a tuple (value, format) is a cell with a number format."""
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.write(number, column, cell[0], book.add_format({"num_format": cell[1]}))
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return file.read_bytes()


def take_in(folder: Path, content: str | bytes, name: str = "Radwege", called: str = "radwege.csv") -> str:
    """Check, take in, and give the key of the table; the check must find nothing wrong."""
    found = checked(folder, content, name)
    assert not found.problems, problems(found)
    return storage.take_in(found, folder / "table.csv", called, "Amt 61").name
