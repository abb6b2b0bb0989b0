"""Several server processes and nginx in front of them with the shipped configuration."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from settings import DATA, ROOT
from testbed.server import free_port
from tests.support import nginx

# `make test-faults` runs four processes.
PROCESSES = int(os.environ.get("SDG_PROXY_PROCESSES", "2"))


@dataclass
class Process:
    """A server process; its number is that in the cookie of its visits."""

    port: int
    database: Path
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", str(self.port)]
        told = {"SDG_DATABASE": str(self.database), "SDG_DATA": str(DATA)}
        self.running = subprocess.Popen(
            [*command, "--no-server-header", "--timeout-graceful-shutdown", "10"],
            cwd=ROOT,
            env={**os.environ, **told},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def ready(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.running and self.running.poll() is None
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2):
                return
            time.sleep(0.1)
        pytest.fail(f"no answer from port {self.port}")

    def end(self, how: signal.Signals) -> int:
        """Its exit code."""
        assert self.running
        self.running.send_signal(how)
        return self.running.wait(timeout=20)


@contextmanager
def site(folder: Path, database: Path) -> Iterator[tuple[list[Process], str]]:
    """The processes, which show that database, and the address of nginx."""
    started = [Process(free_port(), database) for _ in range(PROCESSES)]
    try:
        for process in started:
            process.start()
        for process in started:
            process.ready()
        with nginx.in_front_of(folder, [process.port for process in started], free_port()) as address:
            yield started, address
    finally:
        for process in started:
            if process.running and process.running.poll() is None:
                process.end(signal.SIGKILL)
