"""Who is let in and as whom, by real servers on loopback, real connections, and a real nginx of the plainest kind."""

import gzip
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from features.shell.door import HEADERS
from settings import DATA, ROOT
from testbed import server
from testbed.server import free_port
from tests.support import nginx
from tests.support.doors import Watched, can_enter, open_page

OWN = "eigene-daten"
PLAIN_NGINX = """
{user}
pid {folder}/nginx.pid;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://127.0.0.1:{behind};
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            {more}
        }}
    }}
}}
"""


@contextmanager
def serving(
    database: Path, told: Mapping[str, str] | None = None, options: Sequence[str] = ("--server.address", "0.0.0.0")
) -> Iterator[int]:
    """Port of a server as `streamlit run` starts it, open to the network unless said otherwise."""
    environment = {"SDG_DATABASE": str(database), "SDG_DATA": str(DATA), **(told or {})}
    with server.serve_app(told=environment, options=options) as running:
        yield int(running.address.rpartition(":")[2])


@contextmanager
def plain_nginx(folder: Path, behind: int, more: str) -> Iterator[int]:
    """Port of an nginx that only passes on what it is asked."""
    program = nginx.find()
    if program is None:
        pytest.skip(nginx.MISSING)
    folder.mkdir()
    port, user = free_port(), "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        PLAIN_NGINX.format(folder=folder, port=port, behind=behind, more=more, user=user), encoding="utf-8"
    )
    command = [program, "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf", "-g", "daemon off;"]
    running = subprocess.Popen(command)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and running.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port
    finally:
        running.send_signal(signal.SIGQUIT)
        running.wait(timeout=20)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return Watched(tmp_path_factory.mktemp("watched"))


@pytest.fixture(scope="module")
def port(shipped: tuple[Path, object], watched: Watched) -> Iterator[int]:
    """A server that nothing says is one, open to the network."""
    with serving(shipped[0], watched.environment) as port:
        yield port


@pytest.mark.parametrize(
    ("host", "to"),
    [
        ("localhost:{port}", "127.0.0.1"),
        ("127.0.0.1:{port}", "127.0.0.1"),
        ("127.0.0.2:{port}", "127.0.0.2"),
        ("[::ffff:127.0.0.1]:{port}", "::ffff:127.0.0.1"),
        ("localhost.:{port}", "127.0.0.1"),
    ],
)
def test_at_the_machine_itself_everybody_may_enter_data_by_each_of_its_names(port: int, host: str, to: str) -> None:
    name = host.format(port=port)

    assert can_enter(open_page(port, OWN, name, f"http://{name}", to=to))


@pytest.mark.parametrize(
    "header",
    [
        *("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"),
        *(
            "X-Original-For",
            "X-Original-Host",
            "True-Client-IP",
            "CF-Connecting-IP",
            "X-Client-IP",
            "X-Cluster-Client-Ip",
        ),
        *("Fastly-Client-IP", "X-Request-Id", "Client-IP", "CDN-Loop", "x-kreiskompass-seat"),
    ],
)
def test_what_a_proxy_adds_closes_the_door(port: int, header: str) -> None:
    assert not can_enter(open_page(port, OWN, headers={header: "127.0.0.1"}))


@pytest.mark.parametrize("host", ["kreis.example", "127.0.0.1.kreis.example", "192.0.2.7", "localhost.kreis.example"])
def test_a_foreign_name_for_this_machine_is_not_the_machine_itself(port: int, host: str) -> None:
    assert not can_enter(open_page(port, OWN, host))


def test_by_its_address_in_the_network_the_machine_is_another_one(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing; tells which address this machine has
        own = probe.getsockname()[0]
    if own.startswith("127."):
        pytest.skip("no network at all")

    assert not can_enter(open_page(port, OWN, "localhost", to=own))


@pytest.mark.parametrize(
    ("told", "options"),
    [
        ({"SDG_EDITORS": "frau.beispiel@kreis.example"}, ()),
        ({"SDG_EDITORS": ""}, ()),
        ({}, ("--browser.serverAddress", "kreis.example")),
        ({}, ("--server.allowedHosts", "127.0.0.1")),
        ({"login": "[auth]\ncookie_secret='x'"}, ()),
    ],
)
def test_where_something_says_that_this_is_a_server_nobody_sits_at_it(
    shipped: tuple[Path, object], tmp_path: Path, told: dict[str, str], options: tuple[str, ...]
) -> None:
    if "login" in told:
        (tmp_path / "secrets.toml").write_text(told.pop("login"), encoding="utf-8")
        options = ("--secrets.files", str(tmp_path / "secrets.toml"))
    with serving(shipped[0], told, ("--server.address", "127.0.0.1", *options)) as port:
        assert not can_enter(open_page(port, OWN))


@pytest.mark.parametrize("more", ["", "proxy_set_header Host $http_host;"])
def test_behind_the_plainest_nginx_no_browser_of_the_world_may_enter_data(
    shipped: tuple[Path, object], tmp_path: Path, port: int, more: str
) -> None:
    with plain_nginx(tmp_path / "open", port, more) as site:  # nothing says that this is a server
        as_browser = open_page(site, OWN, "kreis.example", "http://kreis.example")
        assert as_browser == 403 if not more else not can_enter(as_browser)
    with (
        serving(shipped[0], {"SDG_EDITORS": "frau.beispiel@kreis.example"}) as closed,
        plain_nginx(tmp_path / "closed", closed, more) as site,
    ):
        for host in ("localhost", f"127.0.0.1:{closed}"):
            assert not can_enter(open_page(site, OWN, host))


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "http://localhost",
        "http://[",
        "http://127.0.0.1.evil.example",
    ],
)
def test_another_website_gets_no_connection(port: int, origin: str) -> None:
    assert open_page(port, OWN, origin=origin) == 403


