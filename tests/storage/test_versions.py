"""A database file that is lost or damaged: noticed before a number of it is shown, the one before serves, the operator
is told."""

import json
import logging
import os
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.requests import Request

import queries
from features.shell.health import answer_health
from loaders.build import publish
from loaders.build.build import build, build_if_needed
from settings import database_pointer
from storage import versions
from tests.support.built import build_small_world
from tests.support.processes import run_loaders
from tests.support.small_world import OBSERVATIONS, write_small_world


@pytest.fixture
def two_builds(small_world: Path) -> tuple[Path, Path]:
    """An earlier database with 9.5, and the one in use with 9.9."""
    earlier = build_small_world()
    write_small_world(small_world, poverty=OBSERVATIONS["poverty"].replace("9.5", "9.9"))
    return earlier, build().file


def damage(file: Path) -> None:
    """Turn one bit in the middle, as a failing disk does."""
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)


def read_values() -> list[float]:
    return queries.run_query("values", indicator="poverty", regions=["05358"])["value"].tolist()


def status() -> subprocess.CompletedProcess[str]:
    return run_loaders("status")


def told_by_health() -> tuple[int, dict[str, object]]:
    answer = answer_health(Request({"type": "http"}))
    return answer.status_code, json.loads(bytes(answer.body))


def test_a_checksum_lies_beside_each_version_in_the_form_of_sha256sum(two_builds: tuple[Path, Path]) -> None:
    for file in two_builds:
        run = subprocess.run(["sha256sum", "-c", f"{file.name}.sha256"], cwd=file.parent, check=False)
        assert run.returncode == 0


def test_a_damaged_database_is_not_shown_and_the_one_before_serves(
    two_builds: tuple[Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    earlier, newest = two_builds
    damage(newest)

    with caplog.at_level(logging.ERROR):
        assert [read_values(), read_values()] == [[9.5], [9.5]]

    assert queries.find_version() == earlier.name
    assert [record.getMessage().startswith(f"lost or damaged: {newest}.") for record in caplog.records] == [True]


def test_damage_done_while_the_database_is_in_use_is_noticed_too(two_builds: tuple[Path, Path]) -> None:
    assert read_values() == [9.9]

    damage(two_builds[1])

    assert read_values() == [9.5]


def test_a_lost_database_is_replaced_by_the_one_before(two_builds: tuple[Path, Path]) -> None:
    two_builds[1].unlink()

    assert read_values() == [9.5]


def test_a_large_file_answers_while_it_is_looked_at_and_is_left_at_once_when_it_is_damaged(
    two_builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "LARGE", 0)
    begun = threading.Event()
    versions._later.submit(begun.wait)  # others are looked at first
    earlier, newest = two_builds
    damage(newest)

    assert queries.find_file() == newest
    begun.set()
    versions._later.submit(int).result()  # all that was asked for before has been looked at

    assert queries.find_file() == earlier
    assert read_values() == [9.5]


def test_where_none_is_sound_there_is_no_database(two_builds: tuple[Path, Path]) -> None:
    for file in two_builds:
        damage(file)

    with pytest.raises(queries.DatabaseMissing):
        queries.find_version()
    assert publish.find_current() is None


@pytest.mark.usefixtures("two_builds")
def test_a_pointer_that_cannot_be_understood_leaves_the_newest_in_use() -> None:
    database_pointer().write_text("", encoding="utf-8")

    assert read_values() == [9.9]


def test_a_database_of_an_earlier_release_has_no_checksum_and_is_taken(two_builds: tuple[Path, Path]) -> None:
    versions.name_checksum_file(two_builds[1]).unlink()

    assert read_values() == [9.9]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pointer: pointer.unlink(),
        lambda pointer: pointer.write_bytes(b"\0" * 40),
        lambda pointer: pointer.write_bytes(b"\xff\xfek\x00"),
        lambda pointer: pointer.write_text("../../etc/passwd", encoding="utf-8"),
        lambda pointer: pointer.write_text("k" * 5000, encoding="utf-8"),
        lambda pointer: (pointer.unlink(), pointer.mkdir()),
        lambda pointer: (pointer.unlink(), pointer.symlink_to(pointer)),
    ],
    ids=["lost", "NULs", "not UTF-8", "leads out", "too long", "a folder", "unreadable"],
)
def test_a_pointer_that_is_lost_or_unreadable_is_a_lost_version(
    two_builds: tuple[Path, Path], spoil: Callable[[Path], object]
) -> None:
    spoil(database_pointer())

    assert read_values() == [9.9]
    assert queries.find_version() == two_builds[1].name
    assert told_by_health()[1]["status"] == "earlier"

    assert build_if_needed() is not None
    assert (read_values(), told_by_health()[1]["status"]) == ([9.9], "ok")


