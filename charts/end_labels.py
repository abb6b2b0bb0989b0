"""Names at the right edge of lines, instead of a legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from charts.base import Look, Part, make_inert
from charts.palette import TEXT

LINE = 16.0  # pixels
LONGEST_LINE = 17  # signs
MOST_LINES = 3  # of a name


@dataclass(frozen=True)
class EndLabel:
    """`name` and `value` as shown, beside the line that ends at `height`; `mark` in the line's `colour`."""

    name: str
    value: str
    height: float
    mark: str
    colour: str


def place_end_labels(labels: Sequence[EndLabel], span: tuple[float, float], pixels: int, look: Look) -> list[Part]:
    """The labels as annotations beside a plot that shows the values of `span` on `pixels`, pushed apart where they
    would overlap."""
    texts = [_text(label) for label in labels]
    heights = [(text.count("<br>") + 1.3) * LINE / pixels for text in texts]
    wanted = [(label.height - span[0]) / (span[1] - span[0]) for label in labels]
    beside = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 10, "align": "left", "showarrow": False}
    font = {"size": 12, "color": TEXT[look.mode]}
    return [
        {**beside, "text": text, "y": place, "yref": "paper", "yanchor": "middle", "font": font}
        for text, place in zip(texts, spread_labels(wanted, heights), strict=True)
    ]


def spread_labels(positions: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Positions between 0 and 1, in the same order, moved as little as keeps labels of these heights apart and, as far
    as there is room, all of them inside (least squares in their order: pool adjacent violators)."""
    order = sorted(range(len(positions)), key=lambda number: positions[number])
    offsets = [
        sum(heights[below] for below in order[:place]) + heights[number] / 2 for place, number in enumerate(order)
    ]
    pools: list[list[float]] = []
    for number, offset in zip(order, offsets, strict=True):
        pools.append([positions[number] - offset])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    freed = [fmean(pool) for pool in pools for _ in pool]
    highest = 1 - sum(heights)
    placed = list(positions)
    for number, free, offset in zip(order, freed, offsets, strict=True):
        placed[number] = max(0.0, min(free, highest)) + offset
    return placed


def _text(label: EndLabel) -> str:
    lines: list[str] = []
    for word in label.name.split():
        if lines and len(lines[-1]) + len(word) < LONGEST_LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    more = "\N{HORIZONTAL ELLIPSIS}" if len(lines) > MOST_LINES else ""
    name = "<br>".join(make_inert(line) for line in lines[:MOST_LINES]) + more
    return f'<span style="color:{label.colour}">{label.mark}</span> <b>{name}</b><br>{label.value}'
