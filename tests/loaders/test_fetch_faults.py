"""What a service can do wrong: the last good data stay, the message is in plain words, the next fetch succeeds."""

import gzip
import os
import resource
import socket
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from loaders.errors import LONGEST_DETAIL, LoaderError
from loaders.fetch.answers import PIECE, unpack
from loaders.fetch.fetch import fetch_sources, read_outcome
from loaders.fetch.http import ATTEMPTS, Client
from loaders.fetch.snapshots import find_newest, find_newest_of
from loaders.sources.rows import Wanted
from settings import ROOT
from tests.fake_services import ENDLESS, FakeServices, closed_address, http_date
from tests.support.fetching import Told, fetch_wanted
from texts import CODES, Language

POVERTY = Wanted(indicators=("child_poverty",))
HERE = "statistics/data/kinderarmut"
EVERYWHERE = "kinderarmut"  # the JSON and the CSV export that would stand in for it


def read_newest() -> bytes:
    """The newest answer on child poverty that is kept."""
    items = list(Path(os.environ["SDG_RAW"]).glob("wegweiser/kinderarmut-*"))
    assert len(items) == 1
    found = find_newest_of("wegweiser", items[0].name)
    assert found is not None
    return found.read()


def in_plain_words(failure: LoaderError) -> None:
    for code in CODES:
        said = failure.describe(Language(code))
        assert len(said) > 60
        assert not [word for word in ("Traceback", "Error", "Exception", "urllib3", "0x") if word in said]


@pytest.mark.parametrize(
    "fault",
    [
        "hang",
        "reset_mid_body",
        "short_body",
        "html_200",
        "wrong_content_type",
        "wrong_encoding",
        "truncated_json",
        "empty_200",
        "renamed_keys",
        "duplicate_rows",
        "text_value",
        "nan_value",
        "infinity",
        "absurd_value",
        "huge",
        "huge_announced",
        "gzip_bomb",
        "error_500",
        "too_many",
    ],
)
def test_an_answer_that_stays_faulty_leaves_the_last_good_one(services: FakeServices, fault: str) -> None:
    assert fetch_wanted(wanted=POVERTY) == []
    before = read_newest()
    services.deviate("version_changed")
    services.plant("error_500", path_contains="rest/export", times=None, status=404)
    services.plant(fault, path_contains=HERE, times=None)

    failures = fetch_wanted(wanted=POVERTY, timeout=0.3)

    assert len(failures) == 1
    in_plain_words(failures[0])
    assert read_newest() == before
    assert read_outcome("wegweiser").error_de
    assert read_outcome("wegweiser").last_success < read_outcome("wegweiser").last_try
    services.reset()
    services.deviate("version_changed")
    assert fetch_wanted(wanted=POVERTY) == []
    assert read_outcome("wegweiser").error_de == ""


@pytest.mark.parametrize("fault", ["hang", "reset_mid_body", "short_body", "too_many"])
def test_a_fault_that_passes_is_waited_out(services: FakeServices, fault: str) -> None:
    services.plant(fault, path_contains=HERE, retry_after=0)

    assert fetch_wanted(wanted=POVERTY, timeout=0.3) == []
    assert services.pending == ()


def test_500_twice_and_then_fine(services: FakeServices) -> None:
    services.plant("error_500", path_contains=HERE, times=2)

    assert fetch_wanted(wanted=POVERTY) == []
    assert len([request for request in services.requests if HERE in request.path]) == 3


@pytest.mark.usefixtures("services")
def test_a_service_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetch_wanted(wanted=POVERTY) == []
    before = read_newest()
    with closed_address() as address:
        monkeypatch.setenv("SDG_WEGWEISER_URL", address)
        failures = fetch_wanted(wanted=POVERTY)

    assert [getattr(failure, "cause", "") for failure in failures] == ["no_connection"]
    in_plain_words(failures[0])
    assert read_newest() == before


def test_a_redirect_to_another_host_is_not_followed(services: FakeServices) -> None:
    with FakeServices() as elsewhere:
        services.plant("redirect_elsewhere", path_contains="statistics/version", times=None, location=elsewhere.address)
        failures = fetch_wanted(wanted=POVERTY)

        assert [getattr(failure, "what", "") for failure in failures] == ["redirect"]
        assert elsewhere.requests == ()
    in_plain_words(failures[0])


