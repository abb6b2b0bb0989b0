"""Everything that goes wrong around a running app, one after another in random order: visitors always see the newest
database that was published whole, and the operator is told what happened and what to do.

`make test-faults` goes through far more rounds than `make test`.
"""

import os
import random
import re
import resource
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from loaders.build.build import build
from loaders.commands import report
from settings import ROOT, database_folder, raw_folder
from storage import versions
from tests.browser.conftest import serve_app
from tests.browser.test_loading import UPDATE
from tests.fake_services import FakeServices
from tests.support.small_world import OBSERVATIONS, write_small_world
from texts import Language

MOMENTS = random.Random(20261126)
ROUNDS = int(os.environ.get("SDG_FAULT_ROUNDS", "1"))
BUILD = [sys.executable, "-m", "loaders", "build"]
WITH_CLOCK = """
import sys
from datetime import datetime
from loaders.build import publish
from loaders.build.build import build
class Clock(datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(int(sys.argv[1]), 1, 1, tzinfo=tz)
publish.datetime = Clock
build()
"""


class Office:
    """A small world whose one number, `truth`, changes before each fault; `shown` is what a visitor may see."""

    def __init__(self, data: Path, moments: random.Random) -> None:
        self.data, self.moments, self.step = data, moments, 0
        self.truth = self.write()
        build(data=data)
        self.published = [self.truth]

    def write(self, row: str = "") -> str:
        """Another number into the files, in rows of which the last is `row`."""
        self.step += 1
        self.truth = f"{5 + self.step % 90 / 10:.1f}"
        rows = OBSERVATIONS["poverty"].replace("05358,2021,9.5", f"05358,2021,{self.truth}")
        write_small_world(self.data, poverty=rows + row)
        return self.truth

    def run(self, *command: str, largest_file: int = -1) -> subprocess.CompletedProcess[str]:
        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, preexec_fn=limit
        )

    def current(self) -> Path:
        found = versions.find_serving()
        assert found is not None
        return found.file

    # The faults: each changes the files, does what its name says and answers the numbers that may be shown after it.

    def the_loader_is_killed(self) -> list[str]:
        self.write()
        loader = subprocess.Popen(BUILD, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.moments.uniform(0, 4))
        loader.kill()
        loader.wait()
        return [self.published[-1], self.truth]

    def the_disk_is_full(self) -> list[str]:
        self.write()
        refused = self.run(*BUILD, largest_file=300_000)
        assert (refused.returncode, "Bitte Speicherplatz und Schreibrechte prüfen" in refused.stderr) == (1, True)
        assert "Traceback" not in refused.stderr
        return self.published[-1:]

    def a_row_is_wrong(self) -> list[str]:
        self.write("new,05358,1999,viel\n")
        refused = self.run(*BUILD)
        assert (refused.returncode, "„viel“ ist keine Zahl" in refused.stderr) == (1, True)
        return self.published[-1:]

    def the_database_is_damaged(self) -> list[str]:
        damaged = self.current()
        with damaged.open("r+b") as stream:
            stream.seek(self.moments.randrange(damaged.stat().st_size - 8))
            stream.write(self.moments.randbytes(8))
        return self.an_earlier_one_serves(damaged)

    def the_database_is_lost(self) -> list[str]:
        lost = self.current()
        lost.unlink()
        return self.an_earlier_one_serves(lost)

    def an_earlier_one_serves(self, unusable: Path) -> list[str]:
        assert f"BESCHÄDIGT: {unusable}" in report.describe_database(Language("de"), versions.find_serving())
        self.published.pop()
        return self.published

    def the_clock_is_ahead(self) -> list[str]:
        return self.built([sys.executable, "-c", WITH_CLOCK, "2099"])

    def the_clock_is_behind(self) -> list[str]:
        return self.built([sys.executable, "-c", WITH_CLOCK, "2001"])

    def two_build_at_once(self) -> list[str]:
        self.write()
        builds = [subprocess.Popen(BUILD, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
        said = [started.communicate()[0] for started in builds]
        assert [started.returncode for started in builds] == [0, 0]
        assert ["wird gewartet" in one for one in said].count(True) <= 1
        return [self.truth]

    def built(self, command: list[str]) -> list[str]:
        self.write()
        done = self.run(*command)
        assert done.returncode == 0, done.stderr
        return [self.truth]

    def mend(self) -> str:
        """What the operator does after every fault; the number to be shown."""
        self.write()
        build(data=self.data)
        self.published.append(self.truth)
        return self.truth


FAULTS: list[Callable[[Office], list[str]]] = [
    Office.the_loader_is_killed,
    Office.the_disk_is_full,
    Office.a_row_is_wrong,
    Office.the_database_is_damaged,
    Office.the_database_is_lost,
    Office.the_clock_is_ahead,
    Office.the_clock_is_behind,
    Office.two_build_at_once,
]


def read_number(address: str) -> str:
    """The number that a new visitor sees; a chart for other websites is the quickest page to ask."""
    with urllib.request.urlopen(f"{address}einbetten?chart=trend&indicator=poverty&regions=05358", timeout=30) as page:
        found = re.search(r"\d+,\d", page.read().decode())
    assert found
    return found[0].replace(",", ".")


class Running:
    """An office and the address of a server that shows its number, in folders of their own."""

    def __init__(self, folder: Path) -> None:
        self.told = {f"SDG_{name.upper()}": str(folder / name) for name in ("database", "data", "raw", "own")}
        with pytest.MonkeyPatch.context() as patch:
            self.enter(patch)
            self.office = Office(folder / "data", MOMENTS)
            self.office.mend()

    def enter(self, patch: pytest.MonkeyPatch) -> None:
        for name, place in self.told.items():
            patch.setenv(name, place)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str]]:
    started = Running(tmp_path_factory.mktemp("office"))
    with serve_app(Path(started.told["SDG_DATABASE"]), Path(started.told["SDG_DATA"]), told=started.told) as address:
        assert read_number(address) == started.office.truth
        yield started, address


