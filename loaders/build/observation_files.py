"""The shipped CSV files of observations, read straight into our numbers.

One pass over all rows only asks whether anything is wrong. What looks wrong is read once more as text and held against
every rule by itself (loaders/build/validation.py), which names file, line and column: both passes take their rules from
the constraints of incoming_observation.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection

from loaders.build.staging import TEXT_ROWS, read_staged, stage_file
from loaders.build.tables import record_files
from loaders.build.validation import ColumnRule, cast_column, list_allowed_values, read_schema_columns, validate_rows

# Files are taken in together up to this size: what is staged as text stays small however much there is. A file holds
# all of an indicator, so that what stands twice stands in one file.
BYTES_TOGETHER = 64_000_000

IMPLAUSIBLE = ColumnRule(
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


_COLUMNS = ("source_key", "region_key", "year", "value")
# The files of which a row of read_observation may be wrong. A NULL stands for what is missing, unknown or no number.
# Each year of a source in a region is a bit (of 127): fewer bits than rows may be a year that stands twice (a third of
# the time that counting the different rows takes).
_SUSPECTED = """
    SELECT DISTINCT o.file_index
    FROM (
        SELECT file_index, source_id, region_id, {indicator_id} AS indicator_id, count(*) AS row_count,
               bit_count(bit_or(1::HUGEINT << abs(year::INTEGER) % 127)) AS year_count,
               min(value) AS smallest, max(value) AS largest,
               bool_and(coalesce(year IS NOT NULL AND value IS NOT NULL AND {allowed}, false)) AS allowed
        FROM read_observation
        GROUP BY file_index, source_id, region_id
    ) AS o
    LEFT JOIN indicator AS i ON i.indicator_id = o.indicator_id
    LEFT JOIN source AS s ON s.source_id = o.source_id
    LEFT JOIN series AS e ON e.indicator_key = i.indicator_key AND e.source_key = s.source_key
    WHERE o.region_id IS NULL OR e.indicator_key IS NULL OR NOT o.allowed OR o.year_count < o.row_count
        OR o.smallest < i.plausible_min OR o.largest > i.plausible_max
    ORDER BY o.file_index
"""


def accept_files(connection: DuckDBPyConnection, files: Sequence[Path]) -> None:
    """Add the rows of `files`, each of which holds the indicator it is named after, to `accepted_observation`.

    Raises InvalidRows, also for values outside the indicator's plausible bounds.
    """
    keys = ("region", "source")
    for key in keys:  # its position in an ENUM is the number of a key: half the work of a join by text
        connection.execute(
            f"CREATE TEMP TYPE {key}_number AS ENUM (SELECT {key}_key FROM {key} ORDER BY {key}_id)",
        )
    numbers = dict(connection.execute("SELECT indicator_key, indicator_id FROM indicator").fetchall())
    for batch in _batches(files):
        indicators = [numbers.get(file.stem) for file in batch]
        _read(connection, batch)
        if suspected := [batch[index] for index in _find_suspected(connection, indicators)]:
            stage_file(connection, suspected, _COLUMNS, {"indicator_key": "parse_filename(file, true)"})
            validate_rows(connection, "incoming_observation", _COLUMNS, [IMPLAUSIBLE])
        _accept(connection, batch, indicators)
    connection.execute("DROP TABLE read_observation")
    for key in keys:
        connection.execute(f"DROP TYPE {key}_number")


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


def _read(connection: DuckDBPyConnection, files: Sequence[Path]) -> None:
    """The temporary table read_observation: the rows of `files` as numbers, in their order, without a join that might
    change it."""
    kinds = read_schema_columns("incoming_observation")
    read_staged(
        connection,
        f"""
        CREATE OR REPLACE TEMP TABLE read_observation AS
        SELECT {_number("region")}, {cast_column("year", kinds["year"])},
               {_number("source")}, {cast_column("value", kinds["value"])},
               CAST(file_index AS SMALLINT) AS file_index
        FROM (SELECT *, file_index FROM {TEXT_ROWS})
        """,
        files,
        _COLUMNS,
    )


def _number(key: str) -> str:
    """SQL for our number of an official key, NULL if it is unknown; ours count from 1."""
    return f"CAST(enum_code(TRY_CAST({key}_key AS {key}_number)) AS SMALLINT) + 1::SMALLINT AS {key}_id"


def _find_suspected(connection: DuckDBPyConnection, indicators: Sequence[int | None]) -> list[int]:
    """Which files have to be looked at row by row, counted from 0."""
    sql = _SUSPECTED.format(indicator_id=_of_file("indicators"), allowed=list_allowed_values("incoming_observation"))
    return [index for (index,) in connection.execute(sql, {"indicators": indicators}).fetchall()]


def _accept(connection: DuckDBPyConnection, files: Sequence[Path], indicators: Sequence[int | None]) -> None:
    """The rows of read_observation, which have passed, with the number of their file and their line there."""
    found = connection.execute(
        "SELECT file_index, count(*), min(rowid) FROM read_observation GROUP BY file_index"
    ).fetchall()
    rows = {index: (count, first) for index, count, first in found}
    counts, first_rows = zip(*(rows.get(index, (0, 0)) for index in range(len(files))), strict=True)
    load_ids = record_files(connection, dict(zip(files, counts, strict=True)))
    connection.execute(
        f"""
        INSERT INTO accepted_observation
        SELECT {_of_file("indicators")}, region_id, year, source_id, value, {_of_file("load_ids")},
               CAST(rowid - {_of_file("first_rows")} + 2 AS INTEGER), NULL, NULL, 'observed'
        FROM read_observation
        """,
        {"indicators": indicators, "load_ids": load_ids, "first_rows": first_rows},
    )


def _of_file(listed: str) -> str:
    """SQL for what the parameter `listed` holds for the row's file."""
    return f"CAST(${listed} AS INTEGER[])[CAST(file_index + 1 AS BIGINT)]"
