"""Questions to a DuckLake: DuckDB reads the Parquet files that the catalogue in PostgreSQL names."""

from typing import Any

import duckdb
import pandas as pd

from queries.on_server import OnServer
from storage.servers import SCHEMA, Server
from storage.servers.ducklake import attach_lake, quote_text


class Ducklake(OnServer):
    """Cannot write to the DuckLake, nor read anything but its folder."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._connection = attach_lake(server, read_only=True)
        self._connection.execute(f"SET allowed_directories = [{quote_text(server.data_path)}]")
        for setting in ("enable_external_access = false", "lock_configuration = true"):
            self._connection.execute(f"SET {setting}")

    def run(self, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
        cursor = self._connection.cursor()
        try:
            cursor.execute(f"USE {SCHEMA}")
            return cursor.execute(sql, parameters).df()
        except duckdb.CatalogException:  # no such table
            raise self.server.failed("empty") from None
        except (duckdb.IOException, duckdb.HTTPException) as error:
            raise self.server.failed("unreachable", error) from None
