"""A file is whole or not there, whatever stops its writing."""

import os
from pathlib import Path

import pytest

from storage.files import make_draft, read_plain, replace_file, write_file


def test_a_file_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        write_file(tmp_path / "note", content)

        assert [file.name for file in tmp_path.iterdir()] == ["note"]
        assert (tmp_path / "note").read_bytes() == content


def test_what_fails_half_way_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    write_file(tmp_path / "note", b"first")
    with pytest.raises(KeyboardInterrupt), make_draft(tmp_path / "note") as draft:
        draft.write_bytes(b"seco")
        raise KeyboardInterrupt

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"first"]


def test_the_bytes_are_on_the_disk_before_the_name_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda _: there.append((tmp_path / "note").exists()))
    write_file(tmp_path / "note", b"first")

    assert there == [False]


def test_a_place_that_somebody_is_reading_is_taken_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses it as long as the reader has not let go."""
    (tmp_path / "draft").write_bytes(b"new")
    refusals = [PermissionError(), PermissionError()]
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    replace_file(tmp_path / "draft", tmp_path / "note")

    assert (tmp_path / "note").read_bytes() == b"new"


def test_what_is_no_plain_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    write_file(tmp_path / "note", b"text")
    (tmp_path / "link").symlink_to(tmp_path / "note")

    for name in ("pipe", "device", "loop", ".", "nowhere"):
        with pytest.raises(OSError):
            read_plain(tmp_path / name)
    assert read_plain(tmp_path / "link") == b"text"
