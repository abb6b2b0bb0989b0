"""The only reader of the database: one .sql file per question.

`run("ranking", indicator="car_density", year=2024, state="05")` answers queries/ranking.sql as a DataFrame.
Each call asks the current database version, so that a new build is followed without a restart.
"""

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from settings import QUERIES, database_folder, database_pointer

# A reading connection cannot write, attach, read other files, load extensions or see Python's variables.
_LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
    "lock_configuration": "true",
}

_opened: tuple[str, duckdb.DuckDBPyConnection] | None = None
_opening = threading.Lock()


class DatabaseMissing(Exception):
    """There is no database yet: `python -m loaders build` makes one; the app does so at its first start."""


def version() -> str:
    """Name of the current database file: changes with every build. Raises DatabaseMissing."""
    try:
        name = database_pointer().read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DatabaseMissing(str(database_pointer())) from error
    if not (database_folder() / name).is_file():
        raise DatabaseMissing(str(database_folder() / name))
    return name


def file() -> Path:
    """The current database file, which no build changes any more. Raises DatabaseMissing."""
    return database_folder() / version()


def run(name: str, **parameters: Any) -> pd.DataFrame:
    """Answer queries/<name>.sql. Columns, units and order are told in the head of the file.

    Raises DatabaseMissing; duckdb.InvalidInputException if parameters are missing or too many.
    """
    return _connection().cursor().execute(text(name), parameters).df()


@lru_cache
def text(name: str) -> str:
    """The SQL of a query file."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def _connection() -> duckdb.DuckDBPyConnection:
    """Connection to the current version. An older one is let go, not closed: cursors may still be at work on it."""
    global _opened
    name = version()
    opened = _opened
    if opened is None or opened[0] != name:
        with _opening:
            if _opened is None or _opened[0] != name:
                _opened = (name, duckdb.connect(database_folder() / name, config=_LOCKED_DOWN))
            opened = _opened
    return opened[1]
