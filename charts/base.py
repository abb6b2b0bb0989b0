"""What all figures share: fonts, grid, number format, no decoration."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from charts.palette import GRID, TEXT
from texts import Language

Mode = Literal["light", "dark"]
Point = tuple[int, float]
Segments = Sequence[Sequence[Point]]  # runs of (year, value) that a line may join
Part = dict[str, Any]  # a trace, an annotation, a shape or an axis, as plotly writes it
Chart = dict[str, Any]  # {"data": traces, "layout": ...}, as plotly writes it


@dataclass(frozen=True)
class Look:
    """How a figure is to be written and coloured."""

    language: Language
    mode: Mode


@dataclass(frozen=True)
class Scale:
    """The unit and the decimals of the values in a figure."""

    unit: str
    decimals: int

    @property
    def label(self) -> str:
        """The unit as a label holds it."""
        return make_inert(self.unit)


def make_inert(text: str) -> str:
    """A name as text, in the lines that it has: plotly reads labels as HTML, links included."""
    return escape(text, quote=False).replace("\n", "<br>")


FONT = "Source Sans, Segoe UI, Arial, sans-serif"
FONT_SIZE = 14


def make_chart(look: Look, height: int, traces: Sequence[Part], **layout: Any) -> Chart:
    """A figure in the house style; transparent, `height` in pixels. `traces`, `layout`: as plotly writes them, in what
    JSON knows: no Series, no NaN. Nothing is checked here, for at every click that would take most of a page's time;
    the tests hold every chart against plotly's own checks."""
    return {
        "data": list(traces),
        "layout": {
            "height": height,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": FONT_SIZE, "color": TEXT[look.mode]},
            "separators": ",." if look.language.code == "de" else ".,",
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"font": {"family": FONT, "size": FONT_SIZE}},
            **layout,
            "margin": {"l": 8, "r": 8, "t": 28, "b": 40, **layout.get("margin", {})},
        },
    }


def make_dot(colour: str, is_counted: bool, look: Look) -> Part:
    """The mark of a chosen region among dots; a ring where it is shown without being counted."""
    if is_counted:
        return {"size": 13, "color": colour, "line": {"width": 1.5, "color": TEXT[look.mode]}}
    return {"size": 13, "color": colour, "line": {"width": 3}, "symbol": "circle-open"}


def write_value_format(values: Sequence[float]) -> str:
    """Plotly's format for the ticks of an axis: grouped, with as many decimals as the spread of `values` needs."""
    width = max(values) - min(values)
    return f",.{0 if width >= 8 else 1 if width >= 0.8 else 2}f"


def set_upright(x: float | str, line: Part, layer: Literal["above", "below"] = "above") -> Part:
    """A line from the bottom of the plot to its top, as plotly writes a shape."""
    ends = {"xref": "x", "x0": x, "x1": x, "yref": "y domain", "y0": 0, "y1": 1}
    return {"type": "line", **ends, "line": line, "layer": layer}


def draw_level(y: float, line: Part, layer: Literal["above", "below"] = "above") -> Part:
    """A line from the left of the plot to its right."""
    ends = {"xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": y, "y1": y}
    return {"type": "line", **ends, "line": line, "layer": layer}


def make_axis(look: Look, title: str = "", **settings: Any) -> Part:
    """An axis with a light grid and room for its labels, without a title where that is ''; `settings` are plotly's."""
    return {
        "gridcolor": GRID[look.mode],
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        **({"title": {"text": title, "font": {"size": FONT_SIZE - 1}}} if title else {}),
        **settings,
    }
