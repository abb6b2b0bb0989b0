"""Which database file serves: the one that CURRENT names or, where that is lost or damaged, the newest sound one.

<database folder>/CURRENT                                   name of the file in use, swapped atomically
<database folder>/kreiskompass-<UTC time>-<inputs>.duckdb   a build, never changed once it is there
<database folder>/<the same name>.sha256                    its checksum, as `sha256sum -c` reads it
"""

import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from settings import database_folder, database_pointer, sha256

PREFIX = "kreiskompass-"
STAMP = "%Y%m%dT%H%M%S.%f"
_CHECKSUM = ".sha256"

_checking = threading.Lock()


@dataclass(frozen=True)
class Serving:
    """The file to read from, and those that should have been read before it but are lost or damaged."""

    file: Path
    unusable: tuple[Path, ...] = ()

    @property
    def built_at(self) -> datetime:
        """When it was published, by the clock of then."""
        return datetime.strptime(self.file.stem.split("-")[1], STAMP).replace(tzinfo=UTC)

    @property
    def inputs(self) -> str:
        """Fingerprint of the files it was built from (settings.fingerprint)."""
        return self.file.stem.rpartition("-")[2]


def find_serving() -> Serving | None:
    """What serves now; None if nothing has been published or nothing of it is sound."""
    try:
        named = database_folder() / database_pointer().read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if is_sound(named):
        return Serving(named)
    unusable = [named]
    for file in sorted(set(list_published()) - {named}, reverse=True):
        if is_sound(file):
            return Serving(file, tuple(unusable))
        unusable.append(file)
    return None


def list_published() -> list[Path]:
    """All database files, oldest first by their names."""
    return sorted(database_folder().glob(f"{PREFIX}*.duckdb"))


def is_sound(file: Path) -> bool:
    """Whether the file is there and has the checksum noted for it. All of it is read once, and again if it changes."""
    try:
        known = file.stat()
    except OSError:
        return False
    with _checking:  # of many visitors after a build, one reads and the others wait
        return file.is_file() and _matches(file, known.st_mtime_ns, known.st_size)


def name_checksum_file(file: Path) -> Path:
    """Where the checksum of a database file lies."""
    return file.with_name(file.name + _CHECKSUM)


def write_checksum(content: Path, name: str) -> str:
    """What the checksum file of a database that will be called `name` holds."""
    return f"{sha256(content)}  {name}\n"


@lru_cache(maxsize=16)
def _matches(file: Path, _modified: int, _size: int) -> bool:
    """A database without a checksum is one of an earlier release."""
    with suppress(FileNotFoundError):
        noted = name_checksum_file(file).read_text(encoding="utf-8")
        try:
            return noted.partition(" ")[0] == sha256(file)
        except OSError:  # the disk no longer gives the bytes back
            return False
    return True
