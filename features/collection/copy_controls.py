"""A button that copies a link to a page of ours. Streamlit has none: its own sits in a corner of a block of code."""

from pathlib import Path

import streamlit as st

from texts import Language

_STYLE = """
div { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; font: 0.875rem var(--st-font); }
button {
  font: inherit; color: var(--st-text-color); background: var(--st-background-color); cursor: pointer;
  min-height: 2.5rem; padding: 0.25rem 0.75rem; border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius);
}
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
input { font: inherit; flex: 1 1 14rem; padding: 0.25rem 0.5rem; color: inherit; background: inherit; }
"""
_copy = st.components.v2.component(
    "kreiskompass.copy_link",
    html='<div><button type="button"></button><span role="status"></span><input readonly hidden></div>',
    css=_STYLE,
    js=Path(__file__).with_name("copy_link.js").read_text(encoding="utf-8"),
)


def show_copy_link(link: str, language: Language) -> None:
    """`link`: address relative to the page."""
    _copy(
        key="copy_link",
        data={"link": link, **{name: language(f"collection.link_{name}") for name in ("label", "copied", "by_hand")}},
    )
