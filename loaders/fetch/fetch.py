"""Fetches sources one after the other and notes how it went; one that fails keeps its last good snapshots."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from loaders.errors import FetchFailed, LoaderError, SourceChanged, SourceRefused
from loaders.fetch import snapshots
from loaders.fetch.http import Client
from loaders.fetch.run import Run
from loaders.fetch.snapshots import lock_fetch
from loaders.reference import list_source_keys, read_reference
from loaders.sources.registry import SOURCES
from loaders.sources.rows import Wanted, Watch
from settings import raw_folder, service_address
from storage.files import read_plain, write_file
from texts import CODES, Language


@dataclass(frozen=True)
class FetchOutcome:
    """How the last fetch of a source went: times in UTC (ISO 8601), '' for never; the error in both languages."""

    source: str
    last_try: str = ""
    last_success: str = ""
    error_de: str = ""
    error_en: str = ""


def fetch_sources(
    names: Sequence[str], wanted: Wanted, watch: Watch, pause: float = 1.0, timeout: float = 60.0
) -> list[LoaderError]:
    """Fetch the named sources; returns what went wrong, source by source. What could be fetched is kept."""
    failures: list[LoaderError] = []
    for name in names:
        failures += _fetch_one(name, wanted, watch, Client(name, pause, timeout))
    return failures


def _fetch_one(name: str, wanted: Wanted, watch: Watch, client: Client) -> list[LoaderError]:
    source = SOURCES[name]
    address, key = service_address(name, source.address), source.key
    problems: list[LoaderError] = []
    try:
        found = source.key_at(wanted.origin or address)
        if found not in list_source_keys():
            raise SourceRefused(name, wanted.origin or address, "edition", found)
        key = found
        run = Run(wanted, read_reference(key), watch, problems=problems)
        with lock_fetch(key):
            source.fetch(run, client, address)
    except LoaderError as error:
        problems.append(error)
    except OSError as error:
        problems.append(FetchFailed(str(raw_folder()), str(error)))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        # An answer in a form that nobody thought of must not take the other sources along.
        problems.append(SourceChanged(name, address, "unforeseen", f"{type(error).__name__}: {error}"))
    if not (problems and wanted.origin):  # a file that somebody named wrongly is no failure of the source
        _note(key, problems, wanted)
    return problems


def read_outcome(source: str) -> FetchOutcome:
    """How the last fetch of a source went."""
    try:
        return FetchOutcome(**json.loads(read_plain(raw_folder() / source / "outcome.json").decode()))
    except (OSError, ValueError, TypeError, RecursionError):
        return FetchOutcome(source)


def _note(source: str, problems: list[LoaderError], wanted: Wanted) -> None:
    """Remember how it went; only a fetch of all indicators, regions and years is a success of the source.

    A disk that is full cannot take the note either, and that has been told already.
    """
    now = snapshots.read_clock()
    german, english = ("\n".join(problem.describe(Language(code)) for problem in problems) for code in CODES)
    success = read_outcome(source).last_success if problems or wanted.is_narrow else now
    text = json.dumps(asdict(FetchOutcome(source, now, success, german, english)), ensure_ascii=False, indent=1)
    try:
        (raw_folder() / source).mkdir(parents=True, exist_ok=True)
        write_file(raw_folder() / source / "outcome.json", text.encode())
    except OSError:
        return
