"""Files that a browser fetches beside the pages: without compression, 5 MB for a page with charts.

`python -m features.shell.files` lays compressed ones beside them, as the installation does (Makefile).
"""

import gzip
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import brotli

from settings import ROOT

_STREAMLIT = find_spec("streamlit")
assert _STREAMLIT is not None and _STREAMLIT.origin is not None
# By the name under which they are served; every name of a file holds a hash or a version.
FOLDERS = {
    "static": Path(_STREAMLIT.origin).parent / "static" / "static",
    **{name: ROOT / "ui" / name for name in ("plotly", "fonts")},
}
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
