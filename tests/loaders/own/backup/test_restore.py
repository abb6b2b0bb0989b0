"""What a restore brings back, what it asks about first, and how it treats what is in its way."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.own.backup import restoring
from loaders.own.backup.backup import back_up
from loaders.own.backup.errors import BackupRefused, WouldBeLost
from loaders.own.backup.restoring import restore_backup
from loaders.own.tables import storage
from settings import ROOT, own_folder, restored_folder
from storage import files, journal
from tests.loaders.own.backup.conftest import TwoStates, lose_everything, write_archive
from tests.support.own_tables import put_file, read_entered
from texts import Language

pytestmark = pytest.mark.usefixtures("small_world")


def test_what_was_entered_comes_back_byte_for_byte(tmp_path: Path, something_entered: dict[str, bytes]) -> None:
    made = back_up(tmp_path / "b.zip")
    lose_everything()

    restored = restore_backup(made.file)

    assert read_entered() == something_entered
    assert (made.files, restored.files, restored.before) == (len(something_entered), len(something_entered), None)
    assert [table.name for table in storage.tables()] == ["own_radwege"]
    assert journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"}).number == 2


def test_a_backup_of_the_form_before_has_names_that_stand_for_themselves(tmp_path: Path) -> None:
    restore_backup(write_archive(tmp_path / "b.zip", {"targets/50%41.csv": "x"}, form=1))

    assert [file.name for file in (own_folder() / "targets").iterdir()] == ["50%41.csv"]


def test_what_was_entered_since_is_lost_only_when_asked_for_and_then_kept_in_a_backup(
    tmp_path: Path, something_entered: dict[str, bytes], german: Language
) -> None:
    made = back_up(tmp_path / "b.zip")
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    journal.add_entry("report_text", "r1", 0, "Herr Ok", {"text": "neu"})
    since = read_entered()

    with pytest.raises(WouldBeLost) as refused:
        restore_backup(made.file)

    assert refused.value.paths == ["journal/measure_status/m1/000002.json", "journal/report_text/r1/000001.json"]
    assert "journal/report_text/r1/000001.json" in refused.value.describe(german)
    assert read_entered() == since

    before = restore_backup(made.file, accept=True).before
    assert read_entered() == something_entered
    assert before is not None
    assert before.parent == own_folder()
    restore_backup(before, accept=True)
    assert read_entered() == since


def test_a_changed_note_is_named_before_the_one_of_the_backup_comes_in_its_place(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    note = put_file("Belege/Notiz.txt", "alt")
    made = back_up(tmp_path / "b.zip").file
    note.write_text("neu", encoding="utf-8")

    with pytest.raises(WouldBeLost) as refused:
        restore_backup(made)
    before = restore_backup(made, accept=True).before

    assert something_entered
    assert refused.value.paths == ["Belege/Notiz.txt"]
    assert note.read_text(encoding="utf-8") == "alt"
    assert before is not None
    restore_backup(before, accept=True)
    assert note.read_text(encoding="utf-8") == "neu"


@pytest.mark.parametrize(
    ("backed_up", "there", "aside"),
    [
        ("Belege", "Belege/scan.pdf", "Belege_2/scan.pdf"),
        ("Belege/2026/scan.pdf", "Belege", "Belege_2"),
        ("Belege/2026/scan.pdf", "Belege/2026", "Belege/2026_2"),
    ],
)
def test_a_folder_where_a_file_of_the_backup_belongs_makes_way_and_so_does_a_file_where_a_folder_does(
    tmp_path: Path, backed_up: str, there: str, aside: str
) -> None:
    put_file(backed_up, "backed up")
    made = back_up(tmp_path / "b.zip").file
    shutil.rmtree(own_folder())
    put_file(there, "there")

    restore_backup(made)

    assert (own_folder() / backed_up).read_text(encoding="utf-8") == "backed up"
    assert (own_folder() / aside).read_text(encoding="utf-8") == "there"
    assert not restored_folder().exists()
    assert back_up(tmp_path / "later.zip").files == 2


def test_what_makes_way_takes_no_name_that_the_backup_needs_and_a_link_to_nowhere_makes_way_too(tmp_path: Path) -> None:
    put_file("Belege", "backed up")
    put_file("Belege_2/scan.pdf", "backed up, too")
    put_file("Notizen/a.txt", "note")
    made = back_up(tmp_path / "b.zip").file
    shutil.rmtree(own_folder())
    put_file("Belege/scan.pdf", "there")
    (own_folder() / "Notizen").symlink_to(tmp_path / "nowhere")

    restore_backup(made)

    assert (own_folder() / "Belege_2" / "scan.pdf").read_text(encoding="utf-8") == "backed up, too"
    assert (own_folder() / "Belege_3" / "scan.pdf").read_text(encoding="utf-8") == "there"
    assert (own_folder() / "Notizen" / "a.txt").read_text(encoding="utf-8") == "note"
    assert (own_folder() / "Notizen_2").is_symlink()


def test_a_linked_folder_makes_room_for_the_restored_one_and_stays_where_it_lies(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    made = back_up(tmp_path / "b.zip").file
    shutil.move(own_folder() / "tables", tmp_path / "elsewhere")
    (own_folder() / "tables").symlink_to(tmp_path / "elsewhere")

    restore_backup(made)

    assert read_entered() == something_entered
    assert list((own_folder() / "unfinished").glob("*")) == []
    assert any((tmp_path / "elsewhere").iterdir())


def test_a_folder_on_another_disk_takes_what_a_restore_brings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put_file("scans/a.txt", "a")
    made = back_up(tmp_path / "b.zip").file
    file.unlink()
    replace_file = files.replace_file

    def replace_on_one_disk(finished: Path, place: Path) -> None:
        if storage.UNFINISHED in finished.parts and place == file:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        replace_file(finished, place)

    monkeypatch.setattr(files, "replace_file", replace_on_one_disk)
    restore_backup(made)

    assert file.read_text(encoding="utf-8") == "a"


@pytest.mark.parametrize("closed", ["Belege", "targets", "journal/report_text"])
def test_a_folder_of_foreign_rights_is_told_before_anything_moves(
    two_states: TwoStates,
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


@pytest.mark.parametrize("unmounted", ["tables", "targets", "journal/measure_status", "tables/own_radwege"])
@pytest.mark.parametrize("leads_to", ["disk", "itself"])
def test_a_link_to_a_disk_that_is_not_mounted_is_named_by_a_backup_and_takes_no_restore(
    two_states: TwoStates, tmp_path: Path, unmounted: str, leads_to: str
) -> None:
    backup, link = two_states[0], own_folder() / unmounted
    shutil.move(link, tmp_path / "disk")
    link.symlink_to(link if leads_to == "itself" else tmp_path / "other")
    without = read_entered()

    assert back_up(tmp_path / "without.zip").left_out == (unmounted,)
    with pytest.raises(BackupRefused) as refused:
        restore_backup(backup, accept=True)

    assert str(link) in refused.value.told
    assert read_entered() == without
    assert not restored_folder().exists()


def test_backups_and_links_laid_among_tables_and_targets_outlive_a_restore(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    made = back_up(tmp_path / "b.zip").file
    laid = [back_up(own_folder() / part).file for part in ("tables", "targets", "tables/own_radwege/Belege")]
    (own_folder() / "targets" / "scan.pdf").symlink_to(tmp_path / "not mounted")
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})

    restore_backup(made, accept=True)

    assert all(file.is_file() for file in laid)
    assert (own_folder() / "targets" / "scan.pdf").readlink() == tmp_path / "not mounted"
    assert {path: read_entered()[path] for path in something_entered} == something_entered


def test_nobody_adds_to_the_journal_while_a_restore_replaces_it(
    tmp_path: Path, something_entered: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(tmp_path / "b.zip")
    assert something_entered
    adding = "from storage import journal; journal.add_entry('measure_status', 'm1', 1, 'B', {}); print('added')"
    workers: list[subprocess.Popen[bytes]] = []
    unpack = restoring.backup.unpack

    def add_meanwhile(file: Path, folder: Path) -> None:
        workers.append(subprocess.Popen([sys.executable, "-c", adding], cwd=ROOT, stdout=subprocess.PIPE))
        with pytest.raises(subprocess.TimeoutExpired):
            workers[0].wait(1.5)
        unpack(file, folder)

    monkeypatch.setattr(restoring.backup, "unpack", add_meanwhile)
    restore_backup(made.file)

    assert workers[0].communicate(timeout=20)[0] == b"added\n"
    assert [entry.who for entry in journal.read_book("measure_status").entries["m1"]] == ["Frau Weiß", "B"]
