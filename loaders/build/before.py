"""The database in use beside the one that is being built."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

# What data/derived.sql makes. Nothing reads them of the database before; another view would read, by the rights of
# whoever builds, whatever the hand that laid the file there wants.
_OUR_VIEWS = ("preferred_observation", "region_target")


@contextmanager
def compare_with_before(connection: duckdb.DuckDBPyConnection, before: Path | None) -> Iterator[bool]:
    """The database file `before` as `before` on the connection; False where there is none, or a file that is no
    database any more or none of ours: one with views of its own."""
    if before is None:
        yield False
        return
    quoted = str(before).replace("'", "''")
    try:
        connection.execute("SET autoload_known_extensions = false")  # a view of a foreign file could ask the internet
        connection.execute(f"ATTACH '{quoted}' AS before (READ_ONLY)")
    except duckdb.Error:
        yield False
        return
    try:
        yield _has_tables_alone(connection)
    finally:
        connection.execute("DETACH before")


def _has_tables_alone(connection: duckdb.DuckDBPyConnection) -> bool:
    views = connection.execute("SELECT view_name FROM duckdb_views() WHERE database_name = 'before'").fetchall()
    return {name for (name,) in views} <= set(_OUR_VIEWS)


def ask_both(connection: duckdb.DuckDBPyConnection, question: str) -> bool:
    """Whether the database has the tables and columns that the question is about: an older one may not."""
    try:
        connection.execute(f"SELECT 1 FROM ({question}) LIMIT 0")
    except (duckdb.CatalogException, duckdb.BinderException):
        return False
    return True