@pytest.mark.parametrize("fault", [fault for _ in range(ROUNDS) for fault in MOMENTS.sample(FAULTS, len(FAULTS))])
def test_after_a_fault_visitors_see_the_newest_database_that_is_whole(
    running: tuple[Running, str], monkeypatch: pytest.MonkeyPatch, fault: Callable[[Office], list[str]]
) -> None:
    office, address = running[0].office, running[1]
    running[0].enter(monkeypatch)

    may_be_shown = fault(office)

    shown = read_number(address)
    assert shown in may_be_shown
    office.published.append(shown)
    assert office.mend() == read_number(address)
    assert not list(database_folder().glob("building-*"))


def test_lost_snapshots_are_told_and_what_was_built_of_them_goes_on_being_shown(services: FakeServices) -> None:
    assert services.wegweiser
    build()
    assert subprocess.run([*UPDATE, "--indicator", "homelessness"], cwd=ROOT, check=False).returncode == 0
    with serve_app(database_folder()) as address:
        chart = f"{address}einbetten?chart=trend&indicator=homelessness&regions=05358"
        with urllib.request.urlopen(chart, timeout=60) as before:
            assert "Bertelsmann Stiftung/www.wegweiser-kommune.de" in before.read().decode()

        shutil.rmtree(raw_folder())
        refused = subprocess.run(BUILD, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)

        assert (refused.returncode, "(wegweiser): 0 statt" in refused.stderr) == (1, True)
        with urllib.request.urlopen(chart, timeout=60) as after:
            assert "Bertelsmann Stiftung/www.wegweiser-kommune.de" in after.read().decode()


def test_a_disk_that_is_really_full_is_told_and_visitors_notice_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=120m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no small disk could be mounted (needs root)")
    try:
        monkeypatch.setenv("SDG_DATA", str(tmp_path / "data"))
        monkeypatch.setenv("SDG_DATABASE", str(disk))
        office = Office(tmp_path / "data", random.Random(1))
        with serve_app(disk, tmp_path / "data") as address:
            assert read_number(address) == office.truth
            with (disk / "filler").open("wb") as filler, suppress(OSError):
                while True:
                    filler.write(bytes(1024**2))
            shown = office.truth
            office.write()
            refused = office.run(*BUILD)
            assert (refused.returncode, "Bitte Speicherplatz und Schreibrechte prüfen" in refused.stderr) == (1, True)
            assert read_number(address) == shown

            (disk / "filler").unlink()
            office.built(BUILD)
            assert read_number(address) == office.truth
    finally:
        subprocess.run(["umount", str(disk)], check=True)
