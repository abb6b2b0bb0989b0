"""Where the database is: what SDG_DATABASE can say, what is told of a wrong address, and how a question is put."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

import queries
from loaders.__main__ import main
from queries.postgresql import translate_query
from settings import ROOT, database_folder
from storage import servers
from storage.servers import ServerFailed
from texts import CODES, Language
from ui.blocks import list_files

SECRET = "geh:eim%2F%40"  # as an address encodes it; beside it the word as it is
PLAIN = "geh:eim/@"
LAKE = "ducklake:postgresql://leser@db/see?data_path=/srv/see"


def describe_failure(address: str, monkeypatch: pytest.MonkeyPatch, code: str = "de") -> str:
    monkeypatch.setenv("SDG_DATABASE", address)
    with pytest.raises(ServerFailed) as failure:
        servers.find_server()
    return failure.value.describe(Language(code))


@pytest.mark.parametrize("folder", ["data/x", "/srv/data", "C:\\data", "./a:b"])
def test_a_folder_is_a_file_of_duckdb(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", folder)

    assert servers.find_server() is None
    assert database_folder() == Path(folder).resolve()


def test_postgresql_is_named_by_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", "postgresql://leser@db.example:5433/sdg?sslmode=verify-full")
    server = servers.find_server()

    assert server is not None
    assert server.conninfo == "postgresql://leser@db.example:5433/sdg?sslmode=verify-full&connect_timeout=5"
    assert server.data_path == ""


def test_a_ducklake_is_a_catalogue_and_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", "ducklake:postgresql:///see?data_path=/srv/mein%20See&connect_timeout=2")
    server = servers.find_server()

    assert server is not None
    assert (server.conninfo, server.data_path) == ("postgresql:///see?connect_timeout=2", "/srv/mein See")


def test_with_a_server_builds_are_made_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", LAKE)
    monkeypatch.setenv("SDG_DATA", str(tmp_path))

    assert database_folder() == tmp_path / "database"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "address",
    [
        "mysql://leser@db/sdg",
        "postgresql:sdg",
        "postgresql://leser@db",  # which database?
        "postgresql://leser@db/sdg?data_path=/srv/see",  # is it a lake?
        "ducklake:/srv/see",
        "ducklake:postgresql://leser@db/see",
        "ducklake:postgresql://leser@db/see?data_path=see",
        "ducklake:sqlite:see.db?data_path=/srv/see",
    ],
)
def test_any_other_address_is_told_with_the_forms_that_are_known(
    address: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = describe_failure(address, monkeypatch, code)

    assert address in message
    assert "SDG_DATABASE" in message
    assert "ducklake:postgresql://" in message


@pytest.mark.parametrize(
    "address",
    [
        f"mysql://leser:{SECRET}@db/sdg",
        f"postgresql://leser:{PLAIN}@db/sdg",  # not encoded: where does the host begin?
        f"postgresql://leser:{SECRET}@db/sdg#x",
        f"ducklake:postgresql://db/see?user=leser&password={SECRET}",
        f"postgresql://db?sslpassword={SECRET}&user=leser",
    ],
)
def test_no_message_shows_a_password(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    message = describe_failure(address, monkeypatch)

    assert "geh" not in message
    assert "eim" not in message.replace("Geheim", "")
    assert "***" in message


def test_what_a_driver_says_is_told_without_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", f"postgresql://leser:{SECRET}@db/sdg?sslpassword=zweites")
    server = servers.find_server()
    assert server is not None

    said = f'Unable to connect at "{server.conninfo}": not {PLAIN}, not {SECRET}, not zweites'
    failure = server.failed("unreachable", OSError(said))

    assert failure.fields["cause"].count("***") == 5
    for secret in (PLAIN, SECRET, "zweites"):
        assert secret not in failure.describe(Language("de")) + str(failure) + repr(server)


@pytest.mark.parametrize(
    ("engine", "missing"), [("postgresql://leser@db/sdg", "psycopg"), (LAKE, "duckdb_extension_ducklake")]
)
def test_without_the_packages_of_an_engine_it_is_said_how_to_get_them(
    engine: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDG_DATABASE", engine)
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setattr("storage.servers.ducklake.find_spec", lambda _: None)

    with pytest.raises(ServerFailed) as failure:
        queries.find_version()
    assert "requirements-engines.txt" in failure.value.describe(Language("de"))


@pytest.mark.parametrize(("code", "word"), [("de", "Erwartet wird"), ("en", "Expected is")])
def test_no_command_does_anything_with_a_wrong_address(code: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", f"mysql://leser:{SECRET}@db/sdg")
    monkeypatch.setenv("SDG_LANGUAGE", code)
    run = CliRunner().invoke(main, ["build"])

    assert run.exit_code == 2
    assert word in " ".join(run.output.split())
    assert "eim" not in run.output


def test_a_question_is_put_in_the_words_of_psycopg() -> None:
    sql = "-- Which? 100 %\n--   $region   key\nSELECT '5 %' FROM t -- $b\nWHERE a = $region AND b = $region::VARCHAR"

    assert translate_query(sql) == "SELECT '5 %%' FROM t \nWHERE a = %(region)s AND b = %(region)s::VARCHAR"


@pytest.mark.parametrize("name", sorted(file.stem for file in queries.QUERIES.glob("*.sql")))
def test_every_question_can_be_put_so(name: str) -> None:
    assert "$" not in translate_query(queries.read_query(name))
    assert "--" not in translate_query(queries.read_query(name))


@pytest.mark.parametrize(("code", "sentence"), [("de", "gerade nicht erreichbar"), ("en", "cannot be reached")])
def test_visitors_are_told_to_come_back_and_the_log_what_is_wrong(
    code: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SDG_DATABASE", f"mysql://leser:{SECRET}@db/sdg")
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.query_params["lang"] = code
    app.run()

    assert not app.exception
    (error,) = app.error
    assert sentence in error.value
    assert "mysql" not in error.value
    logged = capsys.readouterr().err
    assert "mysql://leser:***@db/sdg" in logged
    assert "eim" not in logged.replace("gemeint", "")


def test_only_a_file_is_handed_out_as_a_file(monkeypatch: pytest.MonkeyPatch, german: Language) -> None:
    assert "duckdb" in list_files([], german)

    monkeypatch.setenv("SDG_DATABASE", LAKE)
    assert list(list_files([], german)) == ["csv", "xlsx", "parquet"]
