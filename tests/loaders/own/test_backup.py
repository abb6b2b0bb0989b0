"""Backup and restore of what the office has entered: whole, checked, never at the cost of what is there."""

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from loaders.build import publish
from loaders.errors import LoaderError
from loaders.own.backup import backup, restoring
from loaders.own.backup.backup import MANIFEST, back_up
from loaders.own.backup.errors import BackupRefused, WouldBeLost
from loaders.own.backup.restoring import restore_backup
from loaders.own.tables import storage
from loaders.own.targets import targets
from settings import ROOT, own_folder, restored_folder
from storage import files, journal
from tests.support.killed import killed
from tests.support.own_tables import CYCLE_PATHS, take_in
from tests.support.small_world import write_small_world
from texts import Language

TARGET = {"target_key": "own_t", "value": "5"}


@pytest.fixture(autouse=True)
def small_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATA", str(write_small_world(tmp_path / "data")))


def entered() -> dict[str, bytes]:
    """Everything in own/ that counts: path -> bytes."""
    files = [file for part in ("tables", "targets", "journal") for file in (own_folder() / part).rglob("*")]
    return {
        file.relative_to(own_folder()).as_posix(): file.read_bytes()
        for file in files
        if file.is_file() and file.name != "lock"
    }


@pytest.fixture
def something_entered(tmp_path: Path) -> dict[str, bytes]:
    take_in(tmp_path, CYCLE_PATHS)
    targets.put_target([TARGET])
    journal.add_entry("measure_status", "m1", 0, "Frau Weiß", {"status": "running"})
    return entered()


def lose_everything() -> None:
    for part in ("tables", "targets", "journal"):
        (own_folder() / part).rename(own_folder().with_name(f"lost-{part}-{time.monotonic_ns()}"))


def archive(file: Path, files: Mapping[str, str], listed: Mapping[str, str] | None = None, form: int = 2) -> Path:
    """A zip with these texts, and a manifest of them or of what is `listed`."""
    sums = {path: sha256(text.encode()).hexdigest() for path, text in files.items()}
    with zipfile.ZipFile(file, "w") as written:
        for path, text in files.items():
            written.writestr(path, text)
        written.writestr(MANIFEST, json.dumps({"form": form, "files": sums if listed is None else listed}))
    return file


def test_what_was_entered_comes_back_byte_for_byte(tmp_path: Path, something_entered: dict[str, bytes]) -> None:
    made = back_up(tmp_path / "b.zip")
    lose_everything()

    restored = restore_backup(made.file)

    assert entered() == something_entered
    assert (made.files, restored.files, restored.before) == (len(something_entered), len(something_entered), None)
    assert [table.name for table in storage.tables()] == ["own_radwege"]
    assert journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"}).number == 2


def test_into_a_folder_each_backup_gets_a_name_of_its_own(tmp_path: Path, something_entered: dict[str, bytes]) -> None:
    file = back_up(tmp_path / "new" / "backups").file

    assert something_entered
    assert file.parent == tmp_path / "new" / "backups"
    assert file.match("kreiskompass-own-*Z.zip")


def test_an_office_that_has_entered_nothing_has_an_empty_backup(tmp_path: Path) -> None:
    made = back_up(tmp_path / "b.zip")

    assert made.files == 0
    assert restore_backup(made.file).files == 0


def put(path: str, text: str = "x") -> Path:
    """A file that the office puts into own/ by itself."""
    file = own_folder() / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


FOREIGN = (
    "tables/Notiz.txt",
    "tables/own_radwege/Beleg.pdf",
    "tables/Belege/2026/scan.pdf",
    "targets/Beschluss.docx",
    "journal/measure_status/m1/Anlage.txt",
    "journal/Lies mich.txt",
    "Belege/scan.pdf",
    "additions/observations/poverty.csv",
)


