"""`?show=charts`: four charts and a selection above; `scenario`: a slider and a chart in a part drawn anew by itself;
`part`: only the slider; anything else: only a title."""

import streamlit as st

from benchmarks.peers.shown import DISTRICTS, INDICATORS, LOOK, RATES, charts, name, scenario
from ui.drawing import draw_chart

show = st.query_params.get("show")
st.set_page_config(layout="wide")
st.title("Vier Indikatoren", anchor=False)


@st.fragment
def part() -> None:
    rate = st.slider("%", min_value=RATES[0], max_value=RATES[-1], value=0)
    if show == "scenario":
        draw_chart(scenario(rate), "scenario", "scenario", LOOK.language)


if show == "charts":
    chosen = st.radio("Kreis", DISTRICTS, format_func=name, horizontal=True, key="district")
    for column, indicator, drawn in zip((*st.columns(2), *st.columns(2)), INDICATORS, charts(chosen), strict=True):
        with column:
            draw_chart(drawn, indicator, indicator, LOOK.language)
elif show in ("scenario", "part"):
    part()
