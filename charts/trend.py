"""One indicator over the years: a line per region, labelled at its end; gaps and breaks stay gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from charts.base import Chart, Look, Part, Scale, Segments, make_axis, make_chart, set_upright, write_value_format
from charts.end_labels import EndLabel, place_end_labels
from charts.palette import REFERENCE, choose_region_colours

HEIGHT = 440
TOP, BARE, BELOW, RIGHT = 28, 40, 96, 132  # pixels around the plot; below without and with a legend
FEW_POINTS = 8
ROOM = 0.06  # of the height of the plot, above the highest and below the lowest value


@dataclass(frozen=True)
class TrendLine:
    """A region's values as runs of (year, value) that may be joined; `is_reference` for Land and Germany. `kinds` are
    those of values that are not simply observed (provisional, estimated) by year; `forecast` is what is expected."""

    key: str
    name: str
    segments: Segments
    is_reference: bool = False
    kinds: Mapping[int, str] = field(default_factory=dict)
    forecast: Sequence[tuple[int, float]] = ()


def draw_trend(
    lines: Sequence[TrendLine], scale: Scale, breaks: Sequence[int], look: Look, also: Sequence[float] = ()
) -> Chart:
    """The `lines` over the years, references grey and dashed; `breaks` are first years of a new basis. `also`: further
    values that the axis is to hold, of a line with a legend under the chart.

    Markers where a region has few values or a value stands alone; hollow ones where it is provisional or estimated,
    and for forecasts, which no line joins with what was observed. Years are never grouped (2024, not 2.024).
    """
    colours = {line.key: REFERENCE for line in lines}
    colours |= choose_region_colours([line.key for line in lines if not line.is_reference])
    points = [point for line in lines for run in (*line.segments, line.forecast) for point in run]
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
    """A trace for each run of values, and one for what is expected."""
    few = sum(len(run) for run in line.segments) <= FEW_POINTS
    drawn = {"color": colour, "width": 2 if line.is_reference else 3, "dash": "dash" if line.is_reference else "solid"}
    traces = [_trace(line, run, line.kinds, scale, look) | {"line": drawn} for run in line.segments]
    for trace, run in zip(traces, line.segments, strict=True):
        if few or len(run) == 1:
            trace["mode"] = "lines+markers"
        elif line.kinds.keys() & {year for year, _ in run}:  # only these show a marker
            trace["mode"] = "lines+markers"
            trace["marker"]["size"] = [8 if year in line.kinds else 0 for year, _ in run]
    if line.forecast:
        kinds = {year: "forecast" for year, _ in line.forecast}
        expected = _trace(line, line.forecast, kinds, scale, look)
        traces.append(expected | {"mode": "lines+markers", "line": {**drawn, "width": 2, "dash": "dot"}})
    return traces


def _trace(
    line: TrendLine, run: Sequence[tuple[int, float]], kinds: Mapping[int, str], scale: Scale, look: Look
) -> Part:
    def describe(year: int, value: float) -> str:
        told = f"{line.name} {year}: {look.language.quantity(value, scale.decimals, scale.label)}"
        return f"{told} ({look.language(f'trends.kind.{kinds[year]}')})" if year in kinds else told

    marker: Part = {"size": 8}
    if kinds:
        marker["symbol"] = ["circle-open" if year in kinds else "circle" for year, _ in run]
    return {
        "type": "scatter",
        "x": [year for year, _ in run],
        "y": [value for _, value in run],
        "mode": "lines",
        "marker": marker,
        "text": [describe(year, value) for year, value in run],
        "hovertemplate": "%{text}<extra></extra>",
    }


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
