"""Blocks that pages are made of: page head, a chart with its sources and numbers, downloads."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st

import queries
from charts.base import Look
from export.picture import FORMATS, Frame, picture
from export.table_csv import csv_bytes
from texts import Language
from ui.data import ask
from ui.markup import show_table
from views.catalogue import Indicator, Region
from views.markdown import plain
from views.profile import Mover
from views.provenance import series_notes, source_line, source_text
from views.table import Table

_PLOTLY = {"displayModeBar": False, "responsive": True}


def look(language: Language) -> Look:
    """How charts are drawn for this visit: its language, light or dark as the visitor sees the page."""
    return Look(language, "dark" if st.context.theme.type == "dark" else "light")


def page_head(language: Language, page: str, **fields: Any) -> None:
    """Title and one sentence on what the page answers."""
    st.title(language(f"{page}.title", **fields), anchor=False)
    st.markdown(language(f"{page}.intro", **fields))


def chart(draw: Callable[[Look], go.Figure], finding: str, key: str, source: str, language: Language) -> None:
    """A chart under its finding, which a screen reader hears in place of the picture; as a picture to take along, on
    white, with the finding as title and the `source` below."""
    st.subheader(plain(finding), anchor=False)
    st.plotly_chart(draw(look(language)), theme=None, key=key, config=_PLOTLY, alt=finding)
    with st.container(horizontal=True, gap="small"):
        for kind, media in FORMATS.items():
            st.download_button(
                language("chart.picture", kind=kind.upper()),
                partial(_picture, draw, Frame(finding, source), kind, language),
                f"kreiskompass_{key}.{kind}",
                media,
                on_click="ignore",
                key=f"{key}_{kind}",
                type="tertiary",
                icon=":material/download:",
            )


def _picture(draw: Callable[[Look], go.Figure], frame: Frame, kind: str, language: Language) -> bytes:
    return picture(draw(Look(language, "light")).to_dict(), frame, kind)


def told_source(indicator: Indicator, used: Collection[str], years: str, language: Language) -> str:
    """Unit, sources with licence, and data year of a chart, as plain text."""
    unit = language("chart.unit", unit=indicator.unit)
    return f"{source_text(ask('series', indicator=indicator.key), used, language)} {unit} {years}"


def evidence(indicator: Indicator, used: Collection[str], years: str, table: Table, language: Language) -> None:
    """What must stand beside a chart: the sources used with licence, the data year, what to mind about these sources;
    the numbers and the definition one click away."""
    series = ask("series", indicator=indicator.key)
    st.caption(f"{source_line(series, used, language)} {years}")
    for note in series_notes(series, used, language):
        st.caption(plain(note))
    with st.expander(language("chart.numbers")):
        show_table(table, language)
        download((indicator.key,), indicator.key, language)
    with st.expander(language("chart.about")):
        st.markdown(plain(indicator.definition))
        if indicator.note:
            st.markdown(plain(indicator.note))


def download(indicators: Sequence[str], name: str, language: Language) -> None:
    """A button that hands out all values of the indicators as CSV; asked for and written only on the click."""
    st.download_button(
        language("common.download_all" if name == "all" else "common.download_indicator"),
        lambda: csv_bytes(queries.run("download", indicators=list(indicators)), language),
        f"kreiskompass_{name}.csv",
        "text/csv",
        on_click="ignore",
        key=f"download_{name}",
        icon=":material/download:",
    )


def movers(found: Sequence[Mover], judgement: str, language: Language) -> None:
    """What moved most, one line each."""
    st.subheader(language(f"overview.moved_{judgement}"), anchor=False)
    if not found:
        st.markdown(language("overview.nothing_moved"))
    for mover in found:
        st.markdown(f"**{plain(mover.indicator.name)}**  \n{plain(mover.sentence)}")


def absent(regions: Sequence[Region], indicator: Indicator, language: Language) -> None:
    """Name the regions that have no value for the indicator."""
    if regions:
        names = language.listed([region.name for region in regions])
        st.caption(plain(language("trends.absent", regions=names, indicator=indicator.name)))
