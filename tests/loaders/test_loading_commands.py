"""`python -m loaders` list, fetch, update, status, probe as an operator and a scheduler meet them."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import queries
from settings import ROOT
from tests.fake_services import FakeServices, wegweiser_value
from tests.support.processes import run_loaders

QUICK = ("wegweiser", "--pause", "0", "--timeout", "2")


@pytest.mark.usefixtures("built_before")
def test_update_says_nothing_and_fills_the_database(services: FakeServices) -> None:
    run = run_loaders("update", *QUICK, "--indicator", "child_poverty")

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    shown = queries.run_query("values", indicator="child_poverty", regions=["05358"]).set_index("year")
    assert shown.loc[2015, "value"] == wegweiser_value("kinderarmut", "05358", 2015)
    assert shown.loc[2015, "source_key"] == "wegweiser"
    assert services.requests


@pytest.mark.usefixtures("built_before")
def test_update_tells_a_failure_by_its_code_and_builds_from_what_is_kept(services: FakeServices) -> None:
    run_loaders("update", *QUICK)
    services.plant("html_200", path_contains="statistics/version", times=None)

    run = run_loaders("update", *QUICK, "--indicator", "child_poverty")

    assert run.returncode == 3
    assert "Statt Daten kam eine Webseite" in run.stderr
    assert "Traceback" not in run.stderr
    assert len(queries.run_query("values", indicator="child_poverty", regions=["05358"])) > 10
    failed = queries.run_query("sources").set_index("source_key").loc["wegweiser"]
    assert "Webseite" in failed["error_de"]
    assert "web page" in failed["error_en"]
    assert failed["last_success"] < failed["last_try"]


@pytest.mark.usefixtures("built_before")
def test_update_refuses_a_striking_change_until_it_is_accepted(services: FakeServices) -> None:
    run_loaders("update", *QUICK, "--indicator", "crimes_recorded")
    services.deviate("version_changed")
    services.set(null_regions=frozenset({"heinsberg-lk", "dueren-lk", "staedteregion-aachen"}))

    lost = run_loaders("update", *QUICK, "--indicator", "crimes_recorded")
    assert lost.returncode == 3
    assert "--again" in lost.stderr
    refused = run_loaders("update", *QUICK, "--indicator", "crimes_recorded", "--again")
    assert refused.returncode == 1
    assert "crimes_recorded (wegweiser)" in refused.stderr
    assert "--accept" in refused.stderr
    assert run_loaders("update", *QUICK, "--indicator", "crimes_recorded", "--again", "--accept").returncode == 0


def test_fetch_prints_plain_lines_where_nobody_watches(services: FakeServices) -> None:
    run = run_loaders("fetch", *QUICK, "--indicator", "child_poverty")

    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        "wegweiser: 1/2 kinderarmut",
        "wegweiser: 2/2 map",
        "Geladen. Damit die Seiten es zeigen: python -m loaders build",
    ]
    assert run.stderr == ""
    assert services.requests


def test_fetch_shows_a_bar_with_rate_and_remaining_time_on_a_terminal(services: FakeServices) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "loaders", "fetch", "wegweiser", "--pause", "0.01"]
    run = subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=theirs, env={**os.environ, "COLUMNS": "120"})
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the terminal's way of saying that the other end has closed
        pass
    text = shown.decode()

    assert run.wait() == 0
    assert "/54 [" in text
    assert "Anfragen/s" in text
    assert "<00:" in text
    assert services.requests


@pytest.mark.usefixtures("built_before")
def test_status_tells_age_and_last_error(services: FakeServices) -> None:
    assert "wegweiser: noch nie geladen" in run_loaders("status").stdout
    run_loaders("update", *QUICK)
    services.plant("error_500", times=None)
    run_loaders("fetch", *QUICK)

    told = run_loaders("status").stdout
    assert "Datenbank in Gebrauch: " in told
    assert "zuletzt vollständig geladen: heute" in told
    assert "letzter Fehler am " in told
    assert "HTTP 500" in told
    assert "never fetched" in run_loaders("status", SDG_RAW="/nonexistent", SDG_LANGUAGE="en").stdout


def test_list_names_every_source_with_its_licence() -> None:
    told = run_loaders("list").stdout

    assert "wegweiser: Bertelsmann Stiftung/www.wegweiser-kommune.de, 53 Indikatoren" in told
    assert "dl-de/by-2-0 (https://www.govdata.de/dl-de/by-2-0)" in told
    assert "inkar: BBSR Bonn, INKAR, 67 Indikatoren" in told
    assert "Nicht geladen: SDG/q_lalo („Langzeitarbeitslosenquote“). Bezogen auf „Erwerbspersonen“" in told


def test_probe_exits_by_what_it_found(services: FakeServices) -> None:
    assert run_loaders("probe", "wegweiser", "--pause", "0").returncode == 0
    services.deviate("unit_changed")
    run = run_loaders("probe", "wegweiser", "--pause", "0")
    assert run.returncode == 3
    assert "! Indikator „kinderarmut“: Einheit „je 1.000“ (vereinbart: %)." in run.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fetch", "nowhere"], "nowhere"),
        (["fetch", "wegweiser", "--years", "zwanzig"], "„zwanzig“ ist keine Angabe von Jahren"),
        (["fetch", "wegweiser", "--years", "2024-2015"], "„2024-2015“ ist keine Angabe von Jahren"),
        (["fetch", "wegweiser", "--region", "5358"], "mit führender Null, z. B. 05358"),
        (["fetch", "wegweiser", "--land", "05358"], "ein Land: 05"),
        (["fetch", "wegweiser", "--pause", "-1"], "--pause"),
        (["fetch", "wegweiser", "--timeout", "0"], "--timeout"),
        (["fetch", "--from", "/tmp/x"], "--from gilt nur für die Großdatei von INKAR"),
        (["fetch", "wegweiser", "--from", "/tmp/x"], "--from gilt nur für die Großdatei von INKAR"),
        (["fetch", "wegweiser", "--indicator", "nothing_of_ours"], "nothing_of_ours"),
    ],
)
def test_a_wrong_call_is_told(arguments: list[str], words: str) -> None:
    run = run_loaders(*arguments)

    assert run.returncode == 2
    assert words in run.stderr
    assert "Traceback" not in run.stderr


def test_years_may_be_open(services: FakeServices, tmp_path: Path) -> None:
    for years in ("2020", "2020-", "-2020"):
        raw = str(tmp_path / f"raw{years}")
        assert (
            run_loaders("fetch", *QUICK, "--indicator", "child_poverty", "--years", years, SDG_RAW=raw).returncode == 0
        )

    asked = [request.path.rsplit("+", 1)[1] for request in services.requests if "statistics/data/" in request.path]
    assert asked == ["2020-2020", "2020-2023", "2006-2020"]


def test_ctrl_c_says_that_nothing_is_lost(services: FakeServices) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "loaders", "fetch", "wegweiser", "--pause", "0.1"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # the background ignores it
    )
    assert run.stdout is not None
    assert run.stdout.readline().startswith("wegweiser: 1/54")
    run.send_signal(signal.SIGINT)

    assert "Abgebrochen. Was geladen ist, bleibt" in run.communicate()[1]
    assert run.returncode == 130
    assert services.requests
