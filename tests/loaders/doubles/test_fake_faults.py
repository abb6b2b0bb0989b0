"""Faults are planted by path and number, requests are logged; faults on the way of an answer."""

import socket
import time
import zlib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.fake_services import FAULTS, FakeServices, closed_address
from tests.support.fetching import get

POVERTY = "/rest/statistics/data/kinderarmut+heinsberg-lk+dueren-lk+2019-2023"


# planting and logging


def test_faults_meet_only_their_path_and_in_their_order(services: FakeServices) -> None:
    services.plant("error_500", path_contains="kinderarmut", times=2, status=503)
    services.plant("too_many", path_contains="kinderarmut")
    assert get(f"{services.wegweiser}/rest/statistics/version").json() == "2025-07-31"
    assert services.pending == ("error_500", "too_many")
    assert [get(services.wegweiser + POVERTY).status_code for _ in range(4)] == [503, 503, 429, 200]


def test_unknown_names_are_refused(services: FakeServices) -> None:
    with pytest.raises(KeyError):
        services.plant("no_such_fault")
    with pytest.raises(TypeError):
        services.set(no_such_switch=True)
    with pytest.raises(TypeError):
        services.plant("hang", no_such_option=1)


def test_requests_are_logged_with_headers_and_time(services: FakeServices) -> None:
    before = time.monotonic()
    requests.get(f"{services.wegweiser}/rest/region/list?max=1", headers={"User-Agent": "Test/1"}, timeout=5)
    requests.post(f"{services.regionalstatistik}/data/tablefile", data={"name": "x"}, timeout=5)
    first, second = services.requests
    assert (first.method, first.route, first.query) == ("GET", "/data-api/rest/region/list", {"max": ["1"]})
    assert first.headers["user-agent"] == "Test/1"
    assert second.form == {"name": "x"}
    assert before <= first.at <= second.at <= time.monotonic()


def test_a_fault_that_cannot_be_done_is_reported_at_the_end() -> None:
    with pytest.raises(LookupError), FakeServices() as services:
        services.plant("text_value")
        with pytest.raises(requests.ConnectionError):
            get(f"{services.wegweiser}/rest/statistics/version")


# the way of the answer


def test_closed_address_refuses() -> None:
    with closed_address() as address, pytest.raises(requests.ConnectionError, match="refused"):
        get(address)


@pytest.mark.parametrize("fault", ["hang", "hang_mid_body"])
def test_hang_lasts_until_shutdown(fault: str) -> None:
    with FakeServices() as services:
        services.plant(fault)
        with pytest.raises((requests.Timeout, requests.ConnectionError), match="timed out"):
            get(services.wegweiser + POVERTY, timeout=0.2)
        services.plant(fault)
        waiting = socket.create_connection(("127.0.0.1", int(services.address.rpartition(":")[2])))
        waiting.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while len(services.requests) < 2:
            time.sleep(0.01)
        started = time.monotonic()
    with waiting:
        waiting.settimeout(5)
        while waiting.recv(4096):
            pass
    assert time.monotonic() - started < 2


def test_trickle_outlives_a_read_timeout(services: FakeServices) -> None:
    services.plant("trickle")
    with pytest.raises(requests.ConnectionError), get(services.wegweiser + POVERTY, 0.5, stream=True) as answer:
        started = time.monotonic()
        for _ in answer.iter_content(1):
            if time.monotonic() - started > 0.6:
                raise requests.ConnectionError


def test_reset_and_short_body_break_off_half_way(services: FakeServices) -> None:
    services.plant("reset_mid_body")
    with pytest.raises(requests.RequestException, match="ConnectionResetError"):
        get(services.wegweiser + POVERTY)
    services.plant("short_body")
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        get(services.wegweiser + POVERTY)


@pytest.mark.parametrize(("fault", "announced"), [("huge", None), ("huge_announced", "100000000")])
def test_huge_goes_on_and_on(services: FakeServices, fault: str, announced: str | None) -> None:
    services.plant(fault)
    with get(services.wegweiser + POVERTY, stream=True) as answer:
        assert answer.headers.get("Content-Length") == announced
        assert (answer.headers.get("Transfer-Encoding") == "chunked") == (announced is None)
        assert sum(len(part) for part, _ in zip(answer.iter_content(65536), range(64), strict=False)) > 4_000_000


def test_huge_ends_at_its_size(services: FakeServices) -> None:
    for fault in ("huge", "huge_announced"):
        services.plant(fault, size=1 << 20)
        assert len(get(services.wegweiser + POVERTY).content) == 1 << 20


@pytest.mark.parametrize(
    "fault",
    [
        "endless_status",
        "endless_head",
        "endless_continue",
        "endless_chunk_head",
        "endless_trailer",
        "endless_gzip_name",
    ],
)
def test_endless_goes_on_and_on_in_its_part_of_the_answer(services: FakeServices, fault: str) -> None:
    services.plant(fault)
    at = urlsplit(services.wegweiser)
    with socket.create_connection((str(at.hostname), int(at.port or 0)), timeout=10) as line:
        line.sendall(f"GET {POVERTY} HTTP/1.1\r\nHost: {at.netloc}\r\n\r\n".encode())
        assert all(line.recv(65536) for _ in range(10))


def test_packed_answers_lack_their_end_or_are_packed_as_nobody_asked(services: FakeServices) -> None:
    whole = get(services.wegweiser + POVERTY).content
    services.plant("short_gzip")
    services.plant("unasked_packing")
    short, unasked = (
        requests.get(services.wegweiser + POVERTY, stream=True, timeout=5, headers={"User-Agent": "Test/1"})
        for _ in range(2)
    )

    unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert whole.startswith(unpacked.decompress(short.raw.read()))
    assert (short.headers["Content-Encoding"], unpacked.eof) == ("gzip", False)
    assert (unasked.headers["Content-Encoding"], unasked.raw.read()) == ("br", whole)


def test_every_fault_is_tested() -> None:
    written = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_fake_*.py"))
    assert not [name for name in FAULTS if f'"{name}"' not in written]
