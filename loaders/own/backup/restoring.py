"""Bringing a backup of own/ back: checked whole, compared with what is there, put in place at once."""

import errno
import os
import shutil
from collections.abc import Container, Iterable
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
            lost = [
                path for path, found in there.items() if contents.get(path) != found and not _is_kept(path, contents)
            ]
            if lost and not accept:
                raise WouldBeLost(lost)
            _refuse_closed_folders(contents)
            before = _back_up_all() if lost else None
            with storage.make_draft() as draft:
                backup.unpack(file, draft)
                _make_room(draft)
                _keep(contents, draft)
                draft.rename(restored_folder())  # from here on the new state holds, whatever happens
                aside = storage.recover()
    except OSError as error:
        raise BackupRefused(file, "machine", str(error)) from error
    return Restoration(len(contents), before, tuple(aside))


def _back_up_all() -> Path:
    """What is there now, all of it but for links that lead nowhere, which stay as they are. Raises PermissionError
    where something could not be read any more."""
    made = backup.back_up(own_folder() / _name())
    for path in made.left_out:
        if not files.leads_nowhere(own_folder() / path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(own_folder() / path))
    return made.file


def _refuse_closed_folders(paths: Iterable[str]) -> None:
    """Raise PermissionError where a folder takes nothing from us, FileNotFoundError where it lies on a disk that is not
    mounted: a backup that stops there half-way would stop every build and every entry to come."""
    own = own_folder()
    parts = [own / part for part in ("tables", "targets", "journal")]
    folders = {folder for path in paths for folder in (own / path).parents if folder.is_relative_to(own)}
    for folder in sorted({*folders, *parts, *(own / "journal").glob("*/")}):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        if files.leads_nowhere(folder) and any(folder.is_relative_to(part) for part in parts):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))


def _make_room(draft: Path) -> None:
    """Give what there is now and not in the backup an empty folder, so that it goes, too."""
    books = [folder.name for folder in (own_folder() / "journal").glob("*/")]
    for part in ("tables", "targets", *(f"journal/{book}" for book in books)):
        (draft / part).mkdir(parents=True, exist_ok=True)


def _is_kept(path: str, contents: Container[str]) -> bool:
    """Whether a file below own/ is the office's and stays, for the backup holds none at its place."""
    return path not in contents and not storage.is_known(path)


def _keep(contents: Container[str], draft: Path) -> None:
    """Copy what is unknown from folders that are replaced into those that come in their place: also what is part of no
    backup, as backups that somebody has laid there and links that lead nowhere."""
    own = own_folder()
    for file in [file for part in ("tables", "targets", "journal") for file in files.walk_folder(own / part)]:
        path, place = file.relative_to(own).as_posix(), draft / file.relative_to(own)
        is_loose = files.leads_nowhere(file)
        if _is_kept(path, contents) and not backup.is_temporary(path) and (file.is_file() or is_loose):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, place, follow_symlinks=not is_loose)


def _name() -> str:
    return f"{backup.BEFORE}{datetime.now(UTC):{files.STAMP}}Z.zip"
