"""The database on a server: the same questions, put to PostgreSQL or to a DuckLake."""

import threading
import time
from abc import ABC, abstractmethod
from functools import lru_cache
from typing import Any

import pandas as pd

from storage import servers
from storage.servers import PUBLISHED, Server

FRESHNESS = 1.0  # seconds for which the version is not asked again: a page puts many questions


class OnServer(ABC):
    """One server, asked by all visits of this process."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._known: tuple[float, str] = (0.0, "")

    @abstractmethod
    def run(self, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
        """The answer to the text of a query file. Raises ServerFailed."""

    def version(self) -> str:
        """Name of the version that is published there, at most a second old. Raises ServerFailed."""
        until, version = self._known
        if time.monotonic() >= until:
            version = str(self.run(f"SELECT version FROM {PUBLISHED} ORDER BY version", {}).iloc[0, 0])
            self._known = (time.monotonic() + FRESHNESS, version)
        return version


_opening = threading.Lock()


def find_server() -> OnServer | None:
    """What answers if `SDG_DATABASE` names a server, None if it names a folder. Raises ServerFailed."""
    server = servers.find_server()
    if server is None:
        return None
    with _opening:
        return _open_server(server)


@lru_cache(maxsize=1)
def _open_server(server: Server) -> OnServer:
    """Opened once; the drivers are imported only where a server is used."""
    if server.data_path:
        from queries.ducklake import Ducklake  # noqa: PLC0415

        return Ducklake(server)
    from queries.postgresql import Postgresql  # noqa: PLC0415

    return Postgresql(server)
