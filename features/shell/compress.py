"""`python -m features.shell.compress` lays compressed files beside those that browsers fetch, as the installation does
(Makefile): without, what a page with charts needs is 5 MB.
"""

import gzip
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from features.shell.files import FOLDERS

_KINDS = (".css", ".js")
_LARGEST = 1_300_000  # bytes; what is larger draws elements that no page has, and would take most of the time


def compress_file(file: Path) -> None:
    """Lays `.gz` and `.br` beside it, of which a browser is sent the smaller one that it understands."""
    content = file.read_bytes()
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    if len(content) <= _LARGEST:
        file.with_name(f"{file.name}.br").write_bytes(brotli.compress(content))


def main() -> None:
    """All that browsers fetch but pictures and fonts, which are compressed by themselves."""
    files = [file for folder in FOLDERS.values() for file in folder.rglob("*") if file.suffix in _KINDS]
    with ProcessPoolExecutor() as workers:
        list(workers.map(compress_file, files, chunksize=8))


if __name__ == "__main__":
    main()
