"""The sources: each asks one service (`fetch`) and reads what is kept (`read`). A new source is one module and one line
here, its series in data/reference/series.csv and its codes in source_indicators.csv."""

from collections.abc import Callable
from dataclasses import dataclass

from loaders.http import Client
from loaders.run import Reader, Run
from loaders.sources.wegweiser.fetch import fetch as fetch_wegweiser
from loaders.sources.wegweiser.read import read as read_wegweiser
from settings import secret


@dataclass(frozen=True)
class Source:
    """One service. `address` is its public base; SDG_<NAME>_URL (settings.service_address) names another."""

    key: str  # source_key of data/reference/sources.csv
    address: str
    fetch: Callable[[Run, Client, str], None]
    read: Reader
    on_request: bool = False  # fetched only when named: it is large and seldom new
    needs: tuple[str, ...] = ()  # environment variables without which it is fetched only when named


# By the name that the command line uses, in the order in which they are fetched.
SOURCES = {
    "wegweiser": Source("wegweiser", "https://www.wegweiser-kommune.de/data-api", fetch_wegweiser, read_wegweiser),
}


def by_default() -> list[str]:
    """The sources fetched when none is named: those that are not large and whose credentials, if any, are set."""
    return [name for name, source in SOURCES.items() if not source.on_request and all(map(secret, source.needs))]
