"""Archives with the headers of 64 bits, whose lengths and places may lie."""

import struct
import zlib
from collections.abc import Sequence

MARKED = 0xFFFFFFFF  # stands where a number of 64 bits is told elsewhere


def write_zip64(members: Sequence[tuple[str, bytes]], liar: str = "", **told: int) -> bytes:
    """`told` of the member `liar`: unpacked, packed, place, extra (bytes of its header), local (both lengths at its own
    place); of all: count, size, start (of the directory), record (where its end lies)."""
    out, directory = bytearray(), b""
    for name, content in members:
        lies = told if name == liar else {}
        packed = zlib.compress(content, 9)[2:-4]
        title, place, check = name.encode(), len(out), zlib.crc32(content)
        sizes = lies.get("local", len(content)), lies.get("local", len(packed))
        method = struct.pack("<4HL", 0, 8, 0, 33, check)
        extra = struct.pack("<HHQQ", 1, 16, *sizes)
        out += b"PK\3\4" + struct.pack("<H", 45) + method + struct.pack("<LLHH", MARKED, MARKED, len(title), len(extra))
        out += title + extra + packed
        sizes = lies.get("unpacked", len(content)), lies.get("packed", len(packed))
        extra = struct.pack("<HHQQQ", 1, lies.get("extra", 24), *sizes, lies.get("place", place))
        lengths = struct.pack("<LLHHHHHLL", MARKED, MARKED, len(title), len(extra), 0, 0, 0, 0, MARKED)
        directory += b"PK\1\2" + struct.pack("<HH", 45, 45) + method + lengths + title + extra
    start = len(out)
    record = told.get("record", start + len(directory))
    count, size = told.get("count", len(members)), told.get("size", len(directory))
    out += directory + write_end(count, size, told.get("start", start))
    return bytes(out) + write_locator(record)


def write_end(count: int, size: int, start: int) -> bytes:
    """The end of a directory."""
    return b"PK\6\6" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, count, count, size, start)


def write_locator(record: int) -> bytes:
    """Where the end of the directory lies, and the end of the archive."""
    return (
        b"PK\6\7"
        + struct.pack("<LQL", 0, record, 1)
        + b"PK\5\6"
        + struct.pack("<HHHHLLH", 0, 0, 65535, 65535, MARKED, MARKED, 0)
    )
