"""The very first start: the database is built from the shipped files while the visitor sees the progress."""

import os
import subprocess
import sys

import streamlit as st

import queries
from settings import ROOT
from texts import Language


def ensure_database(language: Language) -> None:
    """Return at once if a database is there; else build it, or wait for the build another visitor started.

    The loaders run as a process of their own: the app itself never writes a database.
    """
    try:
        queries.version()
        return
    except queries.DatabaseMissing:
        pass
    with st.status(language("start.building"), expanded=True) as status:
        command = [sys.executable, "-m", "loaders", "build", "--if-missing"]
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
                    status.write(line.rstrip())
        if process.returncode != 0:
            status.update(label=language("start.failed"), state="error", expanded=True)
            st.text("\n".join(said))
            st.stop()
    st.rerun()
