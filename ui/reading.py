"""Files that visitors bring are read by processes of their own: few at once, in turn, no longer than somebody waits.

Whoever reads may do so without a login, so this must cost the others nothing: the rest stand in a queue, a process has
so much time of the processor, and one whose visitor has left ends.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from settings import ROOT
from texts import Language
from ui.loaders import Answer, NoAnswer, find_suffix, make_command, make_environment

MOST_AT_ONCE = 2
PATIENCE = 120.0  # seconds in the queue
SECONDS = 90.0  # that a process may take
PROCESSOR_SECONDS = 60
LEFT_AFTER = 5.0  # seconds without a connection: a page that reconnects has not left
_LOOK = 0.5  # seconds between two looks at whether the visitor is still there

_places = threading.BoundedSemaphore(MOST_AT_ONCE)
_reading: set[int] = set()  # threads that have a place


def is_busy() -> bool:
    """Whether whoever comes now has to wait."""
    return len(_reading) >= MOST_AT_ONCE


def ask_loaders(command: str, data: bytes, called: str, options: Sequence[str], language: Language) -> Answer:
    """What a command of the loaders answers in turn about the content of a file, which lies on the disk only for as
    long as they read it. Raises NoAnswer."""
    with _lay_down(data, called) as file:
        done = read_in_turn([command, str(file), *options], language)
    try:
        answer: Answer = json.loads(done.stdout)
    except ValueError as error:
        raise NoAnswer(command) from error
    return answer


@contextmanager
def _lay_down(data: bytes, called: str) -> Iterator[Path]:
    with ExitStack() as stack:
        try:
            file = Path(stack.enter_context(tempfile.TemporaryDirectory())) / f"table{find_suffix(called)}"
            file.write_bytes(data)
        except OSError as error:
            print(error, file=sys.stderr, flush=True)
            raise NoAnswer(called, "unwritten") from error
        yield file


def read_in_turn(arguments: Sequence[str], language: Language) -> subprocess.CompletedProcess[str]:
    """`python -m loaders ...` where they only read a file. Raises NoAnswer, also where the visitor has left."""
    visit = _Visit()
    with _place(arguments[0], visit):
        process = subprocess.Popen(
            make_command(arguments),
            cwd=ROOT,
            env=make_environment(language),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        _limit_processor(process.pid)
        end = time.monotonic() + SECONDS
        while True:
            try:
                said, complaint = process.communicate(timeout=_LOOK)
                break
            except subprocess.TimeoutExpired:
                if time.monotonic() > end or visit.has_ended():
                    process.kill()
                    process.communicate()
                    raise NoAnswer(arguments[0]) from None
        if complaint:
            print(complaint.rstrip(), file=sys.stderr, flush=True)
        return subprocess.CompletedProcess(process.args, process.returncode, said, complaint)


class _Visit:
    """The visit that a file is read for."""

    def __init__(self) -> None:
        context = get_script_run_ctx(suppress_warning=True)
        self._session = context.session_id if context else ""
        self._seen = time.monotonic()

    def has_ended(self) -> bool:
        """Whether nobody has been there for a while; a reading outside of any visit is somebody's."""
        if not self._session or not runtime.exists() or runtime.get_instance().is_active_session(self._session):
            self._seen = time.monotonic()
        return time.monotonic() - self._seen > LEFT_AFTER


@contextmanager
def _place(asked: str, visit: _Visit) -> Iterator[None]:
    end = time.monotonic() + PATIENCE
    while not _places.acquire(timeout=_LOOK):
        if visit.has_ended():
            raise NoAnswer(asked)
        if time.monotonic() > end:
            raise NoAnswer(asked, "busy")
    me = threading.get_ident()
    _reading.add(me)
    try:
        yield
    finally:
        _reading.discard(me)
        _places.release()


def _limit_processor(process: int) -> None:
    """Where the system can do that: on Linux."""
    try:
        from resource import RLIMIT_CPU, prlimit  # noqa: PLC0415
    except ImportError:
        return
    try:
        prlimit(process, RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 5))
    except (ProcessLookupError, PermissionError):  # it has ended already
        return
