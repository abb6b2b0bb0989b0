"""Rows from Python into a table, all at once."""

from collections.abc import Sequence
from typing import Any

import pyarrow
from duckdb import DuckDBPyConnection


def insert_rows(connection: DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Append rows to a table, in its order of columns."""
    if not rows:
        return
    columns = [pyarrow.array(column) for column in zip(*rows, strict=True)]
    connection.register("listed", pyarrow.table(columns, names=[str(place) for place in range(len(columns))]))
    connection.execute(f"INSERT INTO {table} SELECT * FROM listed")
    connection.unregister("listed")
