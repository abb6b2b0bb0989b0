"""A backup of own/: one zip with everything the office has put there, and a list of its files with their SHA-256.

    manifest.json                                       form, time, files with SHA-256
    tables/<key>/*   targets/<key>.csv   journal/<book>/<subject>/<number>.json   ...     as they lie in own/ (`names`)

Also what Kreiskompass does not know: notes, scans. What is unfinished, locks and backups are no part of it.
"""

import json
import math
import shutil
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from loaders.build import publish
from loaders.own.backup.errors import BackupRefused
from loaders.own.backup.names import MANIFEST, name_in_backup, read_path
from loaders.own.tables import storage
from settings import own_folder
from storage import archives, files
from storage.checksums import compute_file_checksum, compute_stream_checksum, copy_with_checksum

NAME, BEFORE = "kreiskompass-own-", "before-restore-"  # how backups begin; the second: those that a restore makes
FORM = 2
_WITHOUT_ESCAPES = 1  # the form whose names stand for themselves
# What an archive may unpack to: beyond any office's own data.
_LIMITS = archives.Limits(20 * 1024**3, members=200_000, ratio=math.inf)
_LIMITS_OF_LIST = archives.Limits(200 * 1024**2, ratio=math.inf)  # of the manifest, which is read whole
_OLDEST, _NEWEST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)  # times that a zip can note


@dataclass(frozen=True)
class Backup:
    """A backup that was written and read again: its file, how many files it holds, and what of own/ could not be read
    and is not in it."""

    file: Path
    files: int
    left_out: tuple[str, ...] = ()


def is_temporary(path: str) -> bool:
    """Whether a file below own/ is the lock of the journal or a draft, which go with the work that made them."""
    return path == "journal/lock" or files.is_draft(PurePosixPath(path).name)


def is_part(path: str) -> bool:
    """Whether a file below own/ belongs into a backup."""
    first = PurePosixPath(path).parts[0]
    if first == "journal":
        return not is_temporary(path)
    is_backup = path.endswith(".zip") and PurePosixPath(path).name.startswith((NAME, BEFORE))
    return first != storage.UNFINISHED and not is_backup


def _raise(error: OSError) -> None:
    raise error


def list_present(tell: Callable[[OSError], object] = _raise) -> list[str]:
    """The files below own/ that belong into a backup. `tell` is given what keeps from looking into a folder of it; of
    own/ itself OSError is raised."""
    own = own_folder()

    def note(error: OSError) -> None:
        if own.exists():
            (_raise if Path(error.filename) == own else tell)(error)

    def is_file(file: Path) -> bool:
        try:
            return file.is_file()
        except OSError as error:  # a folder that lists its names and gives nothing more
            note(error)
            return False

    found = (file.relative_to(own).as_posix() for file in files.walk_folder(own, note) if is_file(file))
    return sorted(path for path in found if is_part(path))


def list_loose_links() -> list[str]:
    """The links below own/ that lead nowhere, as to a disk that is not mounted: what they stand for cannot be read."""
    own = own_folder()
    found = (file.relative_to(own).as_posix() for file in files.walk_folder(own) if files.leads_nowhere(file))
    return sorted(path for path in found if is_part(path))


def compute_fingerprints() -> dict[str, str]:
    """What own/ holds now: path below it -> SHA-256."""
    return {path: compute_file_checksum(own_folder() / path) for path in list_present()}


