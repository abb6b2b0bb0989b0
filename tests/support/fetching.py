"""Fetching in a test: without pauses, and what was told along the way is kept."""

from dataclasses import dataclass, field

import requests

from loaders.errors import LoaderError
from loaders.fetch.fetch import fetch_sources
from loaders.sources.rows import Wanted


@dataclass
class Told:
    """Watches a fetch and remembers."""

    messages: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    def start(self, source: str, total: int, unit: str) -> None:
        """Nothing to remember."""

    def step(self, label: str, done: int = 1) -> None:
        self.steps += [label] * bool(done)

    def tell(self, message: str, **fields: object) -> None:
        self.messages.append((message, fields))


def fetch_wanted(
    source: str = "wegweiser", wanted: Wanted | None = None, told: Told | None = None, timeout: float = 5
) -> list[LoaderError]:
    """Fetch one source; what went wrong."""
    return fetch_sources([source], wanted or Wanted(), told or Told(), pause=0, timeout=timeout)


def get(address: str, timeout: float = 5, stream: bool = False, **parameters: object) -> requests.Response:
    """One plain request, redirects not followed."""
    return requests.get(
        address,
        params=parameters,  # type: ignore[arg-type]
        timeout=timeout,
        allow_redirects=False,
        stream=stream,
    )
