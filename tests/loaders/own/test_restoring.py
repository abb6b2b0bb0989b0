"""A restore that is killed and a disk that is full: what was there or what comes is whole."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from loaders.build.build import build
from loaders.commands.options import UNWRITTEN
from loaders.own.backup.backup import back_up
from loaders.own.backup.errors import BackupRefused
from loaders.own.backup.restoring import restore_backup
from loaders.own.tables import storage
from loaders.own.targets import targets
from settings import ROOT, own_folder, restored_folder
from storage import journal
from tests.support.own_tables import CYCLE_PATHS, take_in
from tests.support.small_world import write_small_world
from ui import first_start

# Kills itself with a signal that nothing can catch before its n-th change of names, which every move begins with.
RESTORE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from loaders.own.backup.restoring import restore_backup
left = int(sys.argv[2])
def count(event, arguments):
    global left
    if event in ("os.rename", "os.remove", "os.rmdir"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
restore_backup(Path(sys.argv[1]), accept=True)
"""
TARGET = {"target_key": "own_t", "value": "5"}
MOST_STEPS = 100


@pytest.fixture(autouse=True)
def small_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATA", str(write_small_world(tmp_path / "data")))
    monkeypatch.setattr(first_start, "_accepted", set())
    monkeypatch.setattr(first_start, "_refused", {})


def read_entered() -> dict[str, bytes]:
    """Path -> bytes of everything in own/ that counts."""
    found = (file for part in ("tables", "targets", "journal") for file in (own_folder() / part).rglob("*"))
    files = {file.relative_to(own_folder()).as_posix(): file for file in found}
    return {path: file.read_bytes() for path, file in files.items() if file.is_file() and file.name != "lock"}


def put_back(state: dict[str, bytes]) -> None:
    """Let own/ hold this and nothing else."""
    own_folder().rename(own_folder().with_name(f"away-{os.urandom(4).hex()}"))
    for path, content in state.items():
        place = own_folder() / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def restore_until(backup: Path, step: int) -> bool:
    """Restore and be killed before this step; whether there was such a step."""
    done = subprocess.run([sys.executable, "-c", RESTORE_AND_DIE, backup, str(step)], cwd=ROOT, check=False)
    assert done.returncode in (0, -9)
    return done.returncode == -9


@pytest.fixture
def two_states(tmp_path: Path) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """A backup, what it holds, and what has been entered since. Tables and targets are the same in both."""
    take_in(tmp_path, CYCLE_PATHS)
    targets.put_target([TARGET])
    journal.add_entry("measure_status", "m1", 0, "Frau Weiß", {"status": "running"})
    journal.add_entry("report_text", "r1", 0, "Frau Weiß", {"text": "alt"})
    backup, backed_up = back_up(tmp_path / "b.zip").file, read_entered()
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    return backup, backed_up, read_entered()


def test_a_restore_killed_at_any_step_leaves_the_one_state_or_the_other_to_the_next_build_and_loses_no_entry(
    two_states: tuple[Path, dict[str, bytes], dict[str, bytes]],
) -> None:
    backup, backed_up, later = two_states
    build()
    half_way = 0
    for step in range(MOST_STEPS):
        put_back(later)
        is_killed = restore_until(backup, step)
        half_way += restored_folder().exists()
        last = journal.read_book("measure_status").newest("m1")
        try:
            added = journal.add_entry("measure_status", "m1", last.number if last else 0, "Frau Neu", {"status": "new"})
        except journal.ChangedMeanwhile as changed:  # the page showed what no longer holds
            added = journal.add_entry("measure_status", "m1", changed.entry.number, "Frau Neu", {"status": "new"})
        with storage.publish.lock_builds():
            storage.recover()

        entry = f"journal/measure_status/m1/{added.number:06d}.json"
        there = read_entered()
        assert b"Frau Neu" in there.pop(entry)
        assert there in (backed_up, later), step
        if not is_killed:
            break
    assert not is_killed
    assert half_way > 5


def test_after_a_killed_restore_the_next_visit_finds_it_ended(
    two_states: tuple[Path, dict[str, bytes], dict[str, bytes]],
) -> None:
    backup, backed_up, later = two_states
    build()
    for step in range(MOST_STEPS):  # to where a book has gone and its successor has not come
        put_back(later)
        restore_until(backup, step)
        if restored_folder().exists() and not (own_folder() / "journal" / "measure_status").exists():
            break

    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60).run()

    assert not app.exception
    assert read_entered() == backed_up
    assert not restored_folder().exists()
    assert queries.run_query("own_tables")["table_key"].tolist() == ["own_radwege"]


@pytest.mark.parametrize("closed", ["Belege", "targets", "journal/report_text"])
def test_a_folder_of_foreign_rights_is_told_before_anything_moves(
    two_states: tuple[Path, dict[str, bytes], dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    closed: str,
) -> None:
    (own_folder() / "Belege").mkdir()
    (own_folder() / "Belege" / "scan.pdf").write_text("scan", encoding="utf-8")
    backup, later = back_up(tmp_path / "with.zip").file, two_states[2]
    shutil.rmtree(own_folder() / "Belege")
    (own_folder() / "Belege").mkdir()
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != own_folder() / closed and access(path, mode))

    with pytest.raises(BackupRefused) as refused:
        restore_backup(backup, accept=True)

    assert str(own_folder() / closed) in refused.value.told
    assert read_entered() == later
    assert not restored_folder().exists()


def test_what_was_in_the_way_of_a_file_of_the_backup_is_named(tmp_path: Path) -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "Belege").write_text("backed up", encoding="utf-8")
    backup = back_up(tmp_path / "b.zip").file
    (own_folder() / "Belege").unlink()
    (own_folder() / "Belege").mkdir()
    (own_folder() / "Belege" / "scan.pdf").write_text("there", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "loaders", "restore", backup],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert f"heißt jetzt {own_folder() / 'Belege_2'}." in done.stdout
    assert (own_folder() / "Belege_2" / "scan.pdf").read_text(encoding="utf-8") == "there"


@pytest.mark.parametrize("largest", [50, 300])
def test_a_full_disk_while_a_table_is_taken_in_is_told_and_the_table_before_stays(tmp_path: Path, largest: int) -> None:
    take_in(tmp_path, CYCLE_PATHS)
    before = read_entered()
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
    assert read_entered() == before
    assert list(storage.find_unfinished().iterdir()) == []
