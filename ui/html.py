"""Our own HTML on a page."""

import streamlit as st


class _Written:
    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html


def show_html(html: str) -> None:
    """Show it as it is written, not empty. A bare text Streamlit would first look for as a file and then search for
    indents: of the 290,000 letters of Überblick that took a fifth of a run."""
    st.html(_Written(html))
