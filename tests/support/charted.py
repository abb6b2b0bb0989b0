"""Charts held against plotly's own checks, which a page does not repeat at every click (ui/drawing.py)."""

import json

import plotly.graph_objects as go

from charts.base import Chart

DRAWN = {"scatter", "bar"}  # what the build of Plotly that pages load can draw, of what we use


def check_figure(drawn: Chart) -> go.Figure:
    """The figure with attributes to look at. Raises ValueError at any property or value that plotly does not know, at
    NaN and at infinity; TypeError at what JSON cannot hold; AssertionError where plotly.py would write it in another
    way, as the 'title_text' of an axis, which plotly.js would not understand."""
    sent = json.loads(json.dumps(drawn, allow_nan=False))
    figure = go.Figure(drawn)
    written = json.loads(figure.to_json())
    written["layout"].pop("template")
    sent["layout"] = {name: value for name, value in sent["layout"].items() if value != []}  # which plotly leaves out
    assert written == sent
    assert {trace["type"] for trace in drawn["data"]} <= DRAWN
    return figure
