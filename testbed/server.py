"""Servers of their own for measurements from outside, and for the tests in a browser.

What a server uses of processor and memory is read from /proc, so that runs on Linux alone.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from settings import ROOT

_PORTS = range(20_000, 32_000)


class Server(NamedTuple):
    """Address without a scheme, and the process."""

    address: str
    process: int

    def processor_seconds(self) -> float:
        """What it has used of the processor so far."""
        fields = self._read_file("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Memory it holds that lies in RAM."""
        resident = next(line for line in self._read_file("status").splitlines() if line.startswith("VmRSS:"))
        return int(resident.split()[1]) * 1024 / 1e6

    def _read_file(self, file: str) -> str:
        return Path(f"/proc/{self.process}/{file}").read_text(encoding="utf-8")


def free_port() -> int:
    """A port of the loopback that nobody listens on, and none that the system gives to whoever calls somebody: one of
    those may be taken again before a server listens on it."""
    while True:
        port = secrets.choice(_PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def start_process(
    command: Sequence[str | Path], port: int, told: Mapping[str, str] | None = None, health: str = ""
) -> Iterator[Server]:
    """A server that listens on the port, `told` in its environment, from when it answers at `health`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(told or {})}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=subprocess.STDOUT)
    address = f"127.0.0.1:{port}"
    try:
        for _ in range(600):
            if server.poll() is not None:
                raise RuntimeError(f"{command[0]} ended with {server.returncode}.")
            try:
                urllib.request.urlopen(f"http://{address}/{health}", timeout=2)
                break
            except urllib.error.HTTPError:  # nothing at that address, but somebody answers
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise TimeoutError(f"No answer from {address}.")
        yield Server(address, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


@contextmanager
def serve_app(
    app: str = "app.py",
    told: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    port: int = 0,
    program: str = "streamlit",
) -> Iterator[Server]:
    """A fresh server of an app, a path from the root of the repository, as `streamlit run` starts it; `options` are
    Streamlit's, `program` is the module that starts it."""
    port = port or free_port()
    command = [sys.executable, "-m", program, "run", app, "--server.port", str(port)]
    with start_process([*command, "--server.address", "127.0.0.1", *options], port, told, "_stcore/health") as server:
        yield server
