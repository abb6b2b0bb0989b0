"""The bulk file itself: a file of this machine, or a download that lies below the raw folder for as long as needed."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

from loaders.errors import SourceChanged, SourceRefused, clean_detail
from loaders.fetch.http import Client
from loaders.fetch.run import Run
from loaders.sources.archive import GIGABYTE, find_csv
from loaders.sources.inkar.areas import SOURCE
from loaders.sources.rows import Watch
from settings import raw_folder

LARGEST_DOWNLOAD = 2 * GIGABYTE  # the edition of 2025 has 0.4
LARGEST = 40 * GIGABYTE  # it inflates to 6.6
LONGEST_NAME = 200  # of the table in the zip, which stands beside every value
_TEMPORARY = "download-"


@dataclass(frozen=True)
class Original:
    """The file as it was given. `url` holds no user name, no query and of a local path the name only."""

    file: Path
    name: str
    url: str


@contextmanager
def original(run: Run, client: Client, place: str) -> Iterator[Original]:
    """The file at a path or address. A download is removed at the end, also after a failure, and with it what a
    killed fetch left (the caller holds the source's lock). Raises SourceUnavailable, SourceChanged."""
    _sweep(run.source)
    if not _is_address(place):
        file = Path(place).expanduser()
        if not (file.is_file() and os.access(file, os.R_OK)):
            raise SourceRefused(SOURCE, place, "no_file", place)
        yield Original(file, file.name, f"file:{file.name}")
        return
    client.limit, client.longest = LARGEST_DOWNLOAD, 60
    file = raw_folder() / run.source / f"{_TEMPORARY}{os.getpid()}"
    run.watch.start(SOURCE, 0, "bytes")
    try:
        url = client.download(place, file, lambda size: run.watch.step("", size))
        yield Original(file, _name(place), _without_secrets(url))
    finally:
        _sweep(run.source)


@contextmanager
def table_of(given: Original, watch: Watch) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and bytes of the CSV: the file itself, or the only one in the zip. Raises SourceChanged."""
    with given.file.open("rb") as stream:
        start = stream.read(512)
        stream.seek(0)
        if start.startswith(b"PK"):
            with find_csv(SOURCE, given.name, stream, LARGEST) as (member, inflated):
                watch.start(SOURCE, member.file_size, "bytes")
                yield clean_detail(member.filename)[:LONGEST_NAME], inflated
        elif start.lstrip()[:1] == b"<":
            raise SourceChanged(SOURCE, given.name, "web_page", "HTML")
        elif b";" not in start:
            raise SourceChanged(SOURCE, given.name, "not_a_zip", repr(start[:20]))
        else:
            watch.start(SOURCE, given.file.stat().st_size, "bytes")
            yield given.name, stream


def edition(place: str) -> str:
    """source_key of the edition, from the file name: inkar_2025.zip is inkar_2025. Raises SourceRefused."""
    found = re.search(r"inkar[\W_]?(\d{4})(?!\d)", _name(place), re.IGNORECASE)
    if found is None:
        raise SourceRefused(SOURCE, _name(place), "edition_not_named", _name(place))
    return f"{SOURCE}_{found[1]}"


def _is_address(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def _name(place: str) -> str:
    return unquote(urlsplit(place).path.rpartition("/")[2]) if _is_address(place) else Path(place).name


def _without_secrets(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def _sweep(source: str) -> None:
    for file in (raw_folder() / source).glob(f"{_TEMPORARY}*"):
        file.unlink()
