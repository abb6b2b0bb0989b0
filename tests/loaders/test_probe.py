"""The probe: one real request of each kind, every deviation from the contract in plain words."""

import socket

import pytest

from loaders.fetch.http import Client
from loaders.fetch.snapshots import find_newest
from loaders.reference import read_reference
from loaders.sources.regionalstatistik.service import PASSWORD, USER
from loaders.sources.registry import SOURCES
from loaders.sources.rows import ProbeFinding
from loaders.sources.wegweiser.probe import probe
from settings import service_address
from tests.fake_services import FakeServices, closed_address
from tests.support.processes import run_loaders
from texts import CODES, Language


def findings(services: FakeServices) -> list[ProbeFinding]:
    return list(probe(Client("wegweiser", pause=0, timeout=2), services.wegweiser, read_reference("wegweiser")))


def test_a_service_that_keeps_the_contract_has_no_deviation(services: FakeServices) -> None:
    found = findings(services)

    assert [finding.what for finding in found if finding.deviates] == []
    assert len(found) >= 20
    kinds = {request.route.split("/rest/")[1].split("/")[0] for request in services.requests}
    assert kinds == {"statistics", "region", "indicator", "topic", "export", "map"}
    assert {request.method for request in services.requests} == {"GET", "POST"}


@pytest.mark.parametrize(
    ("deviation", "what", "words"),
    [
        ("indicator_gone", "indicator_gone", "„kinderarmut“ gibt es nicht mehr"),
        ("indicator_added", "indicator_new", "„neuer-indikator“ ist neu"),
        ("indicator_slug_changed", "indicator_new", "„kinderarmut-neu“ ist neu"),
        ("unit_changed", "indicator_unit", "Einheit „je 1.000“ (vereinbart: %)"),
        ("no_years", "indicator_single", ""),
        ("version_not_a_string", "version", "2025-07-31"),
        ("topic_renamed", "topic", "„nachhaltigkeit-sdgs“ (vereinbart: nachhaltigkeit)"),
        ("topic_gone", "topic", "heißt „–“"),
        ("list_default_max_changed", "list_default", "25 Einträge (vereinbart: 10)"),
        ("no_german_region", "region_slug", "Region DE: heißt beim Dienst „–“"),
        ("region_gone", "region_slug", "Region 05370"),
        ("region_slug_changed", "region_slug", "„aachen-stadt“ (vereinbart: aachen)"),
        ("ags_key_changed", "region_key", "„gkz“ (vereinbart: ags)"),
        ("csv_default_encoding_changed", "export_encoding", "ISO-8859-1"),
    ],
)
def test_each_planted_deviation_is_told_in_plain_words(
    services: FakeServices, deviation: str, what: str, words: str
) -> None:
    services.deviate(deviation)
    told = [finding for finding in findings(services) if finding.deviates]

    assert what in {finding.what for finding in told}
    assert any(words in finding.describe(Language("de")) for finding in told if finding.what == what)
    for finding in told:
        for code in CODES:
            assert finding.describe(Language(code)).startswith("! ")
            assert "Traceback" not in finding.describe(Language(code))


@pytest.mark.parametrize(("open_question", "found"), [("shape_flat", "{…}"), ("csv_bom_added", "BOM")])
def test_what_the_contract_leaves_open_is_told_without_alarm(
    services: FakeServices, open_question: str, found: str
) -> None:
    services.deviate(open_question)
    told = findings(services)

    assert [finding.what for finding in told if finding.deviates] == []
    assert any(finding.fields.get("found") == found for finding in told)


def test_a_request_that_fails_is_told_and_the_others_go_on(services: FakeServices) -> None:
    services.plant("html_200", path_contains="rest/export", times=None)
    services.plant("error_500", path_contains="topic/list", times=None)
    told = [finding for finding in findings(services) if finding.deviates]

    assert [finding.fields["request"] for finding in told if finding.what == "failed"] == ["topic", "export"]


def test_changed_keys_of_the_data_are_told(services: FakeServices) -> None:
    services.plant("renamed_keys", path_contains="statistics/data/kinderarmut+dueren-lk", times=None)
    told = [finding for finding in findings(services) if finding.deviates]

    assert any("regionYearValues" in finding.describe(Language("de")) for finding in told)


# The other sources


def probe_source(name: str, services: FakeServices, **switches: object) -> list[ProbeFinding]:
    services.set(**switches)
    source = SOURCES[name]
    client = Client(name, pause=0, timeout=20, attempts=1)
    return list(source.probe(client, service_address(name, source.address), read_reference(source.key)))


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "tester")
    monkeypatch.setenv(PASSWORD, "correct-password")


@pytest.mark.usefixtures("signed_in")
@pytest.mark.parametrize("name", ["inkar", "regionalstatistik", "eurostat"])
def test_a_source_that_is_as_agreed_has_no_deviation(services: FakeServices, name: str) -> None:
    found = probe_source(name, services)

    assert [finding.what for finding in found if finding.deviates] == []
    assert all(finding.fields.get("count", 1) for finding in found)
    assert found


@pytest.mark.usefixtures("signed_in")
@pytest.mark.parametrize(
    ("name", "fault", "words"),
    [
        ("inkar", "not_a_zip", "weder ein Zip-Archiv noch eine Tabelle"),
        ("inkar", "renamed_columns", "Spalten: "),
        ("inkar", "error_500", "HTTP 500"),
        ("regionalstatistik", "renamed_columns", "Die Spalten sind andere"),
        ("regionalstatistik", "html_200", "Statt Daten kam eine Webseite"),
        ("eurostat", "renamed_keys", "fehlt"),
        ("eurostat", "html_200", "Statt Daten kam eine Webseite"),
    ],
)
def test_what_has_changed_is_told(services: FakeServices, name: str, fault: str, words: str) -> None:
    services.plant(fault, times=None)

    told = [finding.describe(Language("de")) for finding in probe_source(name, services) if finding.deviates]

    assert any(words in line for line in told)


def test_a_probe_keeps_nothing(services: FakeServices) -> None:
    probe_source("eurostat", services)

    assert not list(find_newest("eurostat"))


@pytest.mark.usefixtures("signed_in")
@pytest.mark.parametrize("name", SOURCES)
def test_offline_a_probe_ends_at_the_first_request_and_says_that_nothing_was_compared(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closed_address() as nowhere:
        monkeypatch.setenv(f"SDG_{name.upper()}_URL", f"{nowhere}/inkar_2025.zip")
        run = run_loaders("probe", name, "--pause", "60")  # a second request would take a minute

    assert run.returncode == 3
    lines = run.stdout.splitlines()
    assert (lines[0], lines[-1]) == (f"{name}:", "Es wurde nichts verglichen.")
    assert len(lines) == 3
    assert "keine Verbindung" in lines[1]


def test_a_silent_host_ends_a_probe_too() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        client = Client("wegweiser", pause=0, timeout=0.2, attempts=1)

        (finding,) = probe(client, address, read_reference("wegweiser"))

    assert (finding.what, finding.deviates) == ("unreachable", False)
