"""Questions to PostgreSQL, in its own way of writing parameters; answers in the types that DuckDB gives."""

import re
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from queries.on_server import OnServer
from storage.servers import PATIENCE, SCHEMA, Server
from storage.servers.postgresql import find_driver

# Whatever the role may do, a reading connection does not write, and no question holds it for ever.
_READING = f"-c search_path={SCHEMA} -c default_transaction_read_only=on -c statement_timeout=60s"
_CONNECTIONS = 8  # per process; more visits than that wait for one to come free

_TYPES = {
    "bool": pa.bool_(),
    "int2": pa.int16(),
    "int4": pa.int32(),
    "int8": pa.int64(),
    "float8": pa.float64(),
    "text": pa.string(),
    "varchar": pa.string(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}


@lru_cache
def translate_query(sql: str) -> str:
    """The text of a query file as psycopg reads it: without its head, $name as %(name)s, a plain % doubled."""
    plain = re.sub(r"--.*", "", sql).replace("%", "%%")
    return re.sub(r"\$([a-z_]+)", r"%(\1)s", plain).strip()


class Postgresql(OnServer):
    """A pool of connections; one that the server has dropped is replaced before it is used."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._psycopg, pool = find_driver(server)
        try:
            self._psycopg.connect(server.conninfo).close()  # says why it fails, which a pool does not
        except self._psycopg.Error as error:
            raise server.failed("unreachable", error) from None
        self._duckdb = duckdb.connect(config={"python_enable_replacements": "false"})
        self._pool = pool.ConnectionPool(
            server.conninfo,
            kwargs={"options": _READING, "autocommit": True},
            min_size=1,
            max_size=_CONNECTIONS,
            timeout=PATIENCE,
            reconnect_timeout=PATIENCE,
            check=pool.ConnectionPool.check_connection,
            open=True,
        )

    def run(self, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
        try:
            with self._pool.connection() as connection:
                cursor = connection.execute(translate_query(sql), parameters)
                rows = cursor.fetchall()
        except (self._psycopg.errors.UndefinedTable, self._psycopg.errors.InvalidSchemaName):
            raise self.server.failed("empty") from None
        except self._psycopg.OperationalError as error:
            raise self.server.failed("unreachable", error) from None
        return self._frame(cursor.description, rows)

    def _frame(self, columns: Any, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
        """The answer as DuckDB itself makes a frame of such columns, gaps and empty answers included."""
        known = self._psycopg.adapters.types
        fields = [pa.field(column.name, _TYPES[known[column.type_code].name]) for column in columns]
        cells = zip(*rows, strict=True) if rows else [()] * len(fields)
        arrays = [pa.array(given, field.type) for given, field in zip(cells, fields, strict=True)]
        return self._duckdb.cursor().from_arrow(pa.table(arrays, schema=pa.schema(fields))).df()
