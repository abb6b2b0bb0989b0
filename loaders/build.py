"""A new database from the files under data/: built apart, checked, then published; any failure changes nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import Timeout

import versions
from loaders import publish
from loaders.checks import check
from loaders.comparison import compare
from loaders.errors import BuildFailed, InvalidRows, LoaderError, Problem
from loaders.harmonise import load_snapshots
from loaders.novelty import note_newest
from loaders.own import storage, targets
from loaders.own.leaving_out import LeftOut, broken, record
from loaders.staging import lines_of, shown
from loaders.tables import load_observations, load_reference, load_reports
from settings import DATA, data_folder, database_folder, fingerprint

# Observations lie in blocks of so many regions, in each sorted by indicator: both "one indicator in all districts" and
# "all indicators of one region" then read a few row groups (docs/benchmarks.md).
REGIONS_TOGETHER = 128

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class BuildReport:
    """What a build took in: rows by (source_key, indicator_key), number of checks passed, the file published, the own
    tables and targets left out."""

    rows: dict[tuple[str, str], int]
    not_credible: int
    checks: int
    file: Path
    left_out: tuple[LeftOut, ...] = ()


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
        own = [*storage.tables(), *targets.targets()]
        left_out: list[LeftOut] = []
        while True:
            file = publish.private_file()
            try:
                return _build(file, progress, data or data_folder(), own, left_out, accept)
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
        found = versions.serving()
        needed = found is None or bool(found.unusable) or found.inputs != fingerprint(data_folder())
        return build(progress) if needed else None


@contextmanager
def _one_at_a_time(progress: Progress) -> Iterator[None]:
    """Hold the build lock, after the step "waiting" if another build holds it; what the disk or its rights refuse
    meanwhile becomes BuildFailed."""
    try:
        lock = publish.lock()
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
    file: Path, progress: Progress, data: Path, own: Sequence[Path], left_out: Sequence[LeftOut], accept: bool
) -> BuildReport:
    inputs = fingerprint(data)  # before reading: what a fetch brings meanwhile must make the next build
    with duckdb.connect(file) as connection:
        progress("reference")
        _run(connection, "schema.sql")
        load_reference(connection, data, own)
        load_reports(connection, data)
        progress("observations")
        _run(connection, "incoming.sql")
        load_observations(connection, data, own)
        load_snapshots(connection)
        _reject_repaired_errors(connection, data)
        _fill_observations(connection)
        connection.execute("DROP TABLE incoming_observation")
        record(connection, own, left_out)
        _run(connection, "derived.sql")
        progress("checks")
        checks = check(connection)
        if not accept:
            compare(connection, publish.current())
        note_newest(connection, publish.current())
        report = _report(connection, checks)
        connection.execute("CHECKPOINT")
    progress("publish")
    return BuildReport(*report, publish.publish(file, inputs), tuple(left_out))


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute((DATA / name).read_text(encoding="utf-8"))


def _fill_observations(connection: duckdb.DuckDBPyConnection) -> None:
    """Keys become ids, known errors become missing, the source with precedence is marked; sorted."""
    connection.execute(
        """
        INSERT INTO observation
        SELECT i.indicator_id, r.region_id, o.year, s.source_id,
               CASE WHEN k.year IS NULL THEN o.value END,
               CASE WHEN k.year IS NULL THEN 'observed' ELSE 'not_credible' END,
               row_number() OVER (PARTITION BY i.indicator_id, r.region_id, o.year
                                  ORDER BY k.year IS NOT NULL, series.precedence) = 1,
               f.load_id, o.line, o.place, o.flag
        FROM accepted_observation AS o
        INNER JOIN input_file AS f ON f.file = o.file
        INNER JOIN indicator AS i ON i.indicator_key = o.indicator_key
        INNER JOIN region AS r ON r.region_key = o.region_key
        INNER JOIN source AS s ON s.source_key = o.source_key
        INNER JOIN series ON series.indicator_key = o.indicator_key AND series.source_key = o.source_key
        LEFT JOIN known_error AS k
            ON k.indicator_key = o.indicator_key AND k.source_key = o.source_key
            AND k.region_key = o.region_key AND k.year = o.year
        ORDER BY r.region_id // $block, i.indicator_id, r.region_id, o.year, s.source_id
        """,
        {"block": REGIONS_TOGETHER},
    )


def _reject_repaired_errors(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """A declared error whose published value is no longer there has been repaired: the declaration must go."""
    file = data / "reference" / "known_errors.csv"
    repaired = connection.execute(
        """
        SELECT indicator_key, source_key, region_key, CAST(year AS VARCHAR) FROM known_error AS k
        WHERE NOT EXISTS (SELECT 1 FROM accepted_observation AS o
                          WHERE o.indicator_key = k.indicator_key AND o.source_key = k.source_key
                            AND o.region_key = k.region_key AND o.year = k.year AND o.value = k.published_value)
        """
    ).fetchall()
    names = ("indicator_key", "source_key", "region_key", "year")
    problems = [
        Problem(shown(file), line, "published_value", ", ".join(row), "repaired")
        for row in repaired
        for line in lines_of(file, dict(zip(names, row, strict=True)))
    ]
    if problems:
        raise InvalidRows(problems, len(problems))


def _report(connection: duckdb.DuckDBPyConnection, checks: int) -> tuple[dict[tuple[str, str], int], int, int]:
    rows = connection.execute(
        """
        SELECT s.source_key, i.indicator_key, count(*), count(*) FILTER (o.status = 'not_credible')
        FROM observation AS o
        INNER JOIN source AS s ON s.source_id = o.source_id
        INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
        GROUP BY s.source_key, i.indicator_key ORDER BY s.source_key, i.indicator_key
        """
    ).fetchall()
    counts = {(source, indicator): count for source, indicator, count, _ in rows}
    return counts, sum(row[3] for row in rows), checks
