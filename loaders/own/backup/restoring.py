"""Bringing a backup of own/ back: checked whole, compared with what is there, put in place at once."""

import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from loaders.build import publish
from loaders.own.backup import backup
from loaders.own.backup.errors import BackupRefused, WouldBeLost
from loaders.own.tables import storage
from settings import own_folder, restored_folder
from storage import files


@dataclass(frozen=True)
class Restoration:
    """How many files were brought back, the backup of what was there before, None if nothing of it was lost, and where
    that lies now which was in the way of something of the backup."""

    files: int
    before: Path | None
    aside: tuple[Path, ...]


def restore_backup(file: Path, accept: bool = False) -> Restoration:
    """Let own/ hold what the backup holds: of tables, targets and journal nothing else; what Kreiskompass does not know
    and the backup does not hold stays where it is.

    Where that would lose something, it is done only with `accept`, and what is there is first backed up into own/
    itself. Killed at any moment, the old or the new state holds after the next build or import.
    Raises BackupRefused, WouldBeLost; then everything stays as it is.
    """
    try:
        contents = backup.list_contents(file)
        with publish.lock_builds(), storage.journal_lock():
            storage.recover()
            there = backup.compute_fingerprints()
            foreign = [path for path in there if path not in contents and not storage.is_known(path)]
            lost = [path for path, found in there.items() if contents.get(path) != found and path not in foreign]
            if lost and not accept:
                raise WouldBeLost(lost)
            _refuse_foreign_rights(contents)
            before = _back_up_all() if lost else None
            with storage.make_draft() as draft:
                backup.unpack(file, draft)
                _make_room(draft)
                _keep(foreign, draft)
                draft.rename(restored_folder())  # from here on the new state holds, whatever happens
                aside = storage.recover()
    except OSError as error:
        raise BackupRefused(file, "machine", str(error)) from error
    return Restoration(len(contents), before, tuple(aside))


def _back_up_all() -> Path:
    """What is there now, all of it. Raises PermissionError where something could not be read any more."""
    made = backup.back_up(own_folder() / _name())
    if made.left_out:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(own_folder() / made.left_out[0]))
    return made.file


def _refuse_foreign_rights(paths: Iterable[str]) -> None:
    """Raise PermissionError where a folder takes nothing from us: a backup that stops there half-way would stop every
    build and every entry to come."""
    own = own_folder()
    parts = [own / part for part in ("tables", "targets", "journal")]
    folders = {folder for path in paths for folder in (own / path).parents if folder.is_relative_to(own)}
    for folder in sorted({*folders, *parts, *(own / "journal").glob("*/")}):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _make_room(draft: Path) -> None:
    """Give what there is now and not in the backup an empty folder, so that it goes, too."""
    books = [folder.name for folder in (own_folder() / "journal").glob("*/")]
    for part in ("tables", "targets", *(f"journal/{book}" for book in books)):
        (draft / part).mkdir(parents=True, exist_ok=True)


def _keep(foreign: list[str], draft: Path) -> None:
    """Copy what is unknown from folders that are replaced into those that come in their place."""
    for path in foreign:
        if path.startswith(("tables/", "targets/", "journal/")):
            place = draft / path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(own_folder() / path, place)


def _name() -> str:
    return f"{backup.BEFORE}{datetime.now(UTC):{files.STAMP}}Z.zip"
