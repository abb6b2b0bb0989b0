"""What happened when, on the time line of a chart: numbered marks that a list beside it explains."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.base import Chart, Look, Part, make_inert, set_upright
from charts.palette import QUIET, TEXT


@dataclass(frozen=True)
class EventMark:
    """`when` as the axis counts years: 2023.0 is the middle of 2023. `sign` stands at the mark and in the list."""

    when: float
    sign: str
    text: str


def mark_events(chart: Chart, marks: Sequence[EventMark], look: Look) -> Chart:
    """The chart over years with an upright line for each of the marks within them. Its own labels stay the last ones,
    and it may lie in a cache: nothing of it is changed."""
    layout = chart["layout"]
    first, last = layout["xaxis"]["range"]
    shown = [mark for mark in marks if first <= mark.when <= last]
    line = {"color": QUIET, "width": 1, "dash": "dash"}
    return chart | {
        "layout": layout
        | {
            "shapes": [*layout.get("shapes", ()), *(set_upright(mark.when, line, "below") for mark in shown)],
            "annotations": [*(_sign(mark, look) for mark in shown), *layout.get("annotations", ())],
        }
    }


def _sign(mark: EventMark, look: Look) -> Part:
    return {
        "text": make_inert(mark.sign),
        "hovertext": make_inert(mark.text),
        "x": mark.when,
        "y": 0,
        "yref": "y domain",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": TEXT[look.mode]},
    }
