"""A DuckLake: tables as Parquet files in a folder, told by a catalogue in PostgreSQL; read and written by DuckDB.

DuckDB's extensions for it come as Python packages and are loaded from there, without the network.
"""

from importlib.util import find_spec
from pathlib import Path

import duckdb

from storage.servers import SCHEMA, Server

_EXTENSIONS = ("postgres_scanner", "ducklake")


def attach_lake(server: Server, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection with the DuckLake attached as `SCHEMA`; without `read_only` it is made if there is none.

    Raises ServerFailed.
    """
    connection = duckdb.connect(
        config={"autoload_known_extensions": "false", "python_enable_replacements": "false", "memory_limit": "1GB"}
    )
    for name in _EXTENSIONS:
        connection.execute(f"LOAD {quote_text(_extension(name, server))}")
    # The folder may lie elsewhere on this machine than where the DuckLake was made.
    options = f"DATA_PATH {quote_text(server.data_path)}, OVERRIDE_DATA_PATH true"
    mode = "READ_ONLY" if read_only else "DATA_INLINING_ROW_LIMIT 0"
    try:
        connection.execute(
            f"ATTACH {quote_text(f'ducklake:postgres:{server.conninfo}')} AS {SCHEMA} ({options}, {mode})"
        )
    except duckdb.InvalidInputException:  # only reading, and nobody has brought a database there
        raise server.failed("empty") from None
    except duckdb.Error as error:
        raise server.failed("unreachable", error) from None
    return connection


def quote_text(text: str | Path) -> str:
    """The text as a literal of SQL, for the statements that take no parameters."""
    return "'" + str(text).replace("'", "''") + "'"


def _extension(name: str, server: Server) -> Path:
    """The file of an extension. Raises ServerFailed if its package is not installed, or is for another DuckDB."""
    package = find_spec(f"duckdb_extension_{name}")
    folders = (package.submodule_search_locations if package else None) or []
    for folder in folders:
        file = Path(folder) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if file.is_file():
            return file
    raise server.failed("no_driver")
