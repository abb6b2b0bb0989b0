"""PostgreSQL's driver, which only those install who use it (requirements-engines.txt)."""

from importlib import import_module
from typing import Any

from storage.servers import Server


def find_driver(server: Server) -> tuple[Any, Any]:
    """psycopg and psycopg_pool. Raises ServerFailed if they are not installed."""
    try:
        return import_module("psycopg"), import_module("psycopg_pool")
    except ImportError:
        raise server.failed("no_driver") from None
