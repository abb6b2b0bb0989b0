"""Files that are whole or not there: written beside their place, brought to the disk, then put in place in one step.

The one place that does so. Whoever is killed meanwhile leaves a draft, which those who own the folder sweep.
"""

import errno
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

STAMP = "%Y%m%dT%H%M%S.%f"  # of a moment in a name, in UTC, so that names sort by time
DRAFT = ".draft"  # ending of what is being written
_DRAFT = re.compile(r"(.*\.)?[0-9a-f]{16}\.draft", re.DOTALL)  # a file that an office calls Brief.draft is none of ours
_TRIES, _PAUSE = 40, 0.05  # two seconds


def open_plain(file: Path) -> BinaryIO:
    """A file that somebody else may have laid there, to read. Raises OSError, also for a pipe, a device or a socket:
    who reads from one may wait for ever, and with it whoever builds or looks at a page."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, "no plain file", str(file))
    return file.open("rb")


def read_plain(file: Path) -> bytes:
    """What such a file holds. Raises OSError."""
    with open_plain(file) as stream:
        return stream.read()


def write_file(file: Path, content: bytes) -> None:
    """Put a file with this content in its place. Raises OSError; then what was there before stays."""
    with make_draft(file) as draft:
        draft.write_bytes(content)


@contextmanager
def make_draft(file: Path) -> Iterator[Path]:
    """Where to write what comes into the place of `file` at the end of the block, or goes where that fails."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}{DRAFT}")
    try:
        yield draft
        flush_file(draft)
        replace_file(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def is_draft(name: str) -> bool:
    """Whether a file of this name is one that somebody who was killed has left."""
    return _DRAFT.fullmatch(name) is not None


def flush_file(file: Path) -> None:
    """Bring the file's bytes to the disk."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_names(folder: Path) -> None:
    """Have the names in a folder outlast a power failure."""
    if os.name == "nt":  # Windows opens no folders
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def replace_file(finished: Path, place: Path) -> None:
    """Let a file take a place, and that of what is there. Windows refuses while somebody is just reading it: then again
    for two seconds."""
    for _ in range(_TRIES):
        try:
            finished.replace(place)
            return
        except PermissionError:
            time.sleep(_PAUSE)
    finished.replace(place)


def move_path(there: Path, place: Path) -> None:
    """Let a file take a place, or a folder one where nothing is; it may lie on another disk, where the office has
    linked a folder to one."""
    try:
        if there.is_file():
            replace_file(there, place)
        else:
            there.rename(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        if there.is_file():
            with make_draft(place) as draft:
                shutil.copy2(there, draft)
        else:
            shutil.move(there, place)


def leads_nowhere(link: Path) -> bool:
    """Whether this is a link to what is not there: on a disk that is not mounted, or to itself."""
    return link.is_symlink() and not link.exists()


def walk_folder(top: Path, onerror: Callable[[OSError], object] | None = None) -> Iterator[Path]:
    """All files below a folder, also in folders that lie elsewhere and are linked there; each of those once, nothing of
    what the folder itself lies in. `onerror` is told of folders that cannot be looked into."""
    seen = {top.resolve(), *top.resolve().parents}
    for name, folders, found in os.walk(top, onerror=onerror, followlinks=True):
        folder = Path(name)
        yield from (folder / file for file in found)
        places = {one: (folder / one).resolve() for one in sorted(folders)}
        folders[:] = [one for one, place in places.items() if place not in seen or not (folder / one).is_symlink()]
        seen.update(places[one] for one in folders)