def test_nothing_asks_the_internet_neither_at_the_start_nor_for_a_foreign_website(port: int, watched: Watched) -> None:
    """Runs a server's whole start, pages and refusals in an environment that notes every address."""
    open_page(port, "", origin="https://evil.example")
    open_page(port, "trends")

    assert watched.asked() == []


def test_the_watcher_sees_who_asks(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    told = {**os.environ, **watched.environment}
    asking = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    subprocess.run([sys.executable, "-c", asking], env=told, check=True)

    assert watched.asked() == ["socket.connect 192.0.2.1"]


def test_make_run_listens_on_loopback_says_where_and_asks_nobody(shipped: tuple[Path, object], tmp_path: Path) -> None:
    watched, port = Watched(tmp_path), free_port()
    told = {"SDG_DATABASE": str(shipped[0]), "SDG_DATA": str(DATA), "STREAMLIT_SERVER_PORT": str(port)}
    for host, is_open in (("", False), ("0.0.0.0", True)):
        # Below another make, as in make test, it would begin with the folder it enters.
        recipe = ["make", "--no-print-directory", "-n", "-o", ".venv/ready", "run", f"HOST={host}"]
        command = subprocess.run(recipe, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        with subprocess.Popen(
            [sys.executable, "-m", "streamlit", *command[1:]],
            cwd=ROOT,
            env={**os.environ, **told, **watched.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as running:
            assert running.stdout
            said = []
            while not said or (said[-1] and "Kreiskompass" not in said[-1]):
                said.append(running.stdout.readline())
            assert f"http://localhost:{port}/" in said[-1], said
            with socket.socket() as probe:  # what listens on loopback alone has one address
                assert (probe.connect_ex(("127.0.0.2", port)) == 0) is is_open
            running.terminate()
    assert watched.asked() == []


def answer(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


@pytest.mark.parametrize("path", ["/", "/trends", "/_stcore/health", "/health", "/none.js", "/media/none"])
def test_without_nginx_too_every_answer_carries_the_headers_of_a_careful_site(port: int, path: str) -> None:
    given = answer(port, path).headers

    assert {name: given[name] for name in HEADERS} == HEADERS


def test_a_chart_for_other_websites_keeps_headers_of_its_own(port: int) -> None:
    given = answer(port, "/einbetten?chart=trend&indicator=crimes_recorded&regions=05334").headers

    assert "frame-ancestors *" in given["Content-Security-Policy"]
    assert given["X-Frame-Options"] is None


@pytest.mark.parametrize("path", ["/", "/trends"])
def test_a_page_is_told_where_its_server_is(port: int, path: str) -> None:
    """Else a browser asks below the page's own address first and finds nothing, twice at every first visit."""
    given = answer(port, path, Accept="text/html")
    body = given.read()

    assert len(body) == int(given.headers["Content-Length"])
    assert re.search(rb'__streamlit=\{BACKEND_BASE_URL:location.origin\+"/"\}</script><script type="module"', body)


def test_a_page_has_our_fonts_behind_the_style_of_the_framework_and_announces_no_other(port: int) -> None:
    body = answer(port, "/", Accept="text/html").read()

    assert body.index(b'rel="stylesheet"') < body.index(b"@font-face") < body.index(b'id="root"')
    announced = re.findall(rb'rel="preload" href="([^"]+)" as="font"', body)
    assert [re.sub(rb"[.][0-9a-f]{8}[.]", b".", path) for path in announced] == [
        b"/fonts/text.woff2",
        b"/fonts/icons.woff2",
    ]
    for path in announced:
        assert "immutable" in answer(port, path.decode()).headers["Cache-Control"]


def test_a_page_comes_compressed_to_who_can_unpack_it(port: int) -> None:
    plain = answer(port, "/", Accept="text/html", **{"Accept-Encoding": "br"}).read()
    given = answer(port, "/", Accept="text/html", **{"Accept-Encoding": "gzip, br"})
    packed = given.read()

    assert (given.headers["Content-Encoding"], len(packed)) == ("gzip", int(given.headers["Content-Length"]))
    assert "Accept-Encoding" in given.headers["Vary"]
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 2
