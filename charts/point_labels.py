"""Names beside points of a plot, where they cover least of each other and of other points."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.base import FONT_SIZE, Look, Part, make_inert
from charts.palette import TEXT

NARROWEST = 300.0  # pixels; what keeps apart on a plot this wide does so on a wider one
DOT, SIGN, HEIGHT, APART = (
    9.0,
    7.5,
    18.0,
    11.0,
)  # pixels: a point, a letter, a name's height and its distance
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))  # right, left, above, below: the first that is free

Box = tuple[float, float, float, float]  # left, right, low, high in pixels
Span = tuple[float, float]


@dataclass(frozen=True)
class LabelSpot:
    """A point in values of the axes, with the `name` that is to stand beside it, if any."""

    x: float
    y: float
    name: str = ""


def place_point_labels(spots: Sequence[LabelSpot], across: Span, up: Span, pixels: float, look: Look) -> list[Part]:
    """The names as annotations of a plot that shows the values `across` and `up`, the latter on `pixels`."""
    places = [
        (NARROWEST * (spot.x - across[0]) / (across[1] - across[0]), pixels * (spot.y - up[0]) / (up[1] - up[0]))
        for spot in spots
    ]
    taken = [_around(x, y, DOT, DOT) for x, y in places]
    annotations = []
    for spot, (x, y) in zip(spots, places, strict=True):
        if not spot.name:
            continue
        boxes = {side: _beside(x, y, SIGN * len(spot.name), side) for side in _SIDES}
        covered = {
            side: _outside(box, pixels) + sum(_common(box, other) for other in taken) for side, box in boxes.items()
        }
        side = min(_SIDES, key=covered.__getitem__)
        taken.append(boxes[side])
        annotations.append(
            {
                "text": f"<b>{make_inert(spot.name)}</b>",
                "x": spot.x,
                "y": spot.y,
                "xanchor": {1: "left", 0: "center", -1: "right"}[side[0]],
                "yanchor": {1: "bottom", 0: "middle", -1: "top"}[side[1]],
                "xshift": APART * side[0],
                "yshift": APART * side[1],
                "showarrow": False,
                "font": {"size": FONT_SIZE - 1, "color": TEXT[look.mode]},
            }
        )
    return annotations


def _around(x: float, y: float, width: float, height: float) -> Box:
    return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def _beside(x: float, y: float, width: float, side: tuple[int, int]) -> Box:
    away = (width / 2 + APART, HEIGHT / 2 + APART)
    return _around(x + side[0] * away[0], y + side[1] * away[1], width, HEIGHT)


def _common(one: Box, other: Box) -> float:
    """Area that two boxes share."""
    width = min(one[1], other[1]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[2], other[2])
    return max(0.0, width) * max(0.0, height)


def _outside(box: Box, pixels: float) -> float:
    """Area of a box that lies outside of the plot."""
    return (box[1] - box[0]) * (box[3] - box[2]) - _common(box, (0.0, NARROWEST, 0.0, pixels))
