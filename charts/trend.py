"""One indicator over the years: a line per region, labelled at its end; gaps and breaks stay gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.base import Chart, Look, Part, Scale, Segments, make_axis, make_chart, set_upright, write_value_format
from charts.end_labels import EndLabel, place_end_labels
from charts.palette import REFERENCE, choose_region_colours

HEIGHT = 440
TOP, BARE, BELOW, RIGHT = 28, 40, 96, 132  # pixels around the plot; below without and with a legend
FEW_POINTS = 8
ROOM = 0.06  # of the height of the plot, above the highest and below the lowest value


@dataclass(frozen=True)
class TrendLine:
    """A region's values as runs of (year, value) that may be joined; `is_reference` for Land and Germany."""

    key: str
    name: str
    segments: Segments
    is_reference: bool = False


def draw_trend(
    lines: Sequence[TrendLine], scale: Scale, breaks: Sequence[int], look: Look, also: Sequence[float] = ()
) -> Chart:
    """The `lines` over the years, references grey and dashed; `breaks` are first years of a new basis. `also`: further
    values that the axis is to hold, of a line with a legend under the chart.

    Markers where a region has few values or a value stands alone. Years are never grouped (2024, not 2.024).
    """
    colours = {line.key: REFERENCE for line in lines}
    colours |= choose_region_colours([line.key for line in lines if not line.is_reference])
    points = [point for line in lines for run in line.segments for point in run]
    years, values = [year for year, _ in points], [*(value for _, value in points), *also]
    room = ROOM * ((max(values) - min(values)) or 1.0)
    span = (min(values) - room, max(values) + room)
    below = BELOW if also else BARE
    of_break = {"color": REFERENCE, "width": 1, "dash": "dot"}
    return make_chart(
        look,
        HEIGHT,
        [trace for line in lines for trace in _runs(line, colours[line.key], scale, look)],
        shapes=[set_upright(year - 0.5, of_break) for year in breaks],
        annotations=place_end_labels(_ends(lines, colours, scale, look), span, HEIGHT - TOP - below, look),
        xaxis=make_axis(look, tickformat="d", tickangle=0, showgrid=False, **_year_ticks(min(years), max(years))),
        yaxis=make_axis(look, scale.label, nticks=6, tickformat=write_value_format(values), range=list(span)),
        margin={"r": RIGHT, "t": TOP, "b": below},
        hovermode="closest",
    )


def _year_ticks(first: int, last: int) -> Part:
    """At most about six whole years, the newest always among them."""
    step = max(1, -(-(last - first) // 5))
    return {"tickvals": list(range(last, first - 1, -step)), "range": [first - 0.4, last + 0.4]}


def _runs(line: TrendLine, colour: str, scale: Scale, look: Look) -> list[Part]:
    """A trace for each run of values."""
    few = sum(len(run) for run in line.segments) <= FEW_POINTS
    drawn = {"color": colour, "width": 2 if line.is_reference else 3, "dash": "dash" if line.is_reference else "solid"}
    return [
        {
            "type": "scatter",
            "x": [year for year, _ in run],
            "y": [value for _, value in run],
            "mode": "lines+markers" if few or len(run) == 1 else "lines",
            "line": drawn,
            "marker": {"size": 8},
            "text": [
                f"{line.name} {year}: {look.language.quantity(value, scale.decimals, scale.label)}"
                for year, value in run
            ],
            "hovertemplate": "%{text}<extra></extra>",
        }
        for run in line.segments
    ]


def _ends(lines: Sequence[TrendLine], colours: Mapping[str, str], scale: Scale, look: Look) -> list[EndLabel]:
    """Name and newest value of each line."""
    ends = [(line, *line.segments[-1][-1]) for line in lines]
    return [
        EndLabel(
            line.name,
            f"{look.language.number(value, scale.decimals)} ({year})",
            value,
            "\N{BLACK CIRCLE}",
            colours[line.key],
        )
        for line, year, value in ends
    ]
