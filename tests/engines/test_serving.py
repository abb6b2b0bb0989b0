"""A database on a server while it is used: who may do what, what a new build and a fault change for readers."""

import json
import threading
import time
from pathlib import Path

import duckdb
import psycopg
import pytest
from click.testing import CliRunner
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

import queries
from features.shell.health import answer_health
from loaders.__main__ import main
from loaders.build.build import build
from loaders.delivery import NotDelivered, deliver
from queries import on_server
from queries.on_server import FRESHNESS
from settings import ROOT
from storage.servers import ServerFailed
from tests.engines.postgresql import PASSWORDS
from tests.engines.world import SERVERS, Engines, silent
from texts import Language


@pytest.fixture(params=SERVERS)
def engine(request: pytest.FixtureRequest, engines: Engines, monkeypatch: pytest.MonkeyPatch) -> str:
    """An engine, read from; builds take the data folder of all engines."""
    monkeypatch.setenv("SDG_DATA", str(engines.data))
    monkeypatch.delenv("SDG_RAW", raising=False)
    monkeypatch.delenv("SDG_OWN", raising=False)
    monkeypatch.setenv("SDG_DATABASE", engines.reading(request.param))
    return str(request.param)


def newer_build(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> str:
    """The version of a new build of the same data, which lies in the folder only."""
    monkeypatch.setenv("SDG_DATABASE", engines.reading("duckdb"))
    return build(accept=True).file.name


def without_passwords(message: str) -> bool:
    return not any(password in message for password in PASSWORDS.values())


@pytest.mark.usefixtures("engine")
def test_a_page_is_shown_from_a_server() -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=120)
    app.query_params["region"] = "05358"
    app.run()

    assert not app.exception
    assert not app.error
    told = json.loads(answer_health(Request({"type": "http"})).body)
    assert (told["status"], told["inputs"]) == ("ok", Path(queries.find_version()).stem.rpartition("-")[2])


@pytest.mark.usefixtures("engine")
def test_a_reader_cannot_write() -> None:
    served = on_server.find_server()
    assert served is not None

    for sql in ("INSERT INTO published VALUES ('x')", "DROP TABLE published", "CREATE TABLE mine (a INTEGER)"):
        with pytest.raises((psycopg.errors.ReadOnlySqlTransaction, duckdb.InvalidInputException)):
            served.run(sql, {})


def test_a_reader_of_a_ducklake_sees_no_other_files(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", engines.reading("ducklake"))
    served = on_server.find_server()
    assert served is not None

    for sql in ("FROM read_text('/etc/passwd')", "ATTACH '/tmp/x.duckdb' AS x", "SET enable_external_access = true"):
        with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
            served.run(sql, {})


def test_the_role_of_a_reader_cannot_write_whatever_it_tries(engines: Engines) -> None:
    with psycopg.connect(engines.server.address("plain", "reader"), autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("INSERT INTO kreiskompass.published VALUES ('x')")


def test_a_delivery_by_a_reader_is_refused_and_changes_nothing(
    engine: str, engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = queries.find_version()
    newer_build(engines, monkeypatch)
    monkeypatch.setenv("SDG_DATABASE", engines.reading(engine))

    with pytest.raises(NotDelivered) as refused:
        deliver(silent)
    assert "ermission denied" in refused.value.describe(Language("de"))
    assert without_passwords(refused.value.describe(Language("de")))
    assert queries.find_version() == before


def test_a_new_build_is_followed_and_readers_are_answered_all_the_time(
    engine: str, engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = newer_build(engines, monkeypatch)
    monkeypatch.setenv("SDG_DATABASE", engines.reading(engine))
    served = on_server.find_server()
    assert served is not None
    expected = len(served.run(queries.read_query("regions"), {}))
    counts: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            counts.append(len(served.run(queries.read_query("regions"), {})))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    monkeypatch.setenv("SDG_DATABASE", engines.writing(engine))
    run = CliRunner().invoke(main, ["build", "--if-needed"])
    stop.set()
    for reader in readers:
        reader.join()

    assert run.exit_code == 0, run.output
    assert "In Gebrauch auf dem Server" in run.output
    assert without_passwords(run.output)
    assert set(counts) == {expected}
    time.sleep(FRESHNESS)
    assert served.version() == version


def test_a_delivery_that_breaks_off_leaves_the_version_before(
    engine: str, engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, regions = queries.find_version(), queries.run_query("regions")
    version = newer_build(engines, monkeypatch)
    monkeypatch.setenv("SDG_DATABASE", engines.writing(engine))
    with monkeypatch.context() as patch:
        patch.setattr(
            f"loaders.delivery.{engine}.views", lambda _: [("broken", "CREATE VIEW broken AS SELECT nothing")]
        )
        with pytest.raises(NotDelivered):
            deliver(silent)
    time.sleep(FRESHNESS)
    assert queries.find_version() == before
    assert queries.run_query("regions").equals(regions)

    deliver(silent)
    time.sleep(FRESHNESS)
    assert queries.find_version() == version


@pytest.mark.usefixtures("engine")
def test_a_server_that_was_away_is_used_again_without_a_restart(engines: Engines) -> None:
    version = queries.find_version()
    engines.server.stop()
    try:
        time.sleep(FRESHNESS)
        with pytest.raises(ServerFailed) as failure:
            queries.find_version()
        assert answer_health(Request({"type": "http"})).status_code == 503
    finally:
        engines.server.start()

    assert failure.value.reason == "unreachable"
    assert without_passwords(failure.value.describe(Language("de")))
    time.sleep(FRESHNESS)
    assert queries.find_version() == version


@pytest.mark.parametrize("form", ["{}", "ducklake:{}?data_path={lake}"])
def test_an_empty_server_is_told_with_the_command_that_fills_it(
    form: str, engines: Engines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = form.format(engines.server.address("spare", "reader"), lake=tmp_path)
    monkeypatch.setenv("SDG_DATABASE", address)

    with pytest.raises(ServerFailed) as failure:
        queries.find_version()
    assert failure.value.reason == "empty"
    assert "python -m loaders build" in failure.value.describe(Language("de"))


@pytest.mark.parametrize("form", ["{}", "ducklake:{}?data_path={lake}"])
def test_a_wrong_password_is_told_without_the_password(
    form: str, engines: Engines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = form.format(engines.server.address("plain", "reader").replace("le%3Aser", "verkehrt"), lake=tmp_path)
    monkeypatch.setenv("SDG_DATABASE", address)

    with pytest.raises(ServerFailed) as failure:
        queries.find_version()
    message = failure.value.describe(Language("de"))
    assert "password authentication failed" in message
    assert "verkehrt" not in message
