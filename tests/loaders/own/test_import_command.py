"""`python -m loaders import` as an operator meets it: what it says, also on a full disk."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.commands.options import UNWRITTEN
from loaders.own.tables import storage
from settings import ROOT
from tests.support.own_tables import CYCLE_PATHS, entered, rows, take_in

pytestmark = pytest.mark.usefixtures("small_world")


def loaders(*arguments: str, language: str = "de") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", "import", *arguments],
        cwd=ROOT,
        env={**os.environ, "SDG_LANGUAGE": language},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_line_checks_takes_in_lists_and_removes(tmp_path: Path) -> None:
    file = tmp_path / "Radwege.csv"
    file.write_text(CYCLE_PATHS + "Dürn;Radwege;2022;7;Kreisamt\n", encoding="utf-8")

    refused = loaders(str(file))
    assert refused.returncode == 1
    assert "Zeile 4, Spalte 1: „Dürn“ ist kein bekanntes Gebiet. Gemeint: Kreis Düren?" in refused.stdout
    assert "mit --leave-out die genannten Stellen weglassen" in refused.stdout
    assert storage.tables() == []

    assert loaders(str(file), "--leave-out").returncode == 0
    assert "--replace ersetzt sie" in loaders(str(file), "--leave-out").stdout
    assert loaders(str(file), "--leave-out", "--replace", "--by", "Amt 61").returncode == 0
    assert "own_radwege" in loaders("--list").stdout
    assert len(rows("own_radwege", "observations.csv")) == 2

    answer = json.loads(loaders(str(file), "--check", "--json", language="en").stdout)
    assert (answer["values"], answer["total"], answer["replaces"]) == (2, 1, True)
    assert answer["problems"][0]["place"] == "line 4, column 1"

    assert "ist entfernt" in loaders("--remove", "own_radwege").stdout
    assert loaders("--remove", "own_radwege").returncode == 1
    assert loaders("--list").stdout.strip() == "Keine eigenen Tabellen."
    assert loaders().returncode == 2


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(CYCLE_PATHS, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "loaders", "import", str(tmp_path / "t.csv")],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (ran.returncode, "Traceback" in ran.stderr) == (UNWRITTEN, False)
    assert list(storage.find_unfinished().iterdir()) == []


@pytest.mark.parametrize("largest", [50, 300])
def test_a_full_disk_while_a_table_is_taken_in_is_told_and_the_table_before_stays(tmp_path: Path, largest: int) -> None:
    take_in(tmp_path, CYCLE_PATHS)
    before = entered()
    (tmp_path / "t.csv").write_text(CYCLE_PATHS.replace("131", "132"), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "loaders", "import", "--replace", "--name", "Radwege", str(tmp_path / "t.csv")],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, "Traceback" in done.stderr) == (UNWRITTEN, False)
    assert "Geändert ist nichts. Bitte Speicherplatz und Schreibrechte prüfen." in done.stderr
    assert entered() == before
    assert list(storage.find_unfinished().iterdir()) == []
