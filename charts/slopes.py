"""Rank slopes: where a few things stood before and stand now, the best on top, names beside the newer end."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from charts.base import FONT, Mode
from charts.end_labels import spread_labels
from charts.palette import BACKGROUND, GRID, TEXT
from charts.strip import SVG, choose_colour

LEAST = 18  # pixels from one label to the next
_LEFT, _RIGHT = 0.13, 0.22  # where the two ranks stand, as shares of the width
_EDGE = 9
_SIZE, _BASE = 11.5, 4  # of letters, and from their middle to the line they stand on, in pixels


@dataclass(frozen=True)
class Slope:
    """From rank `before` to rank `now`; `tone` as those of a strip."""

    name: str
    before: int
    now: int
    tone: str


@dataclass(frozen=True)
class PlacedSlope:
    """A slope with the heights of its ends and of their labels, in pixels from the top."""

    slope: Slope
    before: float
    now: float
    label_before: float
    label_now: float


def place_slopes(slopes: Sequence[Slope], height: int) -> list[PlacedSlope]:
    """The best rank of all on top and the worst at the bottom; labels keep LEAST apart, equal ranks share theirs on the
    left. A single rank lies in the middle."""
    ranks = [rank for slope in slopes for rank in (slope.before, slope.now)]
    best, span, room = min(ranks), max(ranks) - min(ranks), height - 2 * _EDGE

    def height_of(rank: int) -> float:
        return _EDGE + (room * (rank - best) / span if span else room / 2)

    olds = sorted({slope.before for slope in slopes})
    left = dict(zip(olds, _spread([height_of(rank) for rank in olds], height), strict=True))
    right = _spread([height_of(slope.now) for slope in slopes], height)
    return [
        PlacedSlope(slope, height_of(slope.before), height_of(slope.now), left[slope.before], label)
        for slope, label in zip(slopes, right, strict=True)
    ]


def draw_slopes(slopes: Sequence[Slope], height: int, mode: Mode) -> str:
    """The slopes as an SVG picture as wide as its place."""
    placed = place_slopes(slopes, height)
    rails = "".join(
        f'<line x1="{_percent(x)}" x2="{_percent(x)}" y1="0" y2="{height}" stroke="{GRID[mode]}"/>'
        for x in (_LEFT, _RIGHT)
    )
    lines = "".join(_draw_slope(one, mode) for one in placed)
    olds = {one.slope.before: one.label_before for one in placed}
    ranks = "".join(
        f'<text x="{_percent(_LEFT - 0.03)}" y="{y + _BASE:.1f}" text-anchor="end">{rank}.</text>'
        for rank, y in olds.items()
    )
    names = "".join(
        f'<text x="{_percent(_RIGHT + 0.025)}" y="{one.label_now + _BASE:.1f}">'
        f'<tspan font-weight="700">{one.slope.now}.</tspan> {escape(one.slope.name)}</text>'
        for one in placed
    )
    style = f'font-family="{FONT}" font-size="{_SIZE}" fill="{TEXT[mode]}"'
    return f'<svg xmlns="{SVG}" width="100%" height="{height}" {style}>{rails}{lines}{ranks}{names}</svg>'


def _draw_slope(placed: PlacedSlope, mode: Mode) -> str:
    colour = choose_colour(placed.slope.tone, mode)
    x0, x1 = _percent(_LEFT), _percent(_RIGHT)
    y0, y1 = f"{placed.before:.1f}", f"{placed.now:.1f}"
    return (
        f'<line x1="{x0}" x2="{x1}" y1="{y0}" y2="{y1}" stroke="{colour}" stroke-width="2.5"/>'
        f'<circle cx="{x0}" cy="{y0}" r="4" fill="{BACKGROUND[mode]}" stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{x1}" cy="{y1}" r="4" fill="{colour}"/>'
    )


def _spread(heights: Sequence[float], height: int) -> list[float]:
    return [height * share for share in spread_labels([y / height for y in heights], [LEAST / height] * len(heights))]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
