"""The servers that can hold the database in place of a file: their addresses, and what can go wrong with them.

    SDG_DATABASE=postgresql://reader@db.example/kreiskompass                                  PostgreSQL
    SDG_DATABASE=ducklake:postgresql://reader@db.example/lake?data_path=/srv/kreiskompass     DuckLake

Before the first question mark stands an address as PostgreSQL's own programs read it; a password is best left to
~/.pgpass. What is told of an address anywhere is without passwords.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import unquote

from settings import database_address

DUCKLAKE = "ducklake:"
SCHEMA = "kreiskompass"  # of PostgreSQL that the tables lie in, and name of the attached DuckLake
PUBLISHED = "published"  # the table whose one row holds the version
PATIENCE = 5  # seconds until a server that does not answer is given up

_POSTGRESQL = re.compile("postgres(?:ql)?://(?:[^/@#]*@)?[^/@#]*/[^/@#]+")  # name and password, hosts, database
_PASSWORD = re.compile(r"(\A[^/]*://[^:@/]*):(.*)@|\b(?:ssl)?password=([^&]*)")


class ServerFailed(Exception):
    """The database cannot be had from a server, or not be brought to it. `reason`: name of a text under `server`;
    `fields`: what that text names."""

    def __init__(self, reason: str, **fields: str) -> None:
        super().__init__(f"{reason}: {fields}")
        self.reason = reason
        self.fields = fields

    def describe(self, language: Callable[..., str]) -> str:
        """What, where, what to do, for whoever runs the app."""
        return language(f"server.{self.reason}", **self.fields)


@dataclass(frozen=True)
class Server:
    """`conninfo`: address of the PostgreSQL for its drivers, passwords included; `shown`: what `SDG_DATABASE` says, for
    messages; `data_path`: folder of the Parquet files of a DuckLake, '' for PostgreSQL itself."""

    conninfo: str = field(repr=False)
    shown: str
    data_path: str

    def failed(self, reason: str, cause: Exception | None = None) -> ServerFailed:
        """The error to raise `from None`: drivers repeat addresses and passwords in what they say."""
        told = str(cause or "").replace(self.conninfo, remove_passwords(self.conninfo)).strip()
        for found in _PASSWORD.finditer(self.conninfo):
            for password in filter(None, found.groups()[1:]):
                told = told.replace(password, "***").replace(unquote(password), "***")
        return ServerFailed(reason, address=self.shown, cause=told)


def find_server() -> Server | None:
    """The server that `SDG_DATABASE` names, None if it names a folder. Raises ServerFailed for any other address."""
    address = database_address()
    if not address:
        return None
    base, _, query = address.removeprefix(DUCKLAKE).partition("?")
    options = [option for option in query.split("&") if option]
    folders = [unquote(option.partition("=")[2]) for option in options if option.startswith("data_path=")]
    kept = [option for option in options if not option.startswith("data_path=")]
    if not any(option.startswith("connect_timeout=") for option in kept):
        kept.append(f"connect_timeout={PATIENCE}")
    wanted = 1 if address.startswith(DUCKLAKE) else 0
    if not _POSTGRESQL.fullmatch(base) or len(folders) != wanted or not all(map(_is_folder, folders)):
        raise ServerFailed("wrong_address", address=remove_passwords(address))
    return Server(f"{base}?{'&'.join(kept)}", remove_passwords(address), "".join(folders))


def remove_passwords(address: str) -> str:
    """The address with *** for every password, also one that has not been encoded as an address needs it."""

    def hidden(found: re.Match[str]) -> str:
        return f"{found[1]}:***@" if found[3] is None else f"{found[0].partition('=')[0]}=***"

    return _PASSWORD.sub(hidden, address)


def _is_folder(path: str) -> bool:
    return PurePath(path).is_absolute()
