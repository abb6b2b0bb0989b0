"""The one CSV of a zip, read as a stream; an archive that is damaged, hostile or not as agreed is SourceChanged."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from loaders.errors import SourceChanged
from storage import archives

GIGABYTE = 1024**3
# Deflate shrinks at most to a thousandth, which is what a bomb of zeros does; tables shrink to a tenth or a fiftieth.
LARGEST_RATIO = 200
_SMALL = 10 * 1024**2  # so much may inflate from however little
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


@contextmanager
def find_csv(
    source: str, where: str, archive: Path | IO[bytes], largest: int
) -> Iterator[tuple[zipfile.ZipInfo, IO[bytes]]]:
    """The only CSV of the archive, to be read; its bytes are at most `largest` and at most those that it declares.

    Nothing is written to the disk. Raises SourceChanged, also from the `with` block for what shows while reading.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            member = _only_csv(source, where, opened)
            _refuse_bomb(source, where, member, largest)
            with opened.open(member) as stream:
                yield member, stream
    except archives.DAMAGED as error:
        raise SourceChanged(source, where, "archive_damaged", str(error)) from error


def _only_csv(source: str, where: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    names = archive.namelist()
    unsafe = [name for name in names if archives.does_lead_out(name)]
    if unsafe:
        raise SourceChanged(source, where, "archive_path", unsafe[0])
    tables = [member for member in archive.infolist() if member.filename.casefold().endswith(".csv")]
    if len(tables) != 1:
        raise SourceChanged(source, where, "archive_members", ", ".join(names[:5]) or "-")
    return tables[0]


def _refuse_bomb(source: str, where: str, member: zipfile.ZipInfo, largest: int) -> None:
    if member.flag_bits & 1 or member.compress_type not in _METHODS:
        raise SourceChanged(source, where, "archive_method", f"{member.filename}, {member.compress_type}")
    swollen = member.file_size > _SMALL and member.file_size > LARGEST_RATIO * member.compress_size
    if swollen or member.file_size > largest:
        raise SourceChanged(source, where, "archive_bomb", f"{member.compress_size} / {member.file_size}")
