"""A table as data: what stands in its cells and what it means, not how it is drawn."""

from dataclasses import dataclass, field

from domain.change import Judgement
from texts import MISSING, Language

SHAPES = {Judgement.BETTER: "●", Judgement.WORSE: "◆", Judgement.SAME: "○", Judgement.NEUTRAL: ""}


@dataclass(frozen=True)
class Sign:
    """A verdict: shape, word and colour (`tone`: good, slow, bad, none); `link` leads to its explanation."""

    shape: str
    word: str
    tone: str
    link: str


@dataclass(frozen=True)
class Cell:
    """`text` first, `note` smaller below it; `judgement` adds shape and word; `image` is an SVG with `alt` text; `sign`
    is a verdict in place of a text; `about` is the address of what there is to know about the figure. `number` is what
    the text tells, unrounded, for files to calculate with, `decimals` how many of it are shown (None for a year);
    `region` is the key (AGS) of the region that it names."""

    text: str = ""
    note: str = ""
    judgement: Judgement | None = None
    image: str = ""
    alt: str = ""
    link: str = ""
    sign: Sign | None = None
    about: str = ""
    number: float | None = None
    decimals: int | None = None
    region: str = ""


@dataclass(frozen=True)
class Table:
    """`caption` says what the table shows (read out first); `numeric` are the columns set flush right."""

    caption: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    numeric: frozenset[int] = field(default=frozenset())


def number_cell(value: float | None, decimals: int, language: Language) -> Cell:
    """A value as it is read and as it is; a missing one is none."""
    return Cell(language.number(value, decimals), number=value, decimals=decimals)


def whole_cell(value: int | None) -> Cell:
    """A year or a rank, never grouped; a missing one is none."""
    return Cell(MISSING if value is None else str(value), number=value)
