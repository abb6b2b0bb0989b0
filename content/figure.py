"""A chart as a page shows it, a file takes it along and another website embeds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from charts.base import Chart, Look
from content.credit import Credit
from content.table import Table


@dataclass(frozen=True)
class Figure:
    """`name` of files and widgets; `finding`: its message in a sentence; `numbers`: all that it draws, as a table.

    `page` and `selection` are the address that shows it; a chart without a page cannot be embedded.
    """

    name: str
    finding: str
    draw: Callable[[Look], Chart]
    credit: Credit
    numbers: Callable[[], Table]
    page: str | None = None
    selection: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Name of a file of it, without an ending."""
        what = (self.selection[part] for part in ("indicator", "second") if part in self.selection)
        return "_".join(filter(None, ("kreiskompass", self.name, *what, "-".join(self.regions))))

    @property
    def regions(self) -> tuple[str, ...]:
        """Keys of the regions that it was made for."""
        chosen = (self.selection.get(part, "").split(",") for part in ("region", "regions"))
        return tuple(dict.fromkeys(key for keys in chosen for key in keys if key))
