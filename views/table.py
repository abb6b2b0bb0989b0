"""A table as data: what stands in its cells and what it means, not how it is drawn."""

from dataclasses import dataclass, field

from domain.change import Judgement

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
    is a verdict in place of a text."""

    text: str = ""
    note: str = ""
    judgement: Judgement | None = None
    image: str = ""
    alt: str = ""
    link: str = ""
    sign: Sign | None = None


@dataclass(frozen=True)
class Table:
    """`caption` says what the table shows (read out first); `numeric` are the columns set flush right."""

    caption: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    numeric: frozenset[int] = field(default=frozenset())
