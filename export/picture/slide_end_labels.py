"""Names at the ends of a deck's lines instead of a legend: where each stands, in PowerPoint and in pictures."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from charts.end_labels import spread_labels
from content.slides import SlideChart, Strand
from export.fonts import measure_width
from export.picture.chart_look import LOOKS, SIZE, find_newest

GAP = 7.0  # points from the middle of a point to its label
_PAST_MARK = 4.0  # more beside the last place, where larger marks stand
_LINE = 1.22  # of the size
_WRAPPED = 0.2  # of the chart's width, where Office programs break lines
_SINGLE, _WIDEST = 0.23, 0.3  # of it, up to which a label is rather one line, and that no label may pass
_MOST = 0.75  # of the chart's height, that all labels take together
_NEAR, _AIR = 4.0, 3.0  # points from a point to a label above or below, and around a label
_STEP, _STEPS, _SAMPLES = 4.0, 30, 12
_ONWARDS = 40.0  # points that a label may rather lie farther away than where the time goes on

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Plot:
    """Where lines are drawn, in points from the top left of the chart, as many `places` wide, from value `low` to
    `peak`."""

    left: float
    top: float
    wide: float
    high: float
    places: int
    low: float
    peak: float

    def find_point(self, place: float, value: float) -> Point:
        """Where a value is drawn."""
        x = self.left + (place + 0.5) * self.wide / self.places
        return x, self.top + self.high * (self.peak - value) / (self.peak - self.low)


@dataclass(frozen=True)
class EndText:
    """What stands at the last value of the strand of that number; a text of one line must not be broken."""

    strand: int
    place: int
    lines: tuple[str, ...]
    has_name: bool
    has_value: bool
    wide: float

    @property
    def high(self) -> float:
        """Points that the lines take."""
        return len(self.lines) * SIZE * _LINE


@dataclass(frozen=True)
class EndLabel:
    """A text with the `middle` of its place: on that side of its point ('r', 't', 'b'), moved by `dx` and `dy`."""

    text: EndText
    side: str
    dx: float
    dy: float
    middle: Point


def write_ends(
    shown: SlideChart, area: Point, wider: float, write: Callable[[float], str]
) -> tuple[list[EndText], bool]:
    """Names, of observed lines with the newest value where there is room; and whether a legend has to name them, as a
    name is too wide for the chart or all of them are too high. One line needs no name. `wider`: than the typeface
    measured with."""
    many = sum(LOOKS[strand.role].is_named for strand in shown.strands) > 1
    for has_values in (True, False) if many else (True,):
        texts = list(_list_texts(shown, area[0], wider, write if has_values else None, many))
        if all(one.wide <= area[0] * _WIDEST for one in texts) and sum(one.high for one in texts) <= area[1] * _MOST:
            return texts, False
    return [], many


def make_plot(
    shown: SlideChart, texts: Sequence[EndText], area: Point, edges: tuple[float, float, float], scale: Point
) -> Plot:
    """What `edges` (left, top, below) and labels beside the last place leave of the area."""
    left, top, below = edges
    places, end = max(len(shown.categories), 1), _find_end(shown)
    beside = max((one.wide for one in texts if one.place == end), default=0.0) + GAP + _PAST_MARK + _AIR
    wide = min((area[0] - left - beside) / (1 - 0.5 / places), area[0] - left - GAP)
    return Plot(left, top, wide, area[1] - top - below, places, *scale)


def place_ends(shown: SlideChart, texts: Sequence[EndText], plot: Plot) -> list[EndLabel]:
    """Beside the last place, none upon another; of lines that end before, where no line and no label is near."""
    end = _find_end(shown)
    beside, before = ([one for one in texts if (one.place == end) is is_end] for is_end in (True, False))
    points = {one.strand: plot.find_point(one.place, shown.strands[one.strand].values[one.place] or 0) for one in texts}
    wanted = [1 - (points[one.strand][1] - plot.top) / plot.high for one in beside]
    spread = spread_labels(wanted, [one.high / plot.high for one in beside])
    labels = []
    for text, share in zip(beside, spread, strict=True):
        (x, y), middle = points[text.strand], plot.top + plot.high * (1 - share)
        labels.append(EndLabel(text, "r", _PAST_MARK, middle - y, (x + GAP + _PAST_MARK + text.wide / 2, middle)))
    lines = [point for strand in shown.strands for point in _sample_line(strand, plot)]
    for text in before:
        labels.append(_find_room(text, points[text.strand], [*lines, *_sample_boxes(labels)], plot))
    return labels


def _find_end(shown: SlideChart) -> int | None:
    return max((last for one in shown.strands if (last := find_newest(one.values)) is not None), default=None)


def _list_texts(
    shown: SlideChart, wide: float, wider: float, write: Callable[[float], str] | None, has_names: bool
) -> Iterator[EndText]:
    for number, strand in enumerate(shown.strands):
        look, last = LOOKS[strand.role], find_newest(strand.values)
        if not look.is_named or last is None:
            continue
        value = write(strand.values[last] or 0.0) if write and look.is_marked else ""
        if text := " ".join(filter(None, (strand.name if has_names else "", value))):
            lines = _wrap(text, wide / wider)
            yield EndText(number, last, tuple(lines), has_names, bool(value), _measure(lines) * wider)


def _wrap(text: str, wide: float) -> list[str]:
    """In lines for a chart so wide that break at blanks and after hyphens, as Office programs do; in one line if it is
    short and where a word would be torn."""
    if _measure([text]) <= wide * _SINGLE:
        return [text]
    lines: list[str] = []
    for part in filter(None, re.findall(r"[^ -]*(?:-+| +|$)", text)):
        if lines and _measure([(lines[-1] + part).rstrip(" ")]) <= wide * _WRAPPED:
            lines[-1] += part
        else:
            lines.append(part)
    lines = [line.rstrip(" ") for line in lines]
    return lines if _measure(lines) <= wide * _WRAPPED else [text]


def _measure(lines: Sequence[str]) -> float:
    return max(measure_width(line, SIZE, bold=True) for line in lines)


def _find_room(text: EndText, point: Point, taken: Sequence[Point], plot: Plot) -> EndLabel:
    """Beside the point, above, below, or farther away, rather on the side where the line comes from."""
    (x, y), apart = point, text.high / 2 + _NEAR
    found = [
        EndLabel(text, side, dx, sign * step * _STEP, (x + dx, y + sign * (apart + step * _STEP)))
        for step in range(_STEPS)
        for dx in (0, -text.wide / 2, text.wide / 2, -text.wide, text.wide)
        for side, sign in (("t", -1), ("b", 1))
    ]
    found.sort(key=lambda one: abs(one.dy) + abs(one.dx) / 4 + _ONWARDS * (one.dx > 0))
    found.insert(0, EndLabel(text, "r", 0, 0, (x + GAP + text.wide / 2, y)))
    return next((one for one in found if _is_free(_find_box(one), taken, plot)), found[1])


def _is_free(box: Box, taken: Sequence[Point], plot: Plot) -> bool:
    left, top, right, bottom = box
    inside = left >= plot.left and right <= plot.left + plot.wide and top >= 0 and bottom <= plot.top + plot.high
    return inside and not any(left < x < right and top < y < bottom for x, y in taken)


def _find_box(label: EndLabel) -> Box:
    (x, y), wide, high = label.middle, label.text.wide / 2 + _AIR, label.text.high / 2 + _AIR
    return x - wide, y - high, x + wide, y + high


def _sample_line(strand: Strand, plot: Plot) -> Iterator[Point]:
    """Points along a line, close enough that no label slips between; a gap stays a gap."""
    for place, value in enumerate(strand.values):
        if value is not None:
            yield plot.find_point(place, value)
    for place, (value, after) in enumerate(pairwise(strand.values)):
        if value is not None and after is not None:
            for step in range(1, _SAMPLES):
                share = step / _SAMPLES
                yield plot.find_point(place + share, value + (after - value) * share)


def _sample_boxes(labels: Sequence[EndLabel]) -> Iterator[Point]:
    for left, top, right, bottom in map(_find_box, labels):
        xs = [left + (right - left) * step / _SAMPLES for step in range(_SAMPLES + 1)]
        yield from ((x, y) for x in xs for y in (top, (top + bottom) / 2, bottom))
