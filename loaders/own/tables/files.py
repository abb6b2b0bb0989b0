"""A file to grids: what kind it is, how its text is encoded, what divides its columns."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from loaders.own.tables.findings import Finding, Refused
from loaders.own.tables.grid import Cell, Grid, Place
from loaders.own.tables.limits import MAX_BYTES, hold_size
from loaders.own.tables.workbook import read_workbook

DELIMITERS = (";", "\t", ",")
_TEXT = (".csv", ".txt", ".tsv")


def read_grids(file: Path, has_table: Callable[[Grid], bool]) -> tuple[list[Grid], list[Finding]]:
    """The sheets of a workbook or the one grid of a CSV file, and what is to be remarked. Of the possible delimiters
    the one holds that makes a table (`has_table`). Raises Refused."""
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise Refused("too_large", found=f"{size / 2**20:.0f} MB", expected=f"{MAX_BYTES // 2**20} MB")
    suffix = file.suffix.lower()
    if suffix == ".xlsm":
        raise Refused("macros")
    if suffix not in (*_TEXT, ".xlsx"):
        raise Refused("unknown_kind", found=suffix or file.name)
    if size == 0:
        raise Refused("empty")
    if suffix == ".xlsx":
        return read_workbook(file), []
    text, encoding = _decode(file.read_bytes())
    if not text.strip():
        raise Refused("empty")
    grids: list[Grid] = []
    failures: list[Refused] = []
    for delimiter in DELIMITERS:
        try:
            grids.append(_read_csv(text, delimiter))
        except Refused as failure:
            failures.append(failure)
    chosen = next((grid for grid in grids if has_table(grid)), None)
    if chosen is None and failures:
        raise failures[0]
    chosen = chosen or grids[0]
    return [chosen], [Finding("encoding", found=encoding)] if encoding != "UTF-8" else []


def _decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        attempts = [("UTF-16", "utf-16")]
    else:
        attempts = [("UTF-8", "utf-8-sig"), ("Windows-1252", "cp1252")]
    for name, codec in attempts:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, name
    raise Refused("no_text")


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
