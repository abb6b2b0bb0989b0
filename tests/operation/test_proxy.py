"""Several server processes behind nginx with the shipped configuration: a visit stays with its process, and when that
dies or is stopped, the visit goes to another one and stays there."""

import http.client
import re
import signal
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import behind_nginx, nginx
from tests.support.behind_nginx import Process

COOKIE = "kreiskompass_server"


@pytest.fixture(scope="module")
def running(
    shipped: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[list[Process], str]]:
    with behind_nginx.site(tmp_path_factory.mktemp("nginx"), shipped[0]) as running:
        yield running


@pytest.fixture
def processes(running: tuple[list[Process], str]) -> list[Process]:
    return running[0]


@pytest.fixture
def site(running: tuple[list[Process], str]) -> str:
    return running[1]


@dataclass
class Kept:
    """What a browser keeps of a Set-Cookie."""

    told: str

    @property
    def cookie(self) -> str:
        return self.told.partition(";")[0]

    @property
    def number(self) -> str:
        return self.cookie.partition("=")[2]


def answer(site: str, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> http.client.HTTPResponse:
    """What nginx answers a client without cookies."""
    port = int(site.rstrip("/").rpartition(":")[2])
    trusting = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=trusting)
    connection.request(method, path, body, {"Host": nginx.NAME, **headers})
    return connection.getresponse()


# Pages, and what Streamlit gives for a file that is not there: the page without an address.
@pytest.mark.parametrize("path", ["/", "/trends", "/static/none"])
def test_pages_must_not_be_framed_and_carry_the_headers_of_a_careful_site(site: str, path: str) -> None:
    given = answer(site, path)

    assert given.status == 200
    allowed = dict(one.strip().split(" ", 1) for one in given.headers["Content-Security-Policy"].split(";"))
    assert allowed["default-src"] == "'self'"
    assert allowed["script-src"] == "'self' 'unsafe-inline' blob:"
    assert allowed["frame-ancestors"] == allowed["object-src"] == "'none'"
    assert not any(":" in one for one in " ".join(allowed.values()).replace("blob:", "").replace("data:", "").split())
    assert given.headers["X-Frame-Options"] == "DENY"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in given.headers["Permissions-Policy"]
    assert given.headers["Strict-Transport-Security"]
    assert given.headers["Server"] == "nginx"


def test_a_chart_for_other_websites_may_be_framed_by_them_and_sets_no_cookie(site: str) -> None:
    for path in ("/einbetten", "/einbetten.svg"):
        given = answer(site, f"{path}?chart=trend&indicator=crimes_recorded&regions=05334")

        assert given.status == 200
        assert given.headers["X-Frame-Options"] is None
        assert given.headers.get_all("Content-Security-Policy") is not None
        assert "frame-ancestors *" in given.headers["Content-Security-Policy"]
        assert given.headers["Set-Cookie"] is None


def test_a_new_visit_gets_the_number_of_its_process_and_then_stays_there(site: str) -> None:
    given = answer(site, "/").headers["Set-Cookie"]
    number = given.partition(";")[0]

    assert re.fullmatch(rf"{COOKIE}=\d; Path=/; HttpOnly; Secure; SameSite=Lax", given)
    for path in ("/", "/_stcore/host-config", "/media/none"):
        assert COOKIE not in str(answer(site, path, Cookie=number).headers.get_all("Set-Cookie"))
    assert COOKIE in answer(site, "/", Cookie=f"{COOKIE}=99").headers["Set-Cookie"]  # of a process that is no more


def test_what_every_visit_needs_comes_compressed_and_is_kept_for_long(site: str) -> None:
    script = re.search(rb'src="\./(static/js/index[^"]+)"', answer(site, "/").read())
    assert script
    given = answer(site, f"/{script[1].decode()}", **{"Accept-Encoding": "gzip"})

    assert (given.status, given.headers["Content-Encoding"]) == (200, "gzip")
    assert given.headers["Cache-Control"] == "max-age=31536000"


def test_health_is_told_to_the_machine_itself_and_nothing_for_machines_is_told_to_others(site: str) -> None:
    assert b'"status":"ok"' in answer(site, "/health").read()
    assert answer(site, "/_stcore/metrics").status == 404
    assert answer(site, "/_stcore/agent/openapi.json").status == 404


def test_a_file_that_is_too_large_is_refused_at_the_door(site: str) -> None:
    given = answer(site, "/_stcore/upload_file/a/b", "PUT", **{"Content-Length": str(30 * 1024**2)})

    assert given.status == 413


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_when_a_process_ends_its_visits_go_to_another_and_stay_there(
    processes: list[Process], site: str, how: signal.Signals
) -> None:
    ended = Kept(answer(site, "/").headers["Set-Cookie"])
    process = processes[int(ended.number) - 1]
    code = process.end(how)

    moved = Kept(answer(site, "/", Cookie=ended.cookie).headers["Set-Cookie"])
    process.start()
    process.ready()

    assert code == -how
    assert moved.number != ended.number
    for path in ("/", "/_stcore/health", "/media/none"):  # although the first is back
        given = answer(site, path, Cookie=moved.cookie)
        assert given.status in (200, 404)
        assert COOKIE not in str(given.headers.get_all("Set-Cookie"))
