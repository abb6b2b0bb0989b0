"""What a visitor says of a table: which row is its head, what its columns hold, which indicator a name means.

Kept for the visit as the nested dictionary that the loaders read as JSON (loaders/own/tables/assignment.py).
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from texts import Language

Said = dict[str, Any]
LEFT_OUT = "-"
NEW, OPEN = "+", "?"  # choices for an indicator: a new one of one's own, not yet decided
_EVERY_GOAL = range(1, 18)
_ANY_GOAL = "11"  # cities and communities


def put_said(said: Said, path: Sequence[str], value: Any) -> None:
    """Note a value at a place such as ('said', 'year'); '', False and None take it away."""
    *folders, name = path
    for folder in folders:
        said = said.setdefault(folder, {})
    if value in ("", False, None):
        said.pop(name, None)
    else:
        said[name] = value


def find_said(said: Said, *path: str) -> Any:
    """What was said at a place, None for nothing."""
    found: Any = said
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def find_table(said: Said, sheet: str, number: int) -> Said:
    """What was said of a table of a sheet; begun if nothing was."""
    tables: list[Said] = said.setdefault("tables", [])
    for table in tables:
        if table.get("sheet") == sheet and table.get("number", 1) == number:
            return table
    tables.append({"sheet": sheet, "number": number})
    return tables[-1]


def put_meaning(said: Said, label: Mapping[str, Any], choice: str, language: Language) -> None:
    """Note what the name of an indicator means: a key of ours, NEW, LEFT_OUT or OPEN. A new one begins with what can be
    told of it already."""
    if choice == OPEN:
        said.get("indicators", {}).pop(label["name"], None)
    elif choice == LEFT_OUT:
        said.setdefault("indicators", {})[label["name"]] = {"is": ""}
    elif choice == NEW:
        said.setdefault("indicators", {})[label["name"]] = {
            "name": label["name"],
            "unit": label["unit"] or language("own.map.count"),
            "unit_kind": list_words("unit_kind", "amount", language)[0],
            "direction": list_words("direction", "none", language)[0],
            "definition": label["name"],
            "goal": label["goal"] or _ANY_GOAL,
        }
    else:
        scale = find_said(said, "indicators", label["name"], "scale")
        said.setdefault("indicators", {})[label["name"]] = {"is": choice, **({"scale": scale} if scale else {})}


def read_choice(said: Said, label: Mapping[str, Any]) -> str:
    """What is chosen for a name now."""
    meaning = find_said(said, "indicators", label["name"])
    if meaning is None:
        return str(label["key"]) or OPEN
    return (str(meaning["is"]) or LEFT_OUT) if "is" in meaning else NEW


def list_words(section: str, name: str, language: Language) -> list[str]:
    """The words that the loaders understand for a name."""
    return language(f"own.{section}.{name}").split("|")


def write_said(said: Said) -> str:
    """For the loaders; '' for nothing."""
    return json.dumps(said, ensure_ascii=False) if any(said.values()) else ""


def read_kept(text: str) -> Said:
    """How an earlier table was read; nothing where that cannot be read any more."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def list_goals() -> list[str]:
    return [str(goal) for goal in _EVERY_GOAL]
