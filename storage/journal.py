"""What the office enters between two builds: status of measures, texts of a report. Nothing is ever overwritten.

own/journal/<book>/<subject>/<number>.json   one entry each, numbered from 1, never changed once it is there

A book is a kind of entry ('measure_status'), a subject what it is about ('dueren_2021.4_1_1'). Whoever adds an entry
says after which one; if another has come meanwhile, the later one is told and nothing is lost. No build reads or
touches the folder; it is kept with the rest of own/.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from filelock import FileLock

from settings import own_folder, restored_folder
from storage import files
from texts import without_controls, write_name

_NAME = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
_NUMBER, _LAST = re.compile(r"[0-9]{6}"), 999_999


@dataclass(frozen=True)
class JournalEntry:
    """Who entered what, and when (UTC); `number` counts the entries of one subject from 1."""

    number: int
    who: str
    when: datetime
    told: Mapping[str, str]


@dataclass(frozen=True)
class Book:
    """All entries by subject, oldest first, and the names of files that cannot be read."""

    entries: dict[str, list[JournalEntry]] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)

    def newest(self, subject: str) -> JournalEntry | None:
        """The entry that holds now, None without one."""
        entries = self.entries.get(subject)
        return entries[-1] if entries else None


class ChangedMeanwhile(Exception):
    """Somebody else has added `entry` since the visitor looked; what the visitor wanted to add was not stored."""

    def __init__(self, entry: JournalEntry) -> None:
        super().__init__(f"{entry.number} by {entry.who}")
        self.entry = entry


def read_book(book: str) -> Book:
    """A book as it lies there now; an empty one if nothing was entered yet."""
    found = Book()
    for file in sorted(_folder(book).glob("*/*.json")):
        try:
            entry = _entry(file, file.stat().st_mtime_ns)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
            found.damaged.append(f"{book}/{write_name(file.parent.name)}/{write_name(file.name)}")
        else:
            found.entries.setdefault(file.parent.name, []).append(entry)
    return found


def add_entry(book: str, subject: str, after: int, who: str, told: Mapping[str, str]) -> JournalEntry:
    """Add an entry after the number `after` (0: the first). Raises ChangedMeanwhile, OSError, and ValueError for a
    name that cannot be a folder's."""
    if not _NAME.fullmatch(subject):
        raise ValueError(subject)
    folder = _folder(book) / subject
    _folder(book).parent.mkdir(parents=True, exist_ok=True)
    with FileLock(_folder(book).parent / "lock"):
        take_restored()  # of a restore that was broken off; else the entry would go with what it replaces
        folder.mkdir(parents=True, exist_ok=True)
        newest = read_book(book).newest(subject)
        if newest is not None and newest.number != after:
            if newest.number == after + 1 and (newest.who, newest.told) == (who, dict(told)):
                return newest  # the same again, as by a double click
            raise ChangedMeanwhile(newest)
        for left in [file for file in folder.iterdir() if files.is_draft(file.name)]:  # by a process that was killed
            left.unlink()
        taken = [int(file.stem) for file in folder.glob("*.json") if _NUMBER.fullmatch(file.stem)]
        number = max(taken, default=0) + 1  # a damaged one keeps its number
        if number > _LAST:  # whoever has laid a file of the last number there
            number = next(one for one in range((newest.number if newest else 0) + 1, _LAST) if one not in taken)
        entry = JournalEntry(number, who, datetime.now(UTC).replace(microsecond=0), dict(told))
        text = {"who": who, "when": entry.when.isoformat(), "told": entry.told}
        files.write_file(folder / f"{number:06d}.json", json.dumps(text, ensure_ascii=False, indent=2).encode())
        files.flush_names(folder)
    return entry


def take_restored() -> None:
    """Put each book of a backup that is moving in in the place of what is there. The caller holds the journal's lock;
    broken off and done again, it goes on."""
    for book in restored_folder().glob("journal/*"):
        replace_part(book, own_folder() / "journal" / book.name)


def replace_part(part: Path, place: Path) -> None:
    """Let a part of a backup that is moving in take its place; what is there is removed by whoever builds next."""
    if place.exists():
        files.move_path(place, restored_folder().with_name(f"gone-{secrets.token_hex(8)}"))
    files.move_path(part, place)


@lru_cache(maxsize=20_000)
def _entry(file: Path, _: int) -> JournalEntry:
    """An entry without signs that no page may hold, as a file from elsewhere may have them; read once for each
    time the file was written. Raises ValueError for a file of another name, such as the
    copy that a synchronised folder makes of a conflict."""
    if not _NUMBER.fullmatch(file.stem) or not _NAME.fullmatch(file.parent.name):
        raise ValueError(file.name)
    text = json.loads(files.read_plain(file).decode())
    told = {str(name): without_controls(str(cell)) for name, cell in text["told"].items()}
    when = datetime.fromisoformat(text["when"])
    if when.tzinfo is None:  # a moment that cannot be held against others
        raise ValueError(text["when"])
    return JournalEntry(int(file.stem), without_controls(str(text["who"])), when.astimezone(UTC), told)


def _folder(book: str) -> Path:
    if not _NAME.fullmatch(book):
        raise ValueError(book)
    return own_folder() / "journal" / book
