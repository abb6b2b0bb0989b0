"""The first lines of the bulk file, held against what the loader relies on; the rest is not downloaded."""

import csv
import io
import struct
import zlib
from collections.abc import Iterator

from loaders.errors import SourceChanged
from loaders.fetch.http import Client
from loaders.reference import Reference
from loaders.sources.inkar.areas import SOURCE, group_of
from loaders.sources.inkar.extract import COLUMNS
from loaders.sources.inkar.read import read_number, read_year
from loaders.sources.probing import run_checks
from loaders.sources.rows import ProbeFinding

START = 128 * 1024  # bytes of the zip, some thousand lines
_HEADER = struct.Struct("<4s5H3I2H")  # of a member of a zip
_DEFLATED = 8


def probe(client: Client, address: str, reference: Reference) -> Iterator[ProbeFinding]:
    """Every finding: name and size of the file, columns, groups, how many of the first lines read."""

    def first_lines() -> Iterator[ProbeFinding]:
        answer, length = client.peek(address, START)
        member, text = _first_member(answer.body)
        yield ProbeFinding("file", reference.source not in member.casefold(), {"found": member, "bytes": length or "–"})
        header, *lines = text.removeprefix("\ufeff").splitlines()[:-1] or [""]  # the last one is cut off
        columns = header.split(";")
        yield ProbeFinding("columns", columns != COLUMNS, {"found": header[:200]})
        if columns == COLUMNS:
            yield from _rows(lines)

    yield from run_checks([("bulk file", first_lines)])


def _rows(lines: list[str]) -> Iterator[ProbeFinding]:
    rows = [row for row in csv.reader(lines, delimiter=";") if len(row) == len(COLUMNS)]
    headings = sorted({row[0] for row in rows})
    yield ProbeFinding(
        "groups", any(heading != group_of(heading) for heading in headings), {"found": ", ".join(headings)}
    )
    for row in rows:
        read_year("CSV", row[7])
        read_number("CSV", row[8])
    yield ProbeFinding("values_read", not rows, {"count": len(rows)})


def _first_member(start: bytes) -> tuple[str, str]:
    """Name and first text of the first file of a zip. Raises SourceChanged."""
    if not start.startswith(b"PK\x03\x04"):
        raise SourceChanged(SOURCE, "zip", "not_a_zip", repr(start[:20]))
    _, _, _, method, *_, name_length, extra_length = _HEADER.unpack_from(start)
    at = _HEADER.size + name_length
    name, packed = start[_HEADER.size : at].decode(errors="replace"), start[at + extra_length :]
    if method != _DEFLATED:
        raise SourceChanged(SOURCE, name, "archive_method", str(method))
    try:
        inflated = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, io.DEFAULT_BUFFER_SIZE * 64)
    except zlib.error as error:
        raise SourceChanged(SOURCE, name, "archive_damaged", str(error)) from error
    return name, inflated.decode(errors="replace")
