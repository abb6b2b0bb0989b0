"""What is new in a database, from build to build: since when each indicator of a region has its newest year, and which
values have come, changed or gone."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from loaders.build.before import ask_both, compare_with_before
from loaders.build.publish import KEPT_VERSIONS

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
_SHOWN = """
    SELECT i.indicator_key, r.region_key, o.year, o.value
    FROM {database}observation AS o
    INNER JOIN {database}indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN {database}region AS r ON r.region_id = o.region_id
    WHERE o.is_preferred AND o.value IS NOT NULL AND r.kind <> 'municipality'
"""
_CHANGED = f"""
    SELECT v.built_at, i.indicator_key, r.region_key, v.new_count, v.revised_count, v.gone_count, v.revised_year,
           v.value_before, v.value
    FROM before.main.value_change AS v
    INNER JOIN before.main.indicator AS i ON i.indicator_id = v.indicator_id
    INNER JOIN before.main.region AS r ON r.region_id = v.region_id
    WHERE v.built_at IN (
        SELECT DISTINCT built_at FROM before.main.value_change ORDER BY built_at DESC LIMIT {KEPT_VERSIONS - 1}
    )
"""
DUST = 1e-9  # share of a value that binary arithmetic may have left


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


def note_changed_values(connection: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    """Fill value_change: what the values shown have become since the database `before`, and what that one knew of the
    builds before it, as many as versions are kept."""
    shown, shown_before = _SHOWN.format(database=""), _SHOWN.format(database="before.main.")
    with compare_with_before(connection, before) as found:
        if found and ask_both(connection, _CHANGED):
            _insert_changes(connection, _CHANGED)
        if found and ask_both(connection, shown_before):
            _insert_changes(
                connection,
                f"""
                SELECT
                    $now::TIMESTAMP, indicator_key, region_key,
                    count(*) FILTER (b.value IS NULL),
                    count(*) FILTER (b.value IS NOT NULL AND n.value IS NOT NULL),
                    count(*) FILTER (n.value IS NULL),
                    max(year) FILTER (b.value IS NOT NULL AND n.value IS NOT NULL),
                    arg_max(b.value, year) FILTER (b.value IS NOT NULL AND n.value IS NOT NULL),
                    arg_max(n.value, year) FILTER (b.value IS NOT NULL AND n.value IS NOT NULL)
                FROM ({shown_before}) AS b
                FULL JOIN ({shown}) AS n USING (indicator_key, region_key, year)
                WHERE b.value IS NULL OR n.value IS NULL
                    OR abs(n.value - b.value) > {DUST} * greatest(abs(n.value), abs(b.value))
                GROUP BY indicator_key, region_key
                """,
                {"now": datetime.now(UTC).replace(tzinfo=None)},
            )


def _insert_changes(
    connection: duckdb.DuckDBPyConnection, changes: str, parameters: dict[str, datetime] | None = None
) -> None:
    """Of indicators and regions that are still there, by their ids of today."""
    columns = """built_at, indicator_key, region_key, new_count, revised_count, gone_count, revised_year, value_before,
                 value"""
    connection.execute(
        f"""
        INSERT INTO value_change
        SELECT c.built_at, i.indicator_id, r.region_id, c.new_count, c.revised_count, c.gone_count, c.revised_year,
               c.value_before, c.value
        FROM ({changes}) AS c ({columns})
        INNER JOIN indicator AS i ON i.indicator_key = c.indicator_key
        INNER JOIN region AS r ON r.region_key = c.region_key
        ORDER BY c.built_at, i.indicator_id, r.region_id
        """,
        parameters or {},
    )
