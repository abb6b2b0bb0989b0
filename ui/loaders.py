"""The loaders as a process of their own: the app itself neither opens what people bring nor writes anything."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from settings import ROOT
from texts import Language

SECONDS = 90
Answer = dict[str, Any]


class NoAnswer(Exception):
    """The loaders could not look at a file: too late, or broken off. Raised, so that no cache keeps it."""


def read_answer(said: str) -> str:
    """What the loaders said, for a page: without the way to a file on this machine, without Python's traceback."""
    plain = said.partition("Traceback (most recent call last)")[0]
    return re.sub(r"(?<![\w:/.])(?:[A-Za-z]:)?(?:[/\\][^\s/\\:,;]+)+[/\\]([^\s/\\:,;]+)", r"\1", plain).strip()


def write_command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "loaders", *arguments]


def make_environment(language: Language) -> dict[str, str]:
    """Of the process that the loaders run in, speaking the language of the visit."""
    return {**os.environ, "SDG_LANGUAGE": language.code, "PYTHONUTF8": "1"}


def find_suffix(called: str) -> str:
    """The ending of a file's name, as one that can be given to a file here."""
    return re.sub(r"[^.\w]", "", Path(called).suffix)[:10]


def run_loaders(arguments: Sequence[str], language: Language) -> subprocess.CompletedProcess[str]:
    """`python -m loaders ...`, speaking the language of the visit; what they say of errors goes into the log, too.
    Raises subprocess.TimeoutExpired."""
    done = subprocess.run(
        write_command(arguments),
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


def ask_loaders(command: str, data: bytes, called: str, options: Sequence[str], language: Language) -> Answer:
    """What a command of the loaders answers about the content of a file, which lies on the disk only for as long as
    they read it. Raises NoAnswer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"table{find_suffix(called)}"
        file.write_bytes(data)
        try:
            done = run_loaders([command, str(file), *options], language)
            answer: Answer = json.loads(done.stdout)
        except (subprocess.TimeoutExpired, ValueError) as error:
            raise NoAnswer(command) from error
    return answer
