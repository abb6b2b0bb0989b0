"""What an office has entered, backed up and lost: for the tests of backup and restore."""

import json
import time
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from loaders.own.backup.backup import back_up
from loaders.own.backup.names import MANIFEST
from loaders.own.targets import targets
from settings import own_folder
from storage import journal
from tests.support.own_tables import CYCLE_PATHS, read_entered, take_in

TwoStates = tuple[Path, dict[str, bytes], dict[str, bytes]]  # a backup, what it holds, what was entered since
TARGET = {"target_key": "own_t", "value": "5"}


@pytest.fixture
def something_entered(tmp_path: Path) -> dict[str, bytes]:
    take_in(tmp_path, CYCLE_PATHS)
    targets.put_target([TARGET])
    journal.add_entry("measure_status", "m1", 0, "Frau Weiß", {"status": "running"})
    return read_entered()


def lose_everything() -> None:
    for part in ("tables", "targets", "journal"):
        (own_folder() / part).rename(own_folder().with_name(f"lost-{part}-{time.monotonic_ns()}"))


def write_archive(file: Path, files: Mapping[str, str], listed: Mapping[str, str] | None = None, form: int = 2) -> Path:
    """A zip with these texts, and a manifest of them or of what is `listed`."""
    sums = {path: sha256(text.encode()).hexdigest() for path, text in files.items()}
    with zipfile.ZipFile(file, "w") as written:
        for path, text in files.items():
            written.writestr(path, text)
        written.writestr(MANIFEST, json.dumps({"form": form, "files": sums if listed is None else listed}))
    return file


@pytest.fixture
def two_states(tmp_path: Path, something_entered: dict[str, bytes]) -> TwoStates:
    """Tables and targets are the same in both."""
    assert something_entered
    journal.add_entry("report_text", "r1", 0, "Frau Weiß", {"text": "alt"})
    backup, backed_up = back_up(tmp_path / "b.zip").file, read_entered()
    journal.add_entry("measure_status", "m1", 1, "Herr Ok", {"status": "done"})
    return backup, backed_up, read_entered()
