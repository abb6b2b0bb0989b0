"""Files that visitors bring are read by few processes at once, in turn, within limits, and for those who are there."""

import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from texts import Language
from ui import reading
from ui.loaders import NoAnswer
from ui.reading import MOST_AT_ONCE, read_in_turn

GERMAN = Language("de")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """In place of the loaders, a program whose every second is known; it has the arguments of the loaders."""

    def run(text: str) -> None:
        monkeypatch.setattr(reading, "make_command", lambda arguments: [sys.executable, "-c", text, *arguments])

    return run


def test_no_more_than_two_read_at_once_and_all_have_their_turn(tmp_path: Path, program: Callable[[str], None]) -> None:
    log = tmp_path / "log"
    note = f"open({str(log)!r}, 'a').write"
    program(f"import time; {note}('+'); time.sleep(0.3); {note}('-'); print('read')")
    busy = []

    with ThreadPoolExecutor(5) as visitors:
        asked = [visitors.submit(read_in_turn, ["import"], GERMAN) for _ in range(5)]
        while not all(one.done() for one in asked):
            busy.append(reading.is_busy())
            time.sleep(0.02)

    assert [one.result().stdout for one in asked] == ["read\n"] * 5
    signs = log.read_text()
    at_once = [signs[:end].count("+") - signs[:end].count("-") for end in range(len(signs) + 1)]
    assert max(at_once) == MOST_AT_ONCE
    assert True in busy
    assert not reading.is_busy()


def test_whoever_waits_too_long_is_told_that_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str], None]
) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.1)
    program("import time; time.sleep(3)")
    with ThreadPoolExecutor(2) as visitors:
        for _ in range(MOST_AT_ONCE):
            visitors.submit(read_in_turn, ["import"], GERMAN)
        while not reading.is_busy():
            time.sleep(0.01)

        with pytest.raises(NoAnswer) as refused:
            read_in_turn(["import"], GERMAN)

    assert refused.value.describe(GERMAN) == GERMAN("own.busy") != GERMAN("own.no_answer")


def test_a_process_has_so_much_time_of_the_processor(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str], None]
) -> None:
    monkeypatch.setattr(reading, "PROCESSOR_SECONDS", 1)
    program("while True: pass")

    assert read_in_turn(["import"], GERMAN).returncode == -signal.SIGXCPU


def test_a_process_whose_visitor_has_left_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: Callable[[str], None]
) -> None:
    number = tmp_path / "number"
    program(f"import os, time; open({str(number)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    there = {"session"}
    server = SimpleNamespace(is_active_session=there.__contains__)
    monkeypatch.setattr(reading, "runtime", SimpleNamespace(exists=lambda: True, get_instance=lambda: server))
    monkeypatch.setattr(reading, "get_script_run_ctx", lambda **_: SimpleNamespace(session_id="session"))
    monkeypatch.setattr(reading, "LEFT_AFTER", 0.2)
    threading.Timer(1.5, there.clear).start()
    begun = time.monotonic()

    with pytest.raises(NoAnswer):
        read_in_turn(["import"], GERMAN)

    assert 1.5 < time.monotonic() - begun < 10
    assert not Path(f"/proc/{number.read_text()}").exists()
    assert not reading.is_busy()
