"""The collection of a visit: kept while the browser stays open, beyond the page and for all its tabs.

A link opens its page anew, and with it a session of Streamlit's. The browser carries a random number over in a cookie
that ends with it; what belongs to the number lies in the memory of this server, for the visits last at work, and is
gone with a restart. To keep a collection for good there are its link and its file.
"""

import re
import secrets
from threading import Lock

import streamlit as st

from features.collection.model import Collection
from ui import cookie

MOST_VISITS = 1000
_COOKIE = "kreiskompass_visit"
_NUMBER = "visit_number"

_kept: dict[str, Collection] = {}
_keeping = Lock()


def find_collection() -> Collection:
    """What this visit has collected; also what another tab has added just now."""
    return _kept.get(_number(), Collection())


def keep_collection(wanted: Collection) -> None:
    """Let this be the collection of the visit. The visit longest out of use loses its own where there are too many."""
    with _keeping:
        _kept.pop(_number(), None)
        _kept[_number()] = wanted
        if len(_kept) > MOST_VISITS:
            del _kept[next(iter(_kept))]


def carry_number() -> None:
    """Hand the number to the browser where it has none yet."""
    if _COOKIE not in st.context.cookies:
        cookie.write_cookie(_COOKIE, _number(), only_new=True)


def _number() -> str:
    if _NUMBER not in st.session_state:
        carried = st.context.cookies.get(_COOKIE, "")
        st.session_state[_NUMBER] = carried if re.fullmatch("[0-9a-f]{32}", carried) else secrets.token_hex(16)
    number: str = st.session_state[_NUMBER]
    return number
