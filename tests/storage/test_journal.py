"""What the office enters: added, never overwritten, read back as it was."""

import json
import os
import resource
import stat
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from settings import ROOT
from storage import journal
from storage.journal import ChangedMeanwhile


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SDG_OWN", str(tmp_path / "own"))
    return tmp_path / "own"


def test_an_empty_book_has_no_entries() -> None:
    assert journal.read_book("measure_status").newest("m1") is None


def test_entries_are_read_back_oldest_first_with_who_and_when() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    journal.add_entry("measure_status", "m1", 0, "Frau Weiß", {"status": "running", "note": "läuft <b>seit</b> Mai"})
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done", "note": ""})

    entries = journal.read_book("measure_status").entries["m1"]

    assert [(entry.number, entry.who, dict(entry.told)) for entry in entries] == [
        (1, "Frau Weiß", {"status": "running", "note": "läuft <b>seit</b> Mai"}),
        (2, "Herr Ok", {"status": "done", "note": ""}),
    ]
    assert before <= entries[0].when <= entries[1].when <= datetime.now(UTC)


def test_a_file_from_elsewhere_holds_no_sign_that_no_page_may_hold(own: Path) -> None:
    """Such as a backup of another office brings: half a letter ends every page, a zero the handout."""
    journal.add_entry("event", "m1", 0, "A", {"title": "x"})
    (file,) = own.glob("journal/event/m1/*.json")
    file.write_text(file.read_text().replace('"x"', r'"a\u0000\u0007\ud800\uffffb\nc"').replace('"A"', r'"A\ud800"'))

    entry = journal.read_book("event").entries["m1"][0]

    assert (entry.who, entry.told["title"]) == ("A", "ab\nc")


def test_the_second_of_two_is_told_what_the_first_entered_and_nothing_is_overwritten() -> None:
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})

    with pytest.raises(ChangedMeanwhile) as raised:
        journal.add_entry("measure_status", "m1", 0, "B", {"status": "dropped"})

    assert raised.value.entry.who == "A"
    assert [entry.told["status"] for entry in journal.read_book("measure_status").entries["m1"]] == ["done"]


def test_the_same_entry_again_as_by_a_double_click_is_no_second_one_and_no_conflict() -> None:
    first = journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})

    assert journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"}) == first
    assert journal.read_book("measure_status").entries["m1"] == [first]
    with pytest.raises(ChangedMeanwhile):
        journal.add_entry("measure_status", "m1", 0, "B", {"status": "done"})


@pytest.mark.parametrize("name", [b"\x84", "\u202e".encode(), b"x\n"], ids=ascii)
def test_an_entry_under_a_name_that_no_page_can_show_is_damaged_and_told_so_that_it_can(own: Path, name: bytes) -> None:
    named = os.fsdecode(name)
    for folder, file in ((f"m1.{named}", "000001"), ("m1", named)):
        place = own / "journal" / "measure_status" / folder / f"{file}.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        entry = {"who": "A", "when": "2026-01-01T00:00:00+00:00", "told": {}}
        place.write_text(json.dumps(entry), encoding="utf-8")

    book = journal.read_book("measure_status")

    assert book.entries == {}
    assert len(book.damaged) == 2
    assert all(told.isprintable() for told in book.damaged)


def test_a_full_disk_is_told_and_leaves_no_draft_and_one_of_a_killed_process_goes(own: Path) -> None:
    folder = own / "journal" / "measure_status" / "m1"
    folder.mkdir(parents=True)
    (folder / "0123456789abcdef.draft").write_text("half", encoding="utf-8")
    adding = "from storage import journal; journal.add_entry('measure_status', 'm1', 0, 'A', {'note': 'x' * 1000})"
    full = subprocess.run(
        [sys.executable, "-c", adding],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)),
        capture_output=True,
        text=True,
        check=False,
    )

    assert "File too large" in full.stderr
    assert [file.name for file in folder.iterdir()] == []
    assert journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"}).number == 1


