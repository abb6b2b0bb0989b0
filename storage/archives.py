"""What an Office file from anywhere may be: an archive, looked at before anything of it is parsed."""

import io
import re
import zlib
from zipfile import BadZipFile, ZipFile

MOST_MEMBERS = 1000
MOST_RATIO = 150  # unpacked to packed; sheets of people stay below 30
_SMALL = 100_000  # bytes that may unpack to MOST_RATIO times as much from however little
_MEMBER = b"PK\x01\x02"  # how each entry of an archive's directory begins
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))

# What zipfile raises for damaged bytes, also of a kind of packing that hardly anybody uses.
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
DAMAGED = (*BROKEN, OSError)  # the same of an archive in memory, where only a wrong length makes it seek to nowhere


class Unsafe(Exception):
    """The archive could do harm. `reason`: unsafe_path, macros, too_large or doctype; `found` is what tells."""

    def __init__(self, reason: str, found: str) -> None:
        super().__init__(reason, found)
        self.reason, self.found = reason, found


def hold_archive(content: bytes, largest: int) -> None:
    """Look at an Office file by the directory of its archive; then read each member once, at most as long as that says.

    Raises Unsafe for a path that leads out of the folder, macros, what unpacks to more than `largest` bytes or is
    packed too tightly, XML that declares entities; one of DAMAGED for bytes that are no archive.
    """
    if content.count(_MEMBER) > MOST_MEMBERS:
        raise Unsafe("too_large", str(content.count(_MEMBER)))
    with ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len({member.filename.lower() for member in members}) < len(members):
            raise BadZipFile("two members of one name: which of them is read?")
        for member in members:
            if does_lead_out(member.filename):
                raise Unsafe("unsafe_path", member.filename)
            if member.filename.lower().endswith("vbaproject.bin"):
                raise Unsafe("macros", member.filename)
        unpacked, packed = (sum(getattr(m, size) for m in members) for size in ("file_size", "compress_size"))
        if unpacked > largest or unpacked > MOST_RATIO * max(packed, _SMALL):
            raise Unsafe("too_large", f"{unpacked // 2**20} MB")
        for member in members:
            read = archive.read(member)
            if member.filename.lower().endswith((".xml", ".rels")) and any(mark in read for mark in _DOCTYPES):
                raise Unsafe("doctype", member.filename)
            if member.filename == "[Content_Types].xml" and b"macroEnabled" in read:
                raise Unsafe("macros", member.filename)


def does_lead_out(name: str) -> bool:
    """Whether the name of a member would lead out of the folder that it is unpacked into."""
    return bool(re.match(r"[/\\]|[A-Za-z]:", name)) or ".." in re.split(r"[/\\]", name)
