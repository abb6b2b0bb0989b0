"""What a backup holds: all of own/, whatever it is called and wherever it lies; it takes no other file's place."""

import errno
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from loaders.build import publish
from loaders.own.backup import backup
from loaders.own.backup.backup import back_up
from loaders.own.backup.errors import BackupRefused
from loaders.own.backup.restoring import restore_backup
from loaders.own.tables import storage
from settings import own_folder
from tests.support.own_tables import put_file, read_entered
from texts import Language

pytestmark = pytest.mark.usefixtures("small_world")


def lose_and_restore(file: Path, folder: Path) -> Path:
    """Back up, lose the file, restore; the backup."""
    made = back_up(folder / "b.zip").file
    file.unlink()
    restore_backup(made)
    return made


def test_into_a_folder_each_backup_gets_a_name_of_its_own(tmp_path: Path, something_entered: dict[str, bytes]) -> None:
    file = back_up(tmp_path / "new" / "backups").file

    assert something_entered
    assert file.parent == tmp_path / "new" / "backups"
    assert file.match("kreiskompass-own-*Z.zip")


def test_an_office_that_has_entered_nothing_has_an_empty_backup(tmp_path: Path) -> None:
    made = back_up(tmp_path / "b.zip")

    assert made.files == 0
    assert restore_backup(made.file).files == 0


FOREIGN = (
    "tables/Notiz.txt",
    "tables/own_radwege/Beleg.pdf",
    "tables/Belege/2026/scan.pdf",
    "targets/Beschluss.docx",
    "journal/measure_status/m1/Anlage.txt",
    "journal/Lies mich.txt",
    "Belege/scan.pdf",
    "additions/observations/poverty.csv",
    "manifest.json",
    "tables/Brief.draft",
    "journal/measure_status/m1/Brief.draft",
)


def test_what_kreiskompass_does_not_know_is_in_the_backup_and_outlives_every_restore(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    without = back_up(tmp_path / "without.zip").file
    files = [put_file(path, path) for path in FOREIGN]

    assert restore_backup(without).before is None
    assert [file.read_text(encoding="utf-8") for file in files] == list(FOREIGN)
    assert back_up(tmp_path / "b.zip").files == len(something_entered) + len(FOREIGN)

    shutil.rmtree(own_folder())
    restore_backup(tmp_path / "b.zip")
    assert [file.read_text(encoding="utf-8") for file in files] == list(FOREIGN)
    assert [table.name for table in storage.tables()] == ["own_radwege"]


@pytest.mark.parametrize(
    "called", ["10:30 Uhr.txt", "a\\b.txt", "50%.txt", "%41.txt", "a*b?.txt", "...", " ", "x\n.txt"]
)
def test_a_file_may_be_called_anything(tmp_path: Path, called: str) -> None:
    file = put_file(f"tables/{called}", called)

    made = lose_and_restore(file, tmp_path)

    assert file.read_text(encoding="utf-8") == called
    assert [name for name in zipfile.ZipFile(made).namelist() if set(name) & set(':\\*?"<>|\n')] == []


def test_names_that_are_no_text_and_times_before_1980_are_no_hindrance(tmp_path: Path) -> None:
    folder = put_file("tables/x").parent
    file = Path(os.fsdecode(os.fsencode(folder) + b"/Stra\xdfe.txt"))
    file.write_text("x", encoding="utf-8")
    os.utime(file, (0, 0))

    lose_and_restore(file, tmp_path)

    assert file.read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("moment", [4_500_000_000, 4_000_000_000_000], ids=["after 2107", "far out"])
def test_a_time_that_no_archive_can_note_is_no_hindrance(tmp_path: Path, moment: int) -> None:
    file = put_file("Notiz.txt", "x")
    os.utime(file, (moment, moment))

    lose_and_restore(file, tmp_path)

    assert file.read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("part", ["tables", "journal", "targets"])
def test_folders_that_lie_elsewhere_and_are_linked_are_in_the_backup(
    tmp_path: Path, something_entered: dict[str, bytes], part: str
) -> None:
    elsewhere = tmp_path / "share" / part
    elsewhere.parent.mkdir()
    shutil.move(own_folder() / part, elsewhere)
    (own_folder() / part).symlink_to(elsewhere)
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "a.txt").write_text("a", encoding="utf-8")
    for name, place in {"scans": tmp_path / "scans", "round": own_folder(), "out": tmp_path}.items():
        (own_folder() / name).symlink_to(place)
    (tmp_path / "scans" / "again").symlink_to(tmp_path / "scans")

    made = back_up(tmp_path / "b.zip").file
    (tmp_path / "scans" / "a.txt").unlink()
    (own_folder() / part).unlink()
    restore_backup(made)
    storage.recover()

    assert backup.list_contents(made).keys() == {*something_entered, "scans/a.txt"}
    assert read_entered() == something_entered
    assert (tmp_path / "scans" / "a.txt").read_text(encoding="utf-8") == "a"


def test_what_cannot_be_read_is_named_everything_else_is_in_the_backup_and_nothing_is_restored_over_it(
    tmp_path: Path, something_entered: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = back_up(tmp_path / "earlier.zip").file
    (own_folder() / "tables" / "scan.pdf").symlink_to("/proc/self/mem")  # opens, and fails at the first byte
    closed, scandir = put_file("closed/a.txt").parent, os.scandir

    def look(folder: Any) -> Any:
        if not isinstance(folder, int) and Path(folder) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", look)
    made = back_up(tmp_path / "b.zip")
    with pytest.raises(BackupRefused) as refused:
        restore_backup(earlier, accept=True)

    assert made.left_out == ("closed", "tables/scan.pdf")
    assert made.files == len(backup.list_contents(made.file)) == len(something_entered)
    assert refused.value.reason == "machine"


def test_backups_within_own_are_no_part_of_the_next(tmp_path: Path, something_entered: dict[str, bytes]) -> None:
    back_up(own_folder() / "Sicherungen")

    assert back_up(tmp_path / "b.zip").files == len(something_entered)


def test_a_backup_is_never_overwritten(tmp_path: Path, german: Language) -> None:
    (tmp_path / "b.zip").write_bytes(b"an earlier one")

    with pytest.raises(BackupRefused) as refused:
        back_up(tmp_path / "b.zip")

    assert "gibt es schon" in refused.value.describe(german)
    assert (tmp_path / "b.zip").read_bytes() == b"an earlier one"


def test_nor_is_one_that_another_process_makes_while_this_one_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def wait_for_another() -> Iterator[None]:
        (tmp_path / "b.zip").write_bytes(b"of another process")
        yield

    monkeypatch.setattr(publish, "lock_builds", wait_for_another)

    with pytest.raises(BackupRefused):
        back_up(tmp_path / "b.zip")

    assert (tmp_path / "b.zip").read_bytes() == b"of another process"
