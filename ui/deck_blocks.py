"""Blocks of the page for the council: order, titles and notes to edit, the office's template, the files."""

import pandas as pd
import streamlit as st

from export.master import TemplateUnfit, master
from export.paging import paged
from export.pptx import pptx_bytes
from texts import Language
from views.deck import Deck
from views.deck_edit import edited_deck
from views.markdown import plain

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def edited(deck: Deck, language: Language) -> Deck:
    """The deck as the visitor wants it: slides left out, in another order, with other titles and notes."""
    with st.expander(language("deck.edit_title"), icon=":material/edit:"):
        st.markdown(language("deck.edit_help"))
        table = pd.DataFrame(
            {
                "order": range(1, len(deck.slides) + 1),
                "shown": True,
                "title": [slide.title for slide in deck.slides],
                "notes": [slide.notes for slide in deck.slides],
            },
            index=[slide.key for slide in deck.slides],
        )
        columns = {
            "order": st.column_config.NumberColumn(language("deck.edit_order"), min_value=1, step=1, width="small"),
            "shown": st.column_config.CheckboxColumn(language("deck.edit_shown"), width="small"),
            "title": st.column_config.TextColumn(language("deck.edit_slide_title"), width="large", required=True),
            "notes": st.column_config.TextColumn(language("deck.edit_notes"), width="large"),
        }
        key = f"deck_edit_{_name(deck)}"
        told = st.data_editor(table, column_config=columns, hide_index=True, key=key)
    return edited_deck(deck, told)


def _name(deck: Deck) -> str:
    """Name of the editor: another selection starts from its own texts."""
    return str(abs(hash((deck.title, deck.subtitle, tuple(slide.title for slide in deck.slides)))))


def downloads(deck: Deck, language: Language) -> None:
    """The files; each is written only at the click."""
    shown = paged(deck, language)
    st.header(language("deck.slides_title", count=len(shown.slides) + 1), anchor=False)
    template = _template(language)
    st.download_button(
        language("deck.download_pptx"),
        lambda: pptx_bytes(shown, language, template),
        f"kreiskompass_{language('deck.file')}.pptx",
        _PPTX,
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )


def _template(language: Language) -> bytes | None:
    """The office's template if it can be used, else None and the reason."""
    with st.expander(language("deck.template")):
        file = st.file_uploader(language("deck.template"), type="pptx", help=language("deck.template_help"))
    if file is None:
        return None
    try:
        master(file.getvalue())
    except TemplateUnfit as unfit:
        layouts = ", ".join(language(f"deck.layout.{kind}") for kind in unfit.missing)
        said = language("deck.template_missing", layouts=layouts) if layouts else language("deck.template_broken")
        st.error(plain(said), icon=":material/error:")
        return None
    return file.getvalue()
