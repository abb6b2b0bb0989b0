"""What a view is called as long as the visitor has not named it: its page, and what it is about."""

from collections import Counter
from collections.abc import Mapping, Sequence

from features.collection.model import View
from texts import Language

MOST_NAMED = 2  # of several of a kind, such as districts

Subjects = Sequence[Mapping[str, Mapping[str, str]]]
"""Of each kind of subject the keys of the address that may tell it, the first that does counts; for each key the names
by what the address says."""


def name_views(views: Sequence[View], pages: Mapping[str, str], subjects: Subjects, language: Language) -> list[str]:
    """The name of each view; the same name of several is numbered. `pages`: names by path in the address."""
    found = [view.name or _name(view, pages, subjects, language) for view in views]
    count, seen = Counter(found), Counter[str]()
    told = []
    for name in found:
        seen[name] += 1
        told.append(f"{name} ({seen[name]})" if count[name] > 1 else name)
    return told


def _name(view: View, pages: Mapping[str, str], subjects: Subjects, language: Language) -> str:
    about = [said for kind in subjects if (said := _subject(view, kind, language))]
    page = pages[view.page]
    return language("collection.auto_name", page=page, about=", ".join(about)) if about else page


def _subject(view: View, kind: Mapping[str, Mapping[str, str]], language: Language) -> str:
    for key, known in kind.items():
        if key in view.selection:
            named = [known.get(part, part) for part in view.selection[key].split(",")]
            if len(named) <= MOST_NAMED:
                return language.listed(named)
            return language("collection.and_more", first=named[0], count=len(named) - 1)
    return ""