@pytest.mark.parametrize("name", ["kreiskompass-sicherung.duckdb", "kreiskompass-99.99-ab.duckdb"])
@pytest.mark.parametrize("is_named", [False, True])
def test_a_copy_under_another_name_never_serves_and_outlives_every_build(
    two_builds: tuple[Path, Path], name: str, is_named: bool
) -> None:
    copy = two_builds[1].with_name(name)
    copy.write_bytes(two_builds[0].read_bytes())
    versions.name_checksum_file(copy).write_text("of the office", encoding="utf-8")
    if is_named:
        database_pointer().write_text(name, encoding="utf-8")
    else:
        database_pointer().unlink()

    assert read_values() == [9.9]
    assert (told_by_health()[0], told_by_health()[1]["status"]) == (200, "earlier")

    assert build_if_needed() is not None
    assert told_by_health()[1]["status"] == "ok"
    assert copy.exists()
    assert versions.name_checksum_file(copy).exists()
    assert {*two_builds} < {*versions.list_published()}  # it takes the place of none that is kept


@pytest.mark.usefixtures("two_builds")
def test_a_lost_pointer_is_told_by_status_and_build() -> None:
    database_pointer().write_bytes(b"\0" * 40)
    line = f"VERLOREN ODER BESCHÄDIGT: {database_pointer()}"

    told, rebuilt = status(), run_loaders("build", "--if-needed")

    assert (told.returncode, line in told.stdout) == (1, True)
    assert (rebuilt.returncode, line in rebuilt.stderr) == (0, True)
    assert status().returncode == 0


@pytest.mark.parametrize("spoil", [b"\0" * 64, b"\xff\xff", b"", b"no checksum"])
def test_a_checksum_that_cannot_be_read_counts_against_its_file(two_builds: tuple[Path, Path], spoil: bytes) -> None:
    versions.name_checksum_file(two_builds[1]).write_bytes(spoil)

    assert read_values() == [9.5]


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999])
def test_a_file_whose_end_is_missing_is_not_sound_without_its_checksum_either(
    two_builds: tuple[Path, Path], share: float
) -> None:
    newest = two_builds[1]
    versions.name_checksum_file(newest).unlink()
    assert versions.is_sound(newest)
    whole = newest.read_bytes()
    newest.write_bytes(whole[: int(len(whole) * share)])

    assert not versions.is_sound(newest)
    assert read_values() == [9.5]


def test_where_all_versions_are_damaged_the_status_names_them(two_builds: tuple[Path, Path]) -> None:
    for file in two_builds:
        damage(file)
    told = status().stdout

    assert [f"VERLOREN ODER BESCHÄDIGT: {file}" in told for file in two_builds] == [True, True]


def test_the_operator_sees_the_damage_in_the_status_and_a_build_mends_it(two_builds: tuple[Path, Path]) -> None:
    earlier, newest = two_builds
    sound = status()
    damage(newest)
    damaged = status()

    assert (sound.returncode, damaged.returncode) == (0, 1)
    assert f"Datenbank in Gebrauch: {newest}" in sound.stdout
    assert f"VERLOREN ODER BESCHÄDIGT: {newest}" in damaged.stdout
    assert f"Datenbank in Gebrauch: {earlier}" in damaged.stdout

    assert build_if_needed() is not None
    assert read_values() == [9.9]
    assert status().returncode == 0


def test_damage_time_and_again_never_uses_up_the_sound_versions(two_builds: tuple[Path, Path]) -> None:
    for _ in range(3):
        damage(build().file)
        assert queries.find_version() == two_builds[1].name


def test_without_a_database_the_status_says_so_and_fails() -> None:
    assert status().returncode == 1


def test_a_file_is_read_whole_once_and_not_for_every_question(
    two_builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_values() == [9.9]
    read: list[Path] = []
    monkeypatch.setattr(versions, "compute_file_checksum", read.append)

    assert read_values() == [9.9]
    assert read == []
    os.utime(two_builds[1], (time.time(), time.time() + 1))
    queries.find_version()
    assert read == [two_builds[1]]


def test_health_tells_what_serves_without_a_path(two_builds: tuple[Path, Path]) -> None:
    code, told = told_by_health()
    newest = versions.Serving(two_builds[1])

    assert (code, told["status"], told["inputs"]) == (200, "ok", newest.inputs)
    assert datetime.now(UTC) - datetime.fromisoformat(str(told["built_at"])) < timedelta(minutes=2)
    assert told["age_hours"] == pytest.approx(0, abs=0.05)
    assert str(two_builds[1].parent) not in json.dumps(told)


def test_health_tells_that_an_earlier_database_serves_and_that_there_is_none(two_builds: tuple[Path, Path]) -> None:
    damage(two_builds[1])
    assert told_by_health()[0] == 200
    assert (told_by_health()[1]["status"], told_by_health()[1]["inputs"]) == (
        "earlier",
        versions.Serving(two_builds[0]).inputs,
    )

    damage(two_builds[0])
    assert told_by_health() == (503, {"status": "no_database"})


def test_an_age_that_the_clock_denies_is_not_told(two_builds: tuple[Path, Path]) -> None:
    ahead = two_builds[1].with_name(two_builds[1].name.replace(f"-{datetime.now(UTC):%Y}", "-2999"))
    two_builds[1].rename(ahead)
    versions.name_checksum_file(two_builds[1]).rename(versions.name_checksum_file(ahead))
    database_pointer().write_text(ahead.name, encoding="utf-8")

    assert told_by_health()[1]["age_hours"] is None
