"""What a visitor must be told of her selections: above the page, where it breaks no row of controls."""

from collections.abc import Sequence

import streamlit as st

from content.markdown import escape_markdown
from texts import Language

_PLACE = "_notices"
_LONGEST = 60  # characters of a link that are repeated


def open_notices() -> None:
    """Take the place of all notices of this run: here."""
    st.session_state[_PLACE] = st.container()


def tell_unknown(left_out: Sequence[str], language: Language) -> None:
    """Tell what a link names in vain, as plain text."""
    if left_out:
        _tell(language("common.link_unknown", values=_quote(left_out)), ":material/link_off:")


def tell_too_many(left_out: Sequence[str], most: int, language: Language) -> None:
    """Tell by their names which of a link's are not shown, because `most` go together."""
    names = escape_markdown(", ".join(left_out))
    _tell(language("common.link_too_many", most=most, names=names), ":material/link_off:")


def tell_replaced(new: str, old: str, language: Language) -> None:
    """Tell that a district clicked in a picture stands where another one was, as no more go together."""
    _tell(escape_markdown(language("common.replaced", new=new, old=old)), ":material/info:")


def tell_renewed(remarks: Sequence[str]) -> None:
    """Tell what has become of districts that a link names by a former key."""
    for remark in dict.fromkeys(remarks):
        _tell(escape_markdown(remark), ":material/info:")


def tell_beyond_slider(asked: Sequence[str], language: Language) -> None:
    """Tell that a link assumes larger changes than a slider offers."""
    if asked:
        _tell(language("whatif.beyond_slider", values=_quote(asked)), ":material/info:")


def tell_not_here(label: str, now: Sequence[str], language: Language) -> None:
    """Tell that the selection of the page before is not offered here, and what is chosen instead."""
    _tell(
        language("common.not_here", label=escape_markdown(label), now=escape_markdown(", ".join(now))),
        ":material/info:",
    )


def tell_not_all(left_out: Sequence[str], language: Language) -> None:
    """Tell that some of the scenarios do not fit what is chosen now."""
    if left_out:
        _tell(language("whatif.not_all"), ":material/info:")


def _quote(parts: Sequence[str]) -> str:
    """As code, so that no address becomes a link; on one line, for an empty one would end the code."""
    return "`" + " ".join(", ".join(parts).split())[:_LONGEST].replace("`", "'") + "`"


def _tell(said: str, icon: str) -> None:
    place = st.session_state.get(_PLACE)
    (st if place is None else place).info(said, icon=icon)
