"""Tables as people bring them and what lies in own/, for the tests of own tables: rows in, rows out."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

import queries
from loaders.own.tables import storage
from loaders.own.tables.checking import check
from loaders.own.tables.table import Checked, Options
from settings import own_folder
from texts import Language

LONG = "Gebiet;Indikator;Jahr;Wert;Quelle\n"
DESCRIBED = "Gebiet;Indikator;Jahr;Wert;Quelle;Einheit;Art der Einheit;Richtung;Definition;Ziel (SDG)\n"
CYCLE_PATHS = (
    DESCRIBED
    + "Kreis Düren;Radwege;2021;120,5;Kreisamt;km;Menge;höher;Länge der Radwege;2\n"
    + "Kreis Düren;Radwege;2022;131;Kreisamt;;;;;\n"
)
POVERTY = LONG + "Kreis Düren;poverty;2021;9,9*;Amt 61\nKreis Düren;poverty;2022;9,4;Amt 61\n* vorläufig\n"


def check_table(
    folder: Path, content: str | bytes, name: str = "Radwege", suffix: str = ".csv", **said: Any
) -> Checked:
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


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    """An XLSX file with these rows; a tuple (value, format) is a cell with a number format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.write(number, column, cell[0], book.add_format({"num_format": cell[1]}))
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return stream.getvalue()


def take_in(folder: Path, content: str | bytes, name: str = "Radwege", called: str = "radwege.csv") -> str:
    """Check, take in, and give the key of the table; the check must find nothing wrong."""
    found = check_table(folder, content, name)
    assert not found.problems, problems(found)
    return storage.take_in(found, folder / "table.csv", called, "Amt 61").name


def read_kept(key: str, name: str) -> list[dict[str, str]]:
    """Rows of a file of an own table as it is kept."""
    with (own_folder() / "tables" / key / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def list_shown(indicator: str, region: str = "05358") -> list[tuple[int, float, str]]:
    """Year, value and source of each value that the pages show."""
    found = queries.run_query("values", indicator=indicator, regions=[region])
    return list(zip(found["year"], found["value"], found["source_key"], strict=True))


def read_entered() -> dict[str, bytes]:
    """Everything in own/ that counts: path -> bytes."""
    files = [file for part in ("tables", "targets", "journal") for file in (own_folder() / part).rglob("*")]
    return {
        file.relative_to(own_folder()).as_posix(): file.read_bytes()
        for file in files
        if file.is_file() and file.name != "lock"
    }


def put_file(path: str, text: str = "x") -> Path:
    """A file that the office puts into own/ by itself."""
    file = own_folder() / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
