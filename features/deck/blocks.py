"""Blocks of the page for the council: the office's template, the files, the slides as pictures."""

from collections.abc import Callable

import streamlit as st

from content.catalogue import Region
from content.markdown import escape_markdown
from content.slides import Deck
from export.office import MEDIA
from export.slides.master import TemplateUnfit, open_master
from export.slides.pptx import write_pptx
from export.slides.slide_picture import draw_slides
from export.slides.slideshow import describe_slide, write_slideshow
from features.deck.assemble import Wish, make_deck, name_file
from features.deck.edit import apply_edits
from features.deck.edit_controls import find_edits
from features.deck.handout_files import write_handout_docx, write_handout_pdf, write_sheet_pdf
from texts import Language
from ui.markup import show_slides


def choose_template(language: Language) -> bytes | None:
    """The office's template if it can be used, else None and the reason."""
    with st.expander(language("deck.template"), key="deck_template"):
        file = st.file_uploader(language("deck.template"), type="pptx", help=language("deck.template_help"))
    if file is None:
        return None
    try:
        open_master(file.getvalue())
    except TemplateUnfit as unfit:
        layouts = ", ".join(language(f"deck.layout.{kind}") for kind in unfit.missing)
        st.error(escape_markdown(language(f"deck.template_{unfit.reason}", layouts=layouts)), icon=":material/error:")
        return None
    return file.getvalue()


def tell_missing(region: Region, language: Language) -> None:
    """That a municipality has no slides of ranks, and why."""
    if region.is_town:
        named = {name: language(f"deck.set_{name}") for name in ("overview", "place")}
        st.info(escape_markdown(language("deck.no_rank", region=region.name, **named)), icon=":material/info:")


def show_downloads(deck: Deck, slides: Deck, template: bytes | None, language: Language) -> None:
    """The files, each written only at the click; `slides`: the deck with its long tables cut."""
    writers: dict[str, Callable[[], bytes]] = {
        "pptx": lambda: write_pptx(slides, language, template),
        "sheet": lambda: write_sheet_pdf(deck, language),
        "pdf": lambda: write_handout_pdf(deck, language),
        "docx": lambda: write_handout_docx(deck, language),
        "html": lambda: write_slideshow(slides, _pictures(repr(slides), language.code, slides), language),
    }
    for column, (kind, write) in zip(st.columns(len(writers)), writers.items(), strict=True):
        is_sheet = kind == "sheet"
        column.download_button(
            language(f"deck.download_{kind}"),
            write,
            _name_sheet(deck.file, language) if is_sheet else f"kreiskompass_{deck.file}.{kind}",
            MEDIA["pdf" if is_sheet else kind],
            on_click="ignore",
            type="primary" if kind == "pptx" else "secondary",
            icon=":material/download:",
            width="stretch",
        )


def offer_sheet(label: str, key: str, region: Region, language: Language) -> None:
    """The page for the council group without a way over the slides, with what the visitor has changed of them."""
    edits = find_edits(region.key, language)

    def write() -> bytes:
        deck = make_deck(Wish(region), language)
        assert deck is not None  # a decision is always asked for
        return write_sheet_pdf(apply_edits(deck, edits), language)

    name = _name_sheet(name_file(region, language), language)
    st.download_button(label, write, name, MEDIA["pdf"], on_click="ignore", key=key, width="stretch")


def _name_sheet(file: str, language: Language) -> str:
    return f"kreiskompass_{file}_{language('deck.sheet')}.pdf"


def show_preview(deck: Deck, template: bytes | None, language: Language) -> None:
    """Every slide as a picture, drawn in the places of our master; said so where the file follows another."""
    st.header(language("deck.slides_title", count=len(deck.slides) + 1), anchor=False)
    if template is not None:
        st.info(language("deck.template_preview"), icon=":material/info:")
    titles = [deck.title, *(slide.title for slide in deck.slides)]
    notes = [deck.subtitle, *(describe_slide(slide, language) for slide in deck.slides)]
    drawn = _pictures(repr(deck), language.code, deck)
    show_slides(list(zip(titles, notes, drawn, strict=True)))


@st.cache_data(max_entries=20, show_spinner=False)
def _pictures(told: str, code: str, _deck: Deck) -> list[bytes]:  # noqa: ARG001
    """Kept by what the deck tells: a deck itself cannot be a key."""
    return draw_slides(_deck, Language(code))
