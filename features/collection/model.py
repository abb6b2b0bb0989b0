"""A collection: views that a visitor has remembered, under a name. What a view shows is not known here.

A view is a page with its selection, as the address of the page tells it, and `edits`: what was written on it that no
address holds, as plain fields by language and subject.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from storage.checksums import compute_checksum
from texts import in_one_line

MOST = 60  # views of a collection
LONGEST_NAME = 80

Edits = Mapping[str, Mapping[str, Mapping[str, object]]]


@dataclass(frozen=True)
class View:
    """`page`: its path in the address; `selection`: keys and texts of the address; `name`: the one that the visitor has
    given, '' for the name that follows from page and selection."""

    page: str
    selection: Mapping[str, str]
    name: str = ""
    edits: Edits = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same for the same page and selection, whatever it is called."""
        told = repr((self.page, sorted(self.selection.items())))
        return compute_checksum(told.encode())[:12]


@dataclass(frozen=True)
class Collection:
    """Views in the order of the visitor, none twice."""

    name: str = ""
    views: tuple[View, ...] = ()

    def find(self, key: str) -> View | None:
        """The view of that key."""
        return next((view for view in self.views if view.key == key), None)

    def with_view(self, view: View) -> "Collection":
        """With the view at the end; one that is there stays in its place, with its name and the newest edits; without
        new ones it keeps those it has."""
        there = self.find(view.key)
        if there is None:
            return replace(self, views=(*self.views, view))
        return self._with(there, replace(there, edits=view.edits or there.edits))

    def renamed(self, key: str, name: str) -> "Collection":
        """With another name for the view."""
        there = self.views[self._place(key)]
        return self._with(there, replace(there, name=clean_name(name)))

    def moved(self, key: str, place: int) -> "Collection":
        """With the view at that place, from 0."""
        there = self.views[self._place(key)]
        rest = [view for view in self.views if view is not there]
        return replace(self, views=(*rest[:place], there, *rest[place:]))

    def without(self, key: str) -> "Collection":
        """Without the view."""
        return replace(self, views=tuple(view for view in self.views if view.key != key))

    def joined(self, other: "Collection") -> "Collection":
        """With the views of the other that are not there yet behind the own ones, as many as fit."""
        new = tuple(view for view in other.views if self.find(view.key) is None)
        return Collection(self.name or other.name, (*self.views, *new)[:MOST])

    def _place(self, key: str) -> int:
        return [view.key for view in self.views].index(key)

    def _with(self, before: View, after: View) -> "Collection":
        return replace(self, views=tuple(after if view is before else view for view in self.views))


def clean_name(name: str) -> str:
    """A name as a collection holds it: one line of at most LONGEST_NAME signs."""
    return in_one_line(name)[:LONGEST_NAME].strip()
