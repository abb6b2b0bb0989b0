"""To a DuckLake: all tables anew in one transaction, which is one snapshot of it."""

import duckdb

from loaders.delivery.contents import tables, views
from storage.servers import PUBLISHED, SCHEMA, Server
from storage.servers.ducklake import attach_lake, quote_text

_GRACE = "INTERVAL 1 DAY"  # for so long a reader can still be at work on the files of an earlier snapshot


def send(built: duckdb.DuckDBPyConnection, version: str, server: Server) -> None:
    """Make the DuckLake's tables the same as those of `built`, unless it has this version; remove the files of
    snapshots older than a day. Raises ServerFailed."""
    connection = attach_lake(server, read_only=False)
    try:
        if _has(connection, version):
            return
        (file,) = built.execute("SELECT path FROM duckdb_databases() WHERE NOT internal").fetchone() or ("",)
        connection.execute(f"ATTACH {quote_text(file)} AS built (READ_ONLY)")
        connection.execute(f"USE {SCHEMA}")
        connection.execute("BEGIN")
        for view, _ in views(built):
            connection.execute(f"DROP VIEW IF EXISTS {view}")
        for table in tables(built):
            connection.execute(f"CREATE OR REPLACE TABLE {table.name} AS FROM built.{table.name}")
        for _, statement in views(built):
            connection.execute(statement)
        connection.execute(f"CREATE OR REPLACE TABLE {PUBLISHED} AS SELECT $version AS version", {"version": version})
        connection.execute("COMMIT")
        _sweep(connection)
    except duckdb.Error as error:
        raise server.failed("refused", error) from None
    finally:
        connection.close()


def _has(connection: duckdb.DuckDBPyConnection, version: str) -> bool:
    """Whether the DuckLake has this version already."""
    try:
        found = connection.execute(
            f"SELECT version FROM {SCHEMA}.{PUBLISHED} WHERE version = $version", {"version": version}
        )
    except duckdb.CatalogException:  # new
        return False
    return found.fetchone() is not None


def _sweep(connection: duckdb.DuckDBPyConnection) -> None:
    """Let go of what no reader needs any more, also of files that a broken-off delivery has left."""
    for task in ("ducklake_expire_snapshots", "ducklake_cleanup_old_files", "ducklake_delete_orphaned_files"):
        connection.execute(f"CALL {task}({quote_text(SCHEMA)}, older_than => now() - {_GRACE})")
