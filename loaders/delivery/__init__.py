"""A built database goes to the server that `SDG_DATABASE` names: as a whole, in one transaction, or not at all."""

from collections.abc import Callable

import duckdb

from loaders.build import publish
from loaders.delivery import ducklake, postgresql
from loaders.errors import LoaderError
from storage import servers
from storage.servers import ServerFailed
from texts import Language


class NotDelivered(LoaderError):
    """The server could not be brought the database in use and keeps the one it has; the next build tries again."""

    def __init__(self, failure: ServerFailed) -> None:
        super().__init__(str(failure))
        self.failure = failure

    def describe(self, language: Language) -> str:
        return language("loaders.not_delivered", failure=self.failure.describe(language))


def deliver(progress: Callable[[str], None]) -> str:
    """Bring the database in use to the server unless it has it already; returns the address of the server, '' if
    `SDG_DATABASE` names none. `progress` is called with the name of the step. Raises NotDelivered."""
    try:
        server = servers.find_server()
        current = publish.find_current()
        if server is None or current is None:
            return ""
        progress("delivery")
        send = ducklake.send if server.data_path else postgresql.send
        with duckdb.connect(current, read_only=True) as built:
            send(built, current.name, server)
    except ServerFailed as failure:
        raise NotDelivered(failure) from failure
    return server.shown
