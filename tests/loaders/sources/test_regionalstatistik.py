"""Regionalstatistik: tables come by one request or a job, a failure keeps what is there, the password goes nowhere."""

import os
import traceback
from pathlib import Path

import pytest

from loaders.errors import LoaderError, SourceRefused
from loaders.fetch.fetch import fetch_sources, read_outcome
from loaders.fetch.http import Answer, Client
from loaders.fetch.snapshots import find_newest
from loaders.sources.regionalstatistik import service
from loaders.sources.regionalstatistik.read import read
from loaders.sources.regionalstatistik.service import PASSWORD, USER, Genesis, Status
from loaders.sources.registry import list_default_sources
from loaders.sources.rows import Gap, Value, Wanted
from tests.fake_services import FakeServices, genesis_value
from tests.support.fetching import Told, fetch_wanted
from texts import CODES, Language

POPULATION, WASTE = "12411-01-01-4/BEVSTD", "32121-01-02-4/AEW009"
SECRET = "correct-password"


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "tester")
    monkeypatch.setenv(PASSWORD, SECRET)


def read_snapshots() -> list[Value | Gap]:
    return [row for snapshot in find_newest("regionalstatistik") for row in read(snapshot.read(), snapshot.about)]


def expect_values(years: range) -> dict[tuple[str, str, int], float]:
    """What the double has for our regions; cells that are signs are none."""
    cells = {
        (code, key, year): genesis_value(code.split("/")[0], key, "", year)
        for code in (POPULATION, WASTE)
        for key in ("05334", "05334002", "05358", "05370")
        for year in years
    }
    return {key: float(cell) for key, cell in cells.items() if cell.isdigit()}


def test_tables_come_with_all_periods_and_one_request_each(services: FakeServices) -> None:
    assert fetch_wanted("regionalstatistik") == []

    found = {row[:3]: row.value for row in read_snapshots() if isinstance(row, Value)}
    latest = {POPULATION: 2024, WASTE: 2023}
    wanted = {key: value for key, value in expect_values(range(2006, 2025)).items() if key[2] <= latest[key[0]]}
    assert found == wanted
    assert {year for _, _, year in found} == set(range(2006, 2025))
    assert ("12411-01-01-4/BEVSTD", "05334002", 2008) not in found
    assert [request.form["name"] for request in services.requests] == ["12411-01-01-4", "32121-01-02-4"]
    assert {request.form["startyear"] for request in services.requests} == {"2006"}


def test_years_indicators_and_regions_that_were_asked_for(services: FakeServices) -> None:
    fetch_wanted(
        "regionalstatistik", Wanted(indicators=("population",), first_year=2019, last_year=2021, regions=("05358",))
    )

    assert {row[:3] for row in read_snapshots() if isinstance(row, Value)} == {
        (POPULATION, "05358", year) for year in (2019, 2020, 2021)
    }
    assert [request.form["endyear"] for request in services.requests] == ["2021"]


@pytest.mark.usefixtures("services")
def test_all_districts_of_a_land() -> None:
    fetch_wanted("regionalstatistik", Wanted(indicators=("population",), lands=("05",)))

    found = {(row.region_key, row.year) for row in read_snapshots() if isinstance(row, Value)}
    assert {key for key, _ in found} == {"05313", "05334", "05354", "05358", "05370"}
    assert {year for key, year in found if key == "05313"} == {2006, 2007, 2008}


def test_other_codes_of_totals_and_times_of_semesters(services: FakeServices) -> None:
    services.set(genesis_total="INSGESAMT")
    services.plant("semester_time", times=None)

    assert fetch_wanted("regionalstatistik") == []
    assert {row.year for row in read_snapshots() if isinstance(row, Value)} == set(range(2006, 2025))


def test_a_large_table_comes_by_way_of_a_job(services: FakeServices) -> None:
    services.set(too_large=True, job_polls=4)

    assert fetch_wanted("regionalstatistik", Wanted(indicators=("population",))) == []

    assert [row for row in read_snapshots() if isinstance(row, Value)]
    asked = [request.route.rpartition("/")[2] for request in services.requests]
    assert asked == ["tablefile", "tablefile", *["jobs"] * 4, "resultfile"]


