"""Kreiskompass: `streamlit run app.py` (or `uvicorn app:app`) serves it.

Everything a visitor sees begins in ui/frame.py; this is the server around it.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

import streamlit as st

from settings import ROOT


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Import before the first visit what every visit needs, and keep the garbage collector from walking it."""
    for name in ("pandas", "plotly.graph_objects", "duckdb", "queries", "matplotlib.figure"):
        import_module(name)
    gc.collect()
    gc.freeze()
    yield


app = st.App(ROOT / "ui" / "frame.py", lifespan=warm)