def test_of_many_processes_that_add_at_once_one_comes_through(own: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        outcomes = list(pool.map(_try, [f"person {n}" for n in range(12)]))

    entries = journal.read_book("measure_status").entries["m1"]
    assert outcomes.count(True) == 1
    assert [entry.who for entry in entries] == [f"person {outcomes.index(True)}"]
    assert not list(own.rglob("*.draft"))


def _try(who: str) -> bool:
    try:
        journal.add_entry("measure_status", "m1", 0, who, {"status": "done"})
    except ChangedMeanwhile:
        return False
    return True


DEEP = "[" * 100_000 + "]" * 100_000
NESTED = '{"who": "A", "when": "2026-01-01T00:00:00+00:00", "told": {"x": ' + DEEP + "}}"
NO_ZONE = '{"who": "A", "when": "2026-01-01T00:00:00", "told": {}}'


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"who": "A"}', "[]", '{"who": "A", "when": "gestern", "told": {}}', DEEP, NESTED, NO_ZONE, "\0" * 50],
)
def test_a_damaged_file_is_named_and_does_not_hide_the_others(own: Path, text: str) -> None:
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})
    (own / "journal" / "measure_status" / "m1" / "000002.json").write_text(text)

    book = journal.read_book("measure_status")

    assert book.damaged == ["measure_status/m1/000002.json"]
    assert [entry.number for entry in book.entries["m1"]] == [1]
    assert journal.add_entry("measure_status", "m1", 1, "B", {"status": "late"}).number == 3


def test_a_file_of_the_last_number_takes_nobodys_entry_from_sight(own: Path) -> None:
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})
    (own / "journal" / "measure_status" / "m1" / "999999.json").write_text("{")

    assert journal.add_entry("measure_status", "m1", 1, "B", {"status": "late"}).number == 2
    assert [entry.who for entry in journal.read_book("measure_status").entries["m1"]] == ["A", "B"]


def test_a_moment_before_all_time_is_damage(own: Path) -> None:
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})
    text = '{"who": "B", "when": "0001-01-01T00:00:00+23:00", "told": {}}'
    (own / "journal" / "measure_status" / "m1" / "000002.json").write_text(text)

    assert journal.read_book("measure_status").damaged == ["measure_status/m1/000002.json"]


@pytest.mark.parametrize("name", ["000001 (Konflikt).json", "2.json", "kopie.json", "\N{SUPERSCRIPT TWO}00001.json"])
def test_a_file_that_is_no_entry_is_named_and_neither_shown_nor_in_the_way(own: Path, name: str) -> None:
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})
    folder = own / "journal" / "measure_status" / "m1"
    (folder / name).write_text((folder / "000001.json").read_text())

    assert journal.add_entry("measure_status", "m1", 1, "B", {"status": "late"}).number == 2
    book = journal.read_book("measure_status")
    assert book.damaged == [f"measure_status/m1/{name}"]
    assert [entry.who for entry in book.entries["m1"]] == ["A", "B"]


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folders")
def test_an_entry_and_then_its_name_in_the_folder_are_written_to_the_disk(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    folder = own / "journal" / "measure_status" / "m1"

    def fsync(opened: int) -> None:
        written.append((stat.S_ISDIR(os.fstat(opened).st_mode), (folder / "000001.json").exists()))

    monkeypatch.setattr(os, "fsync", fsync)
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})

    assert written == [(False, False), (True, True)]


def test_a_file_that_was_put_back_from_a_backup_is_read_anew(own: Path) -> None:
    journal.add_entry("measure_status", "m1", 0, "A", {"status": "done"})
    journal.read_book("measure_status")
    file = own / "journal" / "measure_status" / "m1" / "000001.json"
    file.write_text(file.read_text().replace("done", "late"))

    newest = journal.read_book("measure_status").newest("m1")

    assert newest is not None and newest.told["status"] == "late"


@pytest.mark.parametrize("subject", ["", "..", "../m1", "a/b", "a\\b", "M1", ".a", "a b", "a\n"])
def test_a_name_that_could_leave_the_folder_is_refused(own: Path, subject: str) -> None:
    with pytest.raises(ValueError):
        journal.add_entry("measure_status", subject, 0, "A", {})

    assert not own.exists()
