"""Own tables through the loaders, which run as a process of their own: check, take in, remove.

The app itself opens no uploaded file: whatever is in it can harm only that process, which has limits.
"""

import subprocess
from collections.abc import Mapping, Sequence

import streamlit as st

from storage.private import hide_private
from texts import Language
from ui.loaders import Answer, NoAnswer, Run, ask_loaders, run_loaders
from ui.reading import read_in_turn


@st.cache_data(max_entries=20, show_spinner=False)
def ask_check(version: str, data: bytes, called: str, told: Mapping[str, str], code: str) -> Answer:
    """What the loaders find in a file (loaders/own/tables/answer.py). Raises NoAnswer. `told` is said beside
    the file, by name of the option; `version` of the database, as what is known changes with it."""
    return _import(data, called, told, ["--check"], Language(code), read_in_turn)


def take_in(data: bytes, called: str, told: Mapping[str, str], flags: Sequence[str], language: Language) -> Answer:
    """Take the file in. Raises NoAnswer if that did not work. `flags`: --leave-out, and --replace where somebody has
    agreed to take it in place of a table of the same name."""
    answer = _import(data, called, told, flags, language, run_loaders)
    if not answer["taken_in"]:
        raise NoAnswer(called)
    return answer


def remove(key: str, language: Language) -> str:
    """Remove a table; what was said if that did not work, else ''."""
    try:
        done = run_loaders(["import", f"--remove={key}"], language)
    except subprocess.TimeoutExpired:
        return language("common.too_late")
    return "" if done.returncode == 0 else hide_private(done.stderr) or language("common.failure")


def _import(
    data: bytes, called: str, told: Mapping[str, str], flags: Sequence[str], language: Language, run: Run
) -> Answer:
    options = [f"--{name}={text}" for name, text in {**told, "called": called}.items() if text]
    return ask_loaders("import", data, called, ["--json", *flags, *options], language, run)
