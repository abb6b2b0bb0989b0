"""Observations from the shipped CSV files, from the tables that reports print and from own tables."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection

from loaders.build.accepted import accept_rows, begin_acceptance, keep_latest_rows
from loaders.build.observation_files import IMPLAUSIBLE, accept_files
from loaders.build.staging import STAGING, stage_file
from loaders.build.tables import record_staged
from loaders.build.validation import validate_rows
from loaders.own.tables import form
from loaders.own.targets.targets import read_tables
from settings import DATA, additions_folder


def load_observations(connection: DuckDBPyConnection, data: Path = DATA, own: Sequence[Path] = ()) -> None:
    """Fill the temporary table `accepted_observation` with the rows in data/observations/<indicator_key>.csv, those of
    the office's additions, of which one takes the place of a shipped one, the values in the reports' tables and those
    of the `own` tables.

    Raises InvalidRows, also for values outside the indicator's plausible bounds.
    """
    begin_acceptance(connection)
    files = sorted((data / "observations").glob("*.csv")) or [data / "observations" / "*.csv"]
    accept_files(connection, files)
    if added := sorted((additions_folder() / "observations").glob("*.csv")):
        accept_files(connection, added)
        keep_latest_rows(connection, [file.stem for file in added])
    _accept_printed(connection)
    files = [folder / "observations.csv" for folder in read_tables(own)]
    columns = form.COLUMNS["observations.csv"]
    before = [file for file in files if _has_no_kind(file)]  # taken in when all own values were observed ones
    _accept_own(connection, [file for file in files if file not in before], columns, {})
    _accept_own(connection, before, [name for name in columns if name != "kind"], {"kind": "'observed'"})


def _has_no_kind(file: Path) -> bool:
    header = file.open(encoding="utf-8-sig", errors="replace").readline() if file.is_file() else ""
    return header.rstrip("\r\n") == ",".join(name for name in form.COLUMNS["observations.csv"] if name != "kind")


def _accept_own(
    connection: DuckDBPyConnection, files: Sequence[Path], columns: Sequence[str], derived: Mapping[str, str]
) -> None:
    """The values of own tables."""
    if not files:
        return
    stage_file(connection, files, columns, derived)
    keys = ["source_key", "indicator_key", "region_key", "year", "value"]
    validate_rows(connection, "incoming_observation", keys, [IMPLAUSIBLE])
    record_staged(connection, files)
    accept_rows(
        connection,
        f"""SELECT t.indicator_key, t.source_key, t.region_key, t.year, t.value, t.file,
                   NULL::INTEGER AS line, s.place, s.marks AS flag, coalesce(s.kind, 'observed') AS kind
            FROM typed AS t INNER JOIN {STAGING} AS s ON s.rowid = t.row_number""",
    )


def _accept_printed(connection: DuckDBPyConnection) -> None:
    """The three values of each table of a report."""
    for n in (1, 2, 3):
        accept_rows(
            connection,
            f"""SELECT indicator_key, source_key, region_key, year_{n} AS year,
                       CAST({_german(f"value_{n}")} AS DOUBLE) AS value, file, line,
                       NULL::VARCHAR AS place, NULL::VARCHAR AS flag, 'observed' AS kind
                FROM published_change INNER JOIN report_line USING (source_key, indicator_key, region_key)""",
        )


def _german(column: str) -> str:
    """SQL that turns a German number as text ('2.220', '-45,2') into one that can be cast."""
    return f"replace(replace({column}, '.', ''), ',', '.')"
