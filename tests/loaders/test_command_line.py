"""`python -m loaders build` as an operator meets it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from settings import ROOT


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


def test_a_build_prints_rows_per_source_and_indicator(empty_database_folder: Path) -> None:
    run = loaders("build")

    assert run.returncode == 0
    assert "inkar_2022               car_density                                   549" in run.stdout
    assert "22.556 Werte, davon 4 als nicht glaubhaft gesperrt" in run.stdout
    assert str(empty_database_folder) in run.stdout


def test_messages_come_in_english_when_asked_for() -> None:
    assert "22,556 values, 4 of them withheld as not credible" in loaders("build", SDG_LANGUAGE="en").stdout


def test_a_build_that_cannot_write_says_so_and_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")

    run = loaders("build", SDG_DATABASE=str(tmp_path / "file"))

    assert run.returncode == 1
    assert "konnte nicht geschrieben werden" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"]])
def test_help_is_there(arguments: list[str]) -> None:
    assert "Usage:" in loaders(*arguments).stdout
