"""Streamlit as Kreiskompass sets it up, without its frame: `streamlit run benchmarks/peers/streamlit_app.py`."""

import streamlit as st

from app import FILES, warm
from settings import ROOT

app = st.App(ROOT / "benchmarks" / "peers" / "streamlit_page.py", lifespan=warm, middleware=FILES)