def by_job(services: FakeServices) -> tuple[object, list[float], list[str]]:
    """What comes of a large table, the pauses between two looks, and what is told meanwhile."""
    slept: list[float] = []
    told: list[str] = []
    client = Client("regionalstatistik", pause=1, sleep=slept.append)
    answer = Genesis(client, services.regionalstatistik, told.append).table("12411-01-01-4", 2020, 2021)
    return answer, [pause for pause in slept if pause >= 1], told


def test_a_job_is_waited_for_as_long_as_it_takes_and_the_wait_is_told(services: FakeServices) -> None:
    services.set(too_large=True, job_polls=90)

    answer, slept, told = by_job(services)

    assert isinstance(answer, Answer)
    assert answer.body.startswith(b"PK")
    assert slept[:6] == [1, 2, 4, 8, 16, 32]
    assert max(slept) == 60
    assert len(told) == 89
    assert told[2] == "12411-01-01-4 (7 s)"


def test_a_job_that_the_list_does_not_name_is_not_waited_for_endlessly(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "UNLISTED", 5)
    services.set(too_large=True, job_polls=1000, job_listed=False)

    with pytest.raises(LoaderError) as raised:
        by_job(services)
    assert getattr(raised.value, "cause", "") == "job_not_ready"


def test_nor_is_one_that_is_at_work_for_ever(services: FakeServices) -> None:
    services.set(too_large=True, job_polls=1000)

    with pytest.raises(LoaderError) as raised:
        by_job(services)
    assert getattr(raised.value, "cause", "") == "job_not_ready"


def test_a_job_that_failed_is_told(services: FakeServices) -> None:
    services.set(too_large=True, job_polls=1000, job_state="Fehler bei der Verarbeitung")

    with pytest.raises(LoaderError) as raised:
        by_job(services)
    assert "fehler bei der verarbeitung" in raised.value.describe(Language("de"))


@pytest.mark.parametrize(("code", "reason"), [(22, "adjusted"), (90, "no_table"), (98, "too_large"), (99, "service")])
def test_refusals_by_status(services: FakeServices, code: int, reason: str) -> None:
    assert fetch_wanted("regionalstatistik") == []
    before = [snapshot.file for snapshot in find_newest("regionalstatistik")]
    services.set(genesis_status=code)

    failures = fetch_wanted("regionalstatistik")

    assert [getattr(failure, "reason", "") for failure in failures] == [reason, reason]
    assert all(str(code) in failure.describe(Language(each)) for failure in failures for each in CODES)
    assert [snapshot.file for snapshot in find_newest("regionalstatistik")] == before


def test_success_without_a_table_is_none(services: FakeServices) -> None:
    genesis = Genesis(Client("regionalstatistik", pause=0), services.regionalstatistik)

    assert getattr(genesis._make_refusal("12411-01-01-4", Status(0, "erfolgreich", {})), "what", "") == "no_table"


@pytest.mark.parametrize("code", [50, 104])
def test_nothing_new_and_no_match_are_told_and_keep_what_is_there(services: FakeServices, code: int) -> None:
    assert fetch_wanted("regionalstatistik") == []
    before = [snapshot.file for snapshot in find_newest("regionalstatistik")]
    services.set(genesis_status=code)
    told = Told()

    assert fetch_wanted("regionalstatistik", told=told) == []
    assert [message for message, _ in told.messages] == ["nothing_there", "nothing_there"]
    assert [snapshot.file for snapshot in find_newest("regionalstatistik")] == before


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        ("html_200", "web_page"),
        ("renamed_columns", "columns"),
        ("wrong_encoding", "encoding"),
        ("duplicate_rows", "twice"),
        ("zip_truncated", "archive_damaged"),
        ("zip_slip", "archive_path"),
        ("zip_lying", "archive_damaged"),
        ("zip_empty", "archive_members"),
        ("empty_200", "media_type"),
        ("error_500", "HTTP 500"),
        ("hang", "timeout"),
    ],
)
def test_a_faulty_answer_keeps_the_last_good_one(services: FakeServices, fault: str, what: str) -> None:
    wanted = Wanted(indicators=("population",))
    assert fetch_wanted("regionalstatistik", wanted) == []
    before = [snapshot.file for snapshot in find_newest("regionalstatistik")]
    services.plant(fault, times=None)

    (failure,) = fetch_wanted("regionalstatistik", wanted, timeout=0.3)

    assert what in (getattr(failure, "what", ""), getattr(failure, "cause", ""))
    assert [snapshot.file for snapshot in find_newest("regionalstatistik")] == before


