"""Blocks of the page for the council: the office's template, the files, the slides as pictures."""

from collections.abc import Callable

import streamlit as st

from content.markdown import plain
from content.slides import Deck
from export.office import MEDIA
from export.slides.master import TemplateUnfit, master
from export.slides.pptx import pptx_bytes
from export.slides.slide_picture import slide_pictures
from export.slides.slideshow import slideshow, spoken
from features.deck.handout_files import handout_docx, handout_pdf
from texts import Language
from ui.markup import show_slides


def template_of_visit(language: Language) -> bytes | None:
    """The office's template if it can be used, else None and the reason."""
    with st.expander(language("deck.template")):
        file = st.file_uploader(language("deck.template"), type="pptx", help=language("deck.template_help"))
    if file is None:
        return None
    try:
        master(file.getvalue())
    except TemplateUnfit as unfit:
        layouts = ", ".join(language(f"deck.layout.{kind}") for kind in unfit.missing)
        st.error(plain(language(f"deck.template_{unfit.reason}", layouts=layouts)), icon=":material/error:")
        return None
    return file.getvalue()


def downloads(deck: Deck, slides: Deck, template: bytes | None, language: Language) -> None:
    """The files, each written only at the click; `slides`: the deck with its long tables cut."""
    writers: dict[str, Callable[[], bytes]] = {
        "pptx": lambda: pptx_bytes(slides, language, template),
        "pdf": lambda: handout_pdf(deck, language),
        "docx": lambda: handout_docx(deck, language),
        "html": lambda: slideshow(slides, _pictures(repr(slides), language.code, slides), language),
    }
    for column, (kind, write) in zip(st.columns(len(writers)), writers.items(), strict=True):
        column.download_button(
            language(f"deck.download_{kind}"),
            write,
            f"kreiskompass_{deck.file}.{kind}",
            MEDIA[kind],
            on_click="ignore",
            type="primary" if kind == "pptx" else "secondary",
            icon=":material/download:",
            width="stretch",
        )


def preview(deck: Deck, template: bytes | None, language: Language) -> None:
    """Every slide as a picture, drawn in the places of our master; said so where the file follows another."""
    st.header(language("deck.slides_title", count=len(deck.slides) + 1), anchor=False)
    if template is not None:
        st.info(language("deck.template_preview"), icon=":material/info:")
    titles = [deck.title, *(slide.title for slide in deck.slides)]
    notes = [deck.subtitle, *(spoken(slide, language) for slide in deck.slides)]
    drawn = _pictures(repr(deck), language.code, deck)
    show_slides(list(zip(titles, notes, drawn, strict=True)))


@st.cache_data(max_entries=20, show_spinner=False)
def _pictures(told: str, code: str, _deck: Deck) -> list[bytes]:  # noqa: ARG001
    """Kept by what the deck tells: a deck itself cannot be a key."""
    return slide_pictures(_deck, Language(code))
