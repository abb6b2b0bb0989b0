"""Where own tables lie: one folder each, written apart and put in place at once, safe against being killed.

own/tables/<table_key>/   original.csv or .xlsx, byte for byte; table.json (who, when, SHA-256); the files of `form`;
                          assignment.toml and words.json where the person said what is what
own/kept/<table_key>/     what the office had put beside a table that was removed
own/unfinished/           new-: being written; old-: on its way out while its successor moves in; gone-: removed;
                          restored: a backup, whole, on its way into own/
"""

import csv
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from loaders.build import publish
from loaders.own.tables.assignment import write_assignment
from loaders.own.tables.form import COLUMNS, product_form
from loaders.own.tables.known import csv_rows, read_known
from loaders.own.tables.table import Checked
from loaders.own.tables.words import normal, slug
from settings import own_folder, restored_folder
from storage import files, journal
from storage.checksums import compute_checksum
from texts import without_controls, write_name

ABOUT = "table.json"
ASSIGNMENT, WORDS = "assignment.toml", "words.json"
_ALIKE = 0.6  # share of words that files of one form have in common
UNFINISHED = "unfinished"
_OURS = {ABOUT, ASSIGNMENT, WORDS, *COLUMNS}
_NUMBER = re.compile(r"[0-9]{1,5}")
_ENTRY = re.compile(r"[0-9]{6}\.json")


def tables() -> list[Path]:
    """The folders of all own tables; others may lie beside them."""
    return sorted(filter(_is_table, _tables().glob("*")))


def _is_table(folder: Path) -> bool:
    try:
        return any((folder / name).is_file() for name in _OURS)
    except OSError:  # of foreign rights, it may be one: the build leaves it out and tells
        return True


def is_known(path: str) -> bool:
    """Whether a file at this path below own/ is one that Kreiskompass writes; all others are the office's."""
    match path.split("/"):
        case ["tables", _, name]:
            return name in _OURS or name.startswith("original.")
        case ["targets", name]:
            return name.endswith(".csv")
        case ["journal", _, _, name]:
            return _ENTRY.fullmatch(name) is not None
    return False


def find_key(name: str) -> str:
    """The key of the table of this name or, where there is none, one that no other table has; '' for a name without a
    letter or digit that a key could be made of."""
    if not slug(name):
        return ""
    known = {table.name: normal(about(table)["name"]) for table in tables()}
    wanted = f"own_{slug(name)}"
    keys = (wanted, *(f"{wanted}_{n}" for n in range(2, 10_000)))
    return next(key for key in keys if known.get(key, normal(name)) == normal(name))


def about(table: Path) -> dict[str, str]:
    """What is known of a table: name, original, sha256, imported_at, imported_by; '' for what cannot be read."""
    try:
        told = json.loads(files.read_plain(table / ABOUT).decode())
    except (OSError, ValueError, RecursionError):
        told = {}
    told = told if isinstance(told, dict) else {}
    names = ("name", "original", "sha256", "imported_at", "imported_by")
    plain = {name: without_controls(str(told.get(name) or "")) for name in names}
    return plain | {"name": plain["name"] or write_name(table.name)}


def exists(key: str) -> bool:
    return _tables() / key in tables()


def read_kept_assignment(key: str) -> str:
    """How the table was read, as TOML; '' if it is not known or needed nothing."""
    try:
        return files.read_plain(_tables() / Path(key).name / ASSIGNMENT).decode()
    except (OSError, ValueError):
        return ""


def find_tables_of_form(words: Set[str]) -> list[dict[str, str]]:
    """Key, name and assignment of the tables that were read from a file of nearly the same words, the likest first."""
    found: list[tuple[float, dict[str, str]]] = []
    for table in tables():
        try:
            theirs = set(json.loads(files.read_plain(table / WORDS).decode()))
        except (OSError, ValueError, TypeError):
            continue
        alike = len(words & theirs) / max(1, len(words | theirs))
        if alike >= _ALIKE:
            told = {"key": table.name, "name": about(table)["name"], "assignment": read_kept_assignment(table.name)}
            found.append((alike, told))
    return [told for _, told in sorted(found, key=lambda one: -one[0])]


def taken_indicators(without: str) -> dict[str, str]:
    """Keys of the indicators that other tables than `without` have brought -> names of these tables."""
    return {
        row.get("indicator_key", ""): about(table)["name"]
        for table in tables()
        if table.name != without
        for row in csv_rows(table / "indicators.csv")
    }


def take_in(checked: Checked, original: Path, called: str, who: str) -> Path:
    """Store a checked table in place of one of the same key; returns its folder.

    Raises OSError; then, or if the process is killed, the old table stays or comes back at the next start.
    """
    with publish.lock_builds(), make_draft() as draft:
        for name, rows in product_form(checked, called, read_known(), _taken_precedences(checked.key)).items():
            write_csv(draft / name, COLUMNS[name], rows)
        data = original.read_bytes()
        (draft / f"original{original.suffix.lower()}").write_bytes(data)
        told = {
            "name": without_controls(checked.name),
            "original": without_controls(called),
            "sha256": compute_checksum(data),
            "imported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "imported_by": without_controls(who),
        }
        if not checked.assignment.is_empty:
            (draft / ASSIGNMENT).write_text(write_assignment(checked.assignment, confirmed=False), encoding="utf-8")
            (draft / WORDS).write_text(json.dumps(sorted(checked.form), ensure_ascii=False), encoding="utf-8")
        (draft / ABOUT).write_text(json.dumps(told, ensure_ascii=False, indent=2), encoding="utf-8")
        for file in draft.iterdir():
            files.flush_file(file)
        place = _tables() / checked.key
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            for file in _foreign(place):  # stays beside the new table
                _copy(file, draft / file.relative_to(place))
            place.rename(find_unfinished() / f"old-{checked.key}")
        draft.rename(place)
        recover()
        return place


