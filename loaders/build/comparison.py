"""The new database beside the one in use: a large loss or a value of another magnitude needs somebody's yes."""

from pathlib import Path

import duckdb

from loaders.build.before import ask_both, compare_with_before
from loaders.errors import ChangesNotAccepted, DataChange

LEAST_LEFT = 0.8  # of what was there before, be it rows or years: to lose more takes somebody's yes
MAGNITUDE = 10.0  # a value that has become more than so many times larger or smaller

_OBSERVATIONS = """
    SELECT i.indicator_key, s.source_key, r.region_key, o.year, o.value
    FROM {database}observation AS o
    INNER JOIN {database}indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN {database}region AS r ON r.region_id = o.region_id
    INNER JOIN {database}source AS s ON s.source_id = o.source_id
    WHERE o.value IS NOT NULL AND NOT starts_with(s.source_key, 'own_')  -- own tables are confirmed where they are kept
"""
NEW = _OBSERVATIONS.format(database="")
BEFORE = _OBSERVATIONS.format(database="before.main.")


def compare_databases(connection: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    """Hold the connection's database against the database file `before`. Raises ChangesNotAccepted if an indicator of
    a source lost more than 20 % of its rows or a value changed more than tenfold. A file that is no database any more
    cannot be compared; the new one is what it needs."""
    with compare_with_before(connection, before) as found:
        known = found and ask_both(connection, BEFORE)
        changes = [*_shrunk(connection), *_zeros(connection), *_find_changed(connection)] if known else []
    if changes:
        raise ChangesNotAccepted(changes)


def _shrunk(connection: duckdb.DuckDBPyConnection) -> list[DataChange]:
    counted = "SELECT indicator_key, source_key, count(*) AS rows FROM ({}) GROUP BY indicator_key, source_key"
    rows = connection.execute(
        f"""
        SELECT b.indicator_key, b.source_key, b.rows, coalesce(n.rows, 0)
        FROM ({counted.format(BEFORE)}) AS b
        LEFT JOIN ({counted.format(NEW)}) AS n USING (indicator_key, source_key)
        WHERE coalesce(n.rows, 0) < {LEAST_LEFT} * b.rows
        ORDER BY b.indicator_key, b.source_key
        """
    ).fetchall()
    return [DataChange("fewer_rows", f"{indicator} ({source})", old, now) for indicator, source, old, now in rows]


def _zeros(connection: duckdb.DuckDBPyConnection) -> list[DataChange]:
    """Indicators of which more than a fifth of the values became 0: sources write 0 for what they do not know."""
    rows = connection.execute(
        f"""
        SELECT indicator_key, source_key, count(*), count(*) FILTER (n.value = 0)
        FROM ({BEFORE}) AS b
        INNER JOIN ({NEW}) AS n USING (indicator_key, source_key, region_key, year)
        WHERE b.value <> 0
        GROUP BY indicator_key, source_key
        HAVING count(*) FILTER (n.value = 0) > {1 - LEAST_LEFT} * count(*)
        ORDER BY indicator_key, source_key
        """
    ).fetchall()
    return [DataChange("zeros", f"{indicator} ({source})", values, zeros) for indicator, source, values, zeros in rows]


def _find_changed(connection: duckdb.DuckDBPyConnection) -> list[DataChange]:
    rows = connection.execute(
        f"""
        SELECT indicator_key, source_key, region_key, year, b.value, n.value
        FROM ({BEFORE}) AS b
        INNER JOIN ({NEW}) AS n USING (indicator_key, source_key, region_key, year)
        WHERE b.value <> 0 AND n.value <> 0
          AND (abs(n.value / b.value) > {MAGNITUDE} OR abs(b.value / n.value) > {MAGNITUDE})
        ORDER BY indicator_key, source_key, region_key, year
        """
    ).fetchall()
    return [
        DataChange("other_magnitude", f"{indicator} ({source}), {region} {year}", old, now)
        for indicator, source, region, year, old, now in rows
    ]