def test_what_kreiskompass_does_not_know_is_in_the_backup_and_outlives_every_restore(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    without = back_up(tmp_path / "without.zip").file
    files = [put(path, path) for path in FOREIGN]

    assert restore_backup(without).before is None
    assert [file.read_text(encoding="utf-8") for file in files] == list(FOREIGN)
    assert back_up(tmp_path / "b.zip").files == len(something_entered) + len(FOREIGN)

    shutil.rmtree(own_folder())
    restore_backup(tmp_path / "b.zip")
    assert [file.read_text(encoding="utf-8") for file in files] == list(FOREIGN)
    assert [table.name for table in storage.tables()] == ["own_radwege"]


def test_a_changed_note_is_named_before_the_one_of_the_backup_comes_in_its_place(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    note = put("Belege/Notiz.txt", "alt")
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
    "called", ["10:30 Uhr.txt", "a\\b.txt", "50%.txt", "%41.txt", "a*b?.txt", "...", " ", "x\n.txt"]
)
def test_a_file_may_be_called_anything(tmp_path: Path, called: str) -> None:
    file = put(f"tables/{called}", called)

    made = back_up(tmp_path / "b.zip").file
    file.unlink()
    restore_backup(made)

    assert file.read_text(encoding="utf-8") == called
    assert [name for name in zipfile.ZipFile(made).namelist() if set(name) & set(':\\*?"<>|\n')] == []


def test_names_that_are_no_text_and_times_before_1980_are_no_hindrance(tmp_path: Path) -> None:
    folder = put("tables/x").parent
    file = Path(os.fsdecode(os.fsencode(folder) + b"/Stra\xdfe.txt"))
    file.write_text("x", encoding="utf-8")
    os.utime(file, (0, 0))

    made = back_up(tmp_path / "b.zip").file
    file.unlink()
    restore_backup(made)

    assert file.read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("moment", [4_500_000_000, 4_000_000_000_000], ids=["after 2107", "far out"])
def test_a_time_that_no_archive_can_note_is_no_hindrance(tmp_path: Path, moment: int) -> None:
    file = put("Notiz.txt", "x")
    os.utime(file, (moment, moment))

    made = back_up(tmp_path / "b.zip").file
    file.unlink()
    restore_backup(made)

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
    assert entered() == something_entered
    assert (tmp_path / "scans" / "a.txt").read_text(encoding="utf-8") == "a"


def test_a_linked_folder_makes_room_for_the_restored_one_and_stays_where_it_lies(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    made = back_up(tmp_path / "b.zip").file
    shutil.move(own_folder() / "tables", tmp_path / "elsewhere")
    (own_folder() / "tables").symlink_to(tmp_path / "elsewhere")

    restore_backup(made)

    assert entered() == something_entered
    assert list((own_folder() / "unfinished").glob("*")) == []
    assert any((tmp_path / "elsewhere").iterdir())


def test_a_folder_on_another_disk_takes_what_a_restore_brings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put("scans/a.txt", "a")
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


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, scandir = put("closed/a.txt").parent, os.scandir

    def look(folder: Any) -> Any:
        if Path(folder) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", look)
    with pytest.raises(BackupRefused) as refused:
        back_up(tmp_path / "b.zip")

    assert refused.value.reason == "machine"
    assert not (tmp_path / "b.zip").exists()


def test_a_backup_of_the_form_before_has_names_that_stand_for_themselves(tmp_path: Path) -> None:
    restore_backup(archive(tmp_path / "b.zip", {"targets/50%41.csv": "x"}, form=1))

    assert [file.name for file in (own_folder() / "targets").iterdir()] == ["50%41.csv"]


def test_backups_within_own_are_no_part_of_the_next(tmp_path: Path, something_entered: dict[str, bytes]) -> None:
    back_up(own_folder() / "Sicherungen")

    assert back_up(tmp_path / "b.zip").files == len(something_entered)


def test_what_lies_beside_a_table_stays_when_it_is_replaced_and_is_kept_when_it_is_removed(tmp_path: Path) -> None:
    key = take_in(tmp_path, CYCLE_PATHS)
    put(f"tables/{key}/Beleg.pdf", "erster")
    put(f"tables/{key}/alt/Beleg.pdf", "zweiter")
    take_in(tmp_path, CYCLE_PATHS.replace("131", "132"))
    assert (own_folder() / "tables" / key / "Beleg.pdf").read_text(encoding="utf-8") == "erster"

    assert storage.remove(key)
    take_in(tmp_path, CYCLE_PATHS)
    put(f"tables/{key}/Beleg.pdf", "dritter")
    assert storage.remove(key)

    kept = {
        path.relative_to(own_folder() / "kept" / key).as_posix(): path.read_text()
        for path in own_folder().rglob("*.pdf")
    }
    assert kept == {"Beleg.pdf": "erster", "alt/Beleg.pdf": "zweiter", "Beleg_2.pdf": "dritter"}
    assert storage.tables() == []


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


def test_what_was_entered_since_is_lost_only_when_asked_for_and_then_kept_in_a_backup(
    tmp_path: Path, something_entered: dict[str, bytes], german: Language
) -> None:
    made = back_up(tmp_path / "b.zip")
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    journal.add_entry("report_text", "r1", 0, "Herr Ok", {"text": "neu"})
    since = entered()

    with pytest.raises(WouldBeLost) as refused:
        restore_backup(made.file)

    assert refused.value.paths == ["journal/measure_status/m1/000002.json", "journal/report_text/r1/000001.json"]
    assert "journal/report_text/r1/000001.json" in refused.value.describe(german)
    assert entered() == since

    before = restore_backup(made.file, accept=True).before
    assert entered() == something_entered
    assert before is not None
    assert before.parent == own_folder()
    restore_backup(before, accept=True)
    assert entered() == since


@pytest.mark.parametrize(
    ("files", "listed", "reason"),
    [
        ({"tables/../../etc/passwd": "x"}, None, "path"),
        ({"/etc/cron.d/job": "x"}, None, "path"),
        ({"targets/..\\..\\x.csv": "x"}, None, "path"),
        ({"C:/targets/x.csv": "x"}, None, "path"),
        ({"targets/../x.csv": "x"}, None, "path"),
        ({"targets/.": "x"}, None, "path"),
        ({"targets//x": "x"}, None, "path"),
        ({"journal/lock": "x"}, None, "path"),
        ({"unfinished/new-x/x.csv": "x"}, None, "path"),
        ({"before-restore-x.zip": "x"}, None, "path"),
        ({"targets/%2E%2E/x.csv": "x"}, None, "path"),
        ({"targets/x%2Fy.csv": "x"}, None, "path"),
        ({"targets/x%00.csv": "x"}, None, "path"),
        ({"targets/x.csv": "x", "targets/y.csv": "y"}, {"targets/x.csv": sha256(b"x").hexdigest()}, "other_files"),
        ({}, {"targets/x.csv": sha256(b"x").hexdigest()}, "other_files"),
        ({"targets/x.csv": "x"}, {"targets/x.csv": sha256(b"y").hexdigest()}, "checksum"),
    ],
)
def test_an_archive_that_is_not_as_a_backup_must_be_is_refused_and_nothing_changes(
    tmp_path: Path,
    something_entered: dict[str, bytes],
    german: Language,
    files: dict[str, str],
    listed: object,
    reason: str,
) -> None:
    file = archive(tmp_path / "b.zip", files, listed)  # type: ignore[arg-type]

    with pytest.raises(BackupRefused) as refused:
        restore_backup(file, accept=True)

    assert refused.value.reason == reason
    assert str(file) in refused.value.describe(german)
    assert "Nichts verändert" in refused.value.describe(german)
    assert entered() == something_entered
    assert not list(storage.find_unfinished().glob("*"))


def _without_manifest(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as written:
        written.writestr("targets/x.csv", "x")


def _other_form(file: Path) -> None:
    archive(file, {}, form=3)


def _twice(file: Path) -> None:
    archive(file, {"targets/x.csv": "x"})
    with zipfile.ZipFile(file, "a") as written, pytest.warns(UserWarning, match="Duplicate"):
        written.writestr("targets/x.csv", "y")


def _long_list(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written, written.open(MANIFEST, "w") as listed:
        for _ in range(201):
            listed.write(bytes(2**20))


def _many(file: Path) -> None:
    archive(file, {f"targets/{number}": "" for number in range(5)})


def _text(file: Path) -> None:
    file.write_text("no zip", encoding="utf-8")


def _half(file: Path) -> None:
    whole = archive(file, {"targets/x.csv": "x" * 1000}).read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def _one_bit(file: Path) -> None:
    body = bytearray(archive(file, {"targets/x.csv": "x" * 1000}).read_bytes())
    body[500] ^= 1
    file.write_bytes(body)


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (_without_manifest, "no_backup"),
        (_other_form, "no_backup"),
        (_twice, "other_files"),
        (_many, "too_large"),
        (_long_list, "too_large"),
        (_text, "damaged"),
        (_half, "damaged"),
        (_one_bit, "damaged"),
    ],
)
def test_a_damaged_or_foreign_archive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None], reason: str
) -> None:
    monkeypatch.setattr(backup, "_LIMITS", replace(backup._LIMITS, members=5))
    write(tmp_path / "b.zip")

    with pytest.raises(BackupRefused) as refused:
        restore_backup(tmp_path / "b.zip")

    assert refused.value.reason == reason


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
    assert entered() != something_entered

    with storage.publish.lock_builds():
        storage.recover()

    assert entered() == something_entered


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
    put(backed_up, "backed up")
    made = back_up(tmp_path / "b.zip").file
    shutil.rmtree(own_folder())
    put(there, "there")

    restore_backup(made)

    assert (own_folder() / backed_up).read_text(encoding="utf-8") == "backed up"
    assert (own_folder() / aside).read_text(encoding="utf-8") == "there"
    assert not restored_folder().exists()
    assert back_up(tmp_path / "later.zip").files == 2


