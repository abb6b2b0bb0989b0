"""The position strip: a thin tick for each of a group, the middle half as a block, the median, and one's own mark;
right is better. Laid out in shares of its width, so that every medium draws the same; here it is drawn as SVG."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from charts.base import Mode
from charts.palette import BACKGROUND, BLOCK, GRID, JUDGED, OWN, TEXT, TICK

REACH = 2.4  # widths of the middle half on either side of the median; what lies further stands at the end
TONES = ("first", "middle", "last", "plain")  # plain: not judged, and in the colour of one's own
# Corners of a mark in its radius (y downwards); a circle has none.
CORNERS = {
    "middle": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "last": ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)),
    "beyond_left": ((-2.4, 0.0), (-1.4, -0.7), (-1.4, 0.7)),
    "beyond_right": ((2.4, 0.0), (1.4, -0.7), (1.4, 0.7)),
}
SVG = "http://www.w3.org/2000/svg"
KEY = 14
RADIUS = 5.5  # of a mark, in pixels of a strip on the screen
HEIGHT, _TICK, _BLOCK, _MEDIAN = 24, 5.0, 6.0, 10.5  # heights from the middle line, but the first
_LAYERS = 3  # ticks that lie on each other look darker, up to so many
_FINE = 1000  # units of the inner drawing, from the left end of the strip to the right
INSET = 0.04  # of the width on either side: room for a mark at the end


@dataclass(frozen=True)
class Mark:
    """One's own place: `tone` is one of TONES; `beyond` -1 or 1 where the value lies further left or right than the
    strip reaches; hollow for a value that is not counted with the others."""

    at: float
    tone: str
    beyond: int = 0
    is_hollow: bool = False


@dataclass(frozen=True)
class Ring:
    """One of a few who are compared, in the colour that it has everywhere."""

    at: float
    colour: str


@dataclass(frozen=True)
class Strip:
    """Shares of the width, 0 for the left end: `ticks` of the others, the `block` and the `median` where there is a
    middle half, one's `own` mark, from where it has come (`before`, with the tone of the way), and `rings`."""

    ticks: tuple[float, ...]
    block: tuple[float, float] | None
    median: float | None
    own: Mark | None
    before: Mark | None = None
    rings: tuple[Ring, ...] = ()


def find_share(place: float) -> float:
    """Where a place counted in widths of the middle half from the median lies on a strip; at its end if beyond."""
    return 0.5 + max(-REACH, min(REACH, place)) / (2 * REACH)


def find_beyond(place: float) -> int:
    """Whether a place lies further left (-1) or right (1) than a strip reaches."""
    return (place > REACH) - (place < -REACH)


def choose_colour(tone: str, mode: Mode) -> str:
    """The colour of a mark."""
    return JUDGED[mode].get(tone, OWN)


def draw_strip(strip: Strip, mode: Mode, width: str = "100%") -> str:
    """The strip as an SVG picture HEIGHT pixels high, as wide as its place or so many pixels."""
    middle, line = HEIGHT / 2, f'stroke="{GRID[mode]}" stroke-width="2"'
    parts = [
        f'<line x1="{_percent(0)}" x2="{_percent(1)}" y1="{middle:g}" y2="{middle:g}" {line}/>',
        _draw_block(strip, mode),
        _draw_ticks(strip.ticks, mode),
        _draw_median(strip, mode),
        *(_draw_ring(ring, mode) for ring in strip.rings),
        _draw_way(strip, mode),
        _draw_mark(strip.own, mode) if strip.own else "",
    ]
    return f'<svg xmlns="{SVG}" width="{width}" height="{HEIGHT}">{"".join(parts)}</svg>'


def draw_key(tone: str, mode: Mode, is_hollow: bool = False) -> str:
    """The mark of a tone for a legend or a line of text, KEY pixels wide."""
    mark = _draw_mark(Mark(0.5, tone, is_hollow=is_hollow), mode)
    return f'<svg xmlns="{SVG}" width="{KEY}" height="{HEIGHT}">{mark}</svg>'


