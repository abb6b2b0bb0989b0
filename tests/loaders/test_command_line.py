"""`python -m loaders build` as an operator meets it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from settings import ROOT
from tests.support.small_world import REFERENCE, write_small_world


def loaders(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build_with_an_error(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A build of the small world, in which one of Düren's values is declared an error."""
    declared = f"{REFERENCE['known_errors.csv']}poverty,new,05358,2021,9.5,falsch,wrong\n"
    return loaders("build", SDG_DATA=str(write_small_world(folder, known_errors=declared)), **environment)


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

    run = loaders("build", SDG_DATABASE=str(tmp_path / "file"))

    assert run.returncode == 1
    assert "konnte nicht geschrieben werden" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"]])
def test_help_is_there(arguments: list[str]) -> None:
    assert "Usage:" in loaders(*arguments).stdout
