"""What a visitor must be told of her selections: above the page, where it breaks no row of controls."""

from collections.abc import Sequence

import streamlit as st

from content.markdown import plain
from texts import Language

_PLACE = "_notices"
_LONGEST = 60  # characters of a link that are repeated


def open_place() -> None:
    """Take the place of all notices of this run: here."""
    st.session_state[_PLACE] = st.container()


def link_unknown(left_out: Sequence[str], language: Language) -> None:
    """Tell what a link names in vain, as plain text."""
    if left_out:
        _tell(language("common.link_unknown", values=_quoted(left_out)), ":material/link_off:")


def renewed(remarks: Sequence[str]) -> None:
    """Tell what has become of districts that a link names by a former key."""
    for remark in dict.fromkeys(remarks):
        _tell(plain(remark), ":material/info:")


def beyond_slider(asked: Sequence[str], language: Language) -> None:
    """Tell that a link assumes larger changes than a slider offers."""
    if asked:
        _tell(language("whatif.beyond_slider", values=_quoted(asked)), ":material/info:")


def not_here(label: str, now: Sequence[str], language: Language) -> None:
    """Tell that the selection of the page before is not offered here, and what is chosen instead."""
    _tell(language("common.not_here", label=plain(label), now=plain(", ".join(now))), ":material/info:")


def not_all(left_out: Sequence[str], language: Language) -> None:
    """Tell that some of the scenarios do not fit what is chosen now."""
    if left_out:
        _tell(language("whatif.not_all"), ":material/info:")


def _quoted(parts: Sequence[str]) -> str:
    """As code, so that no address becomes a link; on one line, for an empty one would end the code."""
    return "`" + " ".join(", ".join(parts).split())[:_LONGEST].replace("`", "'") + "`"


def _tell(said: str, icon: str) -> None:
    place = st.session_state.get(_PLACE)
    (st if place is None else place).info(said, icon=icon)
