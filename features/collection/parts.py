"""The pieces of a collection that comes from outside, taken one by one: what is not known or not of its kind is left
out and told. Texts stay texts; whoever shows them escapes them."""

from collections.abc import Collection as Group
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from features.collection.model import MOST, Collection, Edits, View, clean_name
from features.deck.edit import LONGEST_TEXT, find_longest
from texts import CODES, without_controls


@dataclass(frozen=True)
class Allowed:
    """What a view may name: `pages` and `keys` of an address, and the kind of each of the `fields` of an edit."""

    pages: Group[str]
    keys: Group[str]
    fields: Mapping[str, type]


@dataclass(frozen=True)
class ViewProblem:
    """Something left out: `kind` names the reason, `what` is the text that is to blame, without signs that no page may
    hold."""

    kind: str
    what: str = ""


@dataclass(frozen=True)
class ReadViews:
    """What could be read, and what was left out of it: no more than a page can say."""

    collection: Collection
    problems: tuple[ViewProblem, ...]


def read_views(name: Any, views: list[Any], known: Allowed) -> ReadViews:
    """The collection of that name with these views."""
    problems: list[ViewProblem] = []
    collection = Collection(_name(name, problems))
    for raw in views:
        view = _view(raw, known, problems)
        if view is None or collection.find(view.key):
            continue
        if len(collection.views) == MOST:
            problems.append(ViewProblem("many"))
            break
        collection = collection.with_view(view)
    told = dict.fromkeys(ViewProblem(problem.kind, without_controls(problem.what)) for problem in problems)
    return ReadViews(collection, tuple(told)[:MOST])


def _view(raw: Any, known: Allowed, problems: list[ViewProblem]) -> View | None:
    if not isinstance(raw, dict) or not isinstance(raw.get("page"), str):
        problems.append(ViewProblem("view"))
        return None
    page, asked = raw["page"], raw.get("selection", {})
    if page not in known.pages:
        problems.append(ViewProblem("page", page))
        return None
    if not isinstance(asked, dict):
        problems.append(ViewProblem("view"))
        return None
    selection = {}
    for key, value in asked.items():
        if key not in known.keys:
            problems.append(ViewProblem("key", key))
        elif not isinstance(value, str) or not value or not _is_plain(value):
            problems.append(ViewProblem("value", key))
        else:
            selection[key] = value
    return View(page, selection, _name(raw.get("name", ""), problems), _edits(raw.get("edits", {}), known, problems))


def _name(raw: Any, problems: list[ViewProblem]) -> str:
    if not isinstance(raw, str):
        problems.append(ViewProblem("name"))
        return ""
    return clean_name(raw)


def _edits(raw: Any, known: Allowed, problems: list[ViewProblem]) -> Edits:
    """Fields by language and subject; one that is not of its kind is left out."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    try:
        told = [
            (code, subject, name, value)
            for code, subjects in raw.items()
            for subject, fields in subjects.items()
            for name, value in fields.items()
        ]
    except AttributeError:
        problems.append(ViewProblem("edit"))
        return found
    for code, subject, name, value in told:
        is_known = code in CODES and type(value) is known.fields.get(name) and _is_plain(subject)
        if is_known and _is_plain(value, find_longest(subject, name)):
            found.setdefault(code, {}).setdefault(subject, {})[name] = value
        else:
            problems.append(ViewProblem("edit", name))
    return found


def _is_plain(value: Any, longest: int = LONGEST_TEXT) -> bool:
    """A text without signs that no file may hold, or a number such as a place in an order; neither beyond measure."""
    if isinstance(value, str):
        return len(value) <= longest and without_controls(value) == value
    return isinstance(value, int) and 0 <= value < 10_000
