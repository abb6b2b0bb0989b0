"""Observations from the shipped CSV files, from the tables that reports print and from own tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection

from loaders.accepted import accept, begin
from loaders.own import form
from loaders.own.targets import tables_of
from loaders.staging import LINE, STAGING, TYPED_WITH_LINES, stage
from loaders.tables import record_staged
from loaders.validation import Rule, validate
from settings import DATA

# Files are taken in together up to this size: what is staged as text stays small however much there is. A file holds
# all of an indicator, so that what stands twice stands in one file.
BYTES_TOGETHER = 64_000_000

_IMPLAUSIBLE = Rule(
    "implausible",
    ("value",),
    """EXISTS (SELECT 1 FROM indicator AS i WHERE i.indicator_key = typed.indicator_key
               AND (typed.value < i.plausible_min OR typed.value > i.plausible_max))
       AND NOT EXISTS (SELECT 1 FROM known_error AS k WHERE k.indicator_key = typed.indicator_key
               AND k.source_key = typed.source_key AND k.region_key = typed.region_key
               AND k.year = typed.year AND k.published_value = typed.value)""",
    suspected="""EXISTS (
        SELECT 1
        FROM (SELECT indicator_key, min(value) AS smallest, max(value) AS largest FROM typed GROUP BY indicator_key)
        INNER JOIN indicator AS i USING (indicator_key)
        WHERE smallest < i.plausible_min OR largest > i.plausible_max)""",
)


def load_observations(connection: DuckDBPyConnection, data: Path = DATA, own: Sequence[Path] = ()) -> None:
    """Fill the temporary table `accepted_observation` with the rows in data/observations/<indicator_key>.csv, the
    values in the reports' tables and those of the `own` tables.

    Raises InvalidRows, also for values outside the indicator's plausible bounds.
    """
    begin(connection)
    files = sorted((data / "observations").glob("*.csv")) or [data / "observations" / "*.csv"]
    for batch in _batches(files):
        columns = ["source_key", "region_key", "year", "value"]
        stage(connection, batch, columns, {"indicator_key": "parse_filename(file, true)"})
        validate(connection, "incoming_observation", columns, [_IMPLAUSIBLE])
        record_staged(connection, batch)
        accept(
            connection,
            f"""SELECT indicator_key, source_key, region_key, year, value, file, {LINE} AS line,
                       NULL::VARCHAR AS place, NULL::VARCHAR AS flag
                FROM {TYPED_WITH_LINES}""",
        )
    _accept_printed(connection)
    if tables := tables_of(own):
        files = [folder / "observations.csv" for folder in tables]
        stage(connection, files, form.COLUMNS["observations.csv"])
        validate(
            connection,
            "incoming_observation",
            ["source_key", "indicator_key", "region_key", "year", "value"],
            [_IMPLAUSIBLE],
        )
        record_staged(connection, files)
        accept(
            connection,
            f"""SELECT t.indicator_key, t.source_key, t.region_key, t.year, t.value, t.file,
                       NULL::INTEGER AS line, s.place, s.marks AS flag
                FROM typed AS t INNER JOIN {STAGING} AS s ON s.rowid = t.row_number""",
        )


def _batches(files: Sequence[Path]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    size = 0
    for file in files:
        length = file.stat().st_size if file.is_file() else 0  # a missing one is refused where it is read
        if batch and size + length > BYTES_TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += length
    yield batch


def _accept_printed(connection: DuckDBPyConnection) -> None:
    """The three values of each table of a report."""
    for n in (1, 2, 3):
        accept(
            connection,
            f"""SELECT indicator_key, source_key, region_key, year_{n} AS year,
                       CAST({_german(f"value_{n}")} AS DOUBLE) AS value, file, line,
                       NULL::VARCHAR AS place, NULL::VARCHAR AS flag
                FROM published_change INNER JOIN report_line USING (source_key, indicator_key, region_key)""",
        )


def _german(column: str) -> str:
    """SQL that turns a German number as text ('2.220', '-45,2') into one that can be cast."""
    return f"replace(replace({column}, '.', ''), ',', '.')"
