"""The services as one HTTP server in a thread of this process, with switches and planted faults."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self

from . import eurostat, genesis, inkar, wegweiser
from .exchange import Answer, Request
from .faults import FAULTS, Options
from .routes import Jobs, dispatch
from .server import Server
from .world import DEVIATIONS, World

ROUTES = {**wegweiser.ROUTES, **inkar.ROUTES, **genesis.ROUTES, **eurostat.ROUTES}


@dataclass
class Planted:
    fault: str
    path_contains: str
    times: int | None
    options: Options

    def fits(self, request: Request) -> bool:
        return self.times != 0 and (self.path_contains in request.path or self.path_contains in request.route)


class FakeServices:
    """Context manager; every method may be called from any thread while clients are served."""

    def __init__(self, port: int = 0, host: str = "127.0.0.1", **switches: Any) -> None:
        self._lock = Lock()
        self._world = World(**switches)
        self._planted: list[Planted] = []
        self._log: list[Request] = []
        self._errors: list[Exception] = []
        self._jobs = Jobs()
        self._server = Server((host, port), self._respond)

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop at once, waiting clients included; raise what went wrong inside the double."""
        self._server.stop()
        if self._errors and error is None:
            raise self._errors[0]

    @property
    def address(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    @property
    def wegweiser(self) -> str:
        return f"{self.address}/data-api"

    @property
    def inkar(self) -> str:
        return f"{self.address}/imagemap/inkar/download/inkar_2025.zip"

    @property
    def regionalstatistik(self) -> str:
        return f"{self.address}{genesis.BASE}"

    @property
    def eurostat(self) -> str:
        return f"{self.address}{eurostat.BASE}"

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request so far, in the order of arrival."""
        with self._lock:
            return tuple(self._log)

    @property
    def pending(self) -> tuple[str, ...]:
        """Names of planted faults that no request has met (all of their times)."""
        with self._lock:
            return tuple(planted.fault for planted in self._planted if planted.times)

    def set(self, **switches: Any) -> None:
        """Change switches, the fields of World; an unknown name raises TypeError."""
        with self._lock:
            self._world = replace(self._world, **switches)

    def deviate(self, *names: str) -> None:
        """Let the services depart from the contract, see DEVIATIONS."""
        with self._lock:
            for name in names:
                self._world = DEVIATIONS[name](self._world)

    def plant(self, fault: str, path_contains: str = "", times: int | None = 1, **options: Any) -> None:
        """Let the next `times` requests of that path meet the fault (None: all); see FAULTS and Options."""
        if fault not in FAULTS:
            raise KeyError(fault)
        planted = Planted(fault, path_contains, times, Options(**options))
        with self._lock:
            self._planted.append(planted)

    def reset(self) -> None:
        """Faults, switches, deviations, jobs and log as at the start."""
        with self._lock:
            self._world, self._jobs = World(), Jobs()
            self._planted.clear()
            self._log.clear()

    def _respond(self, request: Request) -> Answer:
        with self._lock:
            self._log.append(request)
            world, jobs = self._world, self._jobs
            planted = next((each for each in self._planted if each.fits(request)), None)
            if planted and planted.times:
                planted.times -= 1
        try:
            answer = dispatch(ROUTES, request, world, jobs)
            return FAULTS[planted.fault](answer, replace(planted.options, path=request.path)) if planted else answer
        except Exception as error:
            self._errors.append(error)
            raise


@contextmanager
def closed_address() -> Iterator[str]:
    """An address that refuses connections: its port is taken, nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
