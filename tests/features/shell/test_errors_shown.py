"""What goes wrong: a visitor reads a plain sentence without path, version or stack; the log holds everything."""

import logging
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from features.shell.framework import list_framework_words
from settings import PAGES, ROOT
from storage.private import hide_private
from tests.support.small_world import write_small_world
from texts import CODES, Language
from ui import data, editing, first_start, reading
from ui.loaders import NoAnswer
from ui.reading import ask_loaders

GERMAN = Language("de")
LEAKS = (str(ROOT), "/home/", "Traceback", "duckdb", "Error", "1.5.5")
pytestmark = pytest.mark.usefixtures("shipped_database")


def words(app: AppTest) -> str:
    """Everything that the browser is sent."""
    return "\n".join(str(element.proto) for block in app for element in [block] if hasattr(element, "proto"))


def open_page(page: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    return app.switch_page(str(PAGES / page)).run()


def test_an_error_of_a_page_is_told_without_its_words_and_written_to_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(name: str, **_: object) -> None:
        raise queries.duckdb.IOException(f"{ROOT}/data/database/{name} (DuckDB 1.5.5)")

    monkeypatch.setattr(queries, "run_query", broken)
    data.forget_answers()  # or what another test has asked is answered
    logging.getLogger("streamlit.error_util").addHandler(caplog.handler)  # Streamlit's loggers hand nothing on

    app = open_page("data/sources.py")

    (shown,) = app.exception
    assert (shown.proto.type, list(shown.proto.stack_trace)) == ("", [])
    assert not [leak for leak in LEAKS if leak in words(app)]
    for code in CODES:
        assert list_framework_words(code)[shown.message] == Language(code)("common.failure")
    assert "DuckDB 1.5.5" in caplog.text
    assert "Traceback" in caplog.text


def test_streamlit_keeps_errors_and_its_traffic_to_itself() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["showErrorLinks"] is False
    assert config["client"]["toolbarMode"] == "viewer"
    server = config["server"]
    assert server["maxUploadSize"] <= 20
    assert server["maxWidgetStateSize"] <= server["maxMessageSize"] <= 30
    assert server["enableCORS"] is server["enableXsrfProtection"] is True
    assert server["xsrfCookieSameSite"] == "lax"
    assert server["enableStaticServing"] is server["enableAgentApi"] is False
    assert server["fileWatcherType"] == "none"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Zeile 3: /srv/kreis/data/own/tables/radwege/observations.csv fehlt", "Zeile 3: observations.csv fehlt"),
        (r"C:\Kreis\data\own\x.csv: Fehler", "x.csv: Fehler"),
        ("Lizenz: https://www.govdata.de/dl-de/by-2-0", "Lizenz: https://www.govdata.de/dl-de/by-2-0"),
        ("Anteil 3/4 km/h und/oder", "Anteil 3/4 km/h und/oder"),
        (f"'{ROOT}/data/x.csv' (DuckDB 1.5.5)", "'x.csv'"),
        (f"{tempfile.gettempdir()}/tmpx/Meine Wege.csv: leer", "Meine Wege.csv: leer"),
        ('open("/srv/kreis/a/b.duckdb"): Python 3.11.7', 'open("b.duckdb"):'),
        ("am 25.11.2026 waren es 1.234.567", "am 25.11.2026 waren es 1.234.567"),
        ('Abbruch\nTraceback (most recent call last):\n  File "/srv/x.py", line 1\nValueError: y', "Abbruch"),
    ],
)
def test_what_the_loaders_say_is_shown_without_paths_and_tracebacks(said: str, shown: str) -> None:
    assert hide_private(said) == shown


def test_a_crash_of_the_loaders_is_in_the_log_and_only_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    crash = f'Traceback (most recent call last):\n  File "{ROOT}/loaders/x.py"\nValueError: 5'
    crashing = [sys.executable, "-c", f"raise SystemExit({crash!r})"]
    monkeypatch.setattr(reading, "make_command", lambda arguments: [*crashing, *arguments])

    with pytest.raises(NoAnswer):
        ask_loaders("import", b"", "x.csv", [], GERMAN)

    assert capfd.readouterr().err.count(crash) == 1


@pytest.mark.parametrize("allowed", [True, False])
def test_why_a_first_build_was_refused_reads_only_who_may_enter_data(
    small_world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], allowed: bool
) -> None:
    write_small_world(small_world, units="no,header\n")
    monkeypatch.setenv("SDG_DATABASE", str(tmp_path / "none"))
    monkeypatch.setattr(first_start, "_accepted", set())
    monkeypatch.setattr(editing, "is_allowed", lambda: allowed)
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)

    app.run()

    assert [error.value for error in app.error] == [GERMAN("first_start.failed")]
    assert ["units.csv" in text.value for text in app.text] == [True] * allowed
    assert not [text.value for text in app.text if str(tmp_path) in text.value]
    assert str(tmp_path) in capfd.readouterr().err