# Credentials


def test_without_credentials_it_says_which_variables_and_where_to_get_an_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "regionalstatistik" in list_default_sources()
    monkeypatch.delenv(PASSWORD)

    (failure,) = fetch_wanted("regionalstatistik")

    assert isinstance(failure, SourceRefused)
    for code in CODES:
        said = failure.describe(Language(code))
        assert PASSWORD in said
        assert USER not in said
        assert "https://www.regionalstatistik.de" in said
    assert "regionalstatistik" not in list_default_sources()


@pytest.mark.parametrize("form", ["envelope", "flat", "http_status"])
@pytest.mark.parametrize("wrong", ["wrong-password-9", "Schlüssel€"])
def test_a_refused_sign_in_ends_the_run_and_the_password_is_nowhere(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, form: str, wrong: str
) -> None:
    caplog.set_level("DEBUG")
    services.set(login_error=form)
    monkeypatch.setenv(PASSWORD, wrong)

    (failure,) = fetch_wanted("regionalstatistik")

    assert getattr(failure, "reason", "") == "sign_in"
    assert len(services.requests) == 1
    assert services.requests[0].headers["password"].encode("latin-1").decode() == wrong
    nowhere(wrong, failure, caplog.text)


@pytest.mark.parametrize("odd", ["line\nbreak", " ahead-9", "behind-9\t"])
@pytest.mark.usefixtures("services")
def test_a_password_that_no_header_can_hold(monkeypatch: pytest.MonkeyPatch, odd: str) -> None:
    monkeypatch.setenv(PASSWORD, odd)

    (failure,) = fetch_wanted("regionalstatistik")

    assert getattr(failure, "reason", "") == "odd_credentials"
    nowhere(odd, failure, "")


@pytest.mark.parametrize("fault", ["error_500", "html_200", "hang", "renamed_columns", "short_body"])
def test_no_failure_and_no_kept_file_holds_the_password(
    services: FakeServices, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    caplog.set_level("DEBUG")
    assert fetch_wanted("regionalstatistik", Wanted(indicators=("population",))) == []
    services.plant(fault, times=None)
    (failure,) = fetch_wanted("regionalstatistik", Wanted(indicators=("population",)), timeout=0.3)

    assert services.requests[0].headers["password"] == SECRET
    nowhere(SECRET, failure, caplog.text)


def test_what_the_service_echoes_is_blackened(services: FakeServices) -> None:
    genesis = Genesis(Client("regionalstatistik", pause=0), services.regionalstatistik)

    assert genesis._clean(f"Nutzer tester,\n Passwort {SECRET} falsch") == "Nutzer ***, Passwort *** falsch"
    assert SECRET not in repr(genesis.client)


def test_a_redirect_does_not_take_the_password_elsewhere(services: FakeServices) -> None:
    with FakeServices() as elsewhere:
        services.plant("redirect_elsewhere", times=None, location=elsewhere.address)
        failures = fetch_sources(["regionalstatistik"], Wanted(), Told(), pause=0)

        assert elsewhere.requests == ()
    assert {getattr(failure, "what", "") for failure in failures} == {"redirect"}


def nowhere(secret: str, failure: LoaderError, log: str) -> None:
    said = [failure.describe(Language(code)) for code in CODES]
    said += ["".join(traceback.format_exception(failure)), repr(failure), log]
    said += [file.read_text(errors="replace") for file in Path(os.environ["SDG_RAW"]).rglob("*.json")]
    went = read_outcome("regionalstatistik")
    assert went.error_de
    assert not [text for text in [*said, went.error_de, went.error_en] if secret in text]
