"""The new database beside the one in use: a large loss or a value of another magnitude needs somebody's yes."""

from pathlib import Path

import duckdb

from loaders.errors import Change, ChangesNotAccepted

SHRUNK = 0.8  # fewer than this share of the rows before
MAGNITUDE = 10.0  # a value that has become more than so many times larger or smaller

_OBSERVATIONS = """
    SELECT i.indicator_key, s.source_key, r.region_key, o.year, o.value
    FROM {database}.observation AS o
    INNER JOIN {database}.indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN {database}.region AS r ON r.region_id = o.region_id
    INNER JOIN {database}.source AS s ON s.source_id = o.source_id
    WHERE o.value IS NOT NULL
"""


def compare(connection: duckdb.DuckDBPyConnection, new: str, before: Path | None) -> None:
    """Raise ChangesNotAccepted if an indicator of a source lost more than 20 % of its rows, or a value changed more
    than tenfold, against the database file `before`. One that is damaged or of another layout cannot be compared."""
    if before is None:
        return
    try:
        connection.execute(f"ATTACH {_quoted(str(before))} AS before (READ_ONLY)")
        changes = [*_shrunk(connection, new), *_changed(connection, new)]
    except duckdb.Error:
        return
    finally:
        connection.execute("DETACH DATABASE IF EXISTS before")
    if changes:
        raise ChangesNotAccepted(changes)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _shrunk(connection: duckdb.DuckDBPyConnection, new: str) -> list[Change]:
    counted = "SELECT indicator_key, source_key, count(*) AS rows FROM ({}) GROUP BY indicator_key, source_key"
    rows = connection.execute(
        f"""
        SELECT b.indicator_key, b.source_key, b.rows, coalesce(n.rows, 0)
        FROM ({counted.format(_OBSERVATIONS.format(database="before"))}) AS b
        LEFT JOIN ({counted.format(_OBSERVATIONS.format(database=new))}) AS n USING (indicator_key, source_key)
        WHERE coalesce(n.rows, 0) < {SHRUNK} * b.rows
        ORDER BY b.indicator_key, b.source_key
        """
    ).fetchall()
    return [Change("fewer_rows", f"{indicator} ({source})", old, now) for indicator, source, old, now in rows]


def _changed(connection: duckdb.DuckDBPyConnection, new: str) -> list[Change]:
    rows = connection.execute(
        f"""
        SELECT indicator_key, source_key, region_key, year, b.value, n.value
        FROM ({_OBSERVATIONS.format(database="before")}) AS b
        INNER JOIN ({_OBSERVATIONS.format(database=new)}) AS n USING (indicator_key, source_key, region_key, year)
        WHERE b.value <> 0 AND n.value <> 0
          AND (abs(n.value / b.value) > {MAGNITUDE} OR abs(b.value / n.value) > {MAGNITUDE})
        ORDER BY indicator_key, source_key, region_key, year
        """
    ).fetchall()
    return [
        Change("other_magnitude", f"{indicator} ({source}), {region} {year}", old, now)
        for indicator, source, region, year, old, now in rows
    ]
