"""Visits to a real server as a browser, a proxy or an attacker makes them; and every address that a process asks."""

from collections.abc import Mapping
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from testbed.visitor import Answer, Visitor, run_visits

# Runs at the start of every Python that finds it: writes down what is asked for beyond this machine.
_WATCHER = """
import sys
from pathlib import Path

def note(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else str(host)
    if host not in ("None", "", "localhost", "0.0.0.0", "::", "::1") and not host.startswith("127."):
        with open(FILE, "a", encoding="utf-8") as stream:
            stream.write(f"{event} {host}\\n")

sys.addaudithook(note)
"""


class Watched:
    """An environment in which a server notes every name and address beyond this machine that it asks for."""

    def __init__(self, folder: Path) -> None:
        self._notes = folder / "asked"
        watcher = _WATCHER.replace("FILE", repr(str(self._notes)))
        (folder / "sitecustomize.py").write_text(watcher, encoding="utf-8")
        self.environment = {"PYTHONPATH": str(folder)}

    def asked(self) -> list[str]:
        return self._notes.read_text(encoding="utf-8").splitlines() if self._notes.exists() else []


def open_page(
    port: int,
    page: str,
    host: str = "",
    origin: str = "",
    headers: Mapping[str, str] | None = None,
    to: str = "127.0.0.1",
) -> Answer | int:
    """What a page sends a visitor who asks under the name `host`, from a page of `origin`; the HTTP status if the
    connection is refused. `to` is the address that is really called."""
    return run_visits(_open_page(port, page, host or f"127.0.0.1:{port}", origin, headers or {}, to))


async def _open_page(port: int, page: str, host: str, origin: str, headers: Mapping[str, str], to: str) -> Answer | int:
    try:
        async with connect(
            f"ws://{host}/_stcore/stream",
            host=to,
            port=port,
            origin=origin or None,  # type: ignore[arg-type]
            additional_headers=dict(headers),
            max_size=None,
        ) as connection:
            return await Visitor(connection).open(page)
    except InvalidStatus as refused:
        return refused.response.status_code


def can_enter(answer: Answer | int) -> bool:
    """Whether the page "Eigene Daten" takes files of this visitor."""
    assert isinstance(answer, Answer), answer
    shown = [message.delta.new_element for message in answer.messages if message.WhichOneof("type") == "delta"]
    assert any(one.WhichOneof("type") == "heading" for one in shown)
    return any(one.WhichOneof("type") == "file_uploader" for one in shown)
