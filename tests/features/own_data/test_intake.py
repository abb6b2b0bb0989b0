"""What is said beside a file reaches the loaders, whatever has been typed or pasted."""

import sys
import tempfile
from pathlib import Path

import pytest

from features.own_data import intake
from features.own_data.intake import ask_check
from loaders.commands import options
from settings import own_folder
from tests.support.own_tables import CYCLE_PATHS
from texts import Language
from ui import carry_out
from ui.loaders import NoAnswer

TABLE = b"Region;Jahr;Indikator;Wert;Quelle\n05358;2020;Pkw-Dichte;500;ich\n"


@pytest.mark.usefixtures("shipped_database")
def test_signs_that_no_process_can_be_told_are_left_out() -> None:
    answer = ask_check("v", TABLE, "a\0b.csv", {"name": "R\0ad", "source": "Amt\0 61"}, "de")

    assert (answer["name"], answer["total"]) == ("Rad", 0)


def test_more_than_a_process_can_be_told_is_no_answer() -> None:
    with pytest.raises(NoAnswer):
        ask_check("v", TABLE, "a.csv", {"mapping-text": "ä" * 70_000}, "de")


# As on a disk where so many bytes are left; but what is said goes nowhere, as it may be written to a file here.
FULL_DISK = """
import os, resource, runpy, sys
sys.stderr = open(os.devnull, "w")
resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))
sys.argv = sys.argv[1:]
runpy.run_module("loaders", run_name="__main__", alter_sys=True)
"""


@pytest.mark.usefixtures("shipped_database")
def test_a_full_disk_is_told_as_such_and_nothing_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, german: Language
) -> None:
    monkeypatch.setenv("SDG_OWN", str(tmp_path / "own"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")  # Python writes what it compiles at the first start in a folder
    program = [sys.executable, "-c", FULL_DISK]
    monkeypatch.setattr(carry_out, "make_command", lambda arguments: [*program, "loaders", *arguments])

    with pytest.raises(NoAnswer) as refused:
        intake.take_in(CYCLE_PATHS.encode(), "a.csv", {"name": "Radwege"}, [], german)

    assert refused.value.describe(german) == german("own.unwritten")
    assert [file for file in own_folder().rglob("*") if file.is_file()] == []
    assert carry_out.UNWRITTEN == options.UNWRITTEN


def test_where_no_file_can_be_laid_down_for_the_loaders_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, german: Language
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    with pytest.raises(NoAnswer) as unread:
        ask_check("v", TABLE, "a.csv", {}, "de")
    with pytest.raises(NoAnswer) as unstored:
        intake.take_in(TABLE, "a.csv", {"name": "Pkw"}, [], german)
    removed = intake.remove("own_pkw", german)

    assert [one.value.describe(german) for one in (unread, unstored)] == [german("own.unwritten")] * 2
    assert (removed.returncode, "Bitte Speicherplatz" in removed.stderr) == (carry_out.UNWRITTEN, True)
