"""A file to grids: what kind it is by its content, how its text is encoded, what divides its columns."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from loaders.own import open_sdg
from loaders.own.tables.findings import Finding, Refused
from loaders.own.tables.reading.encoding import decode
from loaders.own.tables.reading.grid import Cell, Grid, Place
from loaders.own.tables.reading.limits import MAX_BYTES, hold_size
from loaders.own.tables.reading.workbook import find_kind_of_archive, read_workbook

DELIMITERS = (";", "\t", ",", "|")
_TEXT = (".csv", ".txt", ".tsv")
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".xlsb")
_REPOSITORY = ".zip"  # of Open SDG
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # how XLS begins, and XLSX under a password
_MARKUP = re.compile(rb"[\s\xef\xbb\xbf]*<(?:!doctype|html|\?xml|table|head|meta)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_LOOKED_AT = 200_000  # characters by which the delimiter is told


def read_grids(file: Path, has_table: Callable[[Grid], bool]) -> tuple[list[Grid], list[Finding]]:
    """The sheets of a workbook or the one grid of a CSV file, and what is to be remarked. Of the possible delimiters
    the one holds that makes a table (`has_table`), else the one that divides most lines alike. Raises Refused."""
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise Refused("too_large", found=f"{size / 2**20:.0f} MB", expected=f"{MAX_BYTES // 2**20} MB")
    suffix = file.suffix.lower()
    if suffix == ".xlsm":
        raise Refused("macros")
    if suffix not in (*_TEXT, *_WORKBOOKS, _REPOSITORY):
        raise Refused("unknown_kind", found=suffix or file.name)
    content = file.read_bytes()
    if not content:
        raise Refused("empty")
    kind = _kind(content, suffix)
    if kind == _REPOSITORY:
        return open_sdg.read_repository(content)
    if suffix == _REPOSITORY:
        raise Refused("no_repository")
    if kind in _WORKBOOKS:
        told = [Finding("other_kind", found=suffix, expected=kind)] if kind != suffix else []
        return read_workbook(content, kind), told
    text, remarks = decode(content)
    if not text.strip():
        raise Refused("empty")
    grid = _divide_text(text, has_table)
    if open_sdg.is_data(grid.rows):
        grid, left_out = open_sdg.read_data(grid)
        remarks += left_out
    if suffix in _WORKBOOKS:  # text under the name of a workbook
        if not has_table(grid):
            raise Refused("no_workbook")
        remarks.append(Finding("other_kind", found=suffix, expected=".csv"))
    return [grid], remarks


def _kind(content: bytes, suffix: str) -> str:
    """What the content is, whatever the file is called: one of _WORKBOOKS, _REPOSITORY or '.csv'."""
    if content.startswith(b"PK"):
        return _REPOSITORY if open_sdg.is_repository(content) else find_kind_of_archive(content)
    if content.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Refused("password")
        return ".xls"
    if _MARKUP.match(content) and suffix in (*_WORKBOOKS, *_TEXT):
        raise Refused("web_page", found=suffix)
    return ".csv"


def _divide_text(text: str, has_table: Callable[[Grid], bool]) -> Grid:
    said = _SEPARATOR.match(text)
    found: dict[str, Grid | Refused] = {}
    for delimiter in dict.fromkeys([*(said.groups() if said else ()), *_by_likelihood(text)]):
        try:
            found[delimiter] = _read_csv(text, delimiter)
        except Refused as failure:
            found[delimiter] = failure
    grids = [grid for grid in found.values() if isinstance(grid, Grid)]
    likely = next(iter(found.values()))
    chosen = next((grid for grid in grids if has_table(grid)), likely)
    if isinstance(chosen, Refused):
        raise chosen
    return chosen


def _by_likelihood(text: str) -> list[str]:
    """The delimiters, first the one by which most lines fall into the same number of columns, more than one."""
    start = text[:_LOOKED_AT]

    def alike(delimiter: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        with suppress(csv.Error):  # a mark that is never closed makes a cell too long
            widths.update(len(row) for row in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter))
        return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))

    return sorted(DELIMITERS, key=alike, reverse=True)


def _read_csv(text: str, delimiter: str) -> Grid:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[Cell]] = []
    lines: list[int] = []
    cells = ended = 0
    try:
        for row in reader:
            rows.append(list(row))
            lines.append(ended + 1)
            ended = reader.line_num
            cells += len(row)
            hold_size(len(rows), cells)
    except csv.Error as error:
        raise Refused("malformed", Place("", reader.line_num)) from error
    return Grid("", rows, lines)
