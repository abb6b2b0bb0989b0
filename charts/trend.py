"""One indicator over the years: a line per region, labelled at its end; gaps and breaks stay gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.base import Look, Scale, Segments, axis, figure, value_format
from charts.palette import REFERENCE, TEXT, region_colours

HEIGHT = 440
FEW_POINTS = 8
LABEL_GAP = 0.11  # of the height of the plot
LONG_NAME = 14


@dataclass(frozen=True)
class TrendLine:
    """A region's values as runs of (year, value) that may be joined; `is_reference` for Land and Germany."""

    key: str
    name: str
    segments: Segments
    is_reference: bool = False


def trend_chart(lines: Sequence[TrendLine], scale: Scale, breaks: Sequence[int], look: Look) -> go.Figure:
    """The `lines` over the years, references grey and dashed; `breaks` are first years of a new basis.

    Markers where a region has few values or a value stands alone. Years are never grouped (2024, not 2.024).
    """
    drawn = figure(look, HEIGHT)
    colours = {line.key: REFERENCE for line in lines}
    colours |= region_colours([line.key for line in lines if not line.is_reference])
    for line in lines:
        _add_line(drawn, line, colours[line.key], scale, look)
    for year in breaks:
        drawn.add_vline(x=year - 0.5, line={"color": REFERENCE, "width": 1, "dash": "dot"})
    _label_ends(drawn, lines, colours, scale, look)
    points = [point for line in lines for run in line.segments for point in run]
    years = [year for year, _ in points]
    drawn.update_xaxes(axis(look, tickformat="d", tickangle=0, showgrid=False, **_year_ticks(min(years), max(years))))
    drawn.update_yaxes(
        axis(look, title_text=scale.unit, nticks=6, tickformat=value_format([value for _, value in points]))
    )
    drawn.update_layout(margin={"r": 120}, hovermode="closest")
    return drawn


def _year_ticks(first: int, last: int) -> dict[str, object]:
    """At most about six whole years, the newest always among them."""
    step = max(1, -(-(last - first) // 5))
    return {"tickvals": list(range(last, first - 1, -step)), "range": [first - 0.4, last + 0.4]}


def _add_line(drawn: go.Figure, line: TrendLine, colour: str, scale: Scale, look: Look) -> None:
    few = sum(len(run) for run in line.segments) <= FEW_POINTS
    for run in line.segments:
        drawn.add_scatter(
            x=[year for year, _ in run],
            y=[value for _, value in run],
            mode="lines+markers" if few or len(run) == 1 else "lines",
            line={
                "color": colour,
                "width": 2 if line.is_reference else 3,
                "dash": "dash" if line.is_reference else "solid",
            },
            marker={"size": 8},
            text=[
                f"{line.name} {year}: {look.language.quantity(value, scale.decimals, scale.unit)}"
                for year, value in run
            ],
            hovertemplate="%{text}<extra></extra>",
        )


def _label_ends(
    drawn: go.Figure, lines: Sequence[TrendLine], colours: Mapping[str, str], scale: Scale, look: Look
) -> None:
    """Name and newest value at the right edge of each line, pushed apart where they would overlap."""
    values = [value for line in lines for run in line.segments for _, value in run]
    height = (max(values) - min(values)) or 1.0
    ends = sorted(((line.segments[-1][-1], line) for line in lines), key=lambda end: end[0][1])
    lowest = -float("inf")
    for (year, value), line in ends:
        lowest = max(value, lowest + LABEL_GAP * height)
        drawn.add_annotation(
            x=1,
            xref="paper",
            y=lowest,
            xanchor="left",
            xshift=6,
            align="left",
            showarrow=False,
            text=_end_label(line, colours[line.key], f"{look.language.number(value, scale.decimals)} ({year})"),
            font={"size": 12, "color": TEXT[look.mode]},
        )


def _end_label(line: TrendLine, colour: str, value: str) -> str:
    name = line.name.replace(" ", "<br>", 1) if len(line.name) > LONG_NAME else line.name
    return f'<span style="color:{colour}">\u25cf</span> <b>{name}</b><br>{value}'
