"""Two indicators against each other: a point per district."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import pandas as pd

from charts.base import (
    FONT_SIZE,
    Chart,
    Look,
    Part,
    Scale,
    draw_level,
    make_axis,
    make_chart,
    make_dot,
    make_inert,
    set_upright,
    write_value_format,
)
from charts.palette import QUIET, REFERENCE, TEXT, choose_region_colours
from charts.point_labels import LabelSpot, place_point_labels
from charts.ranking import ReferenceLine
from texts import NO_BREAK

PLOT, TOP, BELOW, LINE, LABEL = 380, 28, 30, 18, 16  # pixels: the plot, what is around it, lines of text there
ROOM = 0.06  # of the spread, beyond the outermost values
LONGEST = 50  # signs in a line of a title, so that it fits a narrow screen


@dataclass(frozen=True)
class RelationSide:
    """An axis: its `title` as shown, how its values are written, and a value to compare with, if there is one."""

    title: str
    scale: Scale
    reference: ReferenceLine | None


def draw_relation(
    relation: pd.DataFrame,
    names: Mapping[str, str],
    highlighted: Sequence[str],
    first: RelationSide,
    second: RelationSide,
    look: Look,
) -> Chart:
    """A point per row of `relation` (columns as queries/relation.sql), the first indicator upwards, the second across;
    the `highlighted` regions in colour with their names, a ring for who is not of the group. A dashed line at the
    reference of either axis. The axes need not start at 0: no length is read off them."""
    across, up = _range(relation["second_value"], second), _range(relation["first_value"], first)
    points = zip(relation["region_key"], relation["first_value"], relation["second_value"], strict=True)
    rows = relation.assign(
        told=[_describe_point(names[key], (first, one), (second, other), look) for key, one, other in points]
    )
    traces = [_points(rows[~rows["region_key"].isin(highlighted)], {"size": 8, "color": QUIET})]
    for key, colour in choose_region_colours(highlighted).items():
        row = rows[rows["region_key"] == key]
        if not row.empty:
            traces.append(_points(row, make_dot(colour, bool(row["in_group"].iloc[0]), look)))
    titles = [_lines(side) for side in (first, second)]
    above, below = (room + LINE * len(lines) for room, lines in zip((TOP, BELOW), titles, strict=True))
    spots = [
        LabelSpot(x, y, names[key] if key in highlighted else "")
        for key, y, x in zip(rows["region_key"], rows["first_value"], rows["second_value"], strict=True)
    ]
    lines, line_names = _references(first, second, look)
    return make_chart(
        look,
        PLOT + above + below,
        traces,
        shapes=lines,
        annotations=[
            *line_names,
            *place_point_labels(spots, across, up, PLOT, look),
            *_titles(titles, LABEL if second.reference else 0, look),
        ],
        xaxis=make_axis(look, nticks=6, tickangle=0, range=across, tickformat=write_value_format(across)),
        yaxis=make_axis(look, nticks=6, range=up, tickformat=write_value_format(up)),
        margin={"t": above, "b": below, "r": 16},
    )


def _range(values: pd.Series, side: RelationSide) -> tuple[float, float]:
    """From the lowest to the highest with some room; not below 0 where nothing is."""
    shown = [*values.tolist(), *([] if side.reference is None else [side.reference.value])]
    low, high = min(shown), max(shown)
    room = ROOM * ((high - low) or 1.0)
    return (max(0.0, low - room) if low >= 0 else low - room), high + room


def _lines(side: RelationSide) -> list[str]:
    """The title of an axis with its unit, which is not broken."""
    title = f"{side.title} ({side.scale.unit.replace(' ', NO_BREAK)})"
    return [make_inert(line) for line in wrap(title, LONGEST, break_long_words=False)]


def _describe_point(
    name: str, first: tuple[RelationSide, float], second: tuple[RelationSide, float], look: Look
) -> str:
    values = [
        f"{make_inert(side.title)}: {look.language.quantity(value, side.scale.decimals, side.scale.label)}"
        for side, value in (first, second)
    ]
    return "<br>".join([f"<b>{name}</b>", *values])


def _points(rows: pd.DataFrame, marker: Part) -> Part:
    return {
        "type": "scatter",
        "x": rows["second_value"].tolist(),
        "y": rows["first_value"].tolist(),
        "mode": "markers",
        "marker": marker,
        "hovertext": rows["told"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _references(first: RelationSide, second: RelationSide, look: Look) -> tuple[list[Part], list[Part]]:
    """A dashed line across the plot for either axis, and its name and value, which stand at its end."""
    stroke = {"color": REFERENCE, "width": 1.5, "dash": "dash"}
    label = {"showarrow": False, "font": {"size": FONT_SIZE - 2, "color": TEXT[look.mode]}, "yanchor": "bottom"}
    lines, labels = [], []
    if (line := second.reference) is not None:
        lines.append(set_upright(line.value, stroke, "below"))
        place = {"x": line.value, "y": 1, "yref": "paper", "yshift": 2}
        labels.append({**label, **place, "text": _name_line(line, second.scale, look)})
    if (line := first.reference) is not None:
        lines.append(draw_level(line.value, stroke, "below"))
        place = {"x": 1, "xref": "paper", "xanchor": "right", "y": line.value, "yshift": 1}
        labels.append({**label, **place, "text": _name_line(line, first.scale, look)})
    return lines, labels


def _name_line(line: ReferenceLine, scale: Scale, look: Look) -> str:
    return f"{line.name} {look.language.number(line.value, scale.decimals)}"


def _titles(titles: Sequence[Sequence[str]], above_plot: int, look: Look) -> list[Part]:
    """What the axes show, above the plot for the one that goes up and below it for the other; pixels above the plot
    are taken."""
    font = {"size": FONT_SIZE - 1, "color": TEXT[look.mode]}
    shared = {"showarrow": False, "font": font, "xref": "paper", "yref": "paper"}
    above = {"x": 0, "xanchor": "left", "align": "left", "y": 1, "yanchor": "bottom", "yshift": above_plot + 6}
    below = {"x": 1, "xanchor": "right", "align": "right", "y": 0, "yanchor": "top", "yshift": -26}
    return [
        {**shared, **place, "text": f"{arrow} {'<br>'.join(lines)}"}
        for place, arrow, lines in zip((above, below), "\N{UPWARDS ARROW}\N{RIGHTWARDS ARROW}", titles, strict=True)
    ]