@pytest.mark.parametrize("fault", ["trickle", *ENDLESS])
def test_whatever_drips_for_ever_ends_at_the_deadline(services: FakeServices, fault: str) -> None:
    services.plant(fault, path_contains="indicator/list", times=None)
    client = Client("wegweiser", pause=0, timeout=0.1, attempts=1)

    with pytest.raises(LoaderError) as raised:
        client.get(f"{services.wegweiser}/rest/indicator/list")
    assert getattr(raised.value, "cause", "") == "timeout"


def test_all_calls_to_a_source_together_come_to_an_end(services: FakeServices) -> None:
    slept: list[float] = []
    client = Client("wegweiser", pause=0, within=0.05, sleep=slept.append)
    address = f"{services.wegweiser}/rest/indicator/list"
    assert client.get(address).status == 200
    time.sleep(0.06)

    with pytest.raises(LoaderError) as raised:
        client.get(address)

    in_plain_words(raised.value)
    assert (getattr(raised.value, "cause", ""), slept, len(services.requests)) == ("fetch_too_long", [], 1)


@pytest.mark.parametrize("fault", ["short_gzip", "unasked_packing"])
def test_what_is_packed_and_not_whole_or_otherwise_than_asked_for_is_no_answer(
    services: FakeServices, fault: str
) -> None:
    services.plant(fault, path_contains="indicator/list", times=None)

    with pytest.raises(LoaderError) as raised:
        Client("wegweiser", pause=0, attempts=1).get(f"{services.wegweiser}/rest/indicator/list")
    assert getattr(raised.value, "cause", "") == "broken_off"


@pytest.mark.parametrize("content", [b"", b"{}", bytes(3 * PIECE), os.urandom(3 * PIECE)])
def test_what_is_packed_comes_out_as_it_was_in_pieces_of_limited_size(content: bytes) -> None:
    packed = gzip.compress(content[:5]) + gzip.compress(content[5:])

    for size in (1, 1000, len(packed)):
        sent = (packed[begin : begin + size] for begin in range(0, len(packed), size))
        parts = list(unpack(sent, "gzip"))
        assert b"".join(parts) == content
        assert max(map(len, parts)) <= PIECE


@pytest.mark.parametrize("told", [7, "date"])
def test_retry_after_is_obeyed(services: FakeServices, told: int | str) -> None:
    services.plant("too_many", retry_after=http_date(7) if told == "date" else told)
    slept: list[float] = []
    client = Client("wegweiser", pause=0, sleep=slept.append)
    client.get(f"{services.wegweiser}/rest/statistics/version")

    assert [round(seconds) for seconds in slept] in ([7], [6])


def test_pauses_grow_from_attempt_to_attempt_and_calls_keep_their_distance(services: FakeServices) -> None:
    services.plant("error_500", times=ATTEMPTS - 1)
    slept: list[float] = []
    client = Client("wegweiser", pause=1, sleep=slept.append)
    client.get(f"{services.wegweiser}/rest/statistics/version")

    retries = [seconds for seconds in slept if seconds > 1]
    assert retries == sorted(retries)
    assert retries == [3, 9, 27]
    slept.clear()
    client.get(f"{services.wegweiser}/rest/statistics/version")
    assert slept == [pytest.approx(1, abs=0.2)]


def test_a_service_that_asks_for_an_hour_is_not_waited_for(services: FakeServices) -> None:
    services.plant("too_many", path_contains="statistics/version", retry_after=3600)
    slept: list[float] = []
    client = Client("wegweiser", pause=1, sleep=slept.append)

    with pytest.raises(LoaderError):
        client.get(f"{services.wegweiser}/rest/statistics/version")
    assert slept == []


def test_one_bad_indicator_does_not_stop_the_others(services: FakeServices) -> None:
    services.plant("text_value", path_contains=EVERYWHERE, times=None)

    failures = fetch_wanted(wanted=Wanted(indicators=("child_poverty", "car_density")))

    assert [getattr(failure, "what", "") for failure in failures] == ["not_a_number"]
    assert list(Path(os.environ["SDG_RAW"]).glob("wegweiser/pkw-dichte-*/*.json"))


