"""The CSV export of the service: header cells that hold a line feed, German numbers, several words for missing."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from loaders.errors import SourceChanged
from loaders.sources.parse import read_german_number
from loaders.sources.rows import Value
from loaders.sources.wegweiser.areas import SOURCE

HEADER = "Indikatoren"
_MISSING = {"", "k.A.", "-", "."}
_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")


def values(body: bytes, slug: str, areas: list[dict[str, str]], unit: str | None = None) -> Iterator[Value]:
    """The values of an export of one indicator in `unit`. Raises SourceChanged with the line of the file."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceChanged(SOURCE, "CSV", "encoding", str(error.object[error.start : error.start + 8])) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        yield from _values(reader, slug, areas, unit)
    except csv.Error as error:
        raise SourceChanged(SOURCE, f"CSV {reader.line_num}", "columns", str(error)) from error


def _values(reader: Any, slug: str, areas: list[dict[str, str]], unit: str | None) -> Iterator[Value]:
    columns: dict[int, tuple[int, str]] = {}
    for row in reader:
        if row and row[0] == HEADER:
            columns = dict(_columns(row, areas))
        elif columns and any(cell.strip() for cell in row[1:]):
            told = row[0].rpartition(" (")[2].removesuffix(")")
            if unit is not None and told != unit:
                raise SourceChanged(SOURCE, f"CSV {reader.line_num}", "unit", f"{unit} / {told}")
            yield from _row(row, reader.line_num, slug, columns)
            return
    if not columns:
        raise SourceChanged(SOURCE, "CSV", "missing_key", HEADER)


def _columns(header: list[str], areas: list[dict[str, str]]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Column number -> year and region_key of the wanted areas; year and name stand in one cell on two lines."""
    names = {name: area["key"] for area in areas for name in (area["name"], area["title"]) if name}
    for index, cell in enumerate(header[1:], start=1):
        year, _, name = cell.replace("\r", "").partition("\n")
        if not re.fullmatch(r"\d{4}", year.strip()):
            raise SourceChanged(SOURCE, "CSV", "year", cell)
        if int(year) <= datetime.now(UTC).year and (key := names.get(name.strip())):
            yield index, (int(year), key)


def _row(row: list[str], line: int, slug: str, columns: dict[int, tuple[int, str]]) -> Iterator[Value]:
    for index, (year, key) in columns.items():
        cell = row[index] if index < len(row) else ""
        number = read_german_number(SOURCE, f"CSV {line}", cell, _NUMBER, _MISSING)
        if number is not None:
            yield Value(slug, key, year, number, f"{line}:{index + 1}")
