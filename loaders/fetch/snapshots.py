"""Snapshots: what a service answered, byte for byte, each with a sidecar that tells where it is from.

    <raw folder>/<source_key>/<item>/<UTC time>.<suffix>             the bytes
    <raw folder>/<source_key>/<item>/<UTC time>.<suffix>.meta.json   address without secrets, time, SHA-256, licence

An item is one request to a source. The sidecar is written last: bytes without one are the rest of a broken-off fetch.
The newest two of an item are kept, and a build reads the newest.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock

from loaders.errors import SnapshotDamaged
from settings import SIDECAR, raw_folder
from storage.checksums import compute_checksum
from storage.files import STAMP, read_plain, write_file

MOST_SNAPSHOTS = 2  # of an item


@dataclass(frozen=True)
class Sidecar:
    """Where a snapshot is from. `request` is what was asked for, as the source's reader needs it."""

    url: str
    fetched_at: str  # ISO 8601, UTC
    sha256: str
    licence: str
    status: int = 200
    media_type: str = ""
    data_version: str = ""
    request: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Snapshot:
    """One kept answer."""

    source: str
    item: str
    file: Path
    about: Sidecar

    def read(self) -> bytes:
        """The bytes. Raises SnapshotDamaged if they are not those that were fetched."""
        body = self.file.read_bytes()
        if compute_checksum(body) != self.about.sha256:
            raise SnapshotDamaged(write_shown(self.file))
        return body


def save_snapshot(source: str, item: str, suffix: str, body: bytes, about: Sidecar) -> Snapshot:
    """Keep `body`; whatever stops this half-way leaves nothing that a reader would take for a snapshot."""
    folder = raw_folder() / source / item
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.fromisoformat(about.fetched_at)
    if before := find_newest_of(source, item):  # what comes last is the newest, also after a clock that was ahead
        moment = max(
            moment, datetime.strptime(before.file.name.split("Z")[0] + "+0000", f"{STAMP}%z") + timedelta.resolution
        )
    file = folder / f"{moment.strftime(STAMP)}Z.{suffix}"
    write_file(file, body)
    write_file(file.with_name(file.name + SIDECAR), json.dumps(asdict(about), ensure_ascii=False, indent=1).encode())
    _sweep(folder)
    return Snapshot(source, item, file, about)


def find_newest(source: str) -> Iterator[Snapshot]:
    """The newest snapshot of each item, oldest first."""
    folders = (raw_folder() / source).glob("*/")
    found = [kept[-1] for folder in folders if (kept := _list_snapshots(folder))]
    return iter(sorted(found, key=lambda snapshot: (snapshot.about.fetched_at, snapshot.item)))


def find_newest_of(source: str, item: str) -> Snapshot | None:
    """The newest snapshot of one item, None if there is none."""
    kept = _list_snapshots(raw_folder() / source / item)
    return kept[-1] if kept else None


def read_clock() -> str:
    """The present time as sidecars hold it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def write_shown(file: Path) -> str:
    """The path as messages and pages show it: below the folder of the snapshots."""
    return f"raw/{file.relative_to(raw_folder()).as_posix()}"


@contextmanager
def lock_fetch(source: str) -> Iterator[None]:
    """Hold the source's lock: a second fetch waits until the first is through."""
    (raw_folder() / source).mkdir(parents=True, exist_ok=True)
    with FileLock(raw_folder() / source / "fetch.lock", is_singleton=True):
        yield


def _list_snapshots(folder: Path) -> list[Snapshot]:
    """The item's snapshots, oldest first."""
    found = []
    for sidecar in sorted(folder.glob(f"*{SIDECAR}")):
        file = sidecar.with_name(sidecar.name.removesuffix(SIDECAR))
        if file.is_file():
            try:
                about = Sidecar(**json.loads(read_plain(sidecar).decode()))
            except (
                OSError,
                ValueError,
                TypeError,
                RecursionError,
            ):  # without its sidecar it is no snapshot; the next fetch sweeps it
                continue
            found.append(Snapshot(folder.parent.name, folder.name, file, about))
    return found


def _sweep(folder: Path) -> None:
    """Remove what is older than the newest two and what broken-off fetches left (the caller holds the lock)."""
    kept = {snapshot.file.name for snapshot in _list_snapshots(folder)[-MOST_SNAPSHOTS:]}
    for file in folder.iterdir():
        if file.name.removesuffix(SIDECAR) not in kept:
            file.unlink()
