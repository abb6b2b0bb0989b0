"""A table on its way in: what the person says beside it, its values, what the check has found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from loaders.own.tables.assignment import Assignment
from loaders.own.tables.definitions import OwnIndicator
from loaders.own.tables.findings import Finding
from loaders.own.tables.layout import ReadTable
from loaders.own.tables.reading.grid import Place


@dataclass(frozen=True)
class Options:
    """What the person says beside the table; '' for nothing. `region`, `year` and `source` hold where the table has
    none; `assignment` says all of that, too, and how the table is to be read."""

    name: str
    region: str = ""
    source: str = ""
    numbers: str = ""
    year: str = ""
    assignment: Assignment = field(default_factory=Assignment)

    def said(self) -> dict[str, str]:
        """By name, without what is not said."""
        beside = {name: getattr(self, name) for name in ("region", "source", "numbers", "year")}
        return {**self.assignment.said, **{name: text for name, text in beside.items() if text}}


@dataclass(frozen=True)
class Value:
    """A value that can be taken in, with the place it stood at, its footnote marks and its kind: observed, provisional,
    estimated or forecast. `doubt` is what speaks against it and has been confirmed."""

    indicator: str
    region: str
    year: int
    number: Decimal
    publisher: str
    place: Place
    marks: str = ""
    kind: str = "observed"
    doubt: str = ""

    @property
    def identity(self) -> tuple[str, str, int, str]:
        return self.indicator, self.region, self.year, self.publisher

    @property
    def key(self) -> str:
        """By which the person confirms it."""
        return f"{self.indicator} {self.region} {self.year} {self.number.normalize():f}"


@dataclass(frozen=True)
class Doubt:
    """A value that may be a slip: why, and both numbers in a sentence's fields; taken only when confirmed."""

    value: Value
    reason: str
    fields: Mapping[str, object]
    confirmed: bool


@dataclass(frozen=True)
class Label:
    """The name of an indicator in the table: how many values it has, in which unit, our key for it ('' for none)."""

    name: str
    count: int
    unit: str
    key: str
    left_out: bool = False


@dataclass
class Checked:
    """What came of a check. `values` are those without a problem; `labels` the names of indicators met, `form` the
    words by which next year's file of the same form is known."""

    name: str
    key: str
    numbers: str = ""
    values: list[Value] = field(default_factory=list)
    own_indicators: list[OwnIndicator] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing: int = 0
    problems: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    unknown_regions: list[str] = field(default_factory=list)
    assignment: Assignment = field(default_factory=Assignment)
    form: frozenset[str] = frozenset()
