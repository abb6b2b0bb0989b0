"""The loaders as a process of their own: the app itself neither opens what people bring nor writes anything."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from settings import ROOT
from texts import Language

SECONDS = 90
Answer = dict[str, Any]
Run = Callable[[Sequence[str], Language], subprocess.CompletedProcess[str]]


class NoAnswer(Exception):
    """The loaders could not look at a file: too late, or broken off, or too many before it (`is_busy`). Raised, so that
    no cache keeps it."""

    def __init__(self, command: str, is_busy: bool = False) -> None:
        super().__init__(command)
        self.is_busy = is_busy

    def describe(self, language: Language) -> str:
        return language("own.busy" if self.is_busy else "own.no_answer")


def make_command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "loaders", *arguments]


def make_environment(language: Language) -> dict[str, str]:
    """Of the process that the loaders run in, speaking the language of the visit."""
    return {**os.environ, "SDG_LANGUAGE": language.code, "PYTHONUTF8": "1"}


def run_loaders(arguments: Sequence[str], language: Language) -> subprocess.CompletedProcess[str]:
    """`python -m loaders ...`, speaking the language of the visit; what they say of errors goes into the log, too.
    Raises subprocess.TimeoutExpired."""
    done = subprocess.run(
        make_command(arguments),
        cwd=ROOT,
        env=make_environment(language),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
    if done.stderr:
        print(done.stderr.rstrip(), file=sys.stderr, flush=True)
    return done


def ask_loaders(
    name: str, data: bytes, called: str, options: Sequence[str], language: Language, run: Run = run_loaders
) -> Answer:
    """What a command of the loaders answers about the content of a file, which lies on the disk only for as long as
    they read it. `run` is how they are run: where they only read, in turn (ui/reading.py). Raises NoAnswer."""
    suffix = re.sub(r"[^.\w]", "", Path(called).suffix)[:10]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"table{suffix}"
        file.write_bytes(data)
        try:
            done = run([name, str(file), *options], language)
            answer: Answer = json.loads(done.stdout)
        except (subprocess.TimeoutExpired, ValueError) as error:
            raise NoAnswer(name) from error
    return answer
