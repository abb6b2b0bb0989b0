"""What a built database consists of, for whoever makes the same elsewhere."""

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True)
class Table:
    """A table: its columns as name, type of DuckDB and whether they may be empty; its primary key, () if none."""

    name: str
    columns: tuple[tuple[str, str, bool], ...]
    key: tuple[str, ...]


def tables(built: duckdb.DuckDBPyConnection) -> list[Table]:
    """The tables, by name."""
    columns: dict[str, list[tuple[str, str, bool]]] = {}
    for table, column, kind, nullable in built.execute(
        """
        SELECT table_name, column_name, data_type, is_nullable
        FROM duckdb_columns()
        WHERE NOT internal AND table_name IN (SELECT table_name FROM duckdb_tables())
        ORDER BY table_name, column_index
        """
    ).fetchall():
        columns.setdefault(table, []).append((column, kind, nullable))
    keys = dict(
        built.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    )
    return [Table(name, tuple(found), tuple(keys.get(name, ()))) for name, found in columns.items()]


def views(built: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Each view's name and the statement that makes it."""
    return built.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal ORDER BY view_name").fetchall()
