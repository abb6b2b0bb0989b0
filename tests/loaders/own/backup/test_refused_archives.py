"""Archives that are not as a backup must be: refused with the reason, and nothing changes."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from loaders.errors import LoaderError
from loaders.own.backup import backup
from loaders.own.backup.errors import BackupRefused
from loaders.own.backup.names import MANIFEST
from loaders.own.backup.restoring import restore_backup
from loaders.own.tables import storage
from tests.loaders.own.backup.conftest import write_archive
from tests.support.own_tables import read_entered
from texts import Language

pytestmark = pytest.mark.usefixtures("small_world")


@pytest.mark.parametrize(
    ("files", "listed", "reason"),
    [
        ({"tables/../../etc/passwd": "x"}, None, "path"),
        ({"/etc/cron.d/job": "x"}, None, "path"),
        ({"targets/..\\..\\x.csv": "x"}, None, "path"),
        ({"C:/targets/x.csv": "x"}, None, "path"),
        ({"targets/../x.csv": "x"}, None, "path"),
        ({"targets/.": "x"}, None, "path"),
        ({"targets//x": "x"}, None, "path"),
        ({"journal/lock": "x"}, None, "path"),
        ({"unfinished/new-x/x.csv": "x"}, None, "path"),
        ({"before-restore-x.zip": "x"}, None, "path"),
        ({"targets/%2E%2E/x.csv": "x"}, None, "path"),
        ({"targets/x%2Fy.csv": "x"}, None, "path"),
        ({"targets/x%00.csv": "x"}, None, "path"),
        ({"targets/x.csv": "x", "targets/y.csv": "y"}, {"targets/x.csv": sha256(b"x").hexdigest()}, "other_files"),
        ({}, {"targets/x.csv": sha256(b"x").hexdigest()}, "other_files"),
        ({"targets/x.csv": "x"}, {"targets/x.csv": sha256(b"y").hexdigest()}, "checksum"),
    ],
)
def test_an_archive_that_is_not_as_a_backup_must_be_is_refused_and_nothing_changes(
    tmp_path: Path,
    something_entered: dict[str, bytes],
    german: Language,
    files: dict[str, str],
    listed: object,
    reason: str,
) -> None:
    file = write_archive(tmp_path / "b.zip", files, listed)  # type: ignore[arg-type]

    with pytest.raises(BackupRefused) as refused:
        restore_backup(file, accept=True)

    assert refused.value.reason == reason
    assert str(file) in refused.value.describe(german)
    assert "Nichts verändert" in refused.value.describe(german)
    assert read_entered() == something_entered
    assert not list(storage.find_unfinished().glob("*"))


def _without_manifest(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as written:
        written.writestr("targets/x.csv", "x")


def _other_form(file: Path) -> None:
    write_archive(file, {}, form=3)


def _twice(file: Path) -> None:
    write_archive(file, {"targets/x.csv": "x"})
    with zipfile.ZipFile(file, "a") as written, pytest.warns(UserWarning, match="Duplicate"):
        written.writestr("targets/x.csv", "y")


def _long_list(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written, written.open(MANIFEST, "w") as listed:
        for _ in range(201):
            listed.write(bytes(2**20))


def _many(file: Path) -> None:
    write_archive(file, {f"targets/{number}": "" for number in range(5)})


def _text(file: Path) -> None:
    file.write_text("no zip", encoding="utf-8")


def _half(file: Path) -> None:
    whole = write_archive(file, {"targets/x.csv": "x" * 1000}).read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def _one_bit(file: Path) -> None:
    body = bytearray(write_archive(file, {"targets/x.csv": "x" * 1000}).read_bytes())
    body[500] ^= 1
    file.write_bytes(body)


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (_without_manifest, "no_backup"),
        (_other_form, "no_backup"),
        (_twice, "other_files"),
        (_many, "too_large"),
        (_long_list, "too_large"),
        (_text, "damaged"),
        (_half, "damaged"),
        (_one_bit, "damaged"),
    ],
)
def test_a_damaged_or_foreign_archive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None], reason: str
) -> None:
    monkeypatch.setattr(backup, "_LIMITS", replace(backup._LIMITS, members=5))
    write(tmp_path / "b.zip")

    with pytest.raises(BackupRefused) as refused:
        restore_backup(tmp_path / "b.zip")

    assert refused.value.reason == reason


def test_every_refusal_has_its_words() -> None:
    for code in ("de", "en"):
        for reason in ("exists", "machine", "damaged", "no_backup", "other_files", "checksum", "path", "too_large"):
            error: LoaderError = BackupRefused(Path("b.zip"), reason, "place")
            assert "b.zip" in error.describe(Language(code))
