"""Series as small SVG lines without axes, for tables and rows of small pictures."""

from collections.abc import Sequence

from charts.base import Point, Segments

PAD = 4.0


def draw_sparkline(
    lines: Sequence[tuple[Segments, str]], span: Sequence[Point], width: int = 120, height: int = 32
) -> str:
    """SVG text of `lines`, each its runs of (year, value) and its colour, the last one on top.

    All are scaled to the years and values of `span`, so that several pictures can share one scale. The newest
    value of a line is a dot; a run of one value too; gaps stay gaps.
    """
    first_year, years = min(year for year, _ in span), _extent([year for year, _ in span])
    lowest, values = min(value for _, value in span), _extent([value for _, value in span])

    def at(point: Point) -> tuple[float, float]:
        x = PAD + (point[0] - first_year) / years * (width - 2 * PAD)
        y = height - PAD - (point[1] - lowest) / values * (height - 2 * PAD)
        return round(x, 1), round(y, 1)

    shapes = []
    for segments, colour in lines:
        shapes += [_run([at(point) for point in run], colour) for run in segments]
        if segments:
            shapes.append(_dot(at(segments[-1][-1]), 3, colour))
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
