"""Which database file serves: the one that CURRENT names or, where either is lost or damaged, the newest sound one.

<database folder>/CURRENT                                   name of the file in use, swapped atomically
<database folder>/kreiskompass-<UTC time>-<inputs>.duckdb   a build, never changed once it is there
<database folder>/<the same name>.sha256                    its checksum, as `sha256sum -c` reads it
"""

import re
import struct
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from settings import database_folder, database_pointer
from storage.checksums import compute_file_checksum
from storage.files import STAMP, read_plain

_PREFIX = "kreiskompass-"
_CHECKSUM = ".sha256"
_NAME = re.compile(rf"{_PREFIX}(?P<moment>[0-9A-Za-z.]+)-(?P<inputs>[0-9a-z]+)\.duckdb")
# DuckDB's own head of a file: a mark, then twice, in blocks of 4,096 bytes, what it consists of; the newer one counts.
_HEAD, _MARK = 4096, (8, b"DUCK")
_CONTENT = struct.Struct("<QqqQQ")  # round, first block of catalogue and of free ones, number of blocks, size
_BLOCK = 262_144  # bytes of a block where the head does not tell

LARGE = 100 * 2**20  # bytes, whose checksum takes longer than a first question may

_checking = threading.Lock()
_later = ThreadPoolExecutor(1, "checksum")


@dataclass(frozen=True)
class Serving:
    """The file to read from, and what should have been read before it but is lost or damaged: files, or CURRENT."""

    file: Path
    unusable: tuple[Path, ...] = ()

    @property
    def built_at(self) -> datetime:
        """When it was published, by the clock of then."""
        return read_build_time(self.file.name)

    @property
    def inputs(self) -> str:
        """Fingerprint of the files it was built from (storage.checksums)."""
        return read_inputs(self.file.name)


def name_version(moment: datetime, inputs: str) -> str:
    """The name of a database that is published at this moment, from files of this fingerprint."""
    return f"{_PREFIX}{moment.strftime(STAMP)}-{inputs}.duckdb"


def read_build_time(name: str) -> datetime:
    """When the database of this name was published. Raises ValueError for a name of another form."""
    return datetime.strptime(_read_name(name)["moment"], STAMP).replace(tzinfo=UTC)


def read_inputs(name: str) -> str:
    """The fingerprint in the name of a database. Raises ValueError for a name of another form."""
    return _read_name(name)["inputs"]


def _read_name(name: str) -> re.Match[str]:
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return found


def _is_version(name: str) -> bool:
    """Whether a database of this name is one that was published here."""
    try:
        read_build_time(name)
    except ValueError:
        return False
    return True


def find_serving(*, waits: bool = True) -> Serving | None:
    """What serves now; None if nothing has been published or nothing of it is sound. Who does not wait for the checksum
    of a large file gets it meanwhile, if its head fits its length; when it turns out damaged, it is left at once."""
    named = _find_named()
    if named is not None and is_sound(named, waits):
        return Serving(named)
    unusable = [named or database_pointer()]
    for file in sorted(set(list_published()) - {named}, reverse=True):
        if is_sound(file, waits):
            return Serving(file, tuple(unusable))
        unusable.append(file)
    return None


def _find_named() -> Path | None:
    """The file that CURRENT names; None where CURRENT cannot be read or names none, whatever has become of it."""
    try:
        name = read_plain(database_pointer()).decode().strip()
    except (OSError, ValueError):  # not there, a folder, of foreign rights; no text
        return None
    return database_folder() / name if _is_version(name) else None


def list_published() -> list[Path]:
    """All database files, oldest first by their names. A copy that somebody has laid beside them under another name is
    none of them: it never serves, and no build removes it."""
    return sorted(file for file in database_folder().glob(f"{_PREFIX}*.duckdb") if _is_version(file.name))


def list_checksum_files() -> list[Path]:
    """The checksum files of all databases, also of those that are gone."""
    found = database_folder().glob(f"{_PREFIX}*.duckdb{_CHECKSUM}")
    return sorted(file for file in found if _is_version(file.name.removesuffix(_CHECKSUM)))


def is_sound(file: Path, waits: bool = True) -> bool:
    """Whether the file is there and has the checksum noted for it or, without one, is as long as its head says. All of
    it is read once, and again if it changes."""
    try:
        known = file.stat()
    except OSError:
        return False
    if not waits and known.st_size > LARGE and not _check_later(file, known.st_mtime_ns, known.st_size).done():
        return file.is_file() and _is_whole(file)
    with _checking:  # of many visitors after a build, one reads and the others wait
        return file.is_file() and _matches(file, known.st_mtime_ns, known.st_size)


def name_checksum_file(file: Path) -> Path:
    """Where the checksum of a database file lies."""
    return file.with_name(file.name + _CHECKSUM)


def write_checksum(content: Path, name: str) -> str:
    """What the checksum file of a database that will be called `name` holds."""
    return f"{compute_file_checksum(content)}  {name}\n"


@lru_cache(maxsize=16)
def _check_later(file: Path, modified: int, size: int) -> Future[bool]:
    return _later.submit(_matches, file, modified, size)


@lru_cache(maxsize=16)
def _matches(file: Path, _modified: int, _size: int) -> bool:
    """A database without a checksum is one of an earlier release, or one that has lost it."""
    try:
        return read_plain(name_checksum_file(file)).split(b" ")[0].decode("ascii") == compute_file_checksum(file)
    except FileNotFoundError:
        return _is_whole(file)
    except (OSError, UnicodeDecodeError):  # the disk no longer gives the bytes back, or they are others
        return False


def _is_whole(file: Path) -> bool:
    """Whether a file is a database of DuckDB and none of its end is missing."""
    try:
        with file.open("rb") as stream:
            head, size = stream.read(3 * _HEAD), file.stat().st_size
    except OSError:
        return False
    place, mark = _MARK
    if len(head) < 3 * _HEAD or head[place : place + len(mark)] != mark:
        return False
    # Before each stands its checksum, of 8 bytes.
    *_, blocks, block = max(_CONTENT.unpack_from(head, number * _HEAD + 8) for number in (1, 2))
    return bool(size >= 3 * _HEAD + blocks * (block or _BLOCK))
