"""The loaders as a process of their own: the app itself neither opens what people bring nor writes anything.

Where they only read, they do so in turn (ui/reading.py); what they store is carried out whole (ui/carry_out.py).
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from texts import Language

Answer = dict[str, Any]


class NoAnswer(Exception):
    """The loaders could not look at a file or store it. `reason`, the name of a text: no_answer (too late, or broken
    off), busy (too many before it), unwritten (the disk refuses). Raised, so that no cache keeps it."""

    def __init__(self, command: str, reason: str = "no_answer") -> None:
        super().__init__(command)
        self.reason = reason

    def describe(self, language: Language) -> str:
        return language(f"own.{self.reason}")


def make_command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "loaders", *arguments]


def make_environment(language: Language) -> dict[str, str]:
    """Of the process that the loaders run in, speaking the language of the visit."""
    return {**os.environ, "SDG_LANGUAGE": language.code, "PYTHONUTF8": "1"}


def find_suffix(called: str) -> str:
    """The ending of a file's name, as one that can be given to a file here."""
    return re.sub(r"[^.\w]", "", Path(called).suffix)[:10]
