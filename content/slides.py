"""A presentation as data: one message a slide. The formats it can take are in export/."""

from dataclasses import dataclass
from enum import StrEnum

from content.table import Table


class Role(StrEnum):
    """What a line of a chart is: something observed, or not."""

    FACT = "fact"
    REFERENCE = "reference"  # Land, Germany
    TARGET = "target"
    NEEDED = "needed"
    TREND = "trend"
    RANGE = "range"  # an edge of the range in which the trend is to be expected
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Strand:
    """A line or a row of bars: `values` in the order of the chart's categories, None where there is none."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    role: Role


@dataclass(frozen=True)
class SlideChart:
    """`kind` is 'lines' or 'bars'; `alt` tells the finding to those who do not see the chart."""

    kind: str
    categories: tuple[str, ...]
    strands: tuple[Strand, ...]
    unit: str
    decimals: int
    alt: str


@dataclass(frozen=True)
class Slide:
    """`title` is the message; `body` fills the slide, with `facts` beside a chart or as the list of a slide without
    one; `source` stands at the foot, `notes` are for the speaker."""

    key: str
    title: str
    body: SlideChart | Table | None
    facts: tuple[str, ...]
    source: str
    notes: str


@dataclass(frozen=True)
class Deck:
    """`subtitle`: whose data, of which day; `file`: a name for its files."""

    title: str
    subtitle: str
    slides: tuple[Slide, ...]
    file: str = ""
