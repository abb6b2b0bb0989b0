"""To PostgreSQL: the new tables grow in a schema of their own, which then takes the place of the one in use."""

from typing import Any

import duckdb

from loaders.delivery.contents import Table, tables, views
from settings import DATA
from storage.servers import PUBLISHED, SCHEMA, Server
from storage.servers.postgresql import find_driver

_GROWING = f"{SCHEMA}_new"
_LOCK = 0x5D6  # number of the lock that lets one delivery run at a time, from whichever machine
_ROWS = 10_000  # read and sent at a time
# Texts are sorted by their bytes, as DuckDB does, and not as the server's language would.
_TYPES = {
    "TINYINT": "smallint",
    "SMALLINT": "smallint",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "DOUBLE": "double precision",
    "BOOLEAN": "boolean",
    "VARCHAR": 'text COLLATE "C"',
    "DATE": "date",
    "TIMESTAMP": "timestamp",
}


def send(built: duckdb.DuckDBPyConnection, version: str, server: Server) -> None:
    """Make the server's database the same as `built`, unless it has this version. Raises ServerFailed."""
    psycopg, _ = find_driver(server)
    try:
        connection = psycopg.connect(server.conninfo)
    except psycopg.Error as error:
        raise server.failed("unreachable", error) from None
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            if not _has(cursor, version):
                _replace(built, version, cursor)
    except psycopg.Error as error:
        raise server.failed("refused", error) from None


def _has(cursor: Any, version: str) -> bool:
    """Whether the server has this version already."""
    table = f"{SCHEMA}.{PUBLISHED}"
    if cursor.execute("SELECT to_regclass(%s)", [table]).fetchone() == (None,):
        return False
    return bool(cursor.execute(f"SELECT 1 FROM {table} WHERE version = %s", [version]).fetchone())


def _replace(built: duckdb.DuckDBPyConnection, version: str, cursor: Any) -> None:
    """Readers wait only for the two last statements."""
    cursor.execute(f"CREATE SCHEMA {_GROWING}")
    cursor.execute(f"SET LOCAL search_path = {_GROWING}")
    found = tables(built)
    for table in found:
        _copy(built, table, cursor)
    for _, statement in views(built):
        cursor.execute(statement)
    cursor.execute((DATA / "postgresql.sql").read_text(encoding="utf-8"))
    cursor.execute(f"CREATE TABLE {PUBLISHED} AS SELECT %s::text AS version", [version])
    cursor.execute(f"ANALYZE {', '.join(table.name for table in found)}")
    cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    cursor.execute(f"ALTER SCHEMA {_GROWING} RENAME TO {SCHEMA}")


def _copy(built: duckdb.DuckDBPyConnection, table: Table, cursor: Any) -> None:
    """Make the table and send its rows."""
    columns = [f'"{name}" {_TYPES[kind]}{"" if empty else " NOT NULL"}' for name, kind, empty in table.columns]
    key = [f"PRIMARY KEY ({', '.join(table.key)})"] if table.key else []
    cursor.execute(f"CREATE TABLE {table.name} ({', '.join(columns + key)})")
    rows = built.cursor().execute(f"FROM {table.name}")
    with cursor.copy(f"COPY {table.name} FROM STDIN") as stream:
        while block := rows.fetchmany(_ROWS):
            for row in block:
                stream.write_row(row)
