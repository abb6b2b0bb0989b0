"""The loaders as a process of their own: the app itself neither opens what people bring nor writes anything."""

import os
import subprocess
import sys
from collections.abc import Sequence

from settings import ROOT
from texts import Language

SECONDS = 90


def run_loaders(arguments: Sequence[str], language: Language) -> subprocess.CompletedProcess[str]:
    """`python -m loaders ...`, speaking the language of the visit. Raises subprocess.TimeoutExpired."""
    return subprocess.run(
        [sys.executable, "-m", "loaders", *arguments],
        cwd=ROOT,
        env={**os.environ, "SDG_LANGUAGE": language.code, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
