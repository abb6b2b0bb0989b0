"""A new database from the files under data/: built apart, checked, then published; any failure changes nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import Timeout

from loaders.build import publish
from loaders.build.accepted import fill_observations, reject_repaired_errors
from loaders.build.checks import check_database
from loaders.build.comparison import compare_databases
from loaders.build.harmonise import load_snapshots
from loaders.build.judgement.findings import NamedFinding, read_findings
from loaders.build.judgement.judge import judge
from loaders.build.novelty import note_changed_values, note_newest_years
from loaders.build.observations import load_observations
from loaders.build.tables import load_reference, load_reports, wake_targets
from loaders.errors import BuildFailed, LoaderError
from loaders.own.tables import storage
from loaders.own.tables.leaving_out import LeftOut, broken, find_unreadable, record
from loaders.own.targets import targets
from settings import DATA, data_folder, database_folder, raw_folder
from storage import versions
from storage.checksums import compute_fingerprint

# A small database consists of many tables of a few rows, each in blocks of its own: the shipped data take 8 MB in small
# blocks and 35 MB in DuckDB's own. A large one is smaller in these. By bytes of what is read.
SMALL = 64_000_000
SMALL_BLOCK = 16_384

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class BuildReport:
    """What a build took in: rows by (source_key, indicator_key), number of checks passed, the file published, the own
    tables and targets left out, what the judgements found that somebody should look at."""

    rows: dict[tuple[str, str], int]
    not_credible: int
    checks: int
    file: Path
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[NamedFinding, ...] = ()


def build(progress: Progress = _silent, data: Path | None = None, accept: bool = False) -> BuildReport:
    """Build, check and publish a new database from the CSV files under `data` (default: settings.data_folder), own
    tables and the newest snapshots.

    `progress` is called with the name of each step (a text under `loaders.step`); with `accept` the new database may
    differ from the one in use however much. An own table or target with a problem is left out.
    Raises InvalidRows, ChecksFailed, ChangesNotAccepted, SnapshotDamaged, SourceChanged, BuildFailed; the database in
    use stays as it is.
    """
    with _one_at_a_time(progress):
        storage.recover()
        publish.sweep_unfinished()
        own = [*storage.tables(), *targets.list_targets()]
        left_out = find_unreadable(own)
        own = [table for table in own if table not in {one.table for one in left_out}]
        before = publish.find_current()
        while True:
            file = publish.open_private_file()
            try:
                return _build(file, progress, data or data_folder(), own, left_out, before=before, accept=accept)
            except duckdb.IOException:
                if before is None or versions.name_checksum_file(before).exists():
                    raise
                before = None  # it counted as sound by its head alone, and a block of it may be damaged
            except LoaderError as error:
                found = broken(error, own)
                if not found:
                    raise
                left_out += found
                own = [table for table in own if table not in {one.table for one in found}]
            finally:
                for leftover in file.parent.glob(f"{file.name}*"):
                    leftover.unlink()


def build_if_needed(progress: Progress = _silent) -> BuildReport | None:
    """Build only if there is no database, a damaged one, or one of other files than those that lie there now; of
    several callers at once one builds and the others wait."""
    with _one_at_a_time(progress):
        storage.recover()
        found = versions.find_serving()
        needed = found is None or bool(found.unusable) or found.inputs != compute_fingerprint(data_folder())
        return build(progress) if needed else None


@contextmanager
def _one_at_a_time(progress: Progress) -> Iterator[None]:
    """Hold the build lock, after the step "waiting" if another build holds it; what the disk or its rights refuse
    meanwhile becomes BuildFailed."""
    try:
        lock = publish.lock_builds()
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress("waiting")
            lock.acquire()
        try:
            yield
        finally:
            lock.release()
    except (OSError, duckdb.Error) as error:
        raise BuildFailed(str(database_folder()), str(error)) from error


def _build(
    file: Path,
    progress: Progress,
    data: Path,
    own: Sequence[Path],
    left_out: Sequence[LeftOut],
    *,
    before: Path | None,
    accept: bool,
) -> BuildReport:
    inputs = compute_fingerprint(data)  # before reading: what a fetch brings meanwhile must make the next build
    with duckdb.connect(file, config=_blocks(data)) as connection:
        progress("reference")
        _run(connection, "schema.sql")
        load_reference(connection, data, own)
        load_reports(connection, data)
        progress("observations")
        _run(connection, "incoming.sql")
        load_observations(connection, data, own)
        load_snapshots(connection)
        reject_repaired_errors(connection, data)
        fill_observations(connection, data)
        connection.execute("DROP TABLE incoming_observation")
        wake_targets(connection)
        record(connection, own, left_out)
        _run(connection, "derived.sql")
        progress("judgements")
        judge(connection, before)
        progress("checks")
        checks = check_database(connection)
        if not accept:
            compare_databases(connection, before)
        note_newest_years(connection, before)
        note_changed_values(connection, before)
        report = _report(connection, checks)
        findings = read_findings(connection)
        connection.execute("CHECKPOINT")
    progress("publish")
    return BuildReport(*report, publish.publish_file(file, inputs), tuple(left_out), findings)


def _blocks(data: Path) -> dict[str, str | bool | int | float | list[str]]:
    """Settings of a new file, by the size of what is read. The form of the newest DuckDB, in which small blocks are
    compressed, too: whoever reads the file has built it."""
    read = [*(data / "observations").glob("*.csv"), *raw_folder().glob("*/*/*")]
    settings: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "latest"}
    if sum(file.stat().st_size for file in read) < SMALL:
        settings["default_block_size"] = SMALL_BLOCK
    return settings


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute((DATA / name).read_text(encoding="utf-8"))


def _report(connection: duckdb.DuckDBPyConnection, checks: int) -> tuple[dict[tuple[str, str], int], int, int]:
    rows = connection.execute(
        """
        SELECT s.source_key, i.indicator_key, sum(p.row_count)::INTEGER, sum(p.row_count - p.value_count)::INTEGER
        FROM place_coverage AS p
        INNER JOIN source AS s ON s.source_id = p.source_id
        INNER JOIN indicator AS i ON i.indicator_id = p.indicator_id
        GROUP BY s.source_key, i.indicator_key ORDER BY s.source_key, i.indicator_key
        """
    ).fetchall()
    counts = {(source, indicator): count for source, indicator, count, _ in rows}
    return counts, sum(row[3] for row in rows), checks
