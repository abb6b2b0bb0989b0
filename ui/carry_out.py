"""What a visitor asks of the loaders, carried out whole: also when she leaves, clicks again or the server is stopped.

Streamlit ends the script of a page at its next word to the browser when the visitor has gone elsewhere. So a thread of
its own waits for the loaders, which write to files: a pipe that nobody reads any more would end them half-way.
"""

import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from content.markdown import escape_markdown
from settings import ROOT
from storage.checksums import compute_checksum
from storage.private import hide_private
from texts import Language
from ui import data
from ui.loaders import make_command, make_environment

UNBUILT = 4  # the loaders' exit code (loaders/commands/building.py): stored, but in no database yet
UNWRITTEN = 5  # the same (loaders/commands/options.py): the disk refuses; what was there stays
_LOOK = 0.1  # seconds between two looks at how far the loaders are

Done = subprocess.CompletedProcess[str]

_workers = ThreadPoolExecutor(8, thread_name_prefix="carry_out")  # at its end, Python waits for what they do
_at_work: dict[str, tuple[Future[Done], Path]] = {}
_starting = threading.Lock()


def carry_out(
    arguments: Sequence[str], label: str, language: Language, content: bytes | None = None, suffix: str = ""
) -> Done:
    """`python -m loaders ...` to its end, with its steps shown under `label`. `content` is given to it as a file with
    this suffix. The same thing asked for twice at once, as by a double click, is done once and told to both."""
    try:
        work, said = _start_work(arguments, language, content, suffix)
    except OSError as error:
        return _tell_unwritten(error, language)
    with st.status(label, expanded=True) as status:
        told = 0
        while not work.done():
            wait([work], _LOOK)
            steps = _steps(said)
            for step in steps[told:]:
                status.write(escape_markdown(hide_private(step)))
            told = max(told, len(steps))
    data.look_again()
    try:
        return work.result()
    except OSError as error:
        return _tell_unwritten(error, language)


def _tell_unwritten(error: OSError, language: Language) -> Done:
    """Nothing has been done: there was no place for what is to be told to the loaders."""
    print(error, file=sys.stderr, flush=True)
    return Done([], UNWRITTEN, "", language("own.cli.cannot_write", cause=error))


def _start_work(
    arguments: Sequence[str], language: Language, content: bytes | None, suffix: str
) -> tuple[Future[Done], Path]:
    """The work, and the folder that the loaders' words go to while it lasts."""
    asked = compute_checksum("\0".join([language.code, *arguments]).encode() + b"\0" + (content or b""))
    with _starting:
        if asked not in _at_work:
            folder = TemporaryDirectory()
            work = _workers.submit(_work, folder, arguments, language, content, suffix)
            _at_work[asked] = work, Path(folder.name)
            work.add_done_callback(lambda _: _at_work.pop(asked))
            return work, Path(folder.name)
        return _at_work[asked]


def _work(
    folder: TemporaryDirectory[str], arguments: Sequence[str], language: Language, content: bytes | None, suffix: str
) -> Done:
    with folder as name:
        given = []
        if content is not None:
            file = Path(name) / f"table{suffix}"
            file.write_bytes(content)
            given = [str(file)]
        out, err = Path(name) / "out", Path(name) / "err"
        with out.open("wb") as out_stream, err.open("wb") as err_stream:
            ended = subprocess.run(
                make_command([*arguments, *given]),
                cwd=ROOT,
                env=make_environment(language),
                stdin=subprocess.DEVNULL,
                stdout=out_stream,
                stderr=err_stream,
                start_new_session=True,  # what ends the server at its terminal does not end this
                check=False,
            )
        told, complaint = (file.read_text(encoding="utf-8", errors="replace") for file in (out, err))
    complaint = "\n".join(line for line in complaint.splitlines() if not _is_step(line))
    if complaint:
        print(complaint, file=sys.stderr, flush=True)
    return Done(ended.args, ended.returncode, told, complaint)


def _steps(folder: Path) -> list[str]:
    """The steps that the loaders have named so far."""
    lines: list[str] = []
    for name in ("out", "err"):
        with suppress(FileNotFoundError):
            lines += (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if _is_step(line)]


def _is_step(line: str) -> bool:
    return line.endswith("…")
