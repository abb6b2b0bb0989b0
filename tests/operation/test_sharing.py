"""What one visitor sends keeps nobody else waiting: real servers, as they are started by hand and as systemd does."""

import asyncio
import secrets
import select
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError

from features.shell.messages import LARGEST
from settings import DATA
from testbed import server
from testbed.server import Server
from testbed.visitor import run_visits

# The app while both charts that may be drawn at once are being drawn, and go on being.
ALWAYS_DRAWING = """
import sys, uvicorn
from features.embed import page
page._drawing.acquire(), page._drawing.acquire()
uvicorn.run("app:app", host="127.0.0.1", port=int(sys.argv[1]), timeout_graceful_shutdown=1)
"""
MANY = 60  # more than there are threads


@contextmanager
def as_systemd(*, told: dict[str, str]) -> Iterator[Server]:
    """A server as deploy/systemd starts it."""
    port = server.free_port()
    command = [sys.executable, "-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", str(port)]
    with server.start_process(command, port, told, "_stcore/health") as running:
        yield running


@pytest.mark.parametrize("start", [server.serve_app, as_systemd])
def test_a_message_larger_than_any_of_a_page_is_neither_held_nor_unpacked(
    shipped: tuple[Path, object], start: Callable[..., AbstractContextManager[Server]]
) -> None:
    async def begin_to_send(running: Server) -> ClientConnection:
        connection = await connect(f"ws://{running.address}/_stcore/stream", compression="deflate", max_size=None)
        assert not connection.protocol.extensions  # nothing is unpacked
        with pytest.raises(ConnectionClosedError) as ended:
            await connection.send(pieces())
        assert ended.value.rcvd is not None
        assert ended.value.rcvd.code == 1009
        return connection

    async def pieces() -> object:  # type: ignore[misc]
        for _ in range(14):
            yield secrets.token_bytes(LARGEST)
            await asyncio.sleep(0.02)

    async def visit(running: Server) -> None:
        before = running.megabytes()
        for _ in range(10):
            await begin_to_send(running)
        assert running.megabytes() - before < 60

    told = {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA)}
    with start(told=told) as running:
        run_visits(visit(running))


def ask(address: str, path: str, accept: str = "*/*") -> socket.socket:
    host, _, port = address.partition(":")
    connection = socket.create_connection((host, int(port)), timeout=30)
    head = f"GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: {accept}\r\nConnection: close\r\n\r\n"
    connection.sendall(head.encode())
    return connection


def test_pages_come_while_more_charts_are_asked_for_than_there_are_threads(shipped: tuple[Path, object]) -> None:
    port, told = server.free_port(), {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA)}
    with server.start_process(
        [sys.executable, "-c", ALWAYS_DRAWING, str(port)], port, told, "_stcore/health"
    ) as running:
        chart = "/einbetten.svg?chart=trend&indicator=crimes_recorded&regions=05358"
        waiting = [ask(running.address, f"{chart}&lang={number}") for number in range(MANY)]
        time.sleep(1)
        for path, accept in (("/", "text/html"), ("/trends?indicator=crimes_recorded&regions=05358", "text/html")):
            assert ask(running.address, path, accept).recv(15) == b"HTTP/1.1 200 OK"
        assert ask(running.address, "/health").recv(15) == b"HTTP/1.1 200 OK"
        assert select.select(waiting, [], [], 0) == ([], [], [])  # all of them still wait
        for connection in waiting:
            connection.close()


def test_who_holds_more_connections_than_a_system_gives_a_process_keeps_nobody_out(
    shipped: tuple[Path, object],
) -> None:
    few, port = 100, server.free_port()
    limited = ["sh", "-c", f'ulimit -Sn {few}; exec "$@"', "sh"]
    command = [*limited, sys.executable, "-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", str(port)]
    told = {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA)}
    with server.start_process(command, port, told, "_stcore/health") as running, ExitStack() as held:
        for _ in range(3 * few):
            connection = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        with ask(running.address, "/_stcore/health") as others:
            assert b" 200 " in others.recv(100)
