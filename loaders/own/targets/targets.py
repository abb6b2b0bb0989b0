"""Where own targets lie: own/targets/<target_key>.csv, a file each in the form of data/reference/targets.csv, written
apart and put in place at once. No build and no update touches them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from loaders.build import publish
from loaders.own.tables import storage
from loaders.own.tables.known import csv_rows
from settings import own_folder
from storage import files
from texts import write_name

PREFIX = "own_"  # every key of an own target begins so, no other does


def list_targets() -> list[Path]:
    """The files of all own targets."""
    return sorted(_folder().glob("*.csv"))


def is_target(own: Path) -> bool:
    """Whether something the office has added is a target and not a table."""
    return own.suffix == ".csv"


def read_tables(own: Sequence[Path]) -> list[Path]:
    """Those of what the office has added that are tables."""
    return [path for path in own if not is_target(path)]


def read_name(file: Path) -> str:
    """What is aimed for; the key where that cannot be read."""
    try:
        return next((row["name_de"] for row in csv_rows(file) if row.get("name_de")), write_name(file.stem))
    except OSError:
        return write_name(file.stem)


def find_free_key(wanted: str, taken: Sequence[str] = ()) -> str:
    """`wanted` or, where there is such a target already, `wanted` with a number."""
    used = {file.stem for file in list_targets()} | set(taken)
    return next(key for key in (wanted, *(f"{wanted}_{n}" for n in range(2, 10_000))) if key not in used)


def put_target(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Store checked rows, each in a file of its own, but for those that are there already in all but their key; the
    keys. Raises OSError; what is put in place is whole."""
    with publish.lock_builds(), storage.make_draft() as draft:
        there = {_content(row): file.stem for file in list_targets() for row in csv_rows(file)}
        keys: list[str] = []
        _folder().mkdir(parents=True, exist_ok=True)
        for row in rows:
            # Free again under the lock: another may have come meanwhile.
            key = there.get(_content(row)) or find_free_key(row["target_key"], keys)
            keys.append(key)
            if _content(row) not in there:
                storage.write_csv(draft / f"{key}.csv", list(row), [{**row, "target_key": key}])
                files.flush_file(draft / f"{key}.csv")
        for file in sorted(draft.iterdir()):
            files.replace_file(file, _folder() / file.name)
        return keys


def remove_target(key: str) -> bool:
    """Remove a target; whether there was one."""
    with publish.lock_builds():
        storage.recover()
        file = _folder() / f"{key}.csv"
        if file not in list_targets():
            return False
        file.unlink()
        return True


def _content(row: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Everything but the key, which tells equal targets apart."""
    return frozenset((str(name), str(cell)) for name, cell in row.items() if name != "target_key")


def _folder() -> Path:
    return own_folder() / "targets"
