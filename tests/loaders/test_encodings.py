"""Every command speaks where the encoding of the terminal is that of Windows: nothing fails for a sign it lacks."""

import codecs
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.commands.plain import _plain
from settings import ROOT
from tests.fake_services import FakeServices
from texts import CODES, texts


def run(encoding: str, *arguments: str, language: str = "de") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "SDG_LANGUAGE": language},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
@pytest.mark.parametrize("language", CODES)
def test_commands_speak_in_the_encodings_of_windows(
    services: FakeServices, tmp_path: Path, encoding: str, language: str
) -> None:
    table = tmp_path / "Tabelle.csv"
    table.write_text("Region;Indikator;2021;2022\nKreis Düren;„Unbekanntes – Wort“ ≥ 1;1,5;∞\n", encoding="utf-8")
    services.deviate("unit_changed", "region_slug_changed")
    quick = ("--pause", "0", "--timeout", "5")
    calls = [
        (("list",), 0),
        (("status",), 1),
        (("fetch", "wegweiser", *quick, "--indicator", "child_poverty", "--region", "05999"), 3),
        (("probe", "wegweiser", *quick), 3),
        (("import", str(table), "--check"), 1),
        (("fetch", "wegweiser", "--years", "zwanzig"), 2),
        (("import", "--list"), 0),
        (("backup", str(tmp_path / "Sicherung.zip")), 0),
        (("restore", str(table)), 1),
    ]
    for arguments, code in calls:
        done = run(encoding, *arguments, language=language)
        said = (done.stdout + done.stderr).decode(encoding)
        assert "Traceback" not in said, arguments
        assert done.returncode == code, (arguments, said)
        assert said.strip()


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_every_sign_of_every_message_has_a_plain_one(encoding: str) -> None:
    codecs.register_error("plain-test", _plain)
    for code in CODES:
        for name, text in texts(code).items():
            if name.startswith("loaders."):
                written = text.encode(encoding, "plain-test").decode(encoding)
                assert written.count("?") == text.count("?"), name
