"""Embedding a chart in another website: its address and the lines of HTML to copy."""

from html import escape
from urllib.parse import urljoin

import streamlit as st

from content.figure import Figure
from content.links import link_page
from texts import Language

PAGE = "einbetten"
_AROUND = 230  # pixels that title, numbers, sources and link take around a chart


def write_address(shown: Figure, language: Language, **further: str) -> str:
    """Where the chart stands alone, beside the pages."""
    return link_page(PAGE, language, chart=shown.name, **shown.selection, **further)


def write_snippet(shown: Figure, address: str, height: int, language: Language) -> str:
    """The HTML to copy; it is loaded once a reader comes near, and named for those who do not see it."""
    title = language(f"embed.title.{shown.name}")
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height + _AROUND}" '
        'loading="lazy" style="border:0"></iframe>'
    )


def show_embed(shown: Figure, height: int, language: Language) -> None:
    """A quiet control below a chart of this `height`, with what is to be copied."""
    # A browser tells where it is; without one (as in tests) the address stays relative.
    address = urljoin(st.context.url or "", write_address(shown, language))
    with st.popover(language("embed.open"), type="tertiary", icon=":material/code:", key=f"{shown.name}_embed"):
        st.markdown(language("embed.how"))
        st.code(write_snippet(shown, address, height, language), language="html", wrap_lines=True)
        st.markdown(language("embed.alone"))
        st.code(address, language=None, wrap_lines=True)