def _draw_block(strip: Strip, mode: Mode) -> str:
    if strip.block is None:
        return ""
    left, right = strip.block
    return (
        f'<rect x="{_percent(left)}" width="{100 * (right - left) * (1 - 2 * INSET):.2f}%" y="{HEIGHT / 2 - _BLOCK:g}"'
        f' height="{2 * _BLOCK:g}" fill="{BLOCK[mode]}"/>'
    )


def _draw_ticks(ticks: Collection[float], mode: Mode) -> str:
    """In few paths, one above another: hundreds of elements would take the browser longer than all else."""
    ordered = sorted(ticks)
    layers = [ordered[layer::_LAYERS] for layer in range(_LAYERS)]
    top, height = HEIGHT / 2 - _TICK, 2 * _TICK
    side = round(_FINE * INSET / (1 - 2 * INSET), 2)
    paths = "".join(
        f'<path vector-effect="non-scaling-stroke" d="{"".join(f"M{_FINE * tick:.0f},0V1" for tick in layer)}"/>'
        for layer in layers
        if layer
    )
    box = f'viewBox="{-side:g} 0 {_FINE + 2 * side:g} 1" preserveAspectRatio="none"'
    return (
        f'<svg y="{top:g}" width="100%" height="{height:g}" {box}'
        f' overflow="visible" fill="none" stroke="{TICK[mode]}" stroke-width="1.5" stroke-opacity="0.5">{paths}</svg>'
    )


def _draw_median(strip: Strip, mode: Mode) -> str:
    if strip.median is None:
        return ""
    x, middle = _percent(strip.median), HEIGHT / 2
    ends = f'x1="{x}" x2="{x}" y1="{middle - _MEDIAN:g}" y2="{middle + _MEDIAN:g}"'
    return f'<line {ends} stroke="{TEXT[mode]}" stroke-width="2"/>'


def _draw_ring(ring: Ring, mode: Mode) -> str:
    return (
        f'<circle cx="{_percent(ring.at)}" cy="{HEIGHT / 2:g}" r="{RADIUS - 1:g}" fill="{BACKGROUND[mode]}"'
        f' stroke="{ring.colour}" stroke-width="2.5"/>'
    )


def _draw_way(strip: Strip, mode: Mode) -> str:
    if strip.own is None or strip.before is None:
        return ""
    colour, y = choose_colour(strip.before.tone, mode), f"{HEIGHT / 2:g}"
    start, end = _percent(strip.before.at), _percent(strip.own.at)
    return (
        f'<line x1="{start}" x2="{end}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="3"/>'
        f'<circle cx="{start}" cy="{y}" r="3.2" fill="{BACKGROUND[mode]}" stroke="{colour}" stroke-width="2"/>'
    )


def _draw_mark(mark: Mark, mode: Mode) -> str:
    colour = choose_colour(mark.tone, mode)
    fill, line = (BACKGROUND[mode], colour) if mark.is_hollow else (colour, BACKGROUND[mode])
    width = 2 if mark.is_hollow else 1.5
    style = f'fill="{fill}" stroke="{line}" stroke-width="{width:g}"'
    shape = (
        f'<path d="{_outline(CORNERS[mark.tone])}" {style}/>'
        if mark.tone in CORNERS
        else f'<circle r="{RADIUS}" {style}/>'
    )
    if mark.beyond:
        side = "beyond_right" if mark.beyond > 0 else "beyond_left"
        shape += f'<path d="{_outline(CORNERS[side])}" fill="{colour}"/>'
    # A drawing of its own at the place: a path knows no percentages.
    return f'<svg x="{_percent(mark.at)}" y="{HEIGHT / 2:g}" overflow="visible">{shape}</svg>'


def _outline(corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{RADIUS * x:.2f},{RADIUS * y:.2f}" for x, y in corners) + "Z"


def _percent(share: float) -> str:
    return f"{100 * (INSET + share * (1 - 2 * INSET)):.2f}%"
