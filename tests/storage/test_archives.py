"""What an archive may be before anything of it is unpacked."""

import io
import math
import zipfile

import pytest

from storage.archives import Limits, Unsafe, hold_paths, hold_sizes, open_archive


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
