"""The only reader of the database, a file or on a server: one .sql file per question.

`run("ranking", indicator="car_density", year=2024, state="05")` answers queries/ranking.sql as a DataFrame.
Each call asks the current database version, so that a new build is followed without a restart.
"""

import logging
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from queries import on_server
from settings import QUERIES, database_pointer
from storage import versions

# A reading connection cannot write, attach, read other files, load extensions or see Python's variables.
_LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
    "lock_configuration": "true",
}

# An answer has few rows: cells that are Python's own are read and compared in half the time of packed ones.
pd.options.mode.string_storage = "python"

_opened: tuple[Path, duckdb.DuckDBPyConnection] | None = None
_opening = threading.Lock()


class DatabaseMissing(Exception):
    """There is no database yet: `python -m loaders build` makes one; the app does so at its first start."""


def find_serving() -> versions.Serving:
    """The database that answers now: a file, or the name of one that has been brought to a server. Raises
    DatabaseMissing, ServerFailed."""
    if served := on_server.find_server():
        return versions.Serving(Path(served.version()))
    found = versions.find_serving(waits=False)
    if found is None:
        raise DatabaseMissing(str(database_pointer()))
    if found.unusable:
        _tell_operator(found)
    return found


def find_version() -> str:
    """Name of the database that answers now: changes with every build. Raises DatabaseMissing, ServerFailed."""
    return find_serving().file.name


@lru_cache
def _tell_operator(found: versions.Serving) -> None:
    """Once for each state, in the log."""
    lost = ", ".join(map(str, found.unusable))
    told = "lost or damaged: %s. Answering from the database before it, %s. Please run: python -m loaders build"
    logging.getLogger(__name__).error(told, lost, found.file.name)


def find_file() -> Path:
    """The database file that answers now, which no build changes any more. Raises DatabaseMissing."""
    return find_serving().file


def run_query(name: str, **parameters: Any) -> pd.DataFrame:
    """Answer queries/<name>.sql. Columns, units and order are told in the head of the file.

    Raises DatabaseMissing, ServerFailed; duckdb.InvalidInputException if parameters are missing or too many.
    """
    if served := on_server.find_server():
        return served.run(read_query(name), parameters)
    return _connection().cursor().execute(read_query(name), parameters).df()


@lru_cache
def read_query(name: str) -> str:
    """The SQL of a query file."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def _connection() -> duckdb.DuckDBPyConnection:
    """Connection to the current version. An older one is let go, not closed: cursors may still be at work on it."""
    global _opened
    current = find_file()
    opened = _opened
    if opened is None or opened[0] != current:
        with _opening:
            if _opened is None or _opened[0] != current:
                _opened = (current, duckdb.connect(current, config=_LOCKED_DOWN))
            opened = _opened
    return opened[1]
