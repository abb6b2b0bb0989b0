"""What an archive may be before anything of it is unpacked."""

import bz2
import io
import math
import resource
import struct
import zipfile

import pytest

from storage.archives import DAMAGED, Limits, Unsafe, hold_office_file, hold_paths, hold_sizes, open_archive


def members(**contents: bytes) -> list[zipfile.ZipInfo]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    with open_archive(packed.getvalue()) as archive:
        return archive.infolist()


ZEROS = members(zeros=bytes(2_000_000))  # deflated to a thousandth


@pytest.mark.parametrize(
    ("found", "limits"),
    [
        (ZEROS, Limits(1_999_999, ratio=math.inf)),
        (ZEROS, Limits(10**9, small=1000)),
        (members(a=b"", b=b"", c=b""), Limits(10**9, members=2)),
    ],
    ids=["too many bytes", "too tight", "too many files"],
)
def test_what_unpacks_beyond_the_limits_is_refused(found: list[zipfile.ZipInfo], limits: Limits) -> None:
    with pytest.raises(Unsafe) as unsafe:
        hold_sizes(found, limits)

    assert unsafe.value.reason == "too_large"


@pytest.mark.parametrize("limits", [Limits(2_000_000), Limits(2_000_000, ratio=math.inf, small=0)])
def test_what_is_within_them_is_not(limits: Limits) -> None:
    hold_sizes(ZEROS, limits)


@pytest.mark.parametrize("name", ["../out", "a/../../out", "/etc/out", "..\\out", "C:out"])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(Unsafe) as unsafe:
        hold_paths(members(**{"a/b..c": b"", name: b""}))

    assert (unsafe.value.reason, unsafe.value.found) == ("unsafe_path", name)


def packed_by(method: int, content: bytes) -> bytes:
    """An archive whose one member claims to have ten bytes."""
    name = b"[Content_Types].xml"
    sizes = struct.pack("<4H3L", 0, method, 0, 33, 0, len(content), 10)
    head = b"PK\3\4" + struct.pack("<H", 46) + sizes + struct.pack("<2H", len(name), 0) + name
    listed = b"PK\1\2" + struct.pack("<2H", 46, 46) + sizes + struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, 0) + name
    end = b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 1, 1, len(listed), len(head) + len(content), 0)
    return head + content + listed + end


def test_what_a_kind_of_packing_makes_whole_of_a_few_bytes_is_not_unpacked() -> None:
    bomb = packed_by(zipfile.ZIP_BZIP2, bz2.compress(bytes(300 * 2**20)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(bomb) < 1000

    with pytest.raises(NotImplementedError):
        hold_office_file(bomb, Limits(10**8))
    with open_archive(bomb) as archive, pytest.raises(NotImplementedError):
        archive.read("[Content_Types].xml")

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_byte_of_such_an_archive_raises_what_nobody_expects(method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as written:
        written.writestr("a.xml", b"<a/>" * 500)
    for place in range(len(packed.getvalue())):
        body = bytearray(packed.getvalue())
        body[place] ^= 1
        with pytest.raises((*DAMAGED, Unsafe)):
            hold_office_file(bytes(body), Limits(10**8))
