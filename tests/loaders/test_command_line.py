"""`python -m loaders build` as an operator meets it."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.processes import run_loaders
from tests.support.small_world import REFERENCE, write_small_world


def build_with_an_error(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A build of the small world, in which one of Düren's values is declared an error."""
    declared = f"{REFERENCE['known_errors.csv']}poverty,new,05358,2021,9.5,falsch,wrong\n"
    return run_loaders("build", SDG_DATA=str(write_small_world(folder, known_errors=declared)), **environment)


def test_a_build_prints_rows_per_source_and_indicator(tmp_path: Path, empty_database_folder: Path) -> None:
    run = build_with_an_error(tmp_path / "data")

    assert run.returncode == 0, run.stderr
    assert re.search(r"^ *new +poverty +4$", run.stdout, re.MULTILINE)
    assert "11 Werte, davon 1 als nicht glaubhaft gesperrt" in run.stdout
    assert str(empty_database_folder) in run.stdout


def test_messages_come_in_english_when_asked_for(tmp_path: Path) -> None:
    assert (
        "11 values, 1 of them withheld as not credible"
        in build_with_an_error(tmp_path / "data", SDG_LANGUAGE="en").stdout
    )


def test_a_build_that_cannot_write_says_so_and_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")

    run = run_loaders("build", SDG_DATABASE=str(tmp_path / "file"))

    assert run.returncode == 1
    assert "konnte nicht geschrieben werden" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"]])
def test_help_is_there(arguments: list[str]) -> None:
    assert "Usage:" in run_loaders(*arguments).stdout
