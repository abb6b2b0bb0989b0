"""A backup of own/: one zip with everything the office has entered, and a list of its files with their SHA-256.

    manifest.json                                       form, time, files with SHA-256
    tables/<key>/*   targets/<key>.csv   journal/<book>/<subject>/<number>.json      as they lie in own/

What is unfinished, and locks, are no part of it.
"""

import json
import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from loaders.build import publish
from loaders.fetch.snapshots import sha256
from loaders.own.backup.errors import BackupRefused
from loaders.own.tables import storage
from settings import own_folder
from storage import archives

MANIFEST = "manifest.json"
FORM = 1
# What an archive may unpack to: beyond any office's own data.
_MOST_BYTES, _MOST_FILES, _LARGEST_FILE = 2 * 1024**3, 200_000, 100 * 1024**2
_PART = re.compile(r'[^\x00-\x1f/\\:*?"<>|]+')  # of a path; nothing that leads elsewhere, on Windows either
_DEPTHS = {"tables": 3, "targets": 2, "journal": 4}


@dataclass(frozen=True)
class Backup:
    """A backup that was written and read again: its file, and how many files it holds."""

    file: Path
    files: int


def compute_fingerprints() -> dict[str, str]:
    """What own/ holds now: path below it -> SHA-256."""
    own = own_folder()
    found = [file for part, depth in _DEPTHS.items() for file in own.glob("/".join([part, *"*" * (depth - 1)]))]
    kept = [file for file in found if file.is_file() and file.suffix != ".draft"]
    return {file.relative_to(own).as_posix(): sha256(file.read_bytes()) for file in sorted(kept)}


def back_up(target: Path) -> Backup:
    """Write all of own/ into `target`, a new .zip or a folder, where its name tells the time; then read it

    Waits for a build or an import that is at work. Raises BackupRefused; nothing half-written stays.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    file = target if target.suffix.lower() == ".zip" else target / f"kreiskompass-own-{now:%Y%m%dT%H%M%S}Z.zip"
    draft = file.with_name(f"{file.name}.{os.getpid()}.draft")
    if file.exists():
        raise BackupRefused(file, "exists")
    try:
        with publish.lock_builds():
            storage.recover()
            contents = compute_fingerprints()
            file.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(draft, "x", zipfile.ZIP_DEFLATED) as archive:
                for path in contents:
                    archive.write(own_folder() / path, path)
                told = {"form": FORM, "made_at": now.isoformat(), "files": contents}
                archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
        publish.flush_file(draft)
        list_contents(draft)
        draft.rename(file)
    except OSError as error:
        raise BackupRefused(file, "machine", str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return Backup(file, len(contents))


def list_contents(file: Path) -> dict[str, str]:
    """Path -> SHA-256 of everything in the backup, after all of it was read and compared. Raises BackupRefused."""
    with _opened(file) as archive:
        contents = _manifest(file, archive)
        for path, expected in contents.items():
            if sha256(archive.read(path)) != expected:
                raise BackupRefused(file, "checksum", path)
    return contents


def unpack(file: Path, folder: Path) -> None:
    """Unpack a backup whose contents have been compared. Raises BackupRefused and OSError; then a part is there."""
    with _opened(file) as archive:
        for path in _manifest(file, archive):
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(path))
            publish.flush_file(place)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except archives.BROKEN as error:
        raise BackupRefused(file, "damaged", str(error)) from error


def _manifest(file: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """The list of files, which must be exactly those in the archive, at places that belong into own/."""
    members = archive.infolist()
    sizes = [member.file_size for member in members]
    if len(sizes) > _MOST_FILES or sum(sizes) > _MOST_BYTES or max(sizes, default=0) > _LARGEST_FILE:
        raise BackupRefused(file, "too_large")
    told: object = None
    with suppress(KeyError, ValueError):
        told = json.loads(archive.read(MANIFEST))
    contents = told.get("files") if isinstance(told, dict) and told.get("form") == FORM else None
    if not isinstance(contents, dict):
        raise BackupRefused(file, "no_backup")
    there, listed = Counter(member.filename for member in members), Counter([MANIFEST, *contents])
    if there != listed:
        raise BackupRefused(file, "other_files", min((there - listed) + (listed - there)))
    if elsewhere := [path for path in contents if not _belongs(path)]:
        raise BackupRefused(file, "path", elsewhere[0])
    return {path: str(expected) for path, expected in contents.items()}


def _belongs(path: str) -> bool:
    """Whether a path is one that own/ may hold."""
    parts = path.split("/")
    plain = all(_PART.fullmatch(part) and part.strip(". ") for part in parts)
    return plain and PurePosixPath(path).as_posix() == path and _DEPTHS.get(parts[0]) == len(parts)
