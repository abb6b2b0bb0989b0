"""Selections, each declared once: its key in the address, what it offers, what it starts from.

From the declaration follow the widget on a page (ui/url.py), the reader of the address of a chart that stands alone
(features/embed) and the keys that an address may hold. A feature declares its selections in its selectors.py.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, ParamSpec

P = ParamSpec("P")

_declared: set[str] = set()
_twins: dict[str, str] = {}


class Unknown(Exception):
    """The address names in `part` what is not offered, or nothing where something must be named."""

    def __init__(self, part: str, value: str = "") -> None:
        super().__init__(part, value)
        self.part, self.value = part, value


@dataclass(frozen=True)
class Offer:
    """What can be chosen: names by key in their order; `start`: what is chosen at first, None for the first of them;
    `always`: whether the address tells the choice even where it equals the start; `former`: keys that older addresses
    may hold, with the key that stands for each now and what to say of that."""

    names: Mapping[str, str]
    start: Sequence[str] | None = None
    always: bool = False
    former: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def first(self) -> list[str]:
        """What is chosen at first, as far as it is offered."""
        return [*self.names][:1] if self.start is None else [key for key in self.start if key in self.names]

    def renew(self, asked: Iterable[str]) -> list[str]:
        """What is asked for, each once, a former key by the one that stands for it now."""
        return list(dict.fromkeys(self.former.get(key, (key,))[0] for key in asked))


class Selection(Generic[P]):
    """`offer` gives what can be chosen in a context. `most`: how many at once, None for all. `named`: a chart that
    stands alone must name it. `everywhere`: the frame draws it on every page, with the same labels in
    every language. `twin`: the key under which other pages ask for the same, one of them or several."""

    def __init__(
        self,
        key: str,
        offer: Callable[P, Offer],
        *,
        most: int | None = 1,
        named: bool = False,
        everywhere: bool = False,
        twin: str = "",
    ) -> None:
        self.key, self.offer, self.most, self.named, self.everywhere = key, offer, most, named, everywhere
        _declared.add(key)
        if twin:
            _twins[twin] = key

    def read(self, asked: Mapping[str, str], *context: P.args, **named: P.kwargs) -> list[str]:
        """What the parts of an address choose, what it starts from where they do not name it. Raises Unknown."""
        offer = self.offer(*context, **named)
        text = asked.get(self.key, "")
        wanted = offer.renew(split_keys(text))
        if not wanted and not self.named:
            return offer.first
        if not wanted or len(wanted) > (self.most or len(wanted)):
            raise Unknown(self.key, text)
        for part in wanted:
            if part not in offer.names:
                raise Unknown(self.key, part)
        return wanted


def split_keys(text: str) -> list[str]:
    """The keys that a part of an address lists, each once. Blanks come with lists that people have typed; programs for
    mail encode them twice."""
    return list(dict.fromkeys(part for one in text.replace("%20", " ").split(",") if (part := one.strip())))


def declare_parts(keys: Iterable[str]) -> frozenset[str]:
    """Keys of the address that no widget stands for."""
    found = frozenset(keys)
    _declared.update(found)
    return found


def find_twin(key: str) -> str:
    """The key under which other pages ask for what stands under this one, "" for none."""
    return _twins.get(key, "")


def list_declared_keys() -> frozenset[str]:
    """All keys that an address may hold, of the features whose selectors have been imported."""
    return frozenset(_declared)
