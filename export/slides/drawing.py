"""What boards on slides are made of, in points from the top left of their place: texts, shapes, and a table of texts.
Every medium draws the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from charts.palette import BACKGROUND, BLOCK, JUDGED, OWN, TEXT, TICK
from charts.strip import CORNERS, INSET, Mark, Strip
from export.fonts import measure_width
from export.slides.fitting import LINE_HEIGHT, WIDER, count_lines

INK, QUIET, LINES = TEXT["light"], "#56616A", "#D5DBE0"
MARK = 7.0  # radius of a mark
_TICK, _BLOCK, _MEDIAN = 6.0, 7.0, 11.0  # heights of a strip from its middle line
_CIRCLE = 24  # corners

Point = tuple[float, float]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look; `size` in points."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True)
class TextBox:
    """Lines of runs in a box; `side` left, middle or right, `anchor` top, middle or bottom."""

    x: float
    y: float
    wide: float
    high: float
    lines: tuple[tuple[Run, ...], ...]
    side: str = "left"
    anchor: str = "top"


@dataclass(frozen=True)
class Shape:
    """Paths in one shape, closed and filled, or lines; a ring in another is a hole. `name` for those who edit it."""

    name: str
    paths: tuple[tuple[Point, ...], ...]
    fill: str = ""
    line: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class Grid:
    """A table without lines of its own look: widths of the columns, heights of the rows, a text box's lines and side by
    cell; a thin line below every row."""

    x: float
    y: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[tuple[tuple[tuple[Run, ...], str], ...], ...]
    alt: str


DrawingPart = TextBox | Shape | Grid


def draw_strip_shapes(strip: Strip, x: float, middle: float, wide: float) -> list[DrawingPart]:
    """A strip from `x` on around the height `middle`: block, all ticks in one shape, median, own mark."""

    def at(share: float) -> float:
        return x + wide * (INSET + share * (1 - 2 * INSET))

    parts: list[DrawingPart] = []
    if strip.block:
        left, right = (at(end) for end in strip.block)
        parts.append(Shape("block", (_box(left, middle - _BLOCK, right, middle + _BLOCK),), fill=BLOCK["light"]))
    if strip.ticks:
        paths = tuple(((at(tick), middle - _TICK), (at(tick), middle + _TICK)) for tick in strip.ticks)
        parts.append(Shape("ticks", paths, line=TICK["light"], width=1.25))
    if strip.median is not None:
        line = ((at(strip.median), middle - _MEDIAN), (at(strip.median), middle + _MEDIAN))
        parts.append(Shape("median", (line,), line=INK, width=1.75))
    parts += [draw_ring_shape(ring.colour, at(ring.at), middle) for ring in strip.rings]
    return parts + (draw_mark_shapes(strip.own, at(strip.own.at), middle) if strip.own else [])


def draw_ring_shape(colour: str, x: float, y: float) -> Shape:
    """The mark of one of the few that a district is held against."""
    return Shape("ring", (_circle(x, y, MARK - 2),), fill=BACKGROUND["light"], line=colour, width=2.25)


def draw_mark_shapes(mark: Mark, x: float, y: float, radius: float = MARK) -> list[DrawingPart]:
    """The mark of a tone: circle, square or diamond, with an arrow where the value lies beyond the strip."""
    colour = find_tone_colour(mark.tone)
    fill, line = (BACKGROUND["light"], colour) if mark.is_hollow else (colour, BACKGROUND["light"])
    corners = CORNERS.get(mark.tone)
    path = _corners(corners, x, y, radius) if corners else _circle(x, y, radius)
    shapes: list[DrawingPart] = [Shape(f"mark {mark.tone}", (path,), fill=fill, line=line, width=1.5)]
    if mark.beyond:
        side = CORNERS["beyond_right" if mark.beyond > 0 else "beyond_left"]
        shapes.append(Shape("beyond", (_corners(side, x, y, radius),), fill=colour))
    return shapes


def find_tone_colour(tone: str) -> str:
    """The colour of a mark; one that is not judged has the colour of one's own district."""
    return JUDGED["light"].get(tone, OWN)


def find_text_size(
    texts: Sequence[str], sizes: Sequence[float], wide: float, lines: int = 1, bold: bool = True
) -> float:
    """The largest of the sizes in which each text has at most so many lines; the smallest if none does."""

    def fits(size: float) -> bool:
        return all(
            count_lines(text, size, wide, bold) <= lines
            and max((measure_width(word, size, bold) for word in text.split(" ")), default=0.0) * WIDER <= wide
            for text in texts
        )

    return next(filter(fits, sizes), sizes[-1])


def measure_text(text: str, size: float, bold: bool = False) -> float:
    """Points that a line takes in the office's typeface."""
    return measure_width(text, size, bold) * WIDER


def measure_lines(text: str, size: float, wide: float, bold: bool = False) -> float:
    """Height of a text in points."""
    return count_lines(text, size, wide, bold) * size * LINE_HEIGHT


def _box(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def make_box(x: float, y: float, wide: float, high: float, fill: str, name: str = "bar") -> Shape:
    """A filled rectangle."""
    return Shape(name, (_box(x, y, x + wide, y + high),), fill=fill)


def _corners(corners: Sequence[Point], x: float, y: float, radius: float) -> tuple[Point, ...]:
    return tuple((x + radius * dx, y + radius * dy) for dx, dy in corners)


def _circle(x: float, y: float, radius: float) -> tuple[Point, ...]:
    turns = [2 * pi * step / _CIRCLE for step in range(_CIRCLE)]
    return tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)
