"""What all figures share: fonts, grid, number format, no decoration."""

from typing import Any, Literal

import plotly.graph_objects as go
import plotly.io as pio

from charts.palette import GRID, TEXT
from texts import Language

Mode = Literal["light", "dark"]

pio.templates.default = "none"

FONT = "Source Sans, Segoe UI, Arial, sans-serif"
FONT_SIZE = 14


def figure(language: Language, mode: Mode, height: int) -> go.Figure:
    """An empty figure in the house style; transparent, `height` in pixels."""
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": 8, "t": 28, "b": 40},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": FONT_SIZE, "color": TEXT[mode]},
            "separators": ",." if language.code == "de" else ".,",
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"font": {"family": FONT, "size": FONT_SIZE}},
        }
    )


def axis(mode: Mode, **settings: Any) -> dict[str, Any]:
    """An axis with a light grid and room for its labels; `settings` are plotly's."""
    return {
        "gridcolor": GRID[mode],
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "title": {"font": {"size": FONT_SIZE - 1}},
        **settings,
    }