def test_a_full_disk_is_told_and_the_kept_answers_stay_whole(services: FakeServices) -> None:
    assert fetch_wanted(wanted=POVERTY) == []
    before = read_newest()
    services.deviate("version_changed")

    def four_kilobytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [sys.executable, "-m", "loaders", "fetch", "wegweiser", "--indicator", "child_poverty", "--pause", "0"],
        cwd=ROOT,
        preexec_fn=four_kilobytes,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 3
    assert "Speicherplatz" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_newest() == before
    assert fetch_wanted(wanted=POVERTY) == []


@pytest.mark.usefixtures("services")
def test_an_address_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_WEGWEISER_URL", f"http://{socket.gethostname()}.invalid/data-api")

    failures = fetch_wanted(wanted=POVERTY)

    assert [getattr(failure, "cause", "") for failure in failures] == ["no_name"]
    in_plain_words(failures[0])


def test_a_sign_in_in_the_address_is_sent_and_kept_nowhere(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDG_WEGWEISER_URL", services.wegweiser.replace("http://", "http://user:pa55-w0rd@"))
    assert fetch_wanted(wanted=POVERTY) == []

    assert {request.headers["authorization"] for request in services.requests} == {
        "Basic " + b64encode(b"user:pa55-w0rd").decode()
    }
    kept_files = [file for file in Path(os.environ["SDG_RAW"]).rglob("*") if file.is_file()]
    assert len(kept_files) > 4
    assert not [file for file in kept_files if b"pa55-w0rd" in file.read_bytes()]


@pytest.mark.parametrize(
    ("source", "place"),
    [("eurostat", "/eurostat"), ("inkar", "/inkar_1999.zip"), ("inkar", "HTTP://{}/inkar_2025.zip")],
)
def test_no_message_and_no_note_tells_the_sign_in_of_an_address(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch, source: str, place: str
) -> None:
    host = "user:pa55@w0rd@" + urlsplit(services.wegweiser).netloc
    address = place.format(host) if "{}" in place else f"http://{host}{place}"
    monkeypatch.setenv(f"SDG_{source.upper()}_URL", address)
    monkeypatch.setattr("loaders.sources.eurostat._json", lambda _: {}["form that nobody thought of"])

    (failure, *_) = fetch_wanted(source)

    notes = "".join(file.read_text() for file in Path(os.environ["SDG_RAW"]).rglob("outcome.json"))
    told = notes + str(failure) + failure.describe(Language("de"))
    assert urlsplit(services.wegweiser).netloc in told
    assert not [word for word in ("pa55", "w0rd", "user") if word in told]


@pytest.mark.parametrize("told", ["\\ud800", "\\u001b[2J", "x" * 1_000_000])
def test_whatever_a_service_says_is_noted_and_the_other_sources_are_asked(services: FakeServices, told: str) -> None:
    services.plant("body", path_contains="nama_10r_3gdp", times=None, text=f'{{"error": [{{"label": "{told}"}}]}}')
    wanted = Wanted(("05358",), indicators=("gdp_per_head", "poverty"))

    (failure,) = fetch_sources(["eurostat", "wegweiser"], wanted, Told(), pause=0, timeout=5)

    noted = read_outcome("eurostat").error_de
    assert noted == failure.describe(Language("de"))
    assert noted.isprintable()
    assert len(noted) < 2 * LONGEST_DETAIL
    assert list(find_newest("wegweiser"))


@pytest.mark.parametrize("body", [b"null", b"42", b"[]", b'{"data": null}', b'{"years": 2020, "data": {}}', b'"text"'])
def test_json_of_another_form_is_told_and_no_traceback(services: FakeServices, body: bytes) -> None:
    services.plant("error_500", path_contains="rest/export", times=None, status=404)
    services.plant("body", path_contains=HERE, times=None, text=body.decode())

    failures = fetch_wanted(wanted=POVERTY)

    assert len(failures) == 1
    in_plain_words(failures[0])
