"""Two indicators against each other: a point per district."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from charts.base import FONT_SIZE, Look, Scale, axis, dot, figure, inert, value_format
from charts.palette import QUIET, REFERENCE, TEXT, region_colours
from charts.point_labels import Spot, point_labels
from charts.ranking import Line
from texts import NO_BREAK

PLOT, TOP, BELOW, LINE, LABEL = 380, 28, 30, 18, 16  # pixels: the plot, what is around it, lines of text there
ROOM = 0.06  # of the spread, beyond the outermost values
LONGEST = 50  # signs in a line of a title, so that it fits a narrow screen


@dataclass(frozen=True)
class Side:
    """An axis: its `title` as shown, how its values are written, and a value to compare with, if there is one."""

    title: str
    scale: Scale
    reference: Line | None


def relation_chart(
    relation: pd.DataFrame,
    names: Mapping[str, str],
    highlighted: Sequence[str],
    first: Side,
    second: Side,
    look: Look,
) -> go.Figure:
    """A point per row of `relation` (columns as queries/relation.sql), the first indicator upwards, the second across;
    the `highlighted` regions in colour with their names, a ring for who is not of the group. A dashed line at the
    reference of either axis. The axes need not start at 0: no length is read off them."""
    across, up = _range(relation["second_value"], second), _range(relation["first_value"], first)
    points = zip(relation["region_key"], relation["first_value"], relation["second_value"], strict=True)
    rows = relation.assign(told=[_told(names[key], (first, one), (second, other), look) for key, one, other in points])
    traces = [_points(rows[~rows["region_key"].isin(highlighted)], {"size": 8, "color": QUIET})]
    for key, colour in region_colours(highlighted).items():
        row = rows[rows["region_key"] == key]
        if not row.empty:
            traces.append(_points(row, dot(colour, bool(row["in_group"].iloc[0]), look)))
    titles = [_lines(side) for side in (first, second)]
    above, below = (room + LINE * len(lines) for room, lines in zip((TOP, BELOW), titles, strict=True))
    drawn = figure(look, PLOT + above + below, traces, margin={"t": above, "b": below, "r": 16})
    _add_references(drawn, first, second, look)
    spots = [
        Spot(x, y, names[key] if key in highlighted else "")
        for key, y, x in zip(rows["region_key"], rows["first_value"], rows["second_value"], strict=True)
    ]
    for label in point_labels(spots, across, up, PLOT, look):
        drawn.add_annotation(label)
    _add_titles(drawn, titles, LABEL if second.reference else 0, look)
    drawn.update_xaxes(axis(look, nticks=6, tickangle=0, range=across, tickformat=value_format(across)))
    drawn.update_yaxes(axis(look, nticks=6, range=up, tickformat=value_format(up)))
    return drawn


def _range(values: pd.Series, side: Side) -> tuple[float, float]:
    """From the lowest to the highest with some room; not below 0 where nothing is."""
    shown = [*values.tolist(), *([] if side.reference is None else [side.reference.value])]
    low, high = min(shown), max(shown)
    room = ROOM * ((high - low) or 1.0)
    return (max(0.0, low - room) if low >= 0 else low - room), high + room


def _lines(side: Side) -> list[str]:
    """The title of an axis with its unit, which is not broken."""
    title = f"{side.title} ({side.scale.unit.replace(' ', NO_BREAK)})"
    return [inert(line) for line in wrap(title, LONGEST, break_long_words=False)]


def _told(name: str, first: tuple[Side, float], second: tuple[Side, float], look: Look) -> str:
    values = [
        f"{inert(side.title)}: {look.language.quantity(value, side.scale.decimals, side.scale.label)}"
        for side, value in (first, second)
    ]
    return "<br>".join([f"<b>{name}</b>", *values])


def _points(rows: pd.DataFrame, marker: Mapping[str, object]) -> dict[str, object]:
    return {
        "type": "scatter",
        "x": rows["second_value"],
        "y": rows["first_value"],
        "mode": "markers",
        "marker": marker,
        "hovertext": rows["told"],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _add_references(drawn: go.Figure, first: Side, second: Side, look: Look) -> None:
    """A dashed line across the plot for either axis, with name and value at its end."""
    stroke = {"color": REFERENCE, "width": 1.5, "dash": "dash"}
    label = {"showarrow": False, "font": {"size": FONT_SIZE - 2, "color": TEXT[look.mode]}, "yanchor": "bottom"}
    if (line := second.reference) is not None:
        drawn.add_vline(x=line.value, line=stroke, layer="below")
        place = {"x": line.value, "y": 1, "yref": "paper", "yshift": 2}
        drawn.add_annotation({**label, **place, "text": _named(line, second.scale, look)})
    if (line := first.reference) is not None:
        drawn.add_hline(y=line.value, line=stroke, layer="below")
        place = {"x": 1, "xref": "paper", "xanchor": "right", "y": line.value, "yshift": 1}
        drawn.add_annotation({**label, **place, "text": _named(line, first.scale, look)})


def _named(line: Line, scale: Scale, look: Look) -> str:
    return f"{line.name} {look.language.number(line.value, scale.decimals)}"


def _add_titles(drawn: go.Figure, titles: Sequence[Sequence[str]], above_plot: int, look: Look) -> None:
    """What the axes show, above the plot for the one that goes up and below it for the other; pixels above the plot
    are taken."""
    shared = {"showarrow": False, "font": {"size": FONT_SIZE - 1, "color": TEXT[look.mode]}}
    shared |= {"xref": "paper", "yref": "paper"}
    above = {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "y": 1,
        "yanchor": "bottom",
        "yshift": above_plot + 6,
    }
    below = {"x": 1, "xref": "paper", "xanchor": "right", "align": "right", "y": 0, "yanchor": "top", "yshift": -26}
    for place, arrow, lines in zip((above, below), "\N{UPWARDS ARROW}\N{RIGHTWARDS ARROW}", titles, strict=True):
        drawn.add_annotation({**shared, **place, "text": f"{arrow} {'<br>'.join(lines)}"})
