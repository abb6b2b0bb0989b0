"""Charts on the page, drawn by Plotly in the browser."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from charts.base import Chart
from settings import ROOT
from texts import Language

# Plotly's own build with the few kinds of traces that charts/ uses: a quarter of the whole. app.py hands it out.
LIBRARY = ROOT / "ui" / "plotly" / "plotly-basic-4.1.1.min.js"


def _declare(name: str) -> Any:
    """A component of ui/assets; what both know of Plotly stands before its script."""
    script = "".join((ROOT / "ui" / "assets" / f"{file}.js").read_text(encoding="utf-8") for file in ("plot", name))
    return st.components.v2.component(f"kreiskompass_{name}", js=script, isolate_styles=False)


_DRAWN, _LIVE = _declare("drawing"), _declare("live")


def draw_chart(
    figure: Chart, alt: str, key: str, language: Language, on_picked: Callable[[], None] | None = None
) -> None:
    """A figure of charts/ under this key, which a screen reader names `alt`. It is not checked: the tests have held
    every chart against plotly's own checks (tests/charts/test_charted.py). A dot with `customdata` can be clicked: it
    is marked at once, and the session holds whose it is under the key as `picked` when `on_picked` is called."""
    drawing = write_drawing({"figure": figure, "alt": alt, "picks": on_picked is not None}, language)
    _DRAWN(key=key, data=drawing, on_picked_change=on_picked)


def draw_live(drawing: bytes, key: str, on_moved: Callable[[], None], on_typed: Callable[[], None]) -> None:
    """Sliders above a chart, from what `write_drawing` has written. Where they have come to rest and what was typed
    beside one, the session holds under the key as `moved` and `typed` when these are called."""
    _LIVE(key=key, data=drawing, on_moved_change=on_moved, on_typed_change=on_typed)


def write_drawing(parts: Mapping[str, Any], language: Language) -> bytes:
    """A figure with its alternative text and all that goes with it, and what is needed to draw it. As bytes, which
    Streamlit passes on as they are; a dict it would read and write again."""
    base = st.get_option("server.baseUrlPath").strip("/")
    library = "/".join(("", *filter(None, (base, LIBRARY.parent.name, LIBRARY.name))))
    whole = {**parts, "library": library, "failed": language("chart.failed")}
    return json.dumps(whole, allow_nan=False, separators=(",", ":")).encode()
