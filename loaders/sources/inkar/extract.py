"""The wanted lines of the bulk file in one pass: bytes in, bytes out, memory for one block.

A file of several GB is read in blocks of whole lines. A block of one unwanted indicator only, which most are where the
file runs through one indicator after the other, shows by counting; in any other block one regular expression finds the
lines of the wanted indicators, so that Python's own code sees only these, which go to temporary files.
docs/benchmarks.md compares this with a scan by DuckDB, which knows neither bytes nor numbers of lines and cannot read
inside a zip.
"""

import csv
import re
from array import array
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Self

from loaders.errors import SourceChanged
from loaders.sources.inkar.areas import SOURCE, group_of

COLUMNS = ["Bereich", "ID", "Kuerzel", "Indikator", "Raumbezug", "Kennziffer", "Name", "Zeitbezug", "Wert"]
BOM = b"\xef\xbb\xbf"
BLOCK = 256 * 1024
LONGEST_LINE = 1024 * 1024
IN_MEMORY = 128 * 1024  # of the lines of one indicator; more are on the disk
MOST = 100 * 1024 * 1024  # bytes of the lines of one; all municipalities of 30 years have some 40 MB
# One cell; possessive and atomic, as there is no second reading of a line to look for.
_BARE = rb"[^;\n]*+"
_HEAD = re.compile(rb'\n[^";\n]*;[^";\n]*;([^";\n]*);')
_QUOTED = rb'(?>"(?:[^"\n]|"")*"|[^;\n]*)'


@dataclass
class Lines:
    """The wanted lines of one indicator under one heading (Bereich), byte for byte, and their numbers in the file."""

    _lines: IO[bytes]
    _firsts: "array[int]" = field(default_factory=lambda: array("Q"))
    _lasts: "array[int]" = field(default_factory=lambda: array("Q"))

    def add(self, number: int, line: bytes) -> None:
        if self._lasts and self._lasts[-1] == number - 1:
            self._lasts[-1] = number
        else:
            self._firsts.append(number)
            self._lasts.append(number)
        self._lines.write(line)
        if self._lines.tell() > MOST:
            raise SourceChanged(SOURCE, f"CSV {number}", "too_large", f"{MOST // 1024**2} MB")

    def read(self) -> bytes:
        """All lines."""
        self._lines.seek(0)
        return self._lines.read()

    def spans(self) -> str:
        """The numbers as a sidecar holds them: 12-15,40."""
        pairs = zip(self._firsts, self._lasts, strict=True)
        return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in pairs)


def numbers_of(spans: str) -> Iterator[int]:
    """The numbers of lines that `Lines.spans` wrote."""
    for first, _, last in (span.partition("-") for span in spans.split(",")):
        yield from range(int(first), int(last or first) + 1)


@dataclass
class Extract:
    """What was taken: `found` by code and heading; `header` as it stands, with BOM; `rows` without the header. The
    lines lie in temporary files in `folder` until the `with` block ends."""

    folder: Path
    header: bytes = b""
    rows: int = 0
    found: dict[str, dict[str, Lines]] = field(default_factory=dict)
    _files: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, code: str, heading: str, number: int, line: bytes) -> None:
        of_code = self.found.setdefault(code, {})
        if heading not in of_code:
            kept = SpooledTemporaryFile(IN_MEMORY, dir=str(self.folder))  # noqa: SIM115 (closed with all others)
            of_code[heading] = Lines(self._files.enter_context(kept))
        of_code[heading].add(number, line)


def extract(
    stream: IO[bytes],
    taken: Extract,
    codes: Collection[str],
    is_wanted: Callable[[str, str], bool],
    watch: Callable[[bytes], None] = lambda _: None,
) -> None:
    """Take the lines of the wanted codes (group/Kuerzel) whose Raumbezug and Kennziffer are wanted. `watch` sees every
    block.

    Raises SourceChanged for other columns and for a line without end.
    """
    wanted = {code.partition("/")[2].encode() for code in codes}
    bare, quoted = _pattern(wanted, _BARE), _pattern(wanted, _QUOTED)

    @cache
    def name_code(heading: bytes, short: bytes) -> tuple[str, str] | None:
        plain = _plain(heading)
        code = f"{group_of(plain)}/{short.decode()}"
        return (code, plain) if code in codes else None

    @cache
    def fits(level: bytes, area: bytes) -> bool:
        return is_wanted(_plain(level), _plain(area))

    number = 0
    for block, end in _blocks(stream, watch):
        if not number:
            taken.header = _header(block)
        lines_in_block = block.count(b"\n")
        if (head := _HEAD.match(block)) and head[1] not in wanted and block.count(head[0]) == lines_in_block:
            number += lines_in_block
            continue
        at = 0
        for match in (quoted if b'"' in block else bare).finditer(block):
            number += block.count(b"\n", at, match.start() + 1)
            at = match.start() + 1
            heading, short, level, area = match.groups()
            if fits(level, area) and (name := name_code(heading, short)):
                taken.add(*name, number, match[0][1:] + end)
        number += block.count(b"\n", at)
    if not number:
        raise SourceChanged(SOURCE, "CSV 1", "columns", "-")
    taken.rows = number - 1


def _blocks(stream: IO[bytes], watch: Callable[[bytes], None]) -> Iterator[tuple[bytes, bytes]]:
    """Blocks of whole lines, each line with the line feed before it and not the one after it, which comes beside the
    block: only the last line may lack it."""
    rest = b"\n"
    while block := stream.read(BLOCK):
        watch(block)
        rest += block
        cut = rest.rfind(b"\n")
        if cut > 0:
            yield rest[:cut], b"\n"
            rest = rest[cut:]
        if len(rest) > LONGEST_LINE:
            raise SourceChanged(SOURCE, "CSV", "line_length", f"{LONGEST_LINE}")
    if rest != b"\n":
        yield rest, b""


def _header(block: bytes) -> bytes:
    line, feed, _ = block[1:].partition(b"\n")
    try:
        names = next(csv.reader([line.removeprefix(BOM).decode(errors="replace")], delimiter=";"), [])
    except csv.Error:
        names = []
    if names != COLUMNS:
        raise SourceChanged(SOURCE, "CSV 1", "columns", ";".join(names)[:200] or repr(line[:60]))
    return line + (feed or b"\n")


def _pattern(codes: Collection[bytes], cell: bytes) -> re.Pattern[bytes]:
    """A line with the line feed before it whose third cell is a wanted code; groups: Bereich, code, Raumbezug,
    Kennziffer."""
    return re.compile(b'\n(%b);%b;"?(%b)"?;%b;(%b);(%b);[^\n]*+' % (cell, cell, _either(codes), cell, cell, cell))


def _either(words: Collection[bytes]) -> bytes:
    """Pattern of any of the words. Common beginnings are tried once, which halves the time of a plain alternative."""
    branches = []
    for start, group in groupby(sorted(words), key=lambda word: word[:1]):
        rests = {word[1:] for word in group}
        branches.append(re.escape(start) + (_either(rests) if start and rests != {b""} else b""))
    return b"(?:" + b"|".join(reversed(branches)) + b")"


def _plain(cell: bytes) -> str:
    """A cell without its quotes."""
    text = cell.decode(errors="replace")
    return text[1:-1].replace('""', '"') if text.startswith('"') else text
