"""What a visitor puts together on the page "Was wäre, wenn", before anything is calculated."""

from dataclasses import dataclass
from enum import StrEnum

HORIZON = 10  # years from the newest value to the last year shown, where no target names one
FARTHEST_YEAR = 50  # years after the newest value that an assumption may name
MAX_DRAFTS = 4
MAX_MEASURES = 5


class Kind(StrEnum):
    """What is assumed in a scenario."""

    CHANGE = "change"
    PERCENT = "percent"
    VALUE = "value"
    PACE = "pace"
    MEASURES = "measures"


@dataclass(frozen=True)
class MeasureDraft:
    """A measure as typed in; `size` in the unit of the indicator, `certainty` in per cent."""

    from_year: int
    size: float
    certainty: int = 100
    name: str = ""


@dataclass(frozen=True)
class Draft:
    """One scenario as put together. `amount`: per year in the unit (CHANGE) or in per cent (PERCENT), or the value
    wanted in `year` (VALUE); `district` whose pace is taken (PACE); `start`: None for the year of the newest value."""

    kind: Kind
    amount: float = 0.0
    year: int | None = None
    district: str = ""
    measures: tuple[MeasureDraft, ...] = ()
    start: int | None = None
    name: str = ""


@dataclass(frozen=True)
class Plan:
    """All that is assumed on the page: the scenarios, the key of the target ('' for none) and the last year shown."""

    drafts: tuple[Draft, ...]
    target: str
    until: int
