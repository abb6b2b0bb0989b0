"""The first start, also after an update: the database is built while the visitor sees the progress."""

import os
import subprocess
import sys
from pathlib import Path

import streamlit as st

import queries
from content.markdown import escape_markdown
from settings import ROOT, data_folder, database_address, fingerprint, operator_language
from storage.private import hide_private
from storage.servers import ServerFailed
from texts import Language
from ui import editing

_accepted: set[str] = set()


def ensure_database(language: Language) -> None:
    """Return at once if there is a database of the present files; else build it, or wait for the build that another
    visitor started. Only the first visit to a process looks so closely: later builds are simply followed. Where the
    build is refused, a database of earlier files goes on being shown; why stands in the log.

    The loaders run as a process of their own: the app itself never writes a database.
    """
    if is_ready():
        return
    if database_address():  # who may write there builds there
        st.error(language("first_start.no_server"))
        st.stop()
    if (refusal := show_build(language("first_start.building"), language)) and not _earlier_serves():
        show_refusal(refusal, language)
    st.rerun()


def show_refusal(refusal: str, language: Language) -> None:
    """Say that a build was refused, to whoever may enter data also why, and end the page."""
    st.error(language("first_start.failed"))
    if editing.is_allowed():
        st.text(hide_private(refusal))
    st.stop()


def show_build(label: str, language: Language) -> str:
    """Build the database if it is not of the present files, with the progress under `label`; what the loaders said if
    they refused, which goes into the log, else ''."""
    with st.status(label, expanded=True) as status:
        command = [sys.executable, "-m", "loaders", "build", "--if-needed"]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "SDG_LANGUAGE": language.code, "PYTHONUTF8": "1"},
        ) as process:
            said = []
            for line in process.stdout or ():
                said.append(line.rstrip())
                if line.rstrip().endswith("…"):
                    status.write(escape_markdown(hide_private(line)))
        refusal = "\n".join(said) if process.returncode != 0 else ""
    if refusal:
        print(refusal, file=sys.stderr, flush=True)
    return refusal


def _earlier_serves() -> bool:
    """Take the database of earlier files for good, if there is one."""
    try:
        _accepted.add(queries.find_version())
    except queries.DatabaseMissing:
        return False
    return True


def is_ready() -> bool:
    """Whether there is a database that this process takes as it is: one on a server always. What is wrong with a server
    stands in the log."""
    try:
        version = queries.find_version()
    except queries.DatabaseMissing:
        return False
    except ServerFailed as failure:
        print(failure.describe(Language(operator_language())), file=sys.stderr, flush=True)
        return False
    if database_address():
        return True
    if not _accepted and not Path(version).stem.endswith(fingerprint(data_folder())):
        return False
    _accepted.add(version)
    return True
