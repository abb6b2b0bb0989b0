"""What visitors bring cannot fill the server: real files over real HTTP, within a real visit."""

import asyncio
import http.client
import secrets
import select
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from features.shell.uploads import MOST_OF_A_VISIT, find_visit
from settings import DATA
from testbed import server
from testbed.server import Server
from testbed.visitor import Visitor, run_visits
from ui.seat import name_client

LARGE = b"x" * (19 * 2**20)
BORDER = "kreis"
HEAD = f'--{BORDER}\r\nContent-Disposition: form-data; name="file"; filename="t.csv"\r\n\r\n'.encode()
END = f"\r\n--{BORDER}--\r\n".encode()
BODY, SMALL = HEAD + LARGE + END, HEAD + b"x" + END


def ask_token(connection: http.client.HTTPConnection) -> str:
    connection.request("GET", "/_stcore/health")
    given = connection.getresponse()
    given.read()
    return (given.headers["Set-Cookie"] or "").partition("=")[2].partition(";")[0]


def bring(address: str, visit: str, body: bytes = BODY, chunked: bool = False, **told: str) -> int:
    """Status of the answer to a file that a visit brings; `told`: further headers."""
    connection = http.client.HTTPConnection(address, timeout=60)
    token = ask_token(connection)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BORDER}",
        "Cookie": f"_streamlit_xsrf={token}",
        "X-Xsrftoken": token,
        **{name.replace("_", "-"): value for name, value in told.items()},
    }
    sent = iter([body]) if chunked else body
    place = f"/_stcore/upload_file/{visit}/{secrets.token_hex(8)}"
    connection.request("PUT", place, sent, headers, encode_chunked=chunked)
    status = connection.getresponse().status
    connection.close()
    return status


async def open_visit(running: Server) -> tuple[Visitor, str]:
    connection = await connect(f"ws://{running.address}/_stcore/stream", max_size=None)
    visitor = Visitor(connection)
    answer = await visitor.open("")
    (started,) = {one.new_session.initialize.session_id for one in answer.messages if one.HasField("new_session")}
    return visitor, started


def test_a_visit_holds_two_large_files_and_the_oldest_make_room(shipped: tuple[Path, object]) -> None:
    async def visit(running: Server) -> None:
        visitor, session = await open_visit(running)
        before = running.megabytes()
        for _ in range(12):
            assert await asyncio.to_thread(bring, running.address, session) == 204
        with ThreadPoolExecutor(10) as pool:
            found = set(pool.map(lambda _: bring(running.address, session), range(10)))
        assert found <= {204, 503}
        assert await asyncio.to_thread(bring, running.address, session) == 204
        assert running.megabytes() - before < 4 * MOST_OF_A_VISIT / 1e6  # what is on its way takes room, too
        assert await asyncio.to_thread(bring, running.address, session, BODY, True) == 411
        lying = partial(bring, chunked=True, Transfer_Encoding="chunked", Content_Length="1")
        assert await asyncio.to_thread(lying, running.address, session, b"a few bytes") == 411
        assert await asyncio.to_thread(bring, running.address, "no-such-visit") == 400
        await visitor.leave()

    told = {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA)}
    with server.serve_app(told=told) as running:
        run_visits(visit(running))


def test_the_visits_of_one_address_leave_room_for_others_and_none_is_counted_at_the_machine_itself(
    shipped: tuple[Path, object],
) -> None:
    """A proxy on this machine names the addresses."""

    async def visit(running: Server) -> None:
        visitors: list[Visitor] = []

        async def bring_two(**told: str) -> list[int]:
            visitor, session = await open_visit(running)
            visitors.append(visitor)
            return [await asyncio.to_thread(partial(bring, running.address, session, **told)) for _ in range(2)]

        of_one = [await bring_two(X_Forwarded_For="192.0.2.7") for _ in range(6)]
        assert of_one == [[204, 204]] * 5 + [[204, 503]]
        assert await bring_two(X_Forwarded_For="192.0.2.8") == [204, 204]
        assert [await bring_two() for _ in range(6)] == [[204, 204]] * 6
        for visitor in visitors:
            await visitor.leave()

    told = {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA)}
    with server.serve_app(told=told) as running:
        run_visits(visit(running))


def send_slowly(address: str, visit: str, length: int) -> socket.socket:
    """A file of which no more than its beginning comes."""
    token = ask_token(http.client.HTTPConnection(address, timeout=60))
    host, _, port = address.partition(":")
    connection = socket.create_connection((host, int(port)), timeout=60)
    head = f"PUT /_stcore/upload_file/{visit}/{secrets.token_hex(8)} HTTP/1.1\r\nHost: {address}\r\n"
    kind = f"Content-Type: multipart/form-data; boundary={BORDER}\r\nContent-Length: {length}\r\n"
    cookie = f"Cookie: _streamlit_xsrf={token}\r\nX-Xsrftoken: {token}\r\n\r\n"
    connection.sendall(f"{head}{kind}{cookie}--{BORDER}\r\n".encode())
    return connection


def test_files_that_come_byte_by_byte_keep_nobody_waiting(shipped: tuple[Path, object]) -> None:
    async def visit(running: Server) -> None:
        visitor, session = await open_visit(running)
        slow = [await asyncio.to_thread(send_slowly, running.address, session, 10_000) for _ in range(300)]
        for _ in range(3):
            for connection in slow:
                connection.sendall(b"x")
            assert await asyncio.to_thread(bring, running.address, session, SMALL) == 204
            other, _ = await open_visit(running)
            await other.leave()
        assert all(select.select([connection], [], [], 0) == ([], [], []) for connection in slow)  # all are still there
        for connection in slow:
            connection.close()
        await visitor.leave()

    told = {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA)}
    with server.serve_app(told=told) as running:
        run_visits(visit(running))


# The app with less patience.
IMPATIENT = """
import sys, uvicorn
from features.shell import uploads
uploads.LONGEST = 2
uvicorn.run("app:app", host="127.0.0.1", port=int(sys.argv[1]))
"""


def test_a_file_that_never_comes_gives_its_room_back(shipped: tuple[Path, object]) -> None:
    async def visit(running: Server) -> None:
        visitor, session = await open_visit(running)
        slow = [await asyncio.to_thread(send_slowly, running.address, session, len(LARGE)) for _ in range(2)]
        assert await asyncio.to_thread(bring, running.address, session) == 503  # what is to come takes room, too
        assert [(await asyncio.to_thread(one.recv, 100))[:12] for one in slow] == [b"HTTP/1.1 408"] * 2
        assert await asyncio.to_thread(bring, running.address, session) == 204
        await visitor.leave()

    port, told = server.free_port(), {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA)}
    with server.start_process([sys.executable, "-c", IMPATIENT, str(port)], port, told, "_stcore/health") as running:
        run_visits(visit(running))


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("127.0.0.2", ""),
        ("::ffff:127.0.0.1", ""),
        ("::1", ""),
        ("unknown", ""),
    ],
)
def test_who_asks_is_told_by_address_and_of_ipv6_by_network(host: str, client: str) -> None:
    assert name_client({"client": (host, 1)}) == client
    assert name_client({"client": None}) == ""


@pytest.mark.parametrize("base", ["", "/kreiskompass", "/amt/kreiskompass"])
def test_a_file_is_told_by_its_address_wherever_pages_lie(base: str) -> None:
    scope = {"type": "http", "method": "PUT", "path": f"{base}/_stcore/upload_file/visit/file"}

    assert find_visit(scope) == "visit"
    assert find_visit({**scope, "method": "GET"}) == ""
    assert find_visit({**scope, "path": f"{base}/data/index.json"}) == ""
