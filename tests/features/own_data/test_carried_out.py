"""What is asked for is carried out whole, whatever the visitor does; every visit sees what has been entered."""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

import queries
from content.markdown import escape_markdown
from loaders.build.build import build
from loaders.commands import building
from loaders.own.targets.adding import add_target
from settings import ROOT, own_folder, raw_folder
from tests.support.own_tables import CYCLE_PATHS, take_in
from texts import Language
from ui import carry_out as carrying
from ui import editing, first_start
from ui.carry_out import Done, carry_out

GERMAN = Language("de")
IMPORT = ["import", "--json", "--build", "--name=Radwege"]
TARGET = "region_key,indicator_key,value,decided_by,document\n05358,poverty,4.5,Kreistag,Beschluss 12\n"


@pytest.fixture(autouse=True)
def built_world(small_world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_start, "_accepted", set())
    monkeypatch.setattr(first_start, "_refused", {})
    build(data=small_world)


def tables() -> list[str]:
    return queries.run_query("own_tables")["table_key"].tolist()


def targets() -> list[str]:
    return queries.run_query("own_targets")["target_key"].tolist()


def visit() -> AppTest:
    return AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60).run()


def leave_at_once(monkeypatch: pytest.MonkeyPatch, arguments: list[str], content: bytes | None = None) -> None:
    """Streamlit ends a page whose visitor has left at its next word to the browser; then wait for the work."""

    def stop_page(*_: object, **__: object) -> None:
        raise StopException

    with monkeypatch.context() as patch:
        patch.setattr(carrying.st, "status", stop_page)
        with pytest.raises(StopException):
            carry_out(arguments, "", GERMAN, content, ".csv")
    for work, _ in list(carrying._at_work.values()):
        work.result(timeout=60)


def test_who_leaves_after_the_click_finds_it_done(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_at_once(monkeypatch, IMPORT, CYCLE_PATHS.encode())
    assert tables() == ["own_radwege"]

    leave_at_once(monkeypatch, ["import", "--remove=own_radwege", "--build"])
    assert (tables(), list((own_folder() / "tables").iterdir())) == ([], [])

    leave_at_once(monkeypatch, ["targets", "add", "--keys", "--build"], TARGET.encode())
    assert targets() == ["own_05358_poverty_every_year"]

    leave_at_once(monkeypatch, ["targets", "remove", "own_05358_poverty_every_year", "--build"])
    assert targets() == []


def test_what_a_double_click_asks_for_twice_is_done_once_and_told_to_both() -> None:
    def ask(_: int) -> Done:
        return carry_out(IMPORT, "", GERMAN, CYCLE_PATHS.encode(), ".csv")

    with ThreadPoolExecutor(2) as clicks:
        first, second = clicks.map(ask, range(2))

    assert first is second
    assert (first.returncode, tables()) == (0, ["own_radwege"])


def test_steps_are_told_as_text_and_without_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    program = (
        f"import pathlib; print('[Link](https://x.org) {tmp_path}/a/b.csv …', flush=True)\n"
        f"while not pathlib.Path({str(seen)!r}).exists(): pass"
    )
    told: list[str] = []

    def tell(step: str) -> None:
        told.append(step)
        seen.touch()

    status = SimpleNamespace(write=tell)
    monkeypatch.setattr(carrying, "make_command", lambda _: [sys.executable, "-c", program])
    monkeypatch.setattr(carrying.st, "status", lambda *_, **__: nullcontext(status))

    carry_out(["build"], "", GERMAN)

    assert told == [escape_markdown("[Link](https://x.org) b.csv …")]


def test_a_target_given_again_is_no_second_one(tmp_path: Path) -> None:
    file = tmp_path / "z.csv"
    file.write_text(TARGET, encoding="utf-8")

    assert add_target(file, "z.csv") == add_target(file, "z.csv") == ["own_05358_poverty_every_year"]


def test_every_visit_sees_what_has_been_entered_and_not_yet_built(tmp_path: Path) -> None:
    visit()
    take_in(tmp_path, CYCLE_PATHS)
    (tmp_path / "z.csv").write_text(TARGET, encoding="utf-8")
    add_target(tmp_path / "z.csv", "z.csv")
    assert (tables(), targets()) == ([], [])

    assert not visit().exception

    assert (tables(), targets()) == (["own_radwege"], ["own_05358_poverty_every_year"])


def test_a_visit_looks_once_and_not_at_every_click(monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit()
    monkeypatch.setattr(first_start, "compute_fingerprint", lambda _: pytest.fail("looked again"))

    assert not app.run().exception


@pytest.mark.parametrize("allowed", [True, False])
def test_a_refused_build_is_tried_once_and_told_to_whoever_may_enter_data(
    small_world: Path, monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    visit()
    monkeypatch.setattr(editing, "is_allowed", lambda: allowed)
    (small_world / "reference" / "units.csv").write_text("no,header\n", encoding="utf-8")

    first = visit()
    monkeypatch.setattr(first_start, "carry_out", lambda *_: pytest.fail("built again"))
    second = visit()

    for app in (first, second):
        assert not app.exception
        told = [warning.value for warning in app.warning]
        assert told == [GERMAN("first_start.outdated")] * allowed
        assert ["units.csv" in text.value for text in app.text] == [True] * allowed
        assert not [text.value for text in app.text if str(small_world) in text.value]


def test_while_a_source_is_fetched_no_visit_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit()
    take_in(tmp_path, CYCLE_PATHS)
    folder = raw_folder() / "wegweiser"
    folder.mkdir(parents=True)

    with FileLock(folder / "fetch.lock"), monkeypatch.context() as patch:
        patch.setattr(first_start, "carry_out", lambda *_: pytest.fail("built"))
        visit()
    visit()

    assert tables() == ["own_radwege"]


def test_that_something_is_stored_but_in_no_database_has_an_exit_code_of_its_own(small_world: Path) -> None:
    (small_world / "reference" / "units.csv").write_text("no,header\n", encoding="utf-8")

    done = carry_out(["targets", "remove", "own_x", "--build"], "", GERMAN)
    assert (done.returncode, done.stderr) == (1, GERMAN("own.cli.unknown_target", target="own_x"))

    file = own_folder() / "targets" / "own_x.csv"
    file.parent.mkdir(parents=True)
    file.write_text("target_key\nown_x\n", encoding="utf-8")
    done = carry_out(["targets", "remove", "own_x", "--build"], "", GERMAN)

    assert done.returncode == carrying.UNBUILT == building.UNBUILT
    assert "units.csv" in done.stderr
    assert not file.exists()
