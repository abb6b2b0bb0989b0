"""The edits of a deck in the collection: opened with the remembered view, and told when the view is remembered."""

from typing import cast

import streamlit as st

from features.collection import remember as collection
from features.collection import visit
from features.collection.selectors import EDITS
from features.deck.edit import Edits
from features.deck.edit_controls import find_edits, give_edits
from texts import CODES, Language
from ui import address, url
from ui.selectors import DEFAULT_REGION


def open_edits(language: Language) -> None:
    """Take up the edits of the remembered view that the page has been opened from."""
    asked = address.read_parts((EDITS,))
    if not asked or not url.is_entered():
        return
    view = visit.find_collection().find(asked[EDITS])
    if view is None:
        st.info(language("collection.edits_gone"), icon=":material/bookmark_remove:")
        return
    for code, edits in view.edits.items():
        give_edits(_region(), Language(code), cast(Edits, edits))  # held against Edit where they came in


def tell_edits() -> None:
    """Let them be remembered with the view, in each language."""
    found = {code: find_edits(_region(), Language(code)) for code in CODES}
    collection.note_edits({code: edits for code, edits in found.items() if edits})


def _region() -> str:
    return url.peek_choice("region", DEFAULT_REGION)
