"""What a source's reader delivers, and what a fetch is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from loaders.errors import LoaderError
from texts import Language

OLDEST_YEAR = 1990


class Value(NamedTuple):
    """One published figure, in the unit of the source. `path` tells where in the snapshot it stands; `flag` is the
    source's mark of an estimated, provisional or otherwise limited value, as the source writes it."""

    code: str
    region_key: str
    year: int
    value: float
    path: str
    flag: str = ""


class Boundary(NamedTuple):
    """The outline of a region: polygons, each an outer ring and holes, of points (degrees east, degrees north; WGS 84)
    as GeoJSON writes the coordinates of a MultiPolygon."""

    region_key: str
    polygons: list[list[list[list[float]]]]


class Gap(NamedTuple):
    """The source's own word on why there is nothing for an indicator and a region: a remark as it stands, or the
    name of a text under `loaders.gap`."""

    code: str
    region_key: str
    remark: str


@dataclass(frozen=True)
class Wanted:
    """What to fetch; an empty tuple means what the source's module takes by default (all indicators, shipped regions).

    `regions` and `lands` hold AGS ('05370', '05'), `indicators` our indicator keys or the source's codes; years are
    inclusive, None for no bound. `origin`: a path or address of the bulk file. `municipalities`: also those in the
    wanted districts and Laender. `again`: also what is already kept in the source's present data version.
    """

    regions: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    origin: str | None = None
    municipalities: bool = False
    again: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether only single regions, indicators or years were asked for."""
        return bool(self.regions or self.indicators or self.first_year or self.last_year)


class Watch(Protocol):
    """Who watches a fetch."""

    def start(self, source: str, total: int, unit: str) -> None:
        """`total` steps (`unit`: requests, rows or bytes) are to be done."""

    def step(self, label: str, done: int = 1) -> None:
        """`done` more of them are done."""

    def tell(self, message: str, **fields: object) -> None:
        """Something worth knowing: the name of a text under `loaders.told` with its fields."""


def region_key(ags: str) -> str:
    """Our key of an area from its AGS padded with zeros: '05370000' is '05370', '05000000' is '05'; eight zeros
    are Germany, '' is no area."""
    digits = ags.strip()
    for length, key in ((0, "DE"), (2, digits[:2]), (5, digits[:5])):
        if (len(digits) == 8 and not digits[length:].strip("0")) or (length and len(digits) == length):
            return key
    return digits


@dataclass(frozen=True)
class ProbeFinding:
    """One thing that a probe looked at: `what` names a text under `loaders.probe`; `deviates` from what was agreed."""

    what: str
    deviates: bool = False
    fields: Mapping[str, object] = field(default_factory=dict)
    error: LoaderError | None = None  # why the request failed

    def describe(self, language: Language) -> str:
        """One line: a mark, what was looked at, what was found."""
        why = self.error.brief(language) if self.error else ""
        text = language(f"loaders.probe.{self.what}", **self.fields, why=why)
        return f"{'!' if self.deviates else '·'} {text}"