@contextmanager
def make_draft() -> Iterator[Path]:
    """A new folder for what is being written, which goes where that fails: a full disk has room again. The caller holds
    the build lock; what was broken off before is settled first."""
    recover()
    draft = find_unfinished() / f"new-{secrets.token_hex(8)}"
    try:
        draft.mkdir(parents=True)
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def remove(key: str) -> bool:
    """Remove a table with everything it brought; whether there was one. What the office has put beside it is kept."""
    with publish.lock_builds():
        recover()
        if not key or Path(key).name != key or not exists(key):
            return False
        for file in _foreign(_tables() / key):
            place = own_folder() / "kept" / key / file.relative_to(_tables() / key)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.rename(_free(place))
        (_tables() / key).rename(find_unfinished(create=True) / f"gone-{secrets.token_hex(8)}")
        recover()
        return True


def _foreign(table: Path) -> list[Path]:
    """The files in a table's folder that are the office's, links to files and folders elsewhere among them."""
    files = (file for file in table.rglob("*") if file.is_symlink() or file.is_file())
    return [file for file in files if not is_known(file.relative_to(own_folder()).as_posix())]


def _copy(file: Path, place: Path) -> None:
    """A file or, of a link, the link: what it leads to may be large, or not there just now."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if file.is_symlink():
        place.symlink_to(file.readlink(), target_is_directory=file.is_dir())
    else:
        shutil.copy2(file, place)


def _free(place: Path) -> Path:
    """This place or, where something lies there already, one beside it."""
    places = (place, *(place.with_name(f"{place.stem}_{n}{place.suffix}") for n in range(2, 10_000)))
    return next(one for one in places if not os.path.lexists(one))


def recover() -> list[Path]:
    """Finish or take back what was broken off: a backup that was moving in moves in, an old table whose successor has
    not moved in comes back, everything else of ours that is unfinished goes. Where that lies now which a backup has put
    aside. The caller holds the build lock."""
    aside = _move_in(restored_folder())
    for left in find_unfinished().glob("*-*"):
        begun, _, key = left.name.partition("-")
        if begun == "old" and not (_tables() / key).exists():
            left.rename(_tables() / key)
        elif left.is_symlink():  # of a folder that lies elsewhere: the link goes
            left.unlink()
        elif begun in ("new", "old", "gone"):
            shutil.rmtree(left, ignore_errors=True)
    return aside


def journal_lock() -> FileLock:
    """The journal's own lock, under which no entry is added; reentrant. It stays in place while books are replaced."""
    folder = own_folder() / "journal"
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / "lock", is_singleton=True)


def _move_in(ready: Path) -> list[Path]:
    """Put tables, targets and each book of the journal in the place of what is there, and all else beside it, file by
    file; done again, it goes on. Where that lies now which was in the way."""
    aside: list[Path] = []
    if not ready.is_dir():
        return aside
    with journal_lock():
        journal.take_restored()
        for part in [*ready.glob("tables"), *ready.glob("targets")]:
            journal.replace_part(part, own_folder() / part.name)
        for file in [file for file in ready.rglob("*") if file.is_file()]:
            place = own_folder() / file.relative_to(ready)
            aside += _make_way(place, ready)
            place.parent.mkdir(parents=True, exist_ok=True)
            files.move_path(file, place)
        shutil.rmtree(ready)
    return aside


def _make_way(place: Path, ready: Path) -> list[Path]:
    """Put aside, under a name beside it, what the office has where a file of the backup belongs: a folder under the
    file's name, or a file under that of one of its folders. It would keep the backup from ever moving in."""
    own = own_folder()
    in_the_way = [place] if place.is_dir() else []
    for folder in list(place.parents)[: len(place.relative_to(own).parts) - 1]:
        if os.path.lexists(folder) and not folder.is_dir():  # also a link that leads nowhere
            in_the_way.append(folder)
    return [one.rename(_free_aside(one, ready)) for one in in_the_way]


def _free_aside(one: Path, ready: Path) -> Path:
    """A name beside it that neither anything there has nor anything of the backup."""
    names = (one.with_name(f"{one.name}_{n}") for n in range(2, 10_000))
    own = own_folder()
    return next(to for to in names if not os.path.lexists(to) and not (ready / to.relative_to(own)).exists())


def _tables() -> Path:
    return own_folder() / "tables"


def find_unfinished(create: bool = False) -> Path:
    """Folder of what is being written or removed; `recover` empties it."""
    folder = own_folder() / UNFINISHED
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _taken_precedences(without: str) -> Mapping[str, set[int]]:
    taken: dict[str, set[int]] = {}
    for table in tables():
        if table.name != without:
            for row in csv_rows(table / "series.csv"):
                number = row.get("precedence") or ""
                if _NUMBER.fullmatch(number):  # else somebody has edited it, and the build leaves the table out
                    taken.setdefault(row.get("indicator_key", ""), set()).add(int(number))
    return taken


def write_csv(file: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """The rows as a CSV file that a build reads, without signs that no picture and no office file may hold."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {name: without_controls(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
            for row in rows
        )
