"""`python -m loaders backup` and `restore` as an operator meets them: what they say, also on a full disk."""

from pathlib import Path

import pytest

from loaders.own.backup.backup import back_up
from settings import own_folder
from storage import journal
from tests.loaders.own.backup.conftest import lose_everything
from tests.support.own_tables import CYCLE_PATHS, put_file, read_entered, take_in
from tests.support.processes import run_loaders

pytestmark = pytest.mark.usefixtures("small_world")


def test_the_commands_say_what_they_did_and_what_comes_next(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    number = len(something_entered)
    made = run_loaders("backup", tmp_path / "b.zip")
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    refused = run_loaders("restore", tmp_path / "b.zip")
    restored = run_loaders("restore", tmp_path / "b.zip", "--accept")

    assert made.stdout == f"Gesichert und geprüft: {number} Dateien in {tmp_path / 'b.zip'}\n"
    assert (made.returncode, refused.returncode, restored.returncode) == (0, 1, 0)
    assert "Nichts verändert: 1 Dateien, die jetzt da sind" in refused.stderr
    assert restored.stdout.startswith(f"Wiederhergestellt: {number} Dateien. Bitte jetzt: ")
    assert f"liegt in {own_folder()}" in restored.stdout


def test_a_full_disk_is_told_and_leaves_no_half_backup_and_no_half_restore(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    whole = back_up(tmp_path / "whole.zip").file
    lose_everything()
    take_in(tmp_path, CYCLE_PATHS.replace("131", "132"))
    there = read_entered()

    backup = run_loaders("backup", tmp_path / "b.zip", largest_file=300)
    restored = run_loaders("restore", whole, "--accept", largest_file=300)

    assert something_entered != there
    assert (backup.returncode, restored.returncode) == (1, 1)
    assert "Bitte Speicherplatz und Rechte prüfen" in backup.stderr
    assert "Bitte Speicherplatz und Rechte prüfen" in restored.stderr
    assert "Traceback" not in backup.stderr + restored.stderr
    assert not list(tmp_path.glob("b.zip*"))
    assert read_entered() == there


def test_what_was_in_the_way_of_a_file_of_the_backup_is_named(tmp_path: Path) -> None:
    file = put_file("Belege", "backed up")
    backup = back_up(tmp_path / "b.zip").file
    file.unlink()
    put_file("Belege/scan.pdf", "there")

    done = run_loaders("restore", backup)

    assert done.returncode == 0
    assert f"heißt jetzt {own_folder() / 'Belege_2'}." in done.stdout
    assert (own_folder() / "Belege_2" / "scan.pdf").read_text(encoding="utf-8") == "there"


def test_what_cannot_be_read_is_told_as_a_failure_of_the_backup_that_is_there(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    (own_folder() / "tables" / "scan.pdf").symlink_to("/proc/self/mem")

    done = run_loaders("backup", tmp_path / "b.zip")

    assert f"Gesichert und geprüft: {len(something_entered)} Dateien" in done.stdout
    assert "nicht lesen lässt (1):\n  tables/scan.pdf\n" in done.stderr
    assert (done.returncode, (tmp_path / "b.zip").exists()) == (1, True)
