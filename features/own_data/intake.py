"""Own tables through the loaders, which run as a process of their own: check, take in, remove.

The app itself opens no uploaded file: whatever is in it can harm only that process, which has limits.
"""

import json
from collections.abc import Mapping, Sequence

import streamlit as st

from texts import Language, without_controls
from ui.carry_out import UNBUILT, UNWRITTEN, Done, carry_out
from ui.loaders import Answer, NoAnswer, find_suffix
from ui.reading import ask_loaders

_LONGEST_ARGUMENT = 120_000  # bytes; Linux hands on 128 KiB


@st.cache_data(max_entries=20, show_spinner=False)
def ask_check(version: str, data: bytes, called: str, told: Mapping[str, str], code: str) -> Answer:  # noqa: ARG001
    """What the loaders find in a file (loaders/own/tables/answer.py). Raises NoAnswer. `told` is said beside
    the file, by name of the option; `version` of the database, as what is known changes with it."""
    return ask_loaders("import", data, called, ["--json", "--check", *_options(called, told)], Language(code))


def take_in(
    data: bytes, called: str, told: Mapping[str, str], flags: Sequence[str], language: Language
) -> tuple[Answer, str]:
    """Take the file in and build, whatever the visitor does meanwhile; the answer, and why the build was refused, else
    ''. Raises NoAnswer if nothing was taken in. `flags`: --leave-out, and --replace where somebody has agreed to take
    it in place of a table of the same name."""
    arguments = ["import", "--json", "--build", *flags, *_options(called, told)]
    done = carry_out(arguments, language("own.building"), language, data, find_suffix(called))
    if done.returncode == UNWRITTEN:
        raise NoAnswer(called, "unwritten")
    try:
        answer: Answer = json.loads(done.stdout)
    except ValueError as error:
        raise NoAnswer(called) from error
    if not answer["taken_in"]:
        raise NoAnswer(called)
    return answer, done.stderr if done.returncode == UNBUILT else ""


def remove(key: str, language: Language) -> Done:
    """Remove a table and build, whatever the visitor does meanwhile."""
    return carry_out(["import", f"--remove={key}", "--build"], language("own.removing"), language)


def _options(called: str, told: Mapping[str, str]) -> list[str]:
    """Raises NoAnswer for more than a system hands on to a process."""
    plain = {name: without_controls(text) for name, text in {**told, "called": called}.items()}
    if any(len(text.encode()) > _LONGEST_ARGUMENT for text in plain.values()):
        raise NoAnswer(called)
    return [f"--{name}={text}" for name, text in plain.items() if text]
