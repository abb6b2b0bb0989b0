"""What is new in a database: since when each indicator of a region has its newest year, from build to build."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from loaders.build.before import ask_both, compare_with_before

_NOTED = """
    SELECT i.indicator_key, r.region_key, n.year, n.since, n.year_before
    FROM before.main.newest_year AS n
    INNER JOIN before.main.indicator AS i ON i.indicator_id = n.indicator_id
    INNER JOIN before.main.region AS r ON r.region_id = n.region_id
"""
# Of a database that took no note: all its years are as old as it is.
_FIRST = """
    SELECT
        i.indicator_key, r.region_key, max(o.year) AS year, NULL::TIMESTAMP AS since, NULL::SMALLINT AS year_before
    FROM before.main.observation AS o
    INNER JOIN before.main.indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN before.main.region AS r ON r.region_id = o.region_id
    WHERE o.is_preferred AND o.value IS NOT NULL
    GROUP BY i.indicator_key, r.region_key
"""


def note_newest_years(connection: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    """Fill newest_year: a newer year than in the database `before` is new as of now, the same one as old as there. The
    first database knows of nothing new."""
    with compare_with_before(connection, before) as found:
        known = next((question for question in (_NOTED, _FIRST) if found and ask_both(connection, question)), None)
        now = datetime.now(UTC).replace(tzinfo=None) if known else None
        connection.execute(
            """
            INSERT INTO newest_year
            SELECT indicator_id, region_id, arg_max(source_id, last_preferred_year), max(last_preferred_year),
                   $now::TIMESTAMP, NULL
            FROM place_coverage
            WHERE last_preferred_year IS NOT NULL
            GROUP BY indicator_id, region_id
            ORDER BY indicator_id, region_id
            """,
            {"now": now},
        )
        if known:
            connection.execute(
                f"""
                UPDATE newest_year AS n
                SET since = CASE WHEN n.year > b.year THEN n.since WHEN n.year = b.year THEN b.since END,
                    year_before = CASE WHEN n.year > b.year THEN b.year WHEN n.year = b.year THEN b.year_before END
                FROM ({known}) AS b
                INNER JOIN indicator AS i ON i.indicator_key = b.indicator_key
                INNER JOIN region AS r ON r.region_key = b.region_key
                WHERE n.indicator_id = i.indicator_id AND n.region_id = r.region_id
                """
            )
