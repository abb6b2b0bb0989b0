"""Versioned database files with an atomically swapped pointer.

DuckDB holds a lock on a file that it writes and serves old data when a file is replaced under an open
connection, so a published file is never touched again: a new build gets a new name, the pointer CURRENT names
the newest, and readers that still hold an old version keep it until they let go. What readers do where a file is
lost or damaged tells `versions`.
"""

import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from settings import database_folder, database_pointer
from storage import files, versions

KEPT_VERSIONS = 3
UNFINISHED = "building-"


def lock_builds() -> FileLock:
    """The lock that lets one build run at a time, over all processes of this machine; reentrant."""
    database_folder().mkdir(parents=True, exist_ok=True)
    return FileLock(database_folder() / "build.lock", is_singleton=True)


def open_private_file() -> Path:
    """A new name for a database under construction."""
    return database_folder() / f"{UNFINISHED}{os.getpid()}-{secrets.token_hex(4)}.duckdb"


def find_current() -> Path | None:
    """The database file that serves, None if there is none."""
    found = versions.find_serving()
    return found.file if found else None


def publish_file(finished: Path, inputs: str) -> Path:
    """Give the finished file its version name, which ends in the fingerprint of its inputs; point to it; sweep."""
    version = finished.with_name(versions.name_version(datetime.now(UTC), inputs))
    files.flush_file(finished)
    files.write_file(versions.name_checksum_file(version), versions.write_checksum(finished, version.name).encode())
    files.replace_file(finished, version)  # after its checksum, so that none is ever there without
    _point_to(version)
    _sweep(version)
    return version


def _point_to(version: Path) -> None:
    pointer = database_pointer()
    if pointer.is_dir():  # whoever has made one
        pointer.rename(pointer.with_name(f"folder-{pointer.name}-{secrets.token_hex(4)}"))
    files.write_file(pointer, version.name.encode())


def sweep_unfinished() -> None:
    """Remove what broken-off builds left (the caller holds the build lock): a full disk has room again."""
    folder = database_folder()
    for file in [*folder.glob(f"{UNFINISHED}*"), *folder.glob(f"*{files.DRAFT}")]:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _sweep(newest: Path) -> None:
    """Remove old and damaged versions and what broken-off builds left."""
    others = [file for file in versions.list_published() if file != newest]
    sound = [file for file in others if versions.is_sound(file)]
    for file in [*sound[: 1 - KEPT_VERSIONS], *set(others).difference(sound)]:
        with suppress(OSError):  # Windows: still open in a reader; the next build sweeps it
            file.unlink(missing_ok=True)
    sweep_unfinished()
    kept = {versions.name_checksum_file(file) for file in versions.list_published()}
    for checksum in set(versions.list_checksum_files()) - kept:
        checksum.unlink()
