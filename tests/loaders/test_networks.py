"""Networks of offices: what stands between this machine and a service is told apart, and whom to ask."""

import datetime
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from loaders.errors import SourceUnavailable
from loaders.fetch.http import Client
from tests.fake_services import FakeServices, closed_address
from texts import CODES, Language


class Office(BaseHTTPRequestHandler):
    """A proxy that answers every CONNECT with `status`, and a server that answers every GET with "ok"."""

    status = 200

    def do_CONNECT(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_response(self.status)
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(status: int = 200, context: ssl.SSLContext | None = None) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Office,), {"status": status}))
    server.asked = []  # type: ignore[attr-defined]
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def port_of(server: ThreadingHTTPServer) -> int:
    return int(server.server_address[1])


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for this machine that nobody has signed, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "office.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@contextmanager
def serve_inspected(certificate: Path) -> Iterator[str]:
    """An address of https whose certificate is the office's own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context=context) as server:
        yield f"https://127.0.0.1:{port_of(server)}/data"


def failure(url: str, timeout: float = 5) -> SourceUnavailable:
    with pytest.raises(SourceUnavailable) as raised:
        Client("wegweiser", pause=0, timeout=timeout, attempts=1).get(url)
    return raised.value


def check_words(error: SourceUnavailable, german: str, english: str) -> None:
    for code, words in zip(CODES, (german, english), strict=True):
        said = error.describe(Language(code))
        assert words in said
        assert not [word for word in ("Traceback", "Error(", "Exception", "urllib3", "0x") if word in said]


@pytest.mark.parametrize(
    ("status", "cause", "german", "english"),
    [
        (403, "proxy", "IT-Stelle bitten, den Dienst freizugeben", "IT department to admit the service"),
        (407, "proxy_sign_in", "verlangt eine Anmeldung", "demands a sign-in"),
    ],
)
def test_a_proxy_that_refuses(
    monkeypatch: pytest.MonkeyPatch, status: int, cause: str, german: str, english: str
) -> None:
    with serving(status) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port_of(proxy)}")
        monkeypatch.setenv("NO_PROXY", "")
        error = failure("https://www.wegweiser-kommune.de/data-api")

        assert proxy.asked == ["www.wegweiser-kommune.de:443"]  # type: ignore[attr-defined]
    assert (error.cause, error.may_pass) == (cause, False)
    assert "www.wegweiser-kommune.de" in error.describe(Language("de"))
    check_words(error, german, english)


def test_a_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with closed_address() as nowhere:
        monkeypatch.setenv("HTTPS_PROXY", nowhere)
        monkeypatch.setenv("NO_PROXY", "")

        check_words(failure("https://www.wegweiser-kommune.de/"), "HTTPS_PROXY", "HTTPS_PROXY")


def test_a_certificate_that_this_machine_does_not_know(certificate: Path) -> None:
    with serve_inspected(certificate) as address:
        error = failure(address)

    assert (error.cause, error.may_pass) == ("certificate", False)
    check_words(error, "Wurzelzertifikat in den Zertifikatsspeicher", "root certificate to the certificate store")


def test_a_certificate_that_the_system_trusts_is_trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # where OpenSSL finds the certificates of the system

    with serve_inspected(certificate) as address:
        assert Client("wegweiser", pause=0, attempts=1).get(address).body == b"ok"


def test_a_name_that_does_not_resolve() -> None:
    error = failure("http://no-such-machine.invalid/data")

    assert error.cause == "no_name"
    check_words(error, "nach seiner Adresse fragen", "for its address")


def test_a_silent_host() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        error = failure(f"http://127.0.0.1:{silent.getsockname()[1]}/data", timeout=0.3)

    assert error.cause == "timeout"
    check_words(error, "Firewall", "firewall")


def test_a_machine_that_accepts_no_connection() -> None:
    with closed_address() as nowhere:
        error = failure(f"{nowhere}/data")

    assert (error.cause, error.may_pass) == ("no_connection", True)
    check_words(error, "bitte die IT-Stelle fragen", "please ask your IT department")


def test_what_does_not_pass_by_itself_is_not_tried_again(certificate: Path) -> None:
    slept: list[float] = []
    with serve_inspected(certificate) as address, pytest.raises(SourceUnavailable):
        Client("wegweiser", pause=1, sleep=slept.append).get(address)

    assert slept == []


def test_a_peek_takes_the_beginning_only(services: FakeServices) -> None:
    answer, length = Client("inkar", pause=0).peek(services.inkar, 1000)

    assert (len(answer.body), answer.body[:2]) == (1000, b"PK")
    assert length is not None
    assert length > 10_000
