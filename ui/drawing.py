"""A chart on its way to the page."""

from plotly.basedatatypes import BaseFigure

from charts.base import Figure


class Drawing(BaseFigure):  # type: ignore[misc]
    """A figure of charts/ in the type that Streamlit takes as it is. It checks a dict against all that plotly knows and
    copies it, at every click; the tests have held every chart against the same checks (tests/test_charted.py)."""

    def __init__(self, figure: Figure) -> None:
        # Not BaseFigure's own, which makes an object of every part.
        self._figure = figure

    def to_dict(self) -> Figure:
        """The figure itself, not a copy."""
        return self._figure
