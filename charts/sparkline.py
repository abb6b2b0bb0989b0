"""Series as small SVG lines without axes, for tables and rows of small pictures."""

from collections.abc import Sequence

from charts.base import Point, Segments

PAD = 4.0


def draw_sparkline(
    lines: Sequence[tuple[Segments, str]],
    span: Sequence[Point],
    width: int = 120,
    height: int = 32,
    target: tuple[float, str] | None = None,
    end: str | None = None,
) -> str:
    """SVG text of `lines`, each its runs of (year, value) and its colour, the last one on top; a `target` as a dashed
    line across, at its value and in its colour.

    All are scaled to the years and values of `span`, so that several pictures can share one scale, and to the target.
    The newest value of a line is a dot, in the colour `end` if there is one; a run of one value too; gaps stay gaps.
    """
    first_year, years = min(year for year, _ in span), _extent([year for year, _ in span])
    levels = [*(value for _, value in span), *([target[0]] if target else [])]
    lowest, values = min(levels), _extent(levels)

    def up(value: float) -> float:
        return round(height - PAD - (value - lowest) / values * (height - 2 * PAD), 1)

    def at(point: Point) -> tuple[float, float]:
        return round(PAD + (point[0] - first_year) / years * (width - 2 * PAD), 1), up(point[1])

    shapes = []
    if target:
        y = up(target[0])
        shapes.append(f'<path d="M0,{y}H{width}" stroke="{target[1]}" stroke-width="1.2" stroke-dasharray="4 3"/>')
    for segments, colour in lines:
        shapes += [_run([at(point) for point in run], colour) for run in segments]
        if segments:
            shapes.append(_dot(at(segments[-1][-1]), 3, end or colour))
    box = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(shapes)}</svg>'


def _extent(numbers: Sequence[float]) -> float:
    return (max(numbers) - min(numbers)) or 1.0


def _run(points: Sequence[tuple[float, float]], colour: str) -> str:
    if len(points) == 1:
        return _dot(points[0], 1.5, colour)
    path = " ".join(f"{x},{y}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>'


def _dot(point: tuple[float, float], radius: float, colour: str) -> str:
    return f'<circle cx="{point[0]}" cy="{point[1]}" r="{radius}" fill="{colour}"/>'
