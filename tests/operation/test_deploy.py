"""What is shipped for operation, held against the tools that it is for."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from loaders.fetch.http import LONGEST_FETCH
from loaders.sources.registry import SOURCES
from settings import ROOT
from tests.support import nginx

DEPLOY = ROOT / "deploy"
OF_THE_SYSTEM = Path("/usr/lib/systemd/system")


@pytest.mark.parametrize("number", [1, 2, 4])
def test_nginx_takes_the_configuration(tmp_path: Path, number: int) -> None:
    command = nginx.configure(tmp_path, range(8501, 8501 + number))
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


def test_each_process_has_all_others_to_fall_back_on(tmp_path: Path) -> None:
    nginx.configure(tmp_path, [8501, 8502, 8503])

    written = (tmp_path / "kreiskompass-processes.conf").read_text(encoding="utf-8")

    others = "    server 127.0.0.1:8501 backup;\n    server 127.0.0.1:8503 backup;\n"
    assert f"server 127.0.0.1:8502 max_fails=0;\n{others}" in written


@pytest.mark.parametrize("unit", ["kreiskompass-web@8501", "kreiskompass-update", "kreiskompass-backup"])
def test_systemd_takes_the_units_and_finds_them_locked_down(tmp_path: Path, unit: str) -> None:
    if shutil.which("systemd-analyze") is None or not OF_THE_SYSTEM.is_dir():
        pytest.skip("no systemd-analyze on PATH (Debian: package systemd)")
    units = tmp_path / "etc" / "systemd" / "system"
    shutil.copytree(DEPLOY / "systemd", units)
    shutil.copytree(OF_THE_SYSTEM, tmp_path / OF_THE_SYSTEM.relative_to("/"), symlinks=True)
    (units / "kreiskompass-web@8501.service").symlink_to("kreiskompass-web@.service")
    bin_folder = tmp_path / "opt" / "kreiskompass" / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    for program in ("python", "uvicorn"):
        (bin_folder / program).touch(0o755)

    def analyze_unit(*command: str) -> subprocess.CompletedProcess[str]:
        run = ["systemd-analyze", *command, f"--root={tmp_path}", f"{unit}.service"]
        return subprocess.run(run, capture_output=True, text=True, check=False)

    verified, exposed = (
        analyze_unit("verify"),
        analyze_unit("security", "--offline=true", "--threshold=20", "--no-pager"),
    )

    assert (verified.returncode, verified.stderr) == (0, "")
    assert exposed.returncode == 0, exposed.stdout  # 2.0 of 10, where 10 is a service without any protection


def test_an_update_has_the_time_that_all_its_sources_may_take() -> None:
    unit = (DEPLOY / "systemd" / "kreiskompass-update.service").read_text(encoding="utf-8")

    assert "TimeoutStartSec=1d\n" in unit
    assert len(SOURCES) * LONGEST_FETCH < 0.8 * 24 * 3600  # the rest: a call that began before, a build


def test_every_setting_of_the_environment_file_is_one_that_the_code_reads() -> None:
    named = re.findall(r"^#?(SDG_\w+)=", (DEPLOY / "environment").read_text(encoding="utf-8"), re.MULTILINE)
    code = "".join(
        file.read_text(encoding="utf-8") for file in [ROOT / "settings.py", *(ROOT / "loaders").rglob("*.py")]
    )

    assert {"SDG_DATABASE", "SDG_RAW", "SDG_OWN", "SDG_EDITORS", "SDG_CONTACT"} <= set(named)
    assert [name for name in named if name not in code] == []


def test_the_environment_file_says_the_same_to_a_shell_as_to_systemd(tmp_path: Path) -> None:
    said = "frau.beispiel@kreis.example, herr.muster@kreis.example"
    template = (DEPLOY / "environment").read_text(encoding="utf-8")
    settings = tmp_path / "environment"
    settings.write_text(template.replace("SDG_EDITORS=''", f"SDG_EDITORS='{said}'"), encoding="utf-8")
    told = ["sh", "-euc", f'set -a; . {settings}; printf "%s" "$SDG_EDITORS"']

    assert subprocess.run(told, capture_output=True, text=True, check=True).stdout == said


def test_the_command_for_operators_is_well_formed() -> None:
    assert subprocess.run(["sh", "-n", DEPLOY / "kreiskompass"], check=False).returncode == 0