def back_up(target: Path) -> Backup:
    """Write all of own/ into `target`, a new .zip or a folder, where its name tells the time; then read it. What cannot
    be read of own/ is left out and named.

    Waits for a build or an import that is at work. Raises BackupRefused; nothing half-written stays.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    file = target if target.suffix.lower() == ".zip" else target / f"{NAME}{now:%Y%m%dT%H%M%S}Z.zip"
    try:
        with publish.lock_builds():
            if file.exists():
                raise BackupRefused(file, "exists")
            storage.recover()
            closed: list[OSError] = []
            paths = list_present(closed.append)
            file.parent.mkdir(parents=True, exist_ok=True)
            with files.make_draft(file) as draft:
                with zipfile.ZipFile(draft, "x", zipfile.ZIP_DEFLATED) as archive:
                    unread = [path for path in paths if not _can_be_read(own_folder() / path)]
                    contents = {name_in_backup(path): _pack(archive, path) for path in paths if path not in unread}
                    told = {"form": FORM, "made_at": now.isoformat(), "files": contents}
                    archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
                list_contents(draft)
    except OSError as error:
        raise BackupRefused(file, "machine", str(error)) from error
    folders = [Path(error.filename).relative_to(own_folder()).as_posix() for error in closed]
    return Backup(file, len(contents), tuple(sorted({*folders, *unread, *list_loose_links()})))


def _can_be_read(file: Path) -> bool:
    """All of it: what is half in an archive could not be taken out of it again."""
    try:
        compute_file_checksum(file)
    except OSError:
        return False
    return True


def _pack(archive: zipfile.ZipFile, path: str) -> str:
    """Put a file into the archive; the SHA-256 of what has been put there, also while somebody writes to it."""
    file = own_folder() / path
    modified = min(max(time.localtime(file.stat().st_mtime)[:6], _OLDEST), _NEWEST)
    member = zipfile.ZipInfo(name_in_backup(path), modified)
    member.compress_type = zipfile.ZIP_DEFLATED
    with file.open("rb") as stream, archive.open(member, "w", force_zip64=True) as packed:
        return copy_with_checksum(stream, packed)


def list_contents(file: Path) -> dict[str, str]:
    """Path -> SHA-256 of everything in the backup, after all of it was read and compared. Raises BackupRefused."""
    with _open_backup(file) as archive:
        contents, names = _manifest(file, archive)
        for path, expected in contents.items():
            with archive.open(names[path]) as stream:
                if compute_stream_checksum(stream) != expected:
                    raise BackupRefused(file, "checksum", names[path])
    return contents


def unpack(file: Path, folder: Path) -> None:
    """Unpack a backup whose contents have been compared. Raises BackupRefused and OSError; then a part is there."""
    with _open_backup(file) as archive:
        for path, name in _manifest(file, archive)[1].items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as stream, place.open("wb") as written:
                shutil.copyfileobj(stream, written)
            files.flush_file(place)


@contextmanager
def _open_backup(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with archives.open_archive(file) as archive:
            yield archive
    except archives.BROKEN as error:
        raise BackupRefused(file, "damaged", str(error)) from error


def _manifest(file: Path, archive: zipfile.ZipFile) -> tuple[dict[str, str], dict[str, str]]:
    """The list of files, which must be exactly those in the archive, at places that belong into own/: SHA-256 and name
    in the archive by path."""
    members = archive.infolist()
    try:
        archives.hold_sizes(members, _LIMITS)
        archives.hold_sizes([member for member in members if member.filename == MANIFEST], _LIMITS_OF_LIST)
    except archives.Unsafe as unsafe:
        raise BackupRefused(file, unsafe.reason, unsafe.found) from unsafe
    told: object = None
    with suppress(KeyError, ValueError, RecursionError):
        told = json.loads(archive.read(MANIFEST))
    form = told.get("form") if isinstance(told, dict) else None
    contents = told.get("files") if isinstance(told, dict) and form in (_WITHOUT_ESCAPES, FORM) else None
    if not isinstance(contents, dict):
        raise BackupRefused(file, "no_backup")
    there, listed = Counter(member.filename for member in members), Counter([MANIFEST, *contents])
    if there != listed:
        raise BackupRefused(file, "other_files", min((there - listed) + (listed - there)))
    names: dict[str, str] = {}
    for name in contents:
        path = read_path(name)
        if form == _WITHOUT_ESCAPES and path:
            path = name
        if not path or PurePosixPath(path).as_posix() != path or not is_part(path) or path in names:
            raise BackupRefused(file, "path", name)
        names[path] = name
    return {path: str(contents[name]) for path, name in names.items()}, names
