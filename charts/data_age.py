"""How old the newest values are: indicators by the year of their newest value."""

from collections.abc import Mapping

from charts.base import Chart, Look, make_axis, make_chart
from charts.palette import SERIES


def draw_data_age(counts: Mapping[int, int], look: Look) -> Chart:
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
    return make_chart(
        look,
        220,
        [bars],
        xaxis=make_axis(look, tickformat="d", showgrid=False, nticks=8),
        yaxis=make_axis(look, visible=False, rangemode="tozero"),
    )
