"""Work that is killed half-way."""

import subprocess
import sys
import time
from collections.abc import Callable

from settings import ROOT


def killed(script: str, *arguments: str, begun: str, after: float, meanwhile: Callable[[], None] | None = None) -> None:
    """Run a script in a process of its own and kill it so many seconds after it has written the line `begun`; till
    then do `meanwhile` again and again."""
    command = [sys.executable, "-c", script, *arguments]
    worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline() == f"{begun}\n"
        until = time.monotonic() + after
        while (left := until - time.monotonic()) > 0:
            if meanwhile:
                meanwhile()
            else:
                time.sleep(left)
    finally:
        worker.kill()
        worker.communicate()