def test_what_makes_way_takes_no_name_that_the_backup_needs_and_a_link_to_nowhere_makes_way_too(tmp_path: Path) -> None:
    put("Belege", "backed up")
    put("Belege_2/scan.pdf", "backed up, too")
    put("Notizen/a.txt", "note")
    made = back_up(tmp_path / "b.zip").file
    shutil.rmtree(own_folder())
    put("Belege/scan.pdf", "there")
    (own_folder() / "Notizen").symlink_to(tmp_path / "nowhere")

    restore_backup(made)

    assert (own_folder() / "Belege_2" / "scan.pdf").read_text(encoding="utf-8") == "backed up, too"
    assert (own_folder() / "Belege_3" / "scan.pdf").read_text(encoding="utf-8") == "there"
    assert (own_folder() / "Notizen" / "a.txt").read_text(encoding="utf-8") == "note"
    assert (own_folder() / "Notizen_2").is_symlink()


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


def test_a_restore_killed_at_any_moment_leaves_the_one_state_or_the_other(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    first = back_up(tmp_path / "first.zip").file
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    targets.put_target([{**TARGET, "target_key": "own_u"}])
    second, later = back_up(tmp_path / "second.zip").file, entered()

    for delay in (0.0, 0.03, 0.07, 0.15, 0.2):
        killed(RESTORE_AGAIN_AND_AGAIN, str(first), str(second), begun="begun", after=delay)
        with storage.publish.lock_builds():
            storage.recover()
        assert entered() in (something_entered, later)


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


def loaders(*arguments: object, largest_file: int = -1) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_commands_say_what_they_did_and_what_comes_next(
    tmp_path: Path, something_entered: dict[str, bytes]
) -> None:
    number = len(something_entered)
    made = loaders("backup", tmp_path / "b.zip")
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    refused = loaders("restore", tmp_path / "b.zip")
    restored = loaders("restore", tmp_path / "b.zip", "--accept")

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
    there = entered()

    backup = loaders("backup", tmp_path / "b.zip", largest_file=300)
    restored = loaders("restore", whole, "--accept", largest_file=300)

    assert something_entered != there
    assert (backup.returncode, restored.returncode) == (1, 1)
    assert "Bitte Speicherplatz und Rechte prüfen" in backup.stderr
    assert "Bitte Speicherplatz und Rechte prüfen" in restored.stderr
    assert "Traceback" not in backup.stderr + restored.stderr
    assert not list(tmp_path.glob("b.zip*"))
    assert entered() == there


def test_every_refusal_has_its_words() -> None:
    for code in ("de", "en"):
        for reason in ("exists", "machine", "damaged", "no_backup", "other_files", "checksum", "path", "too_large"):
            error: LoaderError = BackupRefused(Path("b.zip"), reason, "place")
            assert "b.zip" in error.describe(Language(code))
