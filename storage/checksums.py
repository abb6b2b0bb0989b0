"""Checksums, all of them SHA-256: the one place that computes any."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import IO

from settings import DATA, SIDECAR, own_folder, raw_folder, restored_folder
from storage.files import open_plain, walk_folder

_PIECE = 2**20
_ENTERED = ("tables", "targets", "additions")  # parts of own/ that a build reads
_SHORT = 8  # characters of a fingerprint


def compute_checksum(content: bytes) -> str:
    """Of bytes."""
    return hashlib.sha256(content).hexdigest()


def compute_file_checksum(file: Path) -> str:
    """Of a file's bytes."""
    with open_plain(file) as stream:
        return compute_stream_checksum(stream)


def compute_stream_checksum(stream: IO[bytes]) -> str:
    """Of all that the stream still holds."""
    found = hashlib.sha256()
    for piece in _read_pieces(stream):
        found.update(piece)
    return found.hexdigest()


def copy_with_checksum(source: IO[bytes], target: IO[bytes]) -> str:
    """Copy all that `source` still holds; the checksum of exactly what was copied."""
    found = hashlib.sha256()
    for piece in _read_pieces(source):
        found.update(piece)
        target.write(piece)
    return found.hexdigest()


def _read_pieces(stream: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: stream.read(_PIECE), b"")


def compute_fingerprint(folder: Path) -> str:
    """Eight characters that change with any input of a build: the CSV files below `folder`, own tables, snapshots (by
    their sidecars), the SQL that builds tables of them, and whether a backup is still moving in."""
    inputs = [file for part in ("reference", "observations", "reports") for file in (folder / part).rglob("*.csv")]
    fetched = [*raw_folder().glob(f"*/*/*{SIDECAR}"), *raw_folder().glob("*/outcome.json")]
    entered = (file for part in _ENTERED for file in walk_folder(own_folder() / part) if file.name.endswith(".csv"))
    added = [*entered, *fetched]
    files = [*sorted(DATA.glob("*.sql")), *sorted(inputs), *sorted(added)]
    with ThreadPoolExecutor() as threads:
        told = "".join(
            f"{file.name}\0{checksum}\0"
            for file, checksum in zip(files, threads.map(_find_checksum, files), strict=True)
        )
    if restored_folder().exists():  # of a restore that was broken off: a build ends it
        told += "restored\0"
    return compute_checksum(told.encode(errors="backslashreplace"))[:_SHORT]  # a name may be no text


def _find_checksum(file: Path) -> str:
    with suppress(OSError):  # a fetch sweeps an older snapshot just now; the office has a file that nobody may read
        return compute_file_checksum(file)
    return ""
