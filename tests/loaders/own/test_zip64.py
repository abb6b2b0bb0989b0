"""Workbooks with headers of 64 bits, honest and not: read as they stand, or refused at once with a message."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
import xlsxwriter

from loaders.own.tables.reading.workbook import read_workbook
from storage import archives
from testbed.timing import limit_processor_time
from tests.support.own_tables import check_table, values

pytestmark = pytest.mark.usefixtures("small_world")
MARKED = 0xFFFFFFFF  # stands where a number of 64 bits is told elsewhere
SHEET = "xl/worksheets/sheet1.xml"
NUMBERS = (0, 1, 10, 2**31, 2**32, 2**40, 2**62, 2**63 - 1, 2**63, 2**64 - 1)
LIES = ("unpacked", "packed", "place", "local", "count", "size", "start", "record")
REFUSED = {"no_workbook", "unpacks_too_large"}


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


def list_members() -> list[tuple[str, bytes]]:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Daten")
        sheet.write_row(0, 0, ["Gebiet", "Indikator", "Jahr", "Wert", "Quelle"])
        sheet.write_row(1, 0, ["Kreis Düren", "poverty", 2021, 9.7, "Amt"])
    with zipfile.ZipFile(stream) as whole:
        return [(name, whole.read(name)) for name in whole.namelist()]


def test_an_honest_one_is_read(tmp_path: Path) -> None:
    assert len(values(check_table(tmp_path, write_zip64(list_members()), suffix=".xlsx"))) == 1


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".zip"])
def test_whatever_is_told_it_is_read_as_it_stands_or_refused_at_once(tmp_path: Path, suffix: str) -> None:
    members = list_members()
    lies = [*product(LIES, NUMBERS), *(("extra", length) for length in (0, 4, 8, 16, 20, 200, 65535))]
    with limit_processor_time(10):
        for lie, number in lies:
            found = check_table(tmp_path, write_zip64(members, SHEET, **{lie: number}), suffix=suffix)

            reasons = {problem.reason for problem in found.problems}
            said = [(region, float(number)) for region, _, _, number in values(found)]
            assert (not reasons and said == [("05358", 9.7)]) or (reasons <= REFUSED | {"no_repository"}), (lie, number)


def test_a_length_that_lies_does_not_hide_how_tightly_something_is_packed(tmp_path: Path) -> None:
    """Beside a packed length of terabytes, what unpacks to a thousandfold looked loosely packed."""
    tight = [(name, bytes(150 * 2**20) if name == SHEET else content) for name, content in list_members()]
    found = check_table(tmp_path, write_zip64(tight, SHEET, packed=2**40), suffix=".xlsx")

    assert {problem.reason for problem in found.problems} <= REFUSED


def test_members_that_lie_over_each_other_are_no_archive() -> None:
    members = list_members()
    first = dict(members)["xl/workbook.xml"]
    content = write_zip64([*members, ("a.bin", first * 1000), ("b.bin", first * 1000)], "b.bin", packed=10**6)

    with pytest.raises(zipfile.BadZipFile), archives.open_archive(content):
        pass


def test_what_is_looked_at_is_what_is_read_where_there_are_two_directories() -> None:
    """Python finds the end of the directory by where it stands, other readers by where the archive says it is."""
    members = list_members()
    other = [(name, content.replace(b"9.7", b"5.5") if name == SHEET else content) for name, content in members]
    first, second = write_zip64(other), write_zip64(members)
    ends = [whole.rindex(b"PK\6\6") for whole in (first, second)]
    start = second.index(b"PK\1\2")
    honest = second[start : ends[1]]
    moved = first[: ends[0] + 56] + second[:start]
    # The places in the second directory are those of the members behind the first archive.
    with zipfile.ZipFile(io.BytesIO(second)) as whole:
        for one in whole.infolist():
            at, now = (number.to_bytes(8, "little") for number in (one.header_offset, ends[0] + 56 + one.header_offset))
            place = honest.index(one.filename.encode()) + len(one.filename) + 20
            assert honest[place : place + 8] == at
            honest = honest[:place] + now + honest[place + 8 :]
    content = moved + honest + write_end(len(members), len(honest), len(moved)) + write_locator(ends[0])

    (grid,) = read_workbook(content, ".xlsx")

    assert grid.rows[1][3] == 9.7
