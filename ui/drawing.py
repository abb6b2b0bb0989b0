"""A chart on the page, drawn by Plotly in the browser."""

import json

import streamlit as st

from charts.base import Chart
from settings import ROOT
from texts import Language

# Plotly's own build with the few kinds of traces that charts/ uses: a quarter of the whole. app.py hands it out.
LIBRARY = ROOT / "ui" / "plotly" / "plotly-basic-4.1.1.min.js"
_DRAWN = st.components.v2.component(
    "kreiskompass_chart", js=(ROOT / "ui" / "assets" / "drawing.js").read_text(encoding="utf-8"), isolate_styles=False
)


def draw_chart(figure: Chart, alt: str, key: str, language: Language) -> None:
    """A figure of charts/ under this key, which a screen reader names `alt`. It is not checked: the tests have held
    every chart against plotly's own checks (tests/charts/test_charted.py)."""
    base = st.get_option("server.baseUrlPath").strip("/")
    library = "/".join(("", *filter(None, (base, LIBRARY.parent.name, LIBRARY.name))))
    told = {"figure": figure, "alt": alt, "library": library, "failed": language("chart.failed")}
    # As bytes, which Streamlit passes on as they are; a dict it would read and write again.
    _DRAWN(key=key, data=json.dumps(told, allow_nan=False, separators=(",", ":")).encode())
