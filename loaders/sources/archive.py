"""The one CSV of a zip, read as a stream; an archive that is damaged, hostile or not as agreed is SourceChanged."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from loaders.errors import SourceChanged
from storage import archives

GIGABYTE = 1024**3
_UNSAFE = {"unsafe_path": "archive_path", "too_large": "archive_bomb"}


@contextmanager
def find_csv(
    source: str, where: str, archive: Path | IO[bytes], largest: int
) -> Iterator[tuple[zipfile.ZipInfo, IO[bytes]]]:
    """The only CSV of the archive, to be read; its bytes are at most `largest` and at most those that it declares.

    Nothing is written to the disk. Raises SourceChanged, also from the `with` block for what shows while reading.
    """
    try:
        with archives.open_archive(archive) as opened:
            member = _only_csv(source, where, opened, largest)
            with opened.open(member) as stream:
                yield member, stream
    except archives.DAMAGED as error:
        raise SourceChanged(source, where, "archive_damaged", str(error)) from error


def _only_csv(source: str, where: str, archive: zipfile.ZipFile, largest: int) -> zipfile.ZipInfo:
    members = archive.infolist()
    tables = [member for member in members if member.filename.casefold().endswith(".csv")]
    try:
        archives.hold_paths(members)
        if len(tables) != 1:
            found = ", ".join(member.filename for member in members[:5])
            raise SourceChanged(source, where, "archive_members", found or "-")
        if tables[0].flag_bits & 1 or tables[0].compress_type not in archives.METHODS:
            found = f"{tables[0].filename}, {tables[0].compress_type}"
            raise SourceChanged(source, where, "archive_method", found)
        archives.hold_sizes(tables, archives.Limits(largest))
    except archives.Unsafe as unsafe:
        raise SourceChanged(source, where, _UNSAFE[unsafe.reason], unsafe.found) from unsafe
    return tables[0]
