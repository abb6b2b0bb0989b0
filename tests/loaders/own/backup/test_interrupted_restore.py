"""A restore that is broken off or killed: the one state or the other is there whole, and no entry is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from loaders.build.build import build
from loaders.own.backup.backup import back_up
from loaders.own.backup.restoring import restore_backup
from loaders.own.tables import storage
from loaders.own.targets import targets
from settings import ROOT, own_folder, restored_folder
from storage import journal
from tests.loaders.own.backup.conftest import TARGET, TwoStates, lose_everything
from tests.support.own_tables import read_entered
from tests.support.processes import kill_script
from ui import first_start

pytestmark = pytest.mark.usefixtures("small_world")
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


RESTORE_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from loaders.own.backup.errors import BackupRefused, WouldBeLost
from loaders.own.backup.restoring import restore_backup
print("begun", flush=True)
while True:
    for file in sys.argv[1:]:
        restore_backup(Path(file), accept=True)
        for kept in Path(file).parent.glob("own/before-*"):
            kept.unlink()
"""


MOST_STEPS = 100


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


def test_a_restore_broken_off_while_moving_in_is_finished_by_what_comes_next(
    tmp_path: Path, something_entered: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(tmp_path / "b.zip")
    lose_everything()
    journal.add_entry("report_text", "r1", 0, "Herr Ok", {"text": "neu"})
    moved: list[Path] = []
    rename = Path.rename

    def break_off(self: Path, target: Path) -> Path:
        if "restored" in self.parts:
            moved.append(self)
            if len(moved) == 2:
                raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", break_off)
        with pytest.raises(KeyboardInterrupt):
            restore_backup(made.file, accept=True)
    assert read_entered() != something_entered

    with storage.publish.lock_builds():
        storage.recover()

    assert read_entered() == something_entered


def test_a_restore_killed_at_any_moment_leaves_the_one_state_or_the_other(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    first = back_up(tmp_path / "first.zip").file
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    targets.put_target([{**TARGET, "target_key": "own_u"}])
    second, later = back_up(tmp_path / "second.zip").file, read_entered()

    for delay in (0.0, 0.03, 0.07, 0.15, 0.2):
        kill_script(RESTORE_AGAIN_AND_AGAIN, str(first), str(second), begun="begun", after=delay)
        with storage.publish.lock_builds():
            storage.recover()
        assert read_entered() in (something_entered, later)


def test_a_restore_killed_at_any_step_leaves_the_one_state_or_the_other_to_the_next_build_and_loses_no_entry(
    two_states: TwoStates,
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
    two_states: TwoStates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_start, "_accepted", set())
    monkeypatch.setattr(first_start, "_refused", {})
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
