"""Publishing: readers follow a new build, nothing is torn, old versions and leftovers go."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import queries
from loaders.build import publish
from loaders.build.build import build
from settings import ROOT, database_folder
from tests.support.built import build_small_world
from tests.support.processes import kill_script
from tests.support.small_world import OBSERVATIONS, write_small_world


def test_a_running_reader_follows_a_new_build_without_a_restart(tmp_path: Path) -> None:
    build_small_world()
    before = queries.run_query("values", indicator="poverty", regions=["05358"])["value"].tolist()
    build(data=write_small_world(tmp_path / "data", poverty=OBSERVATIONS["poverty"].replace("9.5", "9.9")))
    after = queries.run_query("values", indicator="poverty", regions=["05358"])["value"].tolist()

    assert (before, after) == ([9.5], [9.9])


def test_three_versions_are_kept_and_leftovers_of_broken_off_builds_go(tmp_path: Path) -> None:
    data = write_small_world(tmp_path / "data")
    build(data=data)
    (database_folder() / "building-1-dead.duckdb").write_bytes(b"half a file")
    (database_folder() / "CURRENT.1.draft").write_text("half a pointer", encoding="utf-8")
    files = [build(data=data).file for _ in range(4)]

    kept = {file.name for file in database_folder().iterdir()} - {"build.lock"}

    names = [file.name for file in files[-3:]]
    assert kept == {"CURRENT", *names, *(f"{name}.sha256" for name in names)}


def test_without_a_database_the_reader_says_so() -> None:
    with pytest.raises(queries.DatabaseMissing):
        queries.run_query("regions")


def test_a_pointer_to_a_lost_file_counts_as_no_database() -> None:
    build_small_world().unlink()

    assert publish.find_current() is None
    with pytest.raises(queries.DatabaseMissing):
        queries.find_version()


def test_a_second_build_says_that_it_waits_and_then_builds(tmp_path: Path) -> None:
    data = write_small_world(tmp_path / "data")
    steps: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        with publish.lock_builds():
            waiting = pool.submit(build, steps.append, data)
            deadline = time.monotonic() + 20
            while not steps and time.monotonic() < deadline:
                time.sleep(0.01)
            assert steps == ["waiting"]
        built = waiting.result(timeout=60)

    assert steps == ["waiting", "reference", "observations", "judgements", "checks", "publish"]
    assert publish.find_current() == built.file


def test_of_two_first_starts_at_once_one_builds() -> None:
    command = [sys.executable, "-m", "loaders", "build", "--if-needed"]
    starts = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") for _ in range(2)
    ]
    said = [start.communicate()[0] for start in starts]

    assert [start.returncode for start in starts] == [0, 0]
    assert sorted("in Gebrauch" in words for words in said) == [False, True]
    assert len(list(database_folder().glob("kreiskompass-*.duckdb"))) == 1


def test_a_reading_connection_cannot_write_read_files_or_be_unlocked() -> None:
    build_small_world()
    connection = queries._connection().cursor()

    for forbidden in (
        "CREATE TABLE mine (x INTEGER)",
        "DELETE FROM region",
        "UPDATE region SET kind = 'country'",
        "DROP TABLE region",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM '/etc/hostname'",
        "SELECT * FROM glob('/etc/*')",
        "EXPORT DATABASE 'everything'",
        "COPY region TO 'regions.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "RESET enable_external_access",
        "SET enable_external_access = true",
        "SELECT * FROM forbidden",
    ):
        with pytest.raises(queries.duckdb.Error):
            connection.execute(forbidden)


def test_a_clock_set_back_does_not_lose_the_new_build(tmp_path: Path) -> None:
    data = write_small_world(tmp_path / "data")
    build(data=data)
    for year in (2997, 2998, 2999):
        (database_folder() / f"kreiskompass-{year}0101T000000.000000-future00.duckdb").write_bytes(b"")

    newest = build(data=data).file

    assert publish.find_current() == newest
    assert queries.find_version() == newest.name


BUILD_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from loaders.build.build import build
while True:
    build(lambda step: print(step, flush=True), Path(sys.argv[1]))
"""


def test_builds_killed_at_any_moment_never_disturb_a_reader(tmp_path: Path) -> None:
    data = write_small_world(tmp_path / "data")
    build(data=data)
    leftovers = 0

    def check_reading() -> None:
        assert queries.run_query("values", indicator="poverty", regions=["05358"])["value"].tolist() == [9.5]

    for delay in (0.0, 0.1, 0.2, 0.35, 0.5):
        kill_script(BUILD_AGAIN_AND_AGAIN, str(data), begun="reference", after=delay, meanwhile=check_reading)
        leftovers += len(list(database_folder().glob("building-*")))
        assert queries.run_query("values", indicator="poverty", regions=["05358"])["value"].tolist() == [9.5]

    assert leftovers, "no build was killed half-way: this test has shown nothing"
    build(data=data)
    assert not list(database_folder().glob("building-*"))
    assert queries.run_query("values", indicator="poverty", regions=["05358"])["value"].tolist() == [9.5]
