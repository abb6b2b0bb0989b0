"""A presentation as data: one message a slide. The formats it can take are in export/."""

from dataclasses import dataclass
from enum import StrEnum

from charts.ground import Ring
from charts.strip import Strip
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
    """`kind` is 'lines', 'bars' or 'stacked' (lying bars whose strands add up); `alt` tells the finding to those who do
    not see the chart."""

    kind: str
    categories: tuple[str, ...]
    strands: tuple[Strand, ...]
    unit: str
    decimals: int
    alt: str


@dataclass(frozen=True)
class StripRow:
    """A topic on a board: its short name, its strip (None where the values lie too close), the value with its unit, the
    year where it has to be named, the rank and among how many, and all of it as a sentence."""

    name: str
    strip: Strip | None
    value: str
    year: str
    rank: str
    of: str
    sentence: str


@dataclass(frozen=True)
class Remark:
    """What stands beside a board: a mark of that tone ('' for none), its heading, the text."""

    tone: str
    head: str
    text: str


@dataclass(frozen=True)
class StripBoard:
    """Where a district stands: `heads` above name, left, middle and right of the strip, value and rank; how many topics
    have which tone; `remarks` stand beside it where there is room, `key` tells what a strip shows, `rings` whose those
    on the strips are (colour and name); where they cannot be named, they are ticks like all others."""

    heads: tuple[str, str, str, str, str, str]
    rows: tuple[StripRow, ...]
    tallies: tuple[tuple[str, int], ...]
    remarks: tuple[Remark, ...]
    key: str
    alt: str
    rings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Card:
    """One topic told large: `number` with its unit, `rank` with the rest of that line, the strip with `own` above the
    mark and the `median` below its line, then paragraphs, the first of each pair bold."""

    tone: str
    name: str
    number: str
    unit: str
    rank: str
    of: str
    strip: Strip | None
    own: str
    median: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Cards:
    """At most four cards in a row."""

    cards: tuple[Card, ...]
    alt: str


@dataclass(frozen=True)
class BigNumber:
    """The one figure of a slide, with its unit, and the line below."""

    value: str
    unit: str
    text: str


@dataclass(frozen=True)
class PlacedArea:
    """A district on a map: its outlines in units of the map, and its colour."""

    rings: tuple[Ring, ...]
    colour: str


@dataclass(frozen=True)
class SlideMap:
    """Districts; the last one is one's own, with a dark edge if `is_edged`."""

    width: float
    height: float
    areas: tuple[PlacedArea, ...]
    is_edged: bool
    alt: str


@dataclass(frozen=True)
class MapBar:
    """A district beside a map: its share of the longest bar."""

    name: str
    value: str
    share: float
    is_own: bool


@dataclass(frozen=True)
class MapBoard:
    """A map with its classes (colour, text, whether one's own is in it) and some districts as bars."""

    map: SlideMap
    heading: str
    classes: tuple[tuple[str, str, bool], ...]
    bars_heading: str
    bars: tuple[MapBar, ...]

    @property
    def alt(self) -> str:
        """The finding, and the districts beside the map."""
        return self.map.alt


Board = StripBoard | Cards | MapBoard  # drawn from shapes and texts


@dataclass(frozen=True)
class Slide:
    """`title` is the message; `body` fills the slide, with `number` and `facts` beside a chart or the facts as the list
    of a slide without one; `source` stands at the foot, `notes` are for the speaker. `indicators`: keys of what an
    assumption is made on, whose sources the deck has to name too."""

    key: str
    title: str
    body: SlideChart | Table | Board | None
    facts: tuple[str, ...]
    source: str
    notes: str
    number: BigNumber | None = None
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deck:
    """`subtitle`: whose data, of which day; `file`: a name for its files; `map` stands on the first slide; `credit`
    names all sources with their licences in one line."""

    title: str
    subtitle: str
    slides: tuple[Slide, ...]
    file: str = ""
    map: SlideMap | None = None
    credit: str = ""
