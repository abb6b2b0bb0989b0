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


def ask_loaders(command: str, data: bytes, called: str, options: Sequence[str], language: Language) -> Answer | None:
    """What a command of the loaders answers about the content of a file, None if they cannot look at it. The file lies
    on the disk only for as long as they read it."""
    suffix = re.sub(r"[^.\w]", "", Path(called).suffix)[:10]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"table{suffix}"
        file.write_bytes(data)
        try:
            done = run_loaders([command, str(file), *options], language)
            answer: Answer = json.loads(done.stdout)
        except (subprocess.TimeoutExpired, ValueError):
            return None
    return answer
