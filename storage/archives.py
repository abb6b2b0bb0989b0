"""Archives from anywhere: looked at by their directory before anything of them is unpacked or parsed.

The one place where an archive is opened to be read, and where it is held against what it may unpack to.
"""

import io
import math
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

_MEMBER = b"PK\x01\x02"  # how each entry of an archive's directory begins
_MARKUP = (b"<", b"\x4c\x6f\xa7\x94")  # how it begins: behind marks of UTF-8, UTF-16, UTF-32 and spaces, or in EBCDIC
_BEFORE_MARKUP = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))

# Of other kinds of packing Python unpacks a piece whole, whatever the directory says: bzip2 makes gigabytes of 3,000
# bytes. No program of an office packs so.
METHODS = {ZIP_STORED, ZIP_DEFLATED}

# What zipfile raises for damaged bytes, also of a kind of packing that hardly anybody uses, and for places of 64 bits
# that no file reaches.
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
DAMAGED = (*BROKEN, OSError)  # the same of an archive in memory, where only a wrong length makes it seek to nowhere


class Unsafe(Exception):
    """The archive could do harm. `reason`: unsafe_path, macros, too_large or doctype; `found` is what tells."""

    def __init__(self, reason: str, found: str) -> None:
        super().__init__(reason, found)
        self.reason, self.found = reason, found


@dataclass(frozen=True)
class Limits:
    """What may be unpacked: at most `largest` bytes in at most `members` files, and of each byte at most `ratio`; so
    much also of the first `small` ones. Deflate makes of a byte a thousand where it is fed zeros; sheets of people stay
    below 30, tables of offices below 50. Of markup, at most `markup` bytes, whatever its files are called: whoever
    reads it builds a tree of it, which takes ten times as much."""

    largest: int
    members: int = 1000
    ratio: float = 150
    small: int = 100_000
    markup: float = math.inf


class _Archive(ZipFile):
    """Opens no member that is packed otherwise than by METHODS."""

    def open(self, name: str | ZipInfo, *told: Any, **named: Any) -> IO[bytes]:
        method = (name if isinstance(name, ZipInfo) else self.getinfo(name)).compress_type
        if method not in METHODS:
            raise NotImplementedError(f"packed by method {method}")
        return super().open(name, *told, **named)


@contextmanager
def open_archive(archive: Path | IO[bytes] | bytes) -> Iterator[ZipFile]:
    """An archive to be read. Raises one of DAMAGED, also from the `with` block."""
    with _Archive(io.BytesIO(archive) if isinstance(archive, bytes) else archive) as opened:
        assert opened.fp is not None
        if sum(member.compress_size for member in opened.infolist()) > opened.fp.seek(0, io.SEEK_END):
            raise BadZipFile("more is packed than there is: lengths that lie, or members that lie over each other")
        yield opened


def pack_anew(content: bytes) -> bytes:
    """An archive that has been looked at, for a reader that would find its members by other rules: the same ones, as
    plain as can be."""
    plain = io.BytesIO()
    with open_archive(content) as archive, ZipFile(plain, "w") as written:
        for member in archive.infolist():
            written.writestr(member.filename, archive.read(member))
    return plain.getvalue()


def hold_paths(members: Sequence[ZipInfo]) -> None:
    """Raises Unsafe for a path that would lead out of the folder that it is unpacked into."""
    for member in members:
        name = member.filename
        if re.match(r"[/\\]|[A-Za-z]:", name) or ".." in re.split(r"[/\\]", name):
            raise Unsafe("unsafe_path", name)


def hold_sizes(members: Sequence[ZipInfo], limits: Limits) -> None:
    """Raises Unsafe where what is to be unpacked is beyond the limits, by what the directory says."""
    unpacked, packed = (sum(getattr(member, size) for member in members) for size in ("file_size", "compress_size"))
    if len(members) > limits.members:
        raise Unsafe("too_large", str(len(members)))
    if unpacked > limits.largest or unpacked > limits.ratio * max(packed, limits.small):
        raise Unsafe("too_large", f"{unpacked // 2**20} MB")


def hold_office_file(content: bytes, limits: Limits) -> None:
    """Look at an Office file by the directory of its archive; then read each member once, at most as long as that says.

    Raises Unsafe, also for macros and for XML that declares entities; one of DAMAGED for bytes that are no archive.
    """
    if content.count(_MEMBER) > limits.members:  # before its directory is read
        raise Unsafe("too_large", str(content.count(_MEMBER)))
    with open_archive(content) as archive:
        members = archive.infolist()
        if len({member.filename.lower() for member in members}) < len(members):
            raise BadZipFile("two members of one name: which of them is read?")
        hold_paths(members)
        hold_sizes(members, limits)
        for member in members:
            if member.filename.lower().endswith("vbaproject.bin"):
                raise Unsafe("macros", member.filename)
        markup = 0
        for member in members:
            content = archive.read(member)
            if _is_markup(member) or content.lstrip(_BEFORE_MARKUP).startswith(_MARKUP):
                markup += len(content)
            if markup > limits.markup:
                raise Unsafe("too_large", f"{markup // 2**20} MB")
            if _is_markup(member) and any(mark in content for mark in _DOCTYPES):
                raise Unsafe("doctype", member.filename)
            if member.filename == "[Content_Types].xml" and b"macroEnabled" in content:
                raise Unsafe("macros", member.filename)


def _is_markup(member: ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels"))
