"""A table on its way in: what the person says beside it, its values, what the check has found."""

from dataclasses import dataclass, field
from decimal import Decimal

from loaders.own.tables.definitions import OwnIndicator
from loaders.own.tables.findings import Finding
from loaders.own.tables.grid import Place


@dataclass(frozen=True)
class Options:
    """What the person says beside the table; '' for nothing. `region` and `source` hold where the table has none."""

    name: str
    region: str = ""
    source: str = ""
    numbers: str = ""


@dataclass(frozen=True)
class Value:
    """A value that can be taken in, with the place it stood at and the footnote marks behind it."""

    indicator: str
    region: str
    year: int
    number: Decimal
    publisher: str
    place: Place
    marks: str = ""

    @property
    def identity(self) -> tuple[str, str, int, str]:
        return self.indicator, self.region, self.year, self.publisher


@dataclass
class Checked:
    """What came of a check. `values` are those without a problem."""

    name: str
    key: str
    numbers: str = ""
    values: list[Value] = field(default_factory=list)
    own_indicators: list[OwnIndicator] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing: int = 0
    problems: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
