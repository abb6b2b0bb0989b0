"""Work in processes of its own: commands that run to their end, work that is killed half-way."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from settings import ROOT


def run_loaders(
    *arguments: object, largest_file: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`python -m loaders`, as an operator runs it; on a disk that takes no file of more bytes than `largest_file`."""

    def limit_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.run(
        [sys.executable, "-m", "loaders", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        preexec_fn=None if largest_file is None else limit_files,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def kill_script(
    script: str, *arguments: str, begun: str, after: float, meanwhile: Callable[[], None] | None = None
) -> None:
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
