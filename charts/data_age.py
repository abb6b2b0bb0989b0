"""How old the newest values are: indicators by the year of their newest value."""

from collections.abc import Mapping

from charts.base import Figure, Look, axis, figure
from charts.palette import SERIES


def data_age_chart(counts: Mapping[int, int], look: Look) -> Figure:
    """A bar per year with the number of indicators whose newest value is of that year; years without stay empty."""
    years = list(range(min(counts), max(counts) + 1))
    bars = {
        "type": "bar",
        "x": years,
        "y": [counts.get(year, 0) for year in years],
        "marker": {"color": SERIES[0]},
        "text": [str(counts.get(year) or "") for year in years],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{x}: %{y}<extra></extra>",
    }
    return figure(
        look,
        220,
        [bars],
        xaxis=axis(look, tickformat="d", showgrid=False, nticks=8),
        yaxis=axis(look, visible=False, rangemode="tozero"),
    )
