"""`python -m loaders import` as an operator meets it: what it says, also on a full disk."""

import json
from pathlib import Path

import pytest

from loaders.commands.options import UNWRITTEN
from loaders.own.tables import storage
from tests.support.own_tables import CYCLE_PATHS, read_entered, read_kept, take_in
from tests.support.processes import run_loaders

pytestmark = pytest.mark.usefixtures("small_world")


def test_the_command_line_checks_takes_in_lists_and_removes(tmp_path: Path) -> None:
    file = tmp_path / "Radwege.csv"
    file.write_text(CYCLE_PATHS + "Dürn;Radwege;2022;7;Kreisamt\n", encoding="utf-8")

    refused = run_loaders("import", file)
    assert refused.returncode == 1
    assert "Zeile 4, Spalte 1: „Dürn“ ist kein bekanntes Gebiet. Gemeint: Kreis Düren?" in refused.stdout
    assert "mit --leave-out die genannten Stellen weglassen" in refused.stdout
    assert storage.tables() == []

    assert run_loaders("import", file, "--leave-out").returncode == 0
    assert "--replace ersetzt sie" in run_loaders("import", file, "--leave-out").stdout
    assert run_loaders("import", file, "--leave-out", "--replace", "--by", "Amt 61").returncode == 0
    assert "own_radwege" in run_loaders("import", "--list").stdout
    assert len(read_kept("own_radwege", "observations.csv")) == 2

    answer = json.loads(run_loaders("import", file, "--check", "--json", SDG_LANGUAGE="en").stdout)
    assert (answer["values"], answer["total"], answer["replaces"]) == (2, 1, True)
    assert answer["problems"][0]["place"] == "line 4, column 1"

    assert "ist entfernt" in run_loaders("import", "--remove", "own_radwege").stdout
    assert run_loaders("import", "--remove", "own_radwege").returncode == 1
    assert run_loaders("import", "--list").stdout.strip() == "Keine eigenen Tabellen."
    assert run_loaders("import").returncode == 2


@pytest.mark.parametrize(("largest", "is_new"), [(50, False), (300, False), (100, True)])
def test_a_full_disk_while_a_table_is_taken_in_is_told_and_the_table_before_stays(
    tmp_path: Path, largest: int, is_new: bool
) -> None:
    if not is_new:
        take_in(tmp_path, CYCLE_PATHS)
    before = read_entered()
    (tmp_path / "t.csv").write_text(CYCLE_PATHS.replace("131", "132"), encoding="utf-8")

    done = run_loaders("import", "--replace", "--name", "Radwege", tmp_path / "t.csv", largest_file=largest)

    assert (done.returncode, "Traceback" in done.stderr) == (UNWRITTEN, False)
    assert "Geändert ist nichts. Bitte Speicherplatz und Schreibrechte prüfen." in done.stderr
    assert read_entered() == before
    assert list(storage.find_unfinished().iterdir()) == []
