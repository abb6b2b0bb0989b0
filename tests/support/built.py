"""The small world as a database: built once for all tests of a process that ask for the same files, then copied."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from loaders.build.build import build
from settings import database_folder, database_pointer
from tests.support.small_world import write_small_world

_BUILT = tempfile.TemporaryDirectory()


def build_small_world(**replaced: str) -> Path:
    """Leave in the test's own folder what `build(data=write_small_world(folder, **replaced))` would; the file."""
    shutil.copytree(_build(tuple(sorted(replaced.items()))), database_folder(), dirs_exist_ok=True)
    return database_folder() / database_pointer().read_text(encoding="utf-8")


@cache
def _build(replaced: tuple[tuple[str, str], ...]) -> Path:
    folder = Path(tempfile.mkdtemp(dir=_BUILT.name))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("database", "raw", "own"):
            patch.setenv(f"SDG_{name.upper()}", str(folder / name))
        build(data=write_small_world(folder / "data", **dict(replaced)))
    return folder / "database"
