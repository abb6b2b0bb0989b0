"""What one address may ask for at most: the shipped nginx, in front of a server that counts what it is asked."""

import http.client
import re
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from testbed.server import free_port
from tests.support import nginx

SCRIPT = b"let kreis = 1;\n" * 1000


class Behind(ThreadingHTTPServer):
    request_queue_size = 128  # connections that wait to be taken; beyond that many the system drops them


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Counter[str]]]:
    """Port of nginx, and how often the server behind it has been asked for what."""
    asked: Counter[str] = Counter()

    class Server(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked[self.path] += 1
            kind = "text/javascript" if self.path.endswith(".js") else "image/svg+xml"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "public, max-age=600")
            self.send_header("Content-Length", str(len(SCRIPT)))
            self.end_headers()
            self.wfile.write(SCRIPT)

        do_PUT = do_GET

        def log_message(self, *_: object) -> None: ...

    behind = Behind(("127.0.0.1", 0), Server)
    threading.Thread(target=behind.serve_forever, daemon=True).start()
    port = free_port()
    with nginx.in_front_of(tmp_path_factory.mktemp("limits"), [behind.server_port], port):
        yield port, asked
    behind.shutdown()
    behind.server_close()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    trusting = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=trusting)
    connection.request(method, path, b"", {"Host": nginx.NAME, **headers})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_a_chart_that_many_ask_for_is_drawn_once(site: tuple[int, Counter[str]]) -> None:
    port, asked = site
    with ThreadPoolExecutor(8) as visitors:
        found = list(visitors.map(lambda _: ask(port, "/einbetten.svg?chart=trend").status, range(20)))

    assert found == [200] * 20
    assert asked["/einbetten.svg?chart=trend"] == 1


@pytest.mark.parametrize(
    ("method", "path", "most"),
    [
        ("GET", "/einbetten.svg?number={}", 150),
        ("PUT", "/_stcore/upload_file/a/{}", 40),
    ],
)
def test_who_asks_for_too_much_is_told_so(site: tuple[int, Counter[str]], method: str, path: str, most: int) -> None:
    port, _ = site
    with ThreadPoolExecutor(16) as visitors:
        found = Counter(visitors.map(lambda number: ask(port, path.format(number), method).status, range(2 * most)))

    assert set(found) == {200, 429}
    assert found[200] <= most


def test_what_a_visit_needs_is_within_the_limits_and_comes_compressed(site: tuple[int, Counter[str]]) -> None:
    port, _ = site
    with ThreadPoolExecutor(16) as visitors:
        found = Counter(visitors.map(lambda number: ask(port, f"/page{number}").status, range(500)))
    script = ask(port, "/plotly/plotly.js", **{"Accept-Encoding": "gzip"})

    assert found == {200: 500}
    assert script.headers["Content-Encoding"] == "gzip"


def test_who_asks_for_too_many_repositories_is_told_so(site: tuple[int, Counter[str]]) -> None:
    port, _ = site
    with ThreadPoolExecutor(16) as visitors:
        asked = (f"/data/open-sdg/05358.zip?number={number}" for number in range(100))
        found = Counter(visitors.map(lambda path: ask(port, path).status, asked))

    assert found[429] > 50


def test_every_place_that_the_server_answers_from_has_a_limit() -> None:
    places = re.findall(
        r"(?m)^    location ([^{]+) \{(.*?)^    \}", nginx.SHIPPED.read_text(encoding="utf-8"), re.DOTALL
    )
    open_to_all = {place: told for place, told in places if "proxy_pass" in told and "deny all" not in told}

    assert {"/", "/data/", "/data/open-sdg/", "/_stcore/upload_file/"} < open_to_all.keys()
    assert {place for place, told in open_to_all.items() if "limit_req " not in told} == set()


def test_files_that_are_not_there_are_answered_by_the_app_and_count_as_pages_do(tmp_path: Path) -> None:
    fewer = {"zone=kreiskompass_asked burst=1000": "zone=kreiskompass_asked burst=10"}
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as behind:
        threading.Thread(target=behind.serve_forever, daemon=True).start()
        port = free_port()
        with nginx.in_front_of(tmp_path, [behind.server_port], port, fewer), ThreadPoolExecutor(16) as visitors:
            asked = visitors.map(lambda number: ask(port, f"/static/none{number}.js").status, range(200))
            assert 429 in Counter(asked)
        behind.shutdown()


def test_one_address_holds_so_many_connections_and_no_more(tmp_path: Path) -> None:
    text = nginx.SHIPPED.read_text(encoding="utf-8")
    assert "limit_conn kreiskompass_open 1500;" in text
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as behind:
        port = free_port()
        with nginx.in_front_of(tmp_path, [behind.server_port], port, {"kreiskompass_open 1500": "kreiskompass_open 3"}):
            trusting = ssl._create_unverified_context()
            opened = []
            for number in range(5):  # nobody behind nginx answers: each of them stays open
                line = trusting.wrap_socket(socket.create_connection(("127.0.0.1", port), 10))
                line.sendall(f"GET /{number} HTTP/1.1\r\nHost: {nginx.NAME}\r\n\r\n".encode())
                opened.append(line)
            for line in opened[3:]:
                assert b"429" in line.recv(100)
            for line in opened:
                line.close()
